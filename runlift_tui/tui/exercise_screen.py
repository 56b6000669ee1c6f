"""One exercise over all its sessions: a plot, the best set and the last times. It only reads."""

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Static

from runlift_tui.journal.diary import Diary
from runlift_tui.journal.faults import JournalError
from runlift_tui.tui.history_words import ExercisePage, exercise_page
from runlift_tui.tui.plot import draw_plots
from runlift_tui.tui.reading import HEIGHTS
from runlift_tui.tui.stage import stage


class ExerciseScreen(Screen[None]):
    """Shows `exercise` as `diary` has it."""

    BINDING_GROUP_TITLE = "On this page"
    BINDINGS = [Binding("escape,q,enter,space,f5", "dismiss", "Close", id="exercise.close")]  # noqa: RUF012
    DEFAULT_CSS = """
    ExerciseScreen {
        padding: 1 2;
        #name { text-style: bold; color: $text-accent; height: 2; }
        #plot { height: 1fr; text-wrap: nowrap; text-overflow: clip; }
        #said { height: auto; max-height: 50%; scrollbar-size-vertical: 1; }
        #lines { height: auto; max-width: 90; }
        &.-low { padding: 0 1; }
        &.-low #name { height: 1; }
        &.-low #said { max-height: 3; }
    }
    """
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, diary: Diary, exercise: str) -> None:
        super().__init__()
        self._diary = diary
        self._exercise = exercise
        self._page: ExercisePage | None = None

    def compose(self) -> ComposeResult:
        """See `Widget.compose`."""
        yield Static(self._exercise, id="name", markup=False)
        yield Static(id="plot", markup=False)
        with VerticalScroll(id="said"):
            yield Static(id="lines")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Look the exercise up."""
        self._read()

    @work(thread=True)
    def _read(self) -> None:
        try:
            with self._diary.lent() as journal:
                page = exercise_page(journal, self._exercise, stage(self).settings.units)
        except JournalError as fault:
            self.app.call_from_thread(self.notify, f"{fault}.", severity="warning", markup=False)
            return
        self.app.call_from_thread(self._show, page)

    def _show(self, page: ExercisePage) -> None:
        self._page = page
        self.query_one("#lines", Static).update(page.said)
        self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        """Draw it as large as there is room."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        if self._page:
            plot = self.query_one("#plot", Static)
            plot.update(draw_plots(self._page.points, self._page.unit, *plot.size))
