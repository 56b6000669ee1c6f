"""The home screen: the routines with a preview, and the timers that need no routine.

It reads the folders away from the screen's own thread, and never runs a session itself: the App
does that.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.quick import REST_PRESETS, rest_timeline
from runlift_tui.engine.routine import Routine
from runlift_tui.engine.session import open_session
from runlift_tui.engine.timeline import Timeline
from runlift_tui.engine.units import SECOND, Ms, duration_text
from runlift_tui.engine.variants import with_swaps
from runlift_tui.files.faults import Fault
from runlift_tui.files.settings import swaps_in
from runlift_tui.tui.home_style import HOME_CSS
from runlift_tui.tui.keys import key_lines
from runlift_tui.tui.pick_list import PickList
from runlift_tui.tui.preview import length_text, plural, preview_sheet, summary_text
from runlift_tui.tui.quick_panel import QuickPanel
from runlift_tui.tui.sheet import Line, Sheet
from runlift_tui.tui.stage import stage
from runlift_tui.tui.wordmark import Wordmark

if TYPE_CHECKING:
    from runlift_tui.files.library import Entry, Listing

FIRST_CHOICE = "total-body"
"""The routine that is highlighted before the athlete ever moved."""

USUAL_REST: Ms = 30 * SECOND
"""What the rest key starts."""

WIDE = 72
"""Columns from which the preview stands beside the list."""

TALL = 34
"""Rows from which there is room to spare."""

_WIDTHS = [(0, "-narrow"), (WIDE, "-wide")]
_HEIGHTS = [(0, "-low"), (20, "-medium"), (TALL, "-tall")]

_REST_KEYS = [
    Binding(
        str(number),
        f"rest({duration})",
        f"Rest {duration_text(duration)}",
        show=False,
        id=f"home.rest-{number}",
    )
    for number, duration in enumerate(REST_PRESETS, start=1)
]


class Shelf(NamedTuple):
    """What there is to choose from: the athlete's own routines first, longer before shorter."""

    listing: "Listing"
    plans: "tuple[tuple[Entry, Timeline], ...]"


class HomeScreen(Screen[None]):
    """Where the app starts and where every session comes back to."""

    BINDING_GROUP_TITLE = "At home"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,f5", "start", "Start", id="home.start"),
        Binding("r", f"rest({USUAL_REST})", "Rest", id="home.rest", tooltip="Rest 30s"),
        Binding("t", "tabata", "Tabata", id="home.tabata"),
        Binding("p", "read", "Preview", id="home.preview"),
        Binding("f", "faults", "What is wrong with files", show=False, id="home.faults"),
        Binding("q", "app.quit", "Quit", id="home.quit"),
        Binding("h", "history", "History", id="home.history"),
        Binding("o,comma", "settings", "Settings", id="home.settings"),
        *_REST_KEYS,
    ]

    DEFAULT_CSS = HOME_CSS
    SCOPED_CSS = False

    class Stocked(Message):
        """The folders were read."""

        def __init__(self, shelf: Shelf) -> None:
            super().__init__()
            self.shelf = shelf

    HORIZONTAL_BREAKPOINTS = _WIDTHS
    VERTICAL_BREAKPOINTS = _HEIGHTS

    def __init__(self) -> None:
        super().__init__()
        self._shelf: Shelf | None = None

    def compose(self) -> ComposeResult:
        """See `Widget.compose`."""
        yield Wordmark()
        with Horizontal(id="body"):
            with Vertical(id="choose"):
                yield Static("Routines", id="head")
                yield PickList(id="routines")
                yield Static(id="faults")
                yield QuickPanel()
            with Container(id="preview"), Vertical(id="page"):
                yield Static(id="preview-head")
                with VerticalScroll(id="preview-scroll"):
                    yield Static(id="preview-text")
        yield Footer()

    def on_resize(self, event: events.Resize) -> None:
        """Fit what no style sheet can: the name at the top, and the footer."""
        self.query_one(Wordmark).large = event.size.height >= TALL
        footer = self.query_one(Footer)
        footer.compact = event.size.width < WIDE
        footer.show_command_palette = event.size.width >= WIDE

    def on_mount(self) -> None:
        """Show the preview anew where the settings change what it says."""
        self.watch(self.app, "settings", self.preview, init=False)

    def on_screen_resume(self) -> None:
        """Read the folders again, once there is a frame: a file may be new, mended or gone."""
        self.call_after_refresh(self._read)

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        listing = stage(self).deck.list_routines()
        diary, settings = stage(self).deck.diary, stage(self).settings
        entries = [
            replace(entry, routine=with_swaps(entry.routine, swaps_in(settings, entry.name)))
            for entry in listing.entries
        ]
        if diary:
            entries = [
                replace(entry, routine=diary.targeted(entry.routine, settings.units))
                for entry in entries
            ]
        plans = [(entry, compile_routine(entry.routine, settings.quiet)) for entry in entries]
        plans.sort(key=lambda plan: (not plan[0].is_own, -plan[1].planned))
        self.post_message(self.Stocked(Shelf(listing, tuple(plans))))

    def on_home_screen_stocked(self, message: Stocked) -> None:
        """Show what was read, where it is news; what was highlighted stays so."""
        shelf = message.shelf
        if shelf == self._shelf:
            return
        routines = self.query_one(PickList)
        chosen = routines.highlighted_option
        wanted = chosen.id if chosen else FIRST_CHOICE
        self._shelf = shelf
        names = [entry.name for entry, _ in shelf.plans]
        routines.fill((entry.name, _line(entry, timeline)) for entry, timeline in shelf.plans)
        if names:
            routines.highlighted = names.index(wanted) if wanted in names else 0
        self._show_faults()
        self.refresh_bindings()

    def _show_faults(self) -> None:
        count = len({fault.path for fault in self._faults})
        line = self.query_one("#faults", Static)
        key = key_lines(self)["home.faults"].keys[0] if count else ""
        words = f"{key} {plural(count, 'file')} could not be read"
        line.update(Content.from_markup("[@click=screen.faults]$words[/]", words=words))
        line.display = bool(count)

    @property
    def _faults(self) -> tuple[Fault, ...]:
        return self._shelf.listing.faults if self._shelf else ()

    @property
    def _chosen(self) -> "tuple[Entry, Timeline] | None":
        index = self.query_one(PickList).highlighted
        return self._shelf.plans[index] if self._shelf and index is not None else None

    @on(OptionList.OptionHighlighted, "#routines")
    def preview(self) -> None:
        """Show what the highlighted routine is made of."""
        if not self._chosen:
            return
        entry, timeline = self._chosen
        self.query_one("#preview-head", Static).update(_head(entry.routine, timeline))
        self.query_one("#preview-text", Static).update(
            preview_sheet(entry.routine, stage(self).settings.units)
        )
        self.query_one("#preview-scroll").scroll_home(animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works now."""
        if action == "start":
            return bool(self._shelf and self._shelf.plans)
        if action == "history":
            return stage(self).deck.diary is not None
        if action == "faults":
            return bool(self._faults)
        if action == "read":
            return self.has_class("-narrow") and not self.has_class("-tall")
        return True

    @on(OptionList.OptionSelected, "#routines")
    def action_start(self) -> None:
        """Start the highlighted routine."""
        if self._chosen:
            entry, timeline = self._chosen
            from runlift_tui.files.library import file_hash

            stage(self).begin(open_session(timeline), file_hash(entry.path))

    def action_rest(self, duration: Ms) -> None:
        """Start a quick rest of `duration` milliseconds."""
        stage(self).begin(open_session(rest_timeline(duration), away_after=None))

    def action_tabata(self) -> None:
        """Ask for the figures of a tabata, then start it."""
        from runlift_tui.tui.tabata_form import TabataForm

        self.app.push_screen(TabataForm(), self._begin)

    def _begin(self, routine: Routine | None) -> None:
        if routine:
            stage(self).begin(open_session(compile_routine(routine, stage(self).settings.quiet)))

    def action_read(self) -> None:
        """Turn from the list to the preview and back, where there is no room for both."""
        self.toggle_class("-reading")

    def action_faults(self) -> None:
        """Show what is wrong with the files that could not be read."""
        from runlift_tui.tui.reading import ReadingScreen

        lines = (Line(Content(f"{fault}\n")) for fault in self._faults)
        self.app.push_screen(ReadingScreen("Files that could not be read", Sheet(lines)))

    def action_history(self) -> None:
        """Look back on what was done."""
        from runlift_tui.tui.history_screen import HistoryScreen

        if diary := stage(self).deck.diary:
            self.app.push_screen(HistoryScreen(diary))

    def action_settings(self) -> None:
        """Open the settings."""
        from runlift_tui.tui.settings_screen import SettingsScreen

        self.app.push_screen(SettingsScreen())


def _head(routine: Routine, timeline: Timeline) -> Sheet:
    start = Content.from_markup("[@click=screen.start]  Start  [/]")
    summary = Content.styled(summary_text(routine, timeline), "$text-muted")
    return Sheet([Line(Content.styled(routine.title, "bold"), start), Line(summary)])


def _line(entry: "Entry", timeline: Timeline) -> Line:
    length = length_text(timeline.planned)
    return Line(
        Content(entry.routine.title), Content(f"yours  {length}" if entry.is_own else length)
    )
