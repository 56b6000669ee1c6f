"""What the colours of a timeline strip mean, and how long each part lasts in all.

It only shows what it was told last.
"""

from collections.abc import Mapping
from types import MappingProxyType

from textual.content import Content
from textual.widgets import Static

from runlift_tui.engine.units import Ms
from runlift_tui.tui.phases import PhaseLook, phase_colours
from runlift_tui.tui.time_strip import Part
from runlift_tui.tui.widgets.time_bar import LOOKS
from runlift_tui.tui.wording import clock_text


class TimeKey(Static):
    """A plate for each part in its own colours, the most important first."""

    DEFAULT_CSS = "TimeKey { height: 1; }"

    _totals: Mapping[Part, Ms] = MappingProxyType({})

    def show(self, totals: Mapping[Part, Ms]) -> None:
        """Show how many milliseconds each part lasts."""
        self._totals = totals
        self.refresh()

    def on_mount(self) -> None:
        """Follow the theme."""
        self.watch(self.app, "theme", self._follow, init=False)

    def _follow(self) -> None:
        self.refresh()

    def render(self) -> Content:
        """See `Widget.render`: as many plates as there is room for."""
        row = Content("")
        for part, length in self._totals.items():
            plate = self._plate(part, length)
            longer = Content(" ").join((row, plate)) if row else plate
            row = longer if longer.cell_length <= self.size.width else row
        return row

    def _plate(self, part: Part, length: Ms) -> Content:
        words = f"{part.upper()} {clock_text(length)}"
        colours = phase_colours(self.app.theme)[LOOKS[part]]
        if part is Part.EASY:
            sign = phase_colours(self.app.theme)[PhaseLook.WORK].ground
            return Content.assemble(("▄▄", sign), f" {words}")
        return Content.styled(f" {words} ", f"{colours.ink} on {colours.ground}")
