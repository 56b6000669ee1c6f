"""A list to choose from with arrows, a presenter's remote or the mouse.

What choosing means is up to the screen it stands on; Enter and Space are never taken here.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from runlift_tui.tui.sheet import Line, Sheet


class PickList(OptionList, inherit_bindings=False):
    """A first click highlights an entry, a click on the highlighted one selects it."""

    BINDING_GROUP_TITLE = "In the list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,pageup", "cursor_up", "Up", show=False, id="list.up"),
        Binding("down,pagedown", "cursor_down", "Down", show=False, id="list.down"),
        Binding("home", "first", "To the first", show=False, id="list.first"),
        Binding("end", "last", "To the last", show=False, id="list.last"),
    ]

    DEFAULT_CSS = """
    PickList {
        border: none;
        padding: 0;
        background: transparent;
        scrollbar-size-vertical: 1;
        &:focus {
            border: none;
            background-tint: transparent;
        }
        & > .option-list--option { padding: 0 2; }
    }
    """

    roomy: reactive[bool] = reactive(False)
    """Whether every entry has a blank row above and below; only where all have room for it."""

    _entries: Mapping[str, Line] = MappingProxyType({})

    def fill(self, lines: Iterable[tuple[str, Line]]) -> None:
        """Show these entries, each with its name, in place of all before."""
        self._entries = dict(lines)
        self.breathe()
        self.set_options(Option(self._sheet(line), name) for name, line in self._entries.items())

    def change(self, name: str, line: Line) -> None:
        """Show the entry `name` as `line` from now on."""
        self._entries = {**self._entries, name: line}
        self.replace_option_prompt(name, self._sheet(line))

    def on_resize(self) -> None:
        """Use the room there is."""
        self.breathe()

    def breathe(self) -> None:
        """Decide whether the entries stand apart."""
        self.roomy = self.size.height >= 3 * len(self._entries)

    def watch_roomy(self) -> None:
        """Move the entries apart, or together."""
        for option, line in zip(self.options, self._entries.values(), strict=False):
            self.replace_option_prompt(option.id or "", self._sheet(line))

    def _sheet(self, line: Line) -> Sheet:
        return Sheet((Line(), line, Line()) if self.roomy else (line,))

    def on_click(self, event: events.Click) -> None:
        """Highlight what is not highlighted yet; leave the rest to the list."""
        index = event.style.meta.get("option")
        if index is not None and index != self.highlighted:
            self.highlighted = index
            event.prevent_default()
