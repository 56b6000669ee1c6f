"""Rows of plain text: what goes at both ends of a row, and prompts one below the other."""

from rich.cells import cell_len
from textual import events

from runlift_tui.tui.widgets.poster import Poster
from runlift_tui.tui.widgets.rows import Align, place, shortened

BETWEEN = 2
"""Cells kept free between what stands left and what stands right."""


class Ends(Poster):
    """One row with something at its left and something, which is never shortened, at its right."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id)
        self._ends = ("", "")

    @property
    def text(self) -> str:
        """What it shows, both ends."""
        return "  ".join(self._ends)

    def say(self, left: str, right: str) -> None:
        """Show `left` and `right`; `left` is shortened where there is no room."""
        if (left, right) != self._ends:
            self._ends = (left, right)
            self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Lay it out for the new width."""
        self._draw()

    def _draw(self) -> None:
        left, right = self._ends
        width = self.size.width
        left = shortened(left, max(0, width - cell_len(right) - BETWEEN))
        self.paint([left + place(right, width - cell_len(left), Align.RIGHT)])


class Prompts(Poster):
    """Short lines in the middle, as many as there is room for, the first ones first."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id)
        self._lines: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What it would show with enough room."""
        return "\n".join(self._lines)

    def say(self, *lines: str) -> None:
        """Show `lines`, each shortened to the width."""
        if lines != self._lines:
            self._lines = lines
            self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Lay them out for the new size."""
        self._draw()

    def _draw(self) -> None:
        width = self.size.width
        self.paint([place(shortened(line, width), width, Align.CENTER) for line in self._lines])
