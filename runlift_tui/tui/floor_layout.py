"""Lets a screen lay its pieces out by the floor plan, at every size of the terminal anew."""

from collections.abc import Callable

from textual.geometry import NULL_OFFSET, Region, Size, Spacing
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from runlift_tui.tui.floor_plan import FloorPlan

Planner = Callable[[int, int], FloorPlan]
"""Gives the plan for a width and a height in cells."""


class FloorLayout(Layout):
    """Places each widget where the plan has the piece of its id; the others get no room."""

    name = "floor"

    def __init__(self, planner: Planner) -> None:
        self._planner = planner

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """See `Layout.arrange`."""
        plan = self._planner(size.width, size.height)
        regions = {piece.value: region for piece, region in plan.regions.items()}
        nowhere = Region(0, 0, 0, 0)
        return [
            WidgetPlacement(regions.get(child.id or "", nowhere), NULL_OFFSET, Spacing(), child)
            for child in children
        ]
