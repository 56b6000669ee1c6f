"""Draws a timeline to scale in the phases' colours: work stands tall, warm-up half as high.

What is done in each column is worked out in `time_strip`; here it only gets its look.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from runlift_tui.engine.timeline import Step
from runlift_tui.tui.phases import PhaseLook, contrast, phase_colours
from runlift_tui.tui.stage import stage
from runlift_tui.tui.time_strip import HEIGHTS, Column, Part, columns

LOOKS = {
    Part.WORK: PhaseLook.WORK,
    Part.EASY: PhaseLook.WORK,
    Part.REST: PhaseLook.REST,
    Part.SWITCH: PhaseLook.SWITCH,
    Part.READY: PhaseLook.READY,
}
"""Which phase's colours a part has."""

UPWARD = " ▁▂▃▄▅▆▇█"
RIGHTWARD = " ▏▎▍▌▋▊▉█"
"""What a cell shows of which none to eight eighths are filled, from below or from the left."""

ASCII = "    #####"
"""The same for terminals that draw block characters badly."""

EIGHTHS = 8

SEEN = 1.2
"""The least contrast to the screen at which a part of the strip can be seen."""


def strip_colour(part: Part, theme: str, background: str) -> str:
    """Return a part's colour on the strip: its phase's ground, or its ink where that is lost."""
    colours = phase_colours(theme)[LOOKS[part]]
    seen = contrast(colours.ground, background) >= SEEN
    return colours.ground if seen else colours.ink


@dataclass(frozen=True, slots=True)
class Cell:
    """A sign in one part's colour on another's; None is the bare ground."""

    sign: str
    ink: Part | None = None
    ground: Part | None = None


def cell(column: Column, row: int, rows: int, *, ascii_only: bool = False) -> Cell:
    """Return what to draw of a column in a row, counted from 0 at the bottom, of `rows`."""
    if column.crowded:
        signs = ASCII if ascii_only else UPWARD
        filled = min(EIGHTHS, max(0, _height(column, rows) - row * EIGHTHS))
        return Cell(signs[filled], Part.WORK, column.above)
    (left, share), *right = column.shares
    if ascii_only and right and share < right[0][1]:
        left, right = right[0][0], []
    ink = _at(left, row, rows)
    if ascii_only:
        return Cell("#" if ink is Part.WORK else " ", ink, None if ink is Part.WORK else ink)
    if not right:
        return Cell(" ", ground=ink)
    return Cell(RIGHTWARD[round(share * EIGHTHS)], ink, _at(right[0][0], row, rows))


def _at(part: Part, row: int, rows: int) -> Part | None:
    """Return what a part looks like in a row; easy work fills the lower half."""
    if part not in HEIGHTS:
        return part
    return Part.WORK if row < HEIGHTS[part] * rows else None


def _height(column: Column, rows: int) -> int:
    """Return how many eighths of a row are filled; what is there is always seen."""
    most = rows * EIGHTHS
    filled = round(column.level * most)
    return min(most if column.above is None else most - 1, max(1 if column.level else 0, filled))


class TimeBar(Widget):
    """Shows the steps that it was given last, over its whole width and height."""

    ALLOW_SELECT = False

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._steps: tuple[Step, ...] = ()
        self._columns: tuple[Column, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """What it shows."""
        return self._columns

    def show(self, steps: Sequence[Step]) -> None:
        """Show `steps` from now on."""
        self._steps = tuple(steps)
        self._lay()

    def on_mount(self) -> None:
        """Follow the theme."""
        self.watch(self.app, "theme", self._lay, init=False)

    def on_resize(self, event: events.Resize) -> None:
        """Lay it out for the new width."""
        self._lay()

    def _lay(self) -> None:
        self._columns = columns(self._steps, self.size.width)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """See `Widget.render_line`."""
        width, rows = self.size
        if not self._columns:
            return Strip.blank(width, self.rich_style)
        ascii_only = stage(self).settings.ascii_digits
        drawn = [cell(c, rows - 1 - y, rows, ascii_only=ascii_only) for c in self._columns]
        return Strip([Segment(one.sign, self._style(one)) for one in drawn], width).simplify()

    def _style(self, one: Cell) -> Style:
        bare = self.rich_style
        ink = self._colour(one.ink) if one.ink else bare.bgcolor
        ground = self._colour(one.ground) if one.ground else bare.bgcolor
        return bare + Style(color=ink, bgcolor=ground)

    def _colour(self, part: Part) -> str:
        return strip_colour(part, self.app.theme, self.app.theme_variables["background"])
