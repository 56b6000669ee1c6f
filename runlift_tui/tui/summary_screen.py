"""What was done in a session and how long it took, at its end. It changes nothing."""

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from runlift_tui.engine.session import Ending, Session
from runlift_tui.tui.phases import PhaseLook, phase_colours
from runlift_tui.tui.sheet import Line, Sheet
from runlift_tui.tui.stage import stage
from runlift_tui.tui.tally import Done, Tally, tally
from runlift_tui.tui.widgets.big_number import BigNumber
from runlift_tui.tui.widgets.big_text import BigText
from runlift_tui.tui.widgets.key_hints import KeyHints
from runlift_tui.tui.widgets.rows import Align
from runlift_tui.tui.wording import BETWEEN, clock_text

TITLES = {
    Ending.COMPLETED: ("✓ DONE", "DONE"),
    Ending.FINISHED_EARLY: ("✓ FINISHED EARLY", "FINISHED EARLY", "FINISHED"),
}

HEIGHTS: list[tuple[int, str]] | None = [(0, "-low"), (20, "-middle"), (36, "-high")]


class SummaryScreen(Screen[None]):
    """Sums up `session`, which is over."""

    ALLOW_SELECT = False
    BINDING_GROUP_TITLE = "At the end"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter,pagedown,escape,f5,full_stop,q", "leave", "Close", id="summary.close"),
        Binding("down", "scroll(1)", "Further down", id="summary.down", show=False),
        Binding("up", "scroll(-1)", "Back up", id="summary.up", show=False),
    ]
    DEFAULT_CSS = """
    SummaryScreen {
        padding: 0 2;
        #title { height: 3; }
        #total { height: 48%; }
        #times { height: 1; content-align: center middle; text-style: bold; }
        #done { height: 1fr; align-horizontal: center; scrollbar-size-vertical: 1; }
        #sheet { max-width: 90; height: auto; }
        #keys { height: 1; content-align: center middle; }
        &.-low #title { height: 1; }
        &.-high #title { height: 5; }
        &.-high #times { height: 3; }
        &.-high #total { margin-top: 1; }
    }
    """
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        """See `Widget.compose`."""
        yield BigText("title")
        yield BigNumber("total")
        yield Static(id="times", markup=False)
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
            *(titles[1:] if plain else titles), ascii_only=plain, align=Align.CENTER
        )
        self.query_one("#total", BigNumber).say(clock_text(done.total), ascii_only=plain)
        self.query_one("#times", Static).update(BETWEEN.join((titles[-1], *_times(done))))
        self.query_one("#sheet", Static).update(Sheet(_lines(done)))
        self.query_one("#keys", KeyHints).say({"summary.close": "close", "app.help": "help"})

    def on_click(self, event: events.Click) -> None:
        """Take a click anywhere for the big key."""
        if "@click" not in event.style.meta:
            self.action_leave()

    def action_leave(self) -> None:
        """Go back to where the session was started from."""
        stage(self).leave_floor()

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
