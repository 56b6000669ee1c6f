"""The strip at either side of the floor whose pattern tells the phase by its shape.

It knows no sessions: it is told which pattern to show.
"""

from textual import events

from runlift_tui.tui.phases import PhaseLook
from runlift_tui.tui.widgets.poster import Poster

PATTERNS: dict[PhaseLook, tuple[str, ...]] = {
    PhaseLook.READY: ("██", "██", "  ", "  "),
    PhaseLook.WORK: ("██",),
    PhaseLook.REST: ("▌ ",),
    PhaseLook.SWITCH: ("█▀", " █", "▄█", "█ "),
    PhaseLook.PAUSED: ("▌▐",),
    PhaseLook.DONE: ("▀▀", "  "),
}
"""Two cells by any number of rows, repeated downward; each cell is drawn half the edge wide."""


class Edge(Poster):
    """One edge; `mirrored` at the right side, so that both look outward alike."""

    def __init__(self, id: str, *, mirrored: bool = False) -> None:  # noqa: A002
        super().__init__(id)
        self._mirrored = mirrored
        self._shown = PhaseLook.READY
        self._lit = False

    def say(self, look: PhaseLook) -> None:
        """Show the pattern of `look`."""
        if look is not self._shown:
            self._shown = look
            self._draw()

    def light(self, *, lit: bool) -> None:
        """Turn the pattern inside out, or back."""
        if lit is not self._lit:
            self._lit = lit
            self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Draw it for the new size."""
        self._draw()

    def _draw(self) -> None:
        width, height = self.size
        pattern = PATTERNS[self._shown]
        rows = [pattern[y % len(pattern)] for y in range(height)]
        self.paint([self._row(row, width) for row in rows])

    def _row(self, pair: str, width: int) -> str:
        if self._lit:
            pair = pair.translate(_INSIDE_OUT)
        if self._mirrored:
            pair = pair[::-1].translate(_MIRRORED)
        half = width // 2
        outer, inner = pair[0], pair[1]
        middle = outer if width % 2 else ""
        return outer * half + middle + inner * half


_INSIDE_OUT = str.maketrans("█ ▀▄▌▐", " █▄▀▐▌")
_MIRRORED = str.maketrans("▌▐", "▐▌")
