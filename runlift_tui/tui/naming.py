"""Asks what a new routine file is to be called. It looks at no folder and writes nothing."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Static

from runlift_tui.files.file_names import name_fault
from runlift_tui.files.library import SUFFIX

LONGEST_NAME = 100


class NameScreen(ModalScreen[str | None]):
    """Asks for a name, `name` at first; None where the athlete thought better of it.

    Args:
        title: what it is for.
        name: what stands there at first.
        folder: where the file will be.
        wrong: what was wrong with this name when it was tried.
    """

    AUTO_FOCUS = "#name"
    BINDING_GROUP_TITLE = "In the form"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,f5", "take", "Save", priority=True, id="name.take"),
        Binding("escape", "dismiss", "Back", id="name.close"),
    ]

    DEFAULT_CSS = """
    NameScreen {
        align: center middle;
        background: $background 70%;
        #naming { width: 68; max-width: 100%; height: auto; background: $surface; padding: 1 3; }
        #naming-title { color: $text-accent; text-style: bold; padding-bottom: 1; }
        #name { background: $panel; padding: 0 1; }
        #note { color: $text-muted; padding-top: 1; height: auto; }
        #note.-wrong { color: $text-error; }
    }
    """

    def __init__(self, title: str, name: str, folder: Path, wrong: str = "") -> None:
        super().__init__()
        self._heading = title
        self._name_at_first = name
        self._folder = folder
        self._wrong = wrong

    def compose(self) -> ComposeResult:
        """See `Widget.compose`."""
        with Vertical(id="naming"):
            yield Static(self._heading, id="naming-title", markup=False)
            yield Input(self._name_at_first, id="name", compact=True, max_length=LONGEST_NAME)
            yield Static(id="note", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Say what was wrong, if anything was."""
        self._say()

    @on(Input.Changed)
    def check(self, event: Input.Changed) -> None:
        """Look at the name again."""
        if event.value != self._name_at_first:
            self._wrong = ""
        self._say()

    def action_take(self) -> None:
        """Hand back the name, if a file may be called so."""
        if not name_fault(self._typed):
            self.dismiss(self._typed)

    @property
    def _typed(self) -> str:
        return self.query_one(Input).value.strip()

    def _say(self) -> None:
        wrong = name_fault(self._typed) or self._wrong
        note = self.query_one("#note", Static)
        note.update(wrong or f"It will be {self._folder / self._typed}{SUFFIX}")
        note.set_class(bool(wrong), "-wrong")
