"""Asks how much time there is for a routine, and says while one types what would be left out.

It starts nothing: whoever asks does that with the answer.
"""

from math import ceil
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Label, Static

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.fitting import Fitted, fit
from runlift_tui.engine.routine import Routine
from runlift_tui.engine.units import DAY, MINUTE, Ms, parse_duration
from runlift_tui.tui.after_keys import AfterKeys, after_keys

LONGEST = 9
"""Characters of the longest answer."""

HOW = "Type minutes, such as 25, or 1h10m."


class TimeQuestion(ModalScreen[Fitted | None]):
    """Dismisses with `routine` made to fit, or None."""

    BINDING_GROUP_TITLE = "To fit it to your time"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Start", priority=True, id="time.take"),
        Binding("escape", "dismiss", "Back", id="time.close"),
    ]
    DEFAULT_CSS = """
    TimeQuestion {
        align: center middle;
        background: $background 60%;
        Vertical {
            width: 60; max-width: 100%; height: auto; max-height: 100%;
            background: $surface; padding: 1 2;
        }
        Label { text-style: bold; color: $text-accent; width: 100%; }
        Input { width: 100%; background: $panel; padding: 0 1; margin: 1 0; }
        #told { min-height: 2; height: auto; color: $text-muted; }
        #told.-wrong { color: $text-error; }
    }
    """

    def __init__(self, routine: Routine) -> None:
        super().__init__()
        self._routine = routine
        self._planned = compile_routine(routine).planned

    def compose(self) -> ComposeResult:
        """See `Widget.compose`."""
        whole = ceil(self._planned / MINUTE)
        with Vertical():
            yield Label("I have ... minutes", markup=False)
            yield Input(placeholder=str(whole), compact=True, max_length=LONGEST)
            yield Static(id="told", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Say from the start how it is to be answered."""
        self.check()

    @on(Input.Changed)
    def check(self) -> None:
        """Say what would be left out, or what is wrong."""
        self._checked()

    def _checked(self) -> Fitted | None:
        told, answer = self.query_one("#told", Static), self.query_one(Input).value.strip()
        available = minutes_in(answer)
        fitted = None if available is None else fit(self._routine, available)
        told.update(f"{fitted.told}." if fitted else HOW)
        told.set_class(bool(answer) and not (fitted and fitted.fits), "-wrong")
        return fitted if fitted and fitted.fits else None

    def action_take(self) -> None:
        """Give the routine made to fit, if it does."""
        after_keys(self, self._take)

    def on_after_keys(self, event: AfterKeys) -> None:
        """See `AfterKeys`."""
        self.app.call_later(event.then)

    def _take(self) -> None:
        if fitted := self._checked():
            self.dismiss(fitted)


def minutes_in(text: str) -> Ms | None:
    """Read a number of minutes or a duration, up to a day; None where it is neither."""
    try:
        duration = parse_duration(f"{text}m" if text.isdigit() else text)
    except ValueError:
        return None
    return duration if 0 < duration <= DAY else None
