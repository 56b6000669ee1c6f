"""A widget that shows rows of characters in one colour and repaints only what changed of them.

It never decides what the rows are.
"""

from collections.abc import Iterator, Sequence

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

APART = 16
"""Cells between two changes in a row from which repainting both costs less than all between."""

GRAIN = 8
"""Cells that are compared at once; a change is taken to be this wide at the least."""


def changes(old: str, new: str) -> Iterator[tuple[int, int]]:
    """Yield where two rows of equal length differ, as start and end; near ones as one."""
    start = end = -1
    for place in range(0, len(new), GRAIN):
        if old[place : place + GRAIN] == new[place : place + GRAIN]:
            continue
        if start < 0:
            start = place
        elif place - end > APART:
            yield start, end
            start = place
        end = min(place + GRAIN, len(new))
    if start >= 0:
        yield start, end


class Poster(Widget):
    """Shows `paint`'s rows from its top left; the rest of it stays blank."""

    ALLOW_SELECT = False

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._rows: list[str] = []
        self._look: Style | None = None
        self._shape: tuple[Size, bool] = (Size(), False)

    def paint(self, rows: Sequence[str], *, bold: bool = False) -> None:
        """Show `rows`; what is wider or more than the widget has room for is cut off."""
        width, height = self.size
        rows = [set_cell_size(row, width) for row in rows[:height]]
        rows += [" " * width] * (height - len(rows))
        if self._shape != (self.size, bold):
            self._shape, self._rows = (self.size, bold), rows
            self.refresh()
            return
        dirty: list[Region] = []
        for y, (old, new) in enumerate(zip(self._rows, rows, strict=True)):
            if old != new:
                simple = len(old) == len(new) == width
                spans = tuple(changes(old, new)) if simple else ((0, width),)
                dirty += [Region(start, y, end - start, 1) for start, end in spans]
        self._rows = rows
        if dirty:
            self.refresh(*dirty)

    def render_lines(self, crop: Region) -> list[Strip]:
        """See `Widget.render_lines`."""
        self._look = None
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """See `Widget.render_line`."""
        size, bold = self._shape
        if not self._look:
            self._look = self.rich_style + Style(bold=bold)
        if y >= len(self._rows):
            return Strip.blank(self.size.width, self._look)
        return Strip([Segment(self._rows[y], self._look)], size.width)
