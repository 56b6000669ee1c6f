"""The form for one's own tabata: four fields, checked while one types.

It hands back a routine or nothing, and never starts a session itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Label, Static

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.quick import TABATA_REST, TABATA_ROUNDS, TABATA_WORK, tabata_routine
from runlift_tui.engine.routine import GET_READY, Routine
from runlift_tui.engine.units import HOUR, MINUTE, SECOND, Ms, duration_text, parse_duration
from runlift_tui.tui.preview import length_text
from runlift_tui.tui.reading import HEIGHTS

MOST_ROUNDS = 99


def read_span(text: str, low: Ms, high: Ms) -> Ms:
    """Read a duration from `low` to `high` milliseconds.

    Raises:
        ValueError: it is none, or outside; the message says what to write instead.
    """
    duration = parse_duration(text)
    if not low <= duration <= high:
        raise ValueError(f"from {duration_text(low)} to {duration_text(high)}, please")
    return duration


def read_rounds(text: str) -> int:
    """Read a number of rounds, 1 to `MOST_ROUNDS`.

    Raises:
        ValueError: it is none, or outside; the message says what to write instead.
    """
    if not (text.strip().isascii() and text.strip().isdigit()):
        raise ValueError("a whole number, please, such as 8")
    rounds = int(text)
    if not 1 <= rounds <= MOST_ROUNDS:
        raise ValueError(f"from 1 to {MOST_ROUNDS} rounds, please")
    return rounds


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the form; `read` raises a ValueError that says what is wrong."""

    id: str
    label: str
    start: str
    read: Callable[[str], int]


FIELDS = (
    Field("work", "Work", duration_text(TABATA_WORK), lambda t: read_span(t, SECOND, HOUR)),
    Field("rest", "Rest", duration_text(TABATA_REST), lambda t: read_span(t, 0, HOUR)),
    Field("rounds", "Rounds", str(TABATA_ROUNDS), read_rounds),
    Field("ready", "Get ready", duration_text(GET_READY), lambda t: read_span(t, 0, MINUTE)),
)


class TabataForm(ModalScreen[Routine | None]):
    """Dismisses with the routine as filled in, or None where the athlete thought better of it."""

    AUTO_FOCUS = "#work"
    BINDING_GROUP_TITLE = "In the form"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,f5", "start", "Start", priority=True, id="form.start"),
        Binding("down", "app.focus_next", "Next field", show=False, id="form.down"),
        Binding("up", "app.focus_previous", "Field before", show=False, id="form.up"),
        Binding("escape", "dismiss", "Back", id="form.close"),
    ]

    DEFAULT_CSS = """
    TabataForm {
        align: center middle;
        background: $background 70%;
        #form { width: 48; max-width: 100%; height: auto; max-height: 100%; background: $surface;
            padding: 1 3; }
        #form-title { color: $text-accent; text-style: bold; padding-bottom: 1; }
        .field, .entry { height: auto; width: 100%; }
        .field Label { width: 12; }
        .field Input { width: 1fr; background: $panel; padding: 0 1; }
        .field Input:focus { background: $background; text-style: bold; }
        .wrong { color: $text-error; padding-left: 12; height: auto; }
        .wrong.-none { display: none; }
        #total { color: $text-muted; padding-top: 1; height: auto; }
        &.-high .field { margin-bottom: 1; }
        &.-low #form { padding: 0 2; }
        &.-low #form-title { padding: 0; }
        &.-low #total { padding: 0; }
    }
    """

    VERTICAL_BREAKPOINTS = HEIGHTS

    def compose(self) -> ComposeResult:
        """See `Widget.compose`."""
        with VerticalScroll(id="form", can_focus=False):
            yield Static("Tabata", id="form-title")
            for field in FIELDS:
                with Vertical(classes="field"):
                    with Horizontal(classes="entry"):
                        yield Label(field.label)
                        yield Input(field.start, id=field.id, compact=True, max_length=12)
                    yield Static(id=f"{field.id}-wrong", classes="wrong -none", markup=False)
            yield Static(id="total", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Say from the start how long it takes."""
        self._check()

    @on(Input.Changed)
    def check(self) -> None:
        """Look at every field again."""
        self._check()

    def action_start(self) -> None:
        """Hand back the routine, or go to the first field that is wrong."""
        values = self._check()
        wrong = next((field for field in FIELDS if field.id not in values), None)
        if wrong:
            self.query_one(f"#{wrong.id}", Input).focus()
            return
        self.dismiss(_routine(values))

    def _check(self) -> dict[str, int]:
        values: dict[str, int] = {}
        for field in FIELDS:
            note = self.query_one(f"#{field.id}-wrong", Static)
            try:
                values[field.id] = field.read(self.query_one(f"#{field.id}", Input).value)
            except ValueError as fault:
                note.update(str(fault))
            note.set_class(field.id in values, "-none")
        self.query_one("#total", Static).update(_total_text(values))
        return values


def _routine(values: dict[str, int]) -> Routine:
    return tabata_routine(values["work"], values["rest"], values["rounds"], values["ready"])


def _total_text(values: dict[str, int]) -> str:
    if len(values) < len(FIELDS):
        return "Mend the marked line, then press Enter"
    length = compile_routine(_routine(values)).planned
    return f"{length_text(length)} in all; Enter starts it"
