"""Lines with something at their left and something flush at their right, laid out for any width.

The lists and the preview are all made of them. It never shortens a figure: what has no room at
the right moves to a line of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

GAP = 2
"""Cells kept free between left and right, at the least."""

NARROWEST = 10
"""A left part squeezed to fewer cells than this gets the whole line."""

EMPTY = Content("")


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: `left` wraps where it must, `indent` cells in; `leader` fills up to `right`."""

    left: Content = EMPTY
    right: Content = EMPTY
    indent: int = 0
    leader: str = " "

    def lay(self, width: int) -> Iterator[Content]:
        """Yield the rows of this entry, each at most `width` cells wide."""
        room = max(1, width - self.indent)
        beside = room - self.right.cell_length - GAP if self.right else room
        if self.right and beside < min(NARROWEST, self.left.cell_length):
            yield from self._wrapped(room)
            yield from (row.rstrip().right(width) for row in self.right.wrap(width))
            return
        first, *more = self._wrapped(max(1, beside))
        yield first + self._fill(width - first.cell_length) if self.right else first
        yield from more

    def _wrapped(self, width: int) -> list[Content]:
        rows = self.left.wrap(width) or [EMPTY]
        return [row.rstrip().pad_left(self.indent) for row in rows]

    def _fill(self, room: int) -> Content:
        dots = self.leader * (room - self.right.cell_length - GAP)
        return Content.assemble(" ", (dots, "$text-muted 40%"), " ", self.right)


class Sheet(Visual):
    """Lines one below the other."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = tuple(lines)

    def rows(self, width: int) -> list[Content]:
        """Return the rows of all lines, none wider than `width` cells."""
        return [row for line in self._lines for row in line.lay(width)]

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """See `Visual.render_strips`."""
        content = Content("\n").join(self.rows(width))
        return content.render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """See `Visual.get_optimal_width`."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """See `Visual.get_height`."""
        return len(self.rows(width))
