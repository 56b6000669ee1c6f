"""Rows of plain text: what goes at both ends of a row, and prompts one below the other."""

from rich.cells import cell_len
from textual import events

from runlift_tui.tui.widgets.poster import Poster
from runlift_tui.tui.widgets.rows import Align, place, shortened

APART = "  ·  "

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


def arranged(
    lines: tuple[str, ...], notes: int, lead: int, width: int, rows: int
) -> tuple[str, ...]:
    """Return `lines` so that the first `notes` of them can be read in `rows` rows of `width`.

    They share a row where they must and can; else the one whose turn it is by `lead` comes first.
    """
    if not notes > 1 or len(lines) <= rows:
        return lines
    noted, others = lines[:notes], lines[notes:]
    joined = APART.join(noted)
    if notes > rows and cell_len(joined) <= width:
        return joined, *others
    first = lead % notes if notes > rows else 0
    return (*noted[first:], *noted[:first], *others)


class Prompts(Poster):
    """Short lines in the middle, as many as there is room for, the first ones first."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id)
        self._lines: tuple[str, ...] = ()
        self._turns = (0, 0)

    @property
    def text(self) -> str:
        """What it would show with enough room."""
        return "\n".join(self._lines)

    def say(self, *lines: str, notes: int = 0, lead: int = 0) -> None:
        """Show `lines`, each shortened to the width; see `arranged`."""
        if (lines, (notes, lead)) != (self._lines, self._turns):
            self._lines, self._turns = lines, (notes, lead)
            self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Lay them out for the new size."""
        self._draw()

    def _draw(self) -> None:
        width, rows = self.size
        lines = arranged(self._lines, *self._turns, width, rows)
        self.paint([place(shortened(line, width), width, Align.CENTER) for line in lines])
