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
        self._left: tuple[str, ...] = ("",)
        self._right = ""

    @property
    def text(self) -> str:
        """What it shows, both ends."""
        return f"{self._chosen}  {self._right}"

    def say(self, *left: str, right: str) -> None:
        """Show `right`, and the first of `left` that has room; the last is shortened to fit."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self._draw()

    @property
    def _room(self) -> int:
        return max(0, self.size.width - cell_len(self._right) - BETWEEN)

    @property
    def _chosen(self) -> str:
        fitting = (text for text in self._left if cell_len(text) <= self._room)
        return next(fitting, self._left[-1])

    def on_resize(self, event: events.Resize) -> None:
        """Lay it out for the new width."""
        self._draw()

    def _draw(self) -> None:
        left = shortened(self._chosen, self._room)
        self.paint([left + place(self._right, self.size.width - cell_len(left), Align.RIGHT)])


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
