"""A row with the kinds of interval timer, one of which is chosen with arrows or a click.

It says what the athlete wants, and leaves it to the screen to change anything.
"""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widgets import Static

from runlift_tui.tui.timer_asks import TimerKind

TYPED = "As typed"
"""What a timer is called that fields cannot make."""

KINDS: tuple[TimerKind, ...] = tuple(TimerKind)


class KindChoice(Static, can_focus=True):
    """Shows which kind the timer is; None where it is one that fields cannot make."""

    BINDING_GROUP_TITLE = "On the kinds"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "step(1)", "Next kind", show=False, id="kind.next"),
        Binding("left", "step(-1)", "Kind before", show=False, id="kind.back"),
    ]
    DEFAULT_CSS = """
    KindChoice {
        height: 1;
        link-style: none;
        link-color: $foreground;
        link-background-hover: $panel;
        link-color-hover: $foreground;
        link-style-hover: bold;
    }
    """

    kind: reactive[TimerKind | None] = reactive(None, layout=False)
    typed: reactive[bool] = reactive(False)
    """Whether there is a timer that fields cannot make, to come back to."""

    class Chosen(Message):
        """The athlete wants this kind; None for what was typed before."""

        def __init__(self, kind: TimerKind | None) -> None:
            super().__init__()
            self.kind = kind

    @property
    def _offers(self) -> tuple[TimerKind | None, ...]:
        return (*KINDS, None) if self.typed else KINDS

    def render(self) -> Content:
        """See `Widget.render`: all kinds in a row, or the present one where they have no room."""
        gaps = (" ", "  ", "   ")
        rows = [Content(gap).join(map(self._word, self._offers)) for gap in gaps]
        fitting = [row for row in rows if row.cell_length <= self.size.width]
        return fitting[-1] if fitting else Content.assemble("< ", self._word(self.kind), " >")

    def _word(self, kind: TimerKind | None) -> Content:
        word = Content(kind or TYPED)
        if kind is self.kind:
            cursor = "$block-cursor-foreground on $block-cursor-background bold"
            return word.stylize(cursor if self.has_focus else "$text-accent bold underline")
        link = Style.from_meta({"@click": f"choose({self._offers.index(kind)})"})
        return word.stylize(link)

    def watch_has_focus(self, value: bool) -> None:
        """Show where the arrows act."""
        super().watch_has_focus(value)
        self.refresh()

    def action_step(self, direction: int) -> None:
        """Ask for the kind beside the present one."""
        offers = self._offers
        present = offers.index(self.kind) if self.kind in offers else -1
        self.action_choose((present + direction) % len(offers))

    def action_choose(self, index: int) -> None:
        """Ask for a kind by its place."""
        self.focus()
        self.post_message(self.Chosen(self._offers[index]))
