"""The program's name as it stands at the top of the home screen."""

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from runlift_tui.tui.sheet import Line, Sheet

_RUN = ("              ", "█▄▀▀ █  █ █▀▀▄ ", "█    ▀▄▄█ █  █ ")
_LIFT = (" █  ▀ ▄▀▀  █ ", "█  █ █▀▀ ▀█▀", "█▄ █ █    █▄")

SMALL = (Content.assemble(("run", "bold"), ("lift", "$accent bold")),)
LARGE = tuple(
    Content.assemble(run, (lift, "$accent")) for run, lift in zip(_RUN, _LIFT, strict=True)
)
MOTTO = Content.styled("strength for runners", "$text-muted")


class Wordmark(Static):
    """One row high, or three where it is `large`."""

    large: reactive[bool] = reactive(False, layout=True)

    def render(self) -> Sheet:
        """See `Widget.render`."""
        *upper, last = LARGE if self.large else SMALL
        return Sheet([*(Line(row) for row in upper), Line(last, MOTTO)])
