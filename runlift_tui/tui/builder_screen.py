"""The builder of interval timers: one line of short form, and the same as fields, always in step.

It hands back what was built; starting it, and listing what was saved, is up to whoever asked.
"""

from dataclasses import replace
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Input, Static

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.routine import Routine
from runlift_tui.engine.shorthand import ShortFormError, parse_short
from runlift_tui.engine.timeline import Timeline
from runlift_tui.files.routine_file import OpenRoutine
from runlift_tui.tui.after_keys import AfterKeys, after_keys
from runlift_tui.tui.asking import Question
from runlift_tui.tui.builder_style import BUILDER_CSS
from runlift_tui.tui.builder_words import guide_sheet, timer_length
from runlift_tui.tui.stage import stage
from runlift_tui.tui.time_strip import totals
from runlift_tui.tui.timer_asks import ASKS, FIRST, PLACES, Figure, TimerKind
from runlift_tui.tui.timer_fields import FieldError, fields_of, read_fields, short_text
from runlift_tui.tui.timer_keeping import TimerKeeping
from runlift_tui.tui.timer_presets import EXAMPLES, offers, titled
from runlift_tui.tui.widgets.figure_field import FigureField
from runlift_tui.tui.widgets.kind_choice import KindChoice
from runlift_tui.tui.widgets.lines import Ends
from runlift_tui.tui.widgets.time_bar import TimeBar
from runlift_tui.tui.widgets.time_key import TimeKey

HINT = "Type it, or fill in the fields below."
ONLY_TYPED = "Fields cannot show all of this timer."
MEND = "Mend it first, then start."

WIDE = 72
"""Columns from which nothing needs to be said briefly."""


class Built(NamedTuple):
    """What was built, and how it is known in the list where it was saved."""

    routine: Routine
    saved: str = ""


class BuilderScreen(Screen[Built | None]):
    """Builds a timer from `text`, or changes the one in the file `opened`."""

    AUTO_FOCUS = "#short"
    BINDING_GROUP_TITLE = "In the builder"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,f5", "start", "Start", priority=True, id="builder.start"),
        Binding("ctrl+s", "save", "Save", priority=True, id="builder.save"),
        Binding(
            "ctrl+t",
            "presets",
            "Pick",
            priority=True,
            id="builder.presets",
            tooltip="Pick a preset or an example",
        ),
        Binding("down", "app.focus_next", "Next field", show=False, id="builder.down"),
        Binding("up", "app.focus_previous", "Field before", show=False, id="builder.up"),
        Binding("escape", "dismiss", "Back", id="builder.close"),
    ]
    DEFAULT_CSS = BUILDER_CSS
    SCOPED_CSS = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-medium"), (36, "-tall")]  # noqa: RUF012

    def __init__(self, text: str, opened: OpenRoutine | None = None) -> None:
        super().__init__()
        self._text = text
        self._keeping = TimerKeeping(self, opened)
        self._built: tuple[Routine, Timeline] | None = None
        self._drafts: dict[TimerKind | None, str] = {}
        self._seen: tuple[str, tuple[str, ...]] = ("", ())

    def compose(self) -> ComposeResult:
        """See `Widget.compose`."""
        with Vertical(id="sheet"):
            yield Ends("head")
            yield Input(self._text, id="short", placeholder="8x20s/10s", compact=True)
            yield Static(id="caret", markup=False)
            yield Static(id="say", markup=False)
            yield KindChoice(id="kinds")
            with Container(id="fields"):
                for place in range(PLACES):
                    yield FigureField(f"field-{place}")
            yield TimeBar("bar")
            yield TimeKey(id="key")
            yield Static(guide_sheet(), id="guide")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the timer from the start, and keep the caret below its place."""
        short = self.query_one("#short", Input)
        short.cursor_position = len(short.value)
        self.watch(short, "scroll_x", self._read, init=False)
        self._read()

    def on_resize(self, event: events.Resize) -> None:
        """Say things as briefly as the width asks for."""
        for field in self.query(FigureField):
            field.brief = event.size.width < WIDE
        self.query_one(Footer).compact = event.size.width < WIDE
        self._say_head()

    # From the short form to the fields

    @on(Input.Changed, "#short")
    def typed(self) -> None:
        """Read what was typed."""
        self._read()

    def _read(self) -> None:
        short = self.query_one("#short", Input)
        self._seen = short.value, self._seen[1]
        try:
            routine = parse_short(short.value)
        except ShortFormError as fault:
            between = " " if self.has_class("-low") else "\n"
            self._refuse(f"{fault.message}{between}For example: {fault.example}", "-misread")
            before = Content(short.value[: fault.at]).cell_length - round(short.scroll_x)
            self.query_one("#caret", Static).update(" " * before + "^" if before >= 0 else "")
        else:
            self._show_fields(routine)
            self._accept(routine)

    def _show_fields(self, routine: Routine) -> None:
        kinds, found = self.query_one(KindChoice), fields_of(routine)
        kind, texts = found or (None, {})
        self._drafts[kind] = self.query_one("#short", Input).value
        kinds.kind, kinds.typed = kind, None in self._drafts
        asks = ASKS[kind] if kind else (None,) * PLACES
        for field, ask in zip(self.query(FigureField), asks, strict=True):
            field.show(ask, texts[ask.figure] if ask else "")
        self._seen = self._present

    # From the fields to the short form

    @on(Input.Changed, "FigureField Input")
    def filled(self) -> None:
        """Write what was filled in as the short form."""
        kind = self.query_one(KindChoice).kind
        self._seen = self._present
        if not kind:
            return
        fields = {field.ask.figure: field for field in self.query(FigureField) if field.ask}
        try:
            texts = {figure: field.text for figure, field in fields.items()}
            text = short_text(kind, read_fields(kind, texts))
            routine = parse_short(text)
        except FieldError as fault:
            self._refuse(str(fault))
            self._mark(fault.figure)
        except ShortFormError as fault:
            self._refuse(fault.message)
        else:
            self._mark(None)
            self._write(text)
            self._seen = self._present
            self._drafts[kind] = text
            self._accept(routine)

    def _mark(self, wrong: Figure | None) -> None:
        for field in self.query(FigureField):
            field.set_class(field.ask is not None and field.ask.figure is wrong, "-wrong")

    def _write(self, text: str) -> None:
        short = self.query_one("#short", Input)
        with self.prevent(Input.Changed):
            short.value = text
        short.cursor_position = len(text)

    @on(KindChoice.Chosen)
    def choose(self, event: KindChoice.Chosen) -> None:
        """Go on with the timer of this kind that there was before, or with its first one."""
        self._use(self._drafts.get(event.kind) or (FIRST[event.kind] if event.kind else ""))

    def _use(self, text: str) -> None:
        self._write(text)
        self._read()

    # What it comes to

    def _refuse(self, why: str, *classes: str) -> None:
        """Say what is wrong; the strip keeps showing, dimmed, what was right before."""
        self._built = None
        self.query_one("#say", Static).update(why)
        self.query_one("#caret", Static).update("")
        self.remove_class("-misread")
        self.add_class("-wrong", *classes)
        self._say_head()

    def _accept(self, routine: Routine) -> None:
        timeline = compile_routine(routine, stage(self).settings.quiet)
        self._built = routine, timeline
        self.remove_class("-wrong", "-misread")
        self.query_one("#caret", Static).update("")
        known = self.query_one(KindChoice).kind
        self.query_one("#say", Static).update(HINT if known else ONLY_TYPED)
        self.query_one(TimeBar).show(timeline.steps)
        self.query_one(TimeKey).show(totals(timeline.steps))
        self._say_head()

    def _say_head(self) -> None:
        words = ""
        if self._built:
            timeline = self._built[1]
            words = timer_length(timeline, brief=self.size.width < WIDE)
        self.query_one(Ends).say(self._keeping.heading, right=words)

    # Actions

    def on_after_keys(self, event: AfterKeys) -> None:
        """See `AfterKeys`."""
        self.app.call_later(event.then)

    @property
    def _present(self) -> tuple[str, tuple[str, ...]]:
        short = self.query_one("#short", Input).value
        return short, tuple(field.text for field in self.query(FigureField))

    def _catch_up(self) -> None:
        """Read what was typed since the last time, if anything was."""
        if self._present[0] != self._seen[0]:
            self._read()
        elif self._present != self._seen:
            self.filled()

    def _whole(self) -> Routine | None:
        """Return what was built; else bring the athlete to what is wrong."""
        self._catch_up()
        if self._built:
            return titled(self._built[0])
        wrong = self.query("FigureField.-wrong Input").results(Input)
        next(wrong, self.query_one("#short", Input)).focus()
        self.notify(MEND, timeout=3)
        return None

    def action_start(self) -> None:
        """Hand the timer back to be started, and remember it."""
        after_keys(self, self._start)

    def _start(self) -> None:
        if routine := self._whole():
            text = self.query_one("#short", Input).value
            settings = replace(stage(self).settings, interval=" ".join(text.split()))
            stage(self).change_settings(settings)
            self.dismiss(Built(routine))

    def action_save(self) -> None:
        """Save the timer: where it came from, or under a name."""
        after_keys(self, self._save)

    def _save(self) -> None:
        if routine := self._whole():

            def saved(name: str) -> None:
                self.dismiss(Built(routine, name))

            self._keeping.keep(routine, saved)

    def action_presets(self) -> None:
        """Offer timers to begin with."""

        def take(text: str | None) -> None:
            if text:
                self._use(text)

        self.app.push_screen(Question("Begin with", offers()), take)

    def action_use(self, index: int) -> None:
        """Take an example of the guide."""
        self._use(EXAMPLES[index][0])
