"""The home screen: the routines with a preview, and the timers that need no routine.

It reads the folders away from the screen's own thread, and never runs a session itself: the App
does that.
"""

from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.quick import TABATA, rest_timeline
from runlift_tui.engine.session import open_session
from runlift_tui.engine.timeline import Timeline
from runlift_tui.engine.units import SECOND, Ms
from runlift_tui.files.faults import Fault
from runlift_tui.tui.home_style import HOME_CSS
from runlift_tui.tui.home_words import deeds, entry_line, head_sheet
from runlift_tui.tui.keys import key_lines
from runlift_tui.tui.own_shelf import Deed, OwnShelf
from runlift_tui.tui.pick_list import PickList
from runlift_tui.tui.preview import plural, preview_sheet
from runlift_tui.tui.quick_panel import REST_KEYS, QuickPanel
from runlift_tui.tui.sheet import Line, Sheet
from runlift_tui.tui.shelf import Shelf, Stock
from runlift_tui.tui.stage import stage
from runlift_tui.tui.wordmark import Wordmark

if TYPE_CHECKING:
    from runlift_tui.files.library import Entry
    from runlift_tui.tui.builder_screen import BuilderScreen, Built

FIRST_CHOICE = "total-body"
"""The routine that is highlighted before the athlete ever moved."""

USUAL_REST: Ms = 30 * SECOND
"""What the rest key starts."""

LOOK_AGAIN = 2.0
"""Seconds between two looks at the folders, while home is shown."""

WIDE = 72
"""Columns from which the preview stands beside the list."""

TALL = 34
"""Rows from which there is room to spare."""

_WIDTHS = [(0, "-narrow"), (WIDE, "-wide")]
_HEIGHTS = [(0, "-low"), (20, "-medium"), (TALL, "-tall")]


class HomeScreen(Screen[None]):
    """Where the app starts and where every session comes back to."""

    BINDING_GROUP_TITLE = "At home"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,f5", "start", "Start", id="home.start"),
        Binding("r", f"rest({USUAL_REST})", "Rest", id="home.rest", tooltip="Rest 30s"),
        Binding("i", "interval", "Timer", id="home.interval", tooltip="Interval timer"),
        Binding("t", f"interval({TABATA!r})", "Tabata", show=False, id="home.tabata"),
        Binding("g", "fit", "Fit", show=False, id="home.fit", tooltip="I have ... minutes"),
        Binding("p", "read", "Preview", id="home.preview"),
        Binding("f", "faults", "What is wrong with files", show=False, id="home.faults"),
        Binding("q", "app.quit", "Quit", id="home.quit"),
        Binding("h", "history", "History", id="home.history"),
        Binding("o,comma", "settings", "Settings", id="home.settings"),
        Binding("n", "new", "New", show=False, id="home.new", tooltip="New routine"),
        Binding("e", f"own('{Deed.EDIT}')", "Edit", show=False, id="home.edit"),
        Binding("c", f"own('{Deed.DUPLICATE}')", "Copy", show=False, id="home.duplicate"),
        Binding("f2", f"own('{Deed.RENAME}')", "Rename", show=False, id="home.rename"),
        Binding("d,delete", f"own('{Deed.DELETE}')", "Delete", show=False, id="home.delete"),
        Binding("u", "bring_back", "Bring back", id="home.undo"),
        *REST_KEYS,
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
        self._stock = Stock()
        self._wanted = ""
        self._own = OwnShelf(self, self._build, self._list_anew)

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
                yield Static(id="deeds")
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
        """Look at the folders now and then, and say anew what the settings change."""
        self.watch(self.app, "settings", self.preview, init=False)
        self._looking = self.set_interval(LOOK_AGAIN, self._look_again, pause=True)

    def on_screen_suspend(self) -> None:
        """Leave the folders alone while something else is shown."""
        self._looking.pause()

    def on_screen_resume(self) -> None:
        """Read the folders again, once there is a frame: a file may be new, mended or gone."""
        self._looking.resume()
        self.call_after_refresh(self._read)
        self.query_one(QuickPanel).refresh()

    def _look_again(self) -> None:
        if not any(worker.is_running for worker in self.workers if worker.node is self):
            self._read(only_news=True)

    @work(thread=True, exclusive=True)
    def _read(self, *, only_news: bool = False) -> None:
        deck, settings = stage(self).deck, stage(self).settings
        shelf = (self._stock.news if only_news else self._stock.shelf)(deck, settings)
        if shelf:
            self.post_message(self.Stocked(shelf))

    def on_home_screen_stocked(self, message: Stocked) -> None:
        """Show what was read, where it is news; what was highlighted stays so."""
        shelf = message.shelf
        if shelf == self._shelf and not self._wanted:
            return
        routines = self.query_one(PickList)
        chosen = routines.highlighted_option
        wanted = self._wanted or (chosen.id if chosen else FIRST_CHOICE)
        stood = routines.highlighted or 0
        self._shelf = shelf
        names = [entry.name for entry, _ in shelf.plans]
        routines.fill((entry.name, entry_line(entry, timeline)) for entry, timeline in shelf.plans)
        if names:
            last = min(stood, len(names) - 1)
            routines.highlighted = names.index(wanted) if wanted in names else last
        if wanted in names:
            self._wanted = ""
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
        self.query_one("#preview-head", Static).update(head_sheet(entry.routine, timeline))
        self.query_one("#deeds", Static).update(deeds(self))
        self.query_one("#preview-text", Static).update(
            preview_sheet(entry.routine, stage(self).settings.units)
        )
        self.query_one("#preview-scroll").scroll_home(animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works now."""
        if action in ("start", "fit"):
            return bool(self._shelf and self._shelf.plans)
        if action == "own":
            deed = Deed(str(parameters[0]))
            return self._chosen is not None and self._own.can(deed, self._chosen[0])
        if action == "bring_back":
            return self._own.has_deleted
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

    def action_fit(self) -> None:
        """Ask how much time there is, and start the highlighted routine shortened to it."""
        if self._chosen:
            self._own.fit(self._chosen[0])

    def action_rest(self, duration: Ms) -> None:
        """Start a quick rest of `duration` milliseconds."""
        stage(self).begin(open_session(rest_timeline(duration), away_after=None))

    def action_interval(self, text: str = "") -> None:
        """Build an interval timer, from the one that was used last or from `text`."""
        from runlift_tui.tui.builder_screen import BuilderScreen

        self._build(BuilderScreen(text or stage(self).settings.interval))

    def _build(self, builder: "BuilderScreen") -> None:
        self.app.push_screen(builder, self._built)

    def _built(self, built: "Built | None") -> None:
        if built and built.saved:
            self._list_anew(built.saved)
        elif built:
            quiet = stage(self).settings.quiet
            stage(self).begin(open_session(compile_routine(built.routine, quiet)))

    def _list_anew(self, name: str) -> None:
        """Read the folders again, and highlight the routine of this name."""
        self._wanted = name
        self._read()

    def action_own(self, deed: str) -> None:
        """Do something with the highlighted routine; see `Deed`."""
        if self._chosen:
            self._own.do(Deed(deed), self._chosen[0])

    def action_bring_back(self) -> None:
        """Bring back the routine that was deleted last."""
        self._own.bring_back()

    def action_read(self) -> None:
        """Turn from the list to the preview and back, where there is no room for both."""
        self.toggle_class("-reading")

    def action_faults(self) -> None:
        """Show what is wrong with the files that could not be read."""
        from runlift_tui.tui.reading import ReadingScreen

        lines = (Line(Content(f"{fault}\n")) for fault in self._faults)
        self.app.push_screen(ReadingScreen("Files that could not be read", Sheet(lines)))

    def action_new(self) -> None:
        """Write a routine from scratch."""
        self._own.edit(None)

    def action_history(self) -> None:
        """Look back on what was done."""
        from runlift_tui.tui.history_screen import HistoryScreen

        if diary := stage(self).deck.diary:
            self.app.push_screen(HistoryScreen(diary))

    def action_settings(self) -> None:
        """Open the settings."""
        from runlift_tui.tui.settings_screen import SettingsScreen

        self.app.push_screen(SettingsScreen())
