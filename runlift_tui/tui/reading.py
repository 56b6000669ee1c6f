"""A page over the present screen to read and to close again. It changes nothing."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from runlift_tui.tui.sheet import Sheet

HEIGHTS = [(0, "-low"), (20, "-high")]
"""Where a page has no rows to spare, and where it has."""


class ReadingScreen(ModalScreen[None]):
    """Shows `sheet` under `title`; any of the usual keys closes it."""

    BINDING_GROUP_TITLE = "On this page"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,space,f5,question_mark", "dismiss", "Close", id="page.close"),
        Binding("down,pagedown", "turn(1)", "Further down", show=False, id="page.down"),
        Binding("up,pageup", "turn(-1)", "Back up", show=False, id="page.up"),
    ]

    DEFAULT_CSS = """
    ReadingScreen {
        align: center middle;
        background: $background 70%;
        #page {
            width: 84;
            max-width: 100%;
            height: auto;
            max-height: 90%;
            background: $surface;
            padding: 1 0 1 3;
        }
        #page-title { text-style: bold; color: $text-accent; height: auto; padding-bottom: 1; }
        #page-text { height: auto; padding-right: 2; }
        #page-scroll { height: auto; max-height: 75vh; scrollbar-size-vertical: 1; }
        &.-low #page { max-height: 100%; padding: 0 0 0 1; }
        &.-low #page-title { padding: 0; }
        &.-low #page-scroll { max-height: 80vh; }
    }
    """

    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, title: str, sheet: Sheet) -> None:
        super().__init__()
        self._heading = title
        self._sheet = sheet

    def compose(self) -> ComposeResult:
        """See `Widget.compose`."""
        with Vertical(id="page"):
            yield Static(self._heading, id="page-title", markup=False)
            with VerticalScroll(id="page-scroll", can_focus=False):
                yield Static(self._sheet, id="page-text")
        yield Footer(show_command_palette=False)

    def action_turn(self, direction: int) -> None:
        """Scroll half a page down, or up where `direction` is negative."""
        scroll = self.query_one("#page-scroll", VerticalScroll)
        scroll.scroll_relative(y=direction * max(1, scroll.size.height // 2), animate=False)
