"""Asks for the title of a routine, and whether a name that is taken may be taken over.

It writes nothing: whoever asks does that with the answer.
"""

from enum import StrEnum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Label, Static

from runlift_tui.files.file_errors import BadNameError
from runlift_tui.files.own_routines import titled_name
from runlift_tui.tui.after_keys import AfterKeys, after_keys
from runlift_tui.tui.asking import Question

LONGEST = 80
"""Characters of the longest title."""


class Taken(StrEnum):
    """What is to happen where a name is taken."""

    OTHER = "other"
    REPLACE = "replace"


def ask_taken(why: str) -> Question:
    """Ask what to do about a name that is taken; the answers are those of `Taken`."""
    return Question(
        why[:1].upper() + why[1:],
        [(Taken.OTHER, "Take another name"), (Taken.REPLACE, "Use this name for mine")],
    )


class TitleQuestion(ModalScreen[str | None]):
    """Dismisses with a title that a file can be named after, or None."""

    BINDING_GROUP_TITLE = "To name it"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Save", priority=True, id="title.take"),
        Binding("escape", "dismiss", "Back", id="title.close"),
    ]
    DEFAULT_CSS = """
    TitleQuestion {
        align: center middle;
        background: $background 60%;
        Vertical {
            width: 60; max-width: 100%; height: auto;
            background: $surface; padding: 1 2;
        }
        Label { text-style: bold; color: $text-accent; width: 100%; }
        Input { width: 100%; background: $panel; padding: 0 1; margin: 1 0; }
        #file { height: 2; color: $text-muted; }
        #file.-wrong { color: $text-error; }
    }
    """

    def __init__(self, heading: str, title: str = "") -> None:
        super().__init__()
        self._heading = heading
        self._title = title

    def compose(self) -> ComposeResult:
        """See `Widget.compose`."""
        with Vertical():
            yield Label(self._heading, markup=False)
            yield Input(self._title, placeholder="Track Thursday", compact=True, max_length=LONGEST)
            yield Static(id="file", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Say from the start what the file will be called."""
        self.check()

    @on(Input.Changed)
    def check(self) -> None:
        """Say what the file will be called, or what is wrong."""
        self._checked()

    def _checked(self) -> str | None:
        note = self.query_one("#file", Static)
        try:
            name = titled_name(self.query_one(Input).value)
        except BadNameError as fault:
            text = str(fault)
            note.update(text[:1].upper() + text[1:])
            note.set_class(bool(self.query_one(Input).value), "-wrong")
            return None
        note.update(f"To start it: runlift train {name}")
        note.remove_class("-wrong")
        return name

    def action_take(self) -> None:
        """Give the title, if it is one."""
        after_keys(self, self._take)

    def on_after_keys(self, event: AfterKeys) -> None:
        """See `AfterKeys`."""
        self.app.call_later(event.then)

    def _take(self) -> None:
        if self._checked():
            self.dismiss(self.query_one(Input).value.strip())
