"""The board of the floor: every piece that is to be seen, in its place, colour and shape.

It shows the words it is given and flashes when told; it knows no session and takes no keys.
"""

from collections.abc import Mapping
from dataclasses import replace

from textual.app import ComposeResult
from textual.layout import Layout
from textual.screen import Screen

from runlift_tui.audio.output import SoundState
from runlift_tui.engine.hearing import Hear
from runlift_tui.engine.timeline import Side
from runlift_tui.tui.awake import AwakeState
from runlift_tui.tui.floor_layout import FloorLayout
from runlift_tui.tui.floor_plan import (
    LEAST_HEIGHT,
    LEAST_WIDTH,
    Content,
    FloorPlan,
    Piece,
    phase_width,
    plan_floor,
    too_small,
)
from runlift_tui.tui.phases import PhaseLook, phase_colours
from runlift_tui.tui.stage import stage
from runlift_tui.tui.tight import TightCompositor
from runlift_tui.tui.widgets.big_number import BigNumber
from runlift_tui.tui.widgets.big_text import BigText, gains, line_width
from runlift_tui.tui.widgets.edge import Edge
from runlift_tui.tui.widgets.key_hints import KeyHints
from runlift_tui.tui.widgets.lines import Ends, Prompts
from runlift_tui.tui.widgets.rows import Align
from runlift_tui.tui.wording import PHASE_WORDS, SHAPES, Words

FLASH = 0.15
"""Seconds that a flash lasts."""

SOUND_WORDS = {
    SoundState.ON: "{heard} {volume}%",
    SoundState.MUTED: "muted",
    SoundState.LOST: "no sound: flashing",
    SoundState.OFF: "sound off",
}

HEARD = {Hear.BOTH: "sound", Hear.BEEPS: "beeps", Hear.VOICE: "voice"}

SLEEPY_BRIEF = "display may go dark"
SLEEPY = f"{SLEEPY_BRIEF}: turn off its sleep"

UNSAVED = "NOT SAVED"
"""Stands on the floor as long as the journal cannot be written."""

TOO_SMALL = f"This window is too small: make it {LEAST_WIDTH}x{LEAST_HEIGHT} or larger."


class Board(Screen[None]):
    """A screen that is nothing but a board; it shows `words` from the start."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Board {
        overflow: hidden;
        #keys { content-align: center middle; text-wrap: nowrap; }
    }
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._compositor = TightCompositor()
        self._words = words
        self._flashing = False
        self._planned = FloorPlan({})
        self._floor_layout = FloorLayout(self._plan_anew)

    @property
    def layout(self) -> Layout:
        """See `Widget.layout`: by the floor plan."""
        return self._floor_layout

    def compose(self) -> ComposeResult:
        """See `Widget.compose`."""
        yield Edge(Piece.LEFT_EDGE)
        yield Edge(Piece.RIGHT_EDGE, mirrored=True)
        for piece in (Piece.PHASE, Piece.SIDE, Piece.NAME, Piece.DETAIL, Piece.NEXT):
            yield BigText(piece)
        yield BigNumber(Piece.NUMBER)
        yield Prompts(Piece.HOW)
        yield Ends(Piece.STATUS)
        yield KeyHints(Piece.KEYS)

    def on_mount(self) -> None:
        """Show the first words."""
        self.say_again()

    def on_resize(self) -> None:
        """Say what fits the new size."""
        self._say_figures()
        self._say_texts()

    def say(self, words: Words) -> bool:
        """Show `words`; return whether more changed than seconds."""
        before, self._words = self._words, words
        if _steady(before) == _steady(words):
            self._say_figures()
            return False
        planned, self._planned = self._planned, self._plan(*self.size)
        self._say_figures()
        self._say_texts()
        if before.look is not words.look:
            self._colour()
        if self._planned != planned:
            self._lay_out()
        return True

    def say_again(self) -> None:
        """Show it all anew, as the look of things changed."""
        self._say_figures()
        self._say_texts()
        self._colour()
        self._lay_out()

    def _lay_out(self) -> None:
        # A screen's own refresh goes on with the arrangement that Textual keeps; a part's does not.
        self.query_one(f"#{Piece.LEFT_EDGE}").refresh(layout=True)

    def _say_figures(self) -> None:
        number = self.query_one(f"#{Piece.NUMBER}", BigNumber)
        number.say(self._words.number, ascii_only=self._plain)
        self._say_status()

    def _say_texts(self) -> None:
        words = self._words
        for piece, choices in self._texts().items():
            self.query_one(f"#{piece}", BigText).say(
                *choices, ascii_only=self._plain, align=_align(piece, words.side)
            )
        self.query_one(f"#{Piece.HOW}", Prompts).say(*words.how, notes=words.notes, lead=words.lead)
        for edge in self.query(Edge):
            edge.say(words.look)

    def hint(self, hints: Mapping[str, str]) -> None:
        """Show the keys of the bindings in `hints`, each with what it means now."""
        self.query_one(f"#{Piece.KEYS}", KeyHints).say(hints)

    def flash(self, *, on: bool = True) -> None:
        """Turn the colours of all of it round for a moment."""
        self._flashing = on
        self._colour()
        if on:
            self.set_timer(FLASH, lambda: self.flash(on=False))

    def pulse(self, *, on: bool = True) -> None:
        """Turn the edges inside out for a moment."""
        for edge in self.query(Edge):
            edge.light(lit=on)
        if on:
            self.set_timer(FLASH, lambda: self.pulse(on=False))

    @property
    def _plain(self) -> bool:
        return stage(self).settings.ascii_digits

    def _say_status(self) -> None:
        words = self._words
        sound, awake = stage(self).deck.sound, stage(self).awake
        said = SOUND_WORDS[sound.state].format(
            volume=sound.volume, heard=HEARD[stage(self).settings.hear]
        )
        bar = self._planned.shows_next or not words.next
        ahead = (("   ".join(filter(None, (one, words.next)))) for one in words.total)
        lines = words.left if bar else tuple(ahead)
        if words.notes and Piece.HOW not in self._planned.regions:
            turns = (*((note,) for note in words.how[: words.notes]), lines)
            lines = turns[words.lead % len(turns)]
        if awake.state is AwakeState.FAILED:
            # What is going on matters more than the display, where there is no room for both.
            brief = (f"{line}   {SLEEPY_BRIEF}" for line in lines[:3])
            lines = (f"{lines[0]}   {SLEEPY}", *brief, *lines)
        saved = "" if not stage(self).keeping.unsaved else f"{UNSAVED}  "
        self.query_one(f"#{Piece.STATUS}", Ends).say(*lines, right=saved + said)

    def _texts(self) -> dict[Piece, tuple[str, ...]]:
        words, word = self._words, PHASE_WORDS[self._words.look]
        shape = SHAPES[words.look]
        return {
            Piece.PHASE: (word,) if self._plain else (f"{shape} {word}", word),
            Piece.SIDE: (words.slot,),
            Piece.NAME: (TOO_SMALL,) if too_small(*self.size) else words.names,
            Piece.DETAIL: words.details,
            Piece.NEXT: (words.next,),
        }

    def _plan_anew(self, width: int, height: int) -> FloorPlan:
        self._planned = self._plan(width, height)
        return self._planned

    def _plan(self, width: int, height: int) -> FloorPlan:
        words, texts = self._words, self._texts()
        word = line_width(PHASE_WORDS[words.look], 1)
        slot = line_width(words.slot.upper(), 1) if words.slot else 0
        share = word / (word + slot)

        def useful(piece: Piece, width: int, rows: int) -> bool:
            if piece is Piece.HOW:
                return len(words.how) > rows // 2
            if piece is Piece.KEYS:
                return True
            if rows == 1:
                return bool(texts[piece][0])
            across = phase_width(width, share) if piece is Piece.PHASE else width
            return gains(texts[piece], across, rows)

        return plan_floor(width, height, Content(words.named, words.side, share, useful))

    def _colour(self) -> None:
        colours = phase_colours(self.app.theme)[self._words.look]
        ground, ink = colours.ground, colours.ink
        if self._flashing:
            ground, ink = ink, ground
        self.styles.background, self.styles.color = ground, ink
        for child in self.children:
            child.notify_style_update()
            child.refresh()


def _align(piece: Piece, side: Side | None) -> Align:
    if piece not in (Piece.PHASE, Piece.SIDE):
        return Align.CENTER
    return Align.LEFT if (piece is Piece.SIDE) is (side is Side.LEFT) else Align.RIGHT


def _steady(words: Words) -> tuple[Words, PhaseLook]:
    """What stays the same while only seconds change."""
    return replace(words, number="", left=(), total=()), words.look
