"""Asks for a file to save a session in that the journal could not keep, until one takes it.

It never writes over a file, and never leaves without an answer that was given.
"""

from enum import StrEnum
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Label, Static

from runlift_tui.journal.elsewhere import save_elsewhere, usual_folder, usual_name
from runlift_tui.journal.faults import JournalError
from runlift_tui.journal.recorder import Recorder
from runlift_tui.tui.asking import Question


class Unsaved(StrEnum):
    """What is to become of a session that is not saved."""

    SAVE = "save"
    LOSE = "lose"


def ask_unsaved() -> Question:
    """Ask before a session is lost; the answers are those of `Unsaved`."""
    return Question(
        "This session is not saved.",
        [(Unsaved.SAVE, "Save it in a file"), (Unsaved.LOSE, "Leave without it: it is lost")],
    )


class SavingElsewhere(ModalScreen[Path | None]):
    """Asks where to save the session of `recorder`; dismisses with the file, or None."""

    BINDING_GROUP_TITLE = "To save it"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", id="elsewhere.close"),
    ]
    DEFAULT_CSS = """
    SavingElsewhere {
        align: center middle;
        background: $background 60%;
        Vertical {
            width: 84; max-width: 100%; height: auto; max-height: 100%;
            background: $surface; padding: 1 2;
        }
        Label { text-style: bold; color: $text-accent; width: 100%; }
        Input { width: 100%; background: $panel; padding: 0 1; margin: 1 0; }
        Static { height: auto; color: $text-error; }
    }
    """

    def __init__(self, recorder: Recorder) -> None:
        super().__init__()
        self._recorder = recorder

    def compose(self) -> ComposeResult:
        """See `Widget.compose`."""
        with Vertical():
            yield Label("Save this session in a new file: Enter writes it", markup=False)
            yield Input(str(usual_folder() / usual_name(self._recorder)), compact=True)
            yield Static(id="fault", markup=False)
        yield Footer(show_command_palette=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the file; where that fails, say why and let another be named."""
        path = Path(event.value.strip()).expanduser()
        try:
            save_elsewhere(self._recorder, path)
        except JournalError as fault:
            self.query_one("#fault", Static).update(f"{fault}.\nAnother place may do.")
        else:
            self.dismiss(path)
