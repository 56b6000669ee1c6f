"""What was done in a session and how long it took, at its end; the last set can still be noted.

It asks before it closes only where the session would be lost.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from runlift_tui.engine.session import Ending, Session
from runlift_tui.tui.keys import key_lines
from runlift_tui.tui.noting import NOTE_ACTIONS, NOTE_BINDINGS
from runlift_tui.tui.phases import PhaseLook, phase_colours
from runlift_tui.tui.sheet import Line, Sheet
from runlift_tui.tui.stage import stage
from runlift_tui.tui.tally import Done, Tally, tally
from runlift_tui.tui.widgets.big_number import BigNumber
from runlift_tui.tui.widgets.big_text import BigText
from runlift_tui.tui.widgets.key_hints import KeyHints
from runlift_tui.tui.widgets.rows import Align
from runlift_tui.tui.wording import BETWEEN, clock_text

if TYPE_CHECKING:
    from runlift_tui.tui.set_notes import SetNotes

TITLES = {
    Ending.COMPLETED: ("✓ DONE", "DONE"),
    Ending.FINISHED_EARLY: ("✓ FINISHED EARLY", "FINISHED EARLY", "FINISHED"),
}

HINTS = {
    "summary.close": "close",
    "summary.save": "save in a file",
    "floor.heavier": "load",
    "floor.effort": "effort",
    "floor.side": "other side",
    "app.help": "help",
}

DIGITS = "two digits: reps"

HEIGHTS: list[tuple[int, str]] | None = [(0, "-low"), (20, "-middle"), (36, "-high")]


class SummaryScreen(Screen[None]):
    """Sums up `session`, which is over."""

    ALLOW_SELECT = False
    BINDING_GROUP_TITLE = "At the end"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter,pagedown,escape,f5,full_stop,q", "leave", "Close", id="summary.close"),
        Binding("down", "scroll(1)", "Further down", id="summary.down", show=False),
        Binding("up", "scroll(-1)", "Back up", id="summary.up", show=False),
        Binding("s", "save", "Save it in a file", id="summary.save"),
        *NOTE_BINDINGS,
    ]
    DEFAULT_CSS = """
    SummaryScreen {
        padding: 0 2;
        #title { height: 3; }
        #total { height: 48%; }
        #times { height: 1; content-align: center middle; text-style: bold; }
        #note, #unsaved { height: auto; text-align: center; }
        #unsaved { text-style: bold reverse; max-height: 4; padding: 0 1; }
        .-none { display: none; }
        #done { height: 1fr; align-horizontal: center; scrollbar-size-vertical: 1; }
        #sheet { max-width: 90; height: auto; }
        #keys { height: 1; content-align: center middle; }
        &.-low #title { height: 1; }
        &.-low #unsaved, &.-low #note { max-height: 1; }
        &.-low #total { height: 40%; }
        &.-high #title { height: 5; }
        &.-high #times { height: 3; }
        &.-high #total { margin-top: 1; }
    }
    """
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._file: Path | None = None

    def compose(self) -> ComposeResult:
        """See `Widget.compose`."""
        yield BigText("title")
        yield BigNumber("total")
        yield Static(id="times", markup=False)
        yield Static(id="unsaved", markup=False)
        yield Static(id="note", markup=False)
        with VerticalScroll(id="done", can_focus=False):
            yield Static(id="sheet")
        yield KeyHints("keys")

    def on_mount(self) -> None:
        """Show it in the colours of the end."""
        colours = phase_colours(self.app.theme)[PhaseLook.DONE]
        self.styles.background, self.styles.color = colours.ground, colours.ink
        done = tally(self._session)
        plain = stage(self).settings.ascii_digits
        titles = TITLES.get(self._session.ending or Ending.COMPLETED, ("OVER",))
        self.query_one("#title", BigText).say(
            *(titles[1:] or titles if plain else titles), ascii_only=plain, align=Align.CENTER
        )
        self.query_one("#total", BigNumber).say(clock_text(done.total), ascii_only=plain)
        self.query_one("#times", Static).update(BETWEEN.join((titles[-1], *_times(done))))
        self._say()

    def _say(self) -> None:
        """Say what can still change: the figures, what was noted and what is saved."""
        notes = self._notes
        said = notes.words(self._session, stage(self).settings.units) if notes else ()
        self._tell("#note", BETWEEN.join((*said, DIGITS)) if said else "")
        self._tell("#unsaved", self._saved_text())
        self.query_one("#sheet", Static).update(Sheet(_lines(tally(self._session))))
        self.refresh_bindings()
        self.query_one("#keys", KeyHints).say(HINTS)

    def _tell(self, selector: str, text: str) -> None:
        line = self.query_one(selector, Static)
        line.update(text)
        line.set_class(not text, "-none")

    def _saved_text(self) -> str:
        unsaved = stage(self).keeping.unsaved
        if unsaved:
            return f"NOT SAVED: {self._save_key} saves it in a file. {unsaved.fault}."
        from runlift_tui.journal.elsewhere import saved_text

        said = saved_text(self._file) if self._file else ""
        return said[:1].upper() + said[1:]

    def on_click(self, event: events.Click) -> None:
        """Take a click anywhere for the big key."""
        if "@click" not in event.style.meta:
            self.action_leave()

    @property
    def _save_key(self) -> str:
        return key_lines(self)["summary.save"].keys[0]

    @property
    def _notes(self) -> "SetNotes | None":
        return stage(self).keeping.notes

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`: only what works now."""
        if action == "save":
            return bool(stage(self).keeping.unsaved)
        if action in NOTE_ACTIONS:
            notes = self._notes
            allowed = notes and (notes.has_sides if action == "side" else notes.subject)
            return bool(allowed and allowed(self._session))
        return True

    def action_digit(self, figure: int) -> None:
        """Take one of the two digits of the last set's repetitions, or its effort."""
        if self._notes:
            command = self._notes.digit(self._session, figure)
            if command:
                self._session = self._notes.correct(self._session, command)
            self._noted()

    def action_weigh(self, direction: int) -> None:
        """Change the load of the last set."""
        if self._notes:
            self._notes.weigh(self._session, direction)
            self._noted()

    def action_rate(self) -> None:
        """Say how hard the last set was."""
        if self._notes:
            self._notes.rate(self._session)
            self._say()

    def action_side(self) -> None:
        """Speak of the other side of the last set."""
        if self._notes:
            self._notes.switch_side(self._session)
            self._say()

    def _noted(self) -> None:
        """What is in a file is then no longer all of it."""
        stage(self).keeping.settled = False
        self._say()

    def action_save(self) -> None:
        """Save the session in a file, as the journal could not."""
        unsaved = stage(self).keeping.unsaved
        if unsaved:
            from runlift_tui.tui.saving_elsewhere import SavingElsewhere

            self.app.push_screen(SavingElsewhere(unsaved), self._saved)

    def _saved(self, path: Path | None) -> None:
        if path:
            self._file, stage(self).keeping.settled = path, True
        self._say()

    def action_leave(self) -> None:
        """Go back to where the session was started from."""
        unsaved = stage(self).keeping.unsaved
        if unsaved:
            unsaved.try_again()
        if not stage(self).keeping.unsaved:
            stage(self).leave_floor()
            return
        from runlift_tui.tui.saving_elsewhere import Unsaved, ask_unsaved

        def answered(answer: str | None) -> None:
            if answer == Unsaved.SAVE:
                self.action_save()
            elif answer == Unsaved.LOSE:
                stage(self).keeping.settled = True
                stage(self).leave_floor()

        self.app.push_screen(ask_unsaved(), answered)

    def action_scroll(self, direction: int) -> None:
        """Show what is further down, or further up where `direction` is negative."""
        scroll = self.query_one("#done", VerticalScroll)
        scroll.scroll_relative(y=direction * max(1, scroll.size.height // 2), animate=False)


def _times(done: Tally) -> list[str]:
    parts = [f"work {clock_text(done.work)}", f"rest {clock_text(done.rest)}"]
    parts += [f"paused {clock_text(done.paused)}"] if done.paused else []
    return parts


def _lines(done: Tally) -> Iterator[Line]:
    for exercise in done.exercises:
        yield Line(Content(exercise.name), Content.styled(_result(exercise), "bold"), leader="·")


def _result(exercise: Done) -> str:
    sets = f"{exercise.done} of {exercise.planned} sets" if exercise.planned > 1 else ""
    skipped = "skipped" if exercise.skipped and not exercise.done else ""
    nothing = "" if exercise.done or exercise.skipped else "not done"
    return "   ".join(part for part in (exercise.figures, sets, skipped or nothing) if part)
