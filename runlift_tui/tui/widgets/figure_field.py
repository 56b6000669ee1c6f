"""One figure of an interval timer: what it is called, and a field for it.

Reading the field is up to the screen.
"""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widgets import Input, Label

from runlift_tui.tui.timer_asks import Ask

LONGEST = 12


class FigureField(Horizontal):
    """Shows the figure that it was told last, or nothing where there is none to fill in."""

    brief: reactive[bool] = reactive(False)
    """Whether its label is the short one."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._ask: Ask | None = None

    def compose(self) -> ComposeResult:
        """See `Widget.compose`."""
        yield Label(markup=False)
        yield Input(compact=True, max_length=LONGEST, select_on_focus=True)

    @property
    def ask(self) -> Ask | None:
        """What it asks for."""
        return self._ask

    @property
    def text(self) -> str:
        """What was filled in."""
        return self.query_one(Input).value

    def show(self, ask: Ask | None, text: str) -> None:
        """Ask for this figure, filled in as `text`; for None it is not there."""
        self._ask = ask
        field = self.query_one(Input)
        with self.prevent(Input.Changed):
            field.value = text
        field.disabled = ask is None
        field.placeholder = "none" if ask and ask.blank else ""
        self.set_class(ask is None, "-off")
        self.set_class(False, "-wrong")
        self.watch_brief(self.brief)

    def watch_brief(self, brief: bool) -> None:
        """Name the figure as there is room."""
        label = "" if not self._ask else self._ask.short if brief else self._ask.label
        self.query_one(Label).update(label)
