"""Writes to the terminal only the cells that changed, and each colour only where it changes.

Textual's own partial update begins at the left edge of a widget and names the colours anew in
every row, which is four times as much for digits that fill the screen. It decides nothing about
what is shown.
"""

from rich.color import ColorSystem
from rich.console import Console
from rich.control import Control
from rich.style import Style
from textual._compositor import ChopsUpdate, Compositor

RESET = "\x1b[0m"
_MARK = "x"

COLOUR_SYSTEMS: dict[str | None, ColorSystem | None] = {
    None: None,
    "standard": ColorSystem.STANDARD,
    "256": ColorSystem.EIGHT_BIT,
    "truecolor": ColorSystem.TRUECOLOR,
    "windows": ColorSystem.WINDOWS,
}
"""By the name that Rich gives them."""


class TightUpdate(ChopsUpdate):
    """A partial update that is as small as the changes."""

    def render_segments(self, console: Console) -> str:
        """Return what to write to the terminal."""
        written: list[str] = []
        style: Style | None = None
        for y, start, end in self.spans:
            for stop, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                first, last = max(x, start), min(stop, end)
                if strip is None or first >= last:
                    continue
                written.append(Control.move_to(first, y).segment.text)
                for text, segment_style, _ in strip.crop(first - x, last - x):
                    if segment_style != style:
                        style = segment_style
                        written += [RESET, _codes(console, style)]
                    written.append(text)
        return "".join((*written, RESET))


class TightCompositor(Compositor):
    """A compositor whose partial updates are tight."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """See `Compositor.render_partial_update`."""
        update = super().render_partial_update()
        return update and TightUpdate(update.chops, update.spans, update.chop_ends)


def _codes(console: Console, style: Style | None) -> str:
    """Return what turns a style on."""
    if not style:
        return ""
    colours = COLOUR_SYSTEMS[console.color_system]
    return style.render(_MARK, color_system=colours).partition(_MARK)[0]
