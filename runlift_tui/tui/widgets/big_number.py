"""The number that fills the screen: drawn as large as its widget allows.

It never rounds, counts or formats anything.
"""

from dataclasses import dataclass
from functools import lru_cache

from textual import events

from runlift_tui.tui.lettering import SIGNS
from runlift_tui.tui.strokes import Rows, draw_sign
from runlift_tui.tui.widgets.poster import Poster

WIDEST = 0.9
NARROWEST = 0.42
"""The limits of a digit's width to its height; in between it fills what room there is."""

LOWEST = 5
"""Fewer dots cannot show a digit."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The size of a drawn number: its digits' `width` and `gap` in cells, `height` in dots."""

    width: int
    height: int
    thick: int
    gap: int

    def sign_width(self, sign: str) -> int:
        """Return the cells that `sign` takes; all digits take the same."""
        if sign.isdigit():
            return self.width
        across = SIGNS[sign].width if sign in SIGNS else 2.0
        return self.thick + round(across * (self.width - self.thick) / 3 * 0.8)

    def total(self, text: str) -> int:
        """Return the cells that all of `text` takes."""
        return sum(self.sign_width(sign) for sign in text) + self.gap * (len(text) - 1)

    @property
    def rows(self) -> int:
        """The rows of cells that it takes."""
        return -(-self.height // 2)


@lru_cache(maxsize=256)
def fit_number(text: str, width: int, height: int) -> Fit | None:
    """Return the largest size of `text` in `width` cells by `height` rows; None where too small."""
    for across in range(width, 2, -1):
        dots = min(2 * height, int(across / NARROWEST))
        if dots < LOWEST or across > dots * WIDEST + 1:
            continue
        thick = max(1, min(round(across * 0.27), round(dots * 0.16)))
        fit = Fit(across, dots, thick, max(1, round(across * 0.14)))
        if fit.total(text) <= width:
            return fit
    return None


def draw_number(text: str, fit: Fit, *, ascii_only: bool = False) -> Rows:
    """Return the rows of `text` drawn at the size `fit`."""
    signs = [
        draw_sign(sign, fit.sign_width(sign), fit.height, fit.thick, ascii_only=ascii_only)
        if sign in SIGNS
        else (" " * fit.sign_width(sign),) * fit.rows
        for sign in text
    ]
    return tuple((" " * fit.gap).join(parts) for parts in zip(*signs, strict=True))


class BigNumber(Poster):
    """Shows the last text given to `say`, in the middle."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id)
        self._text = ""
        self._ascii = False

    @property
    def text(self) -> str:
        """What it shows."""
        return self._text

    def say(self, text: str, *, ascii_only: bool = False) -> None:
        """Show `text`: digits and the signs that numbers have."""
        if (text, ascii_only) != (self._text, self._ascii):
            self._text, self._ascii = text, ascii_only
            self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Draw it as large as the new size allows."""
        self._draw()

    def _draw(self) -> None:
        width, height = self.size
        if not width or not height:
            return
        fit = fit_number(self._text, width, height)
        rows = draw_number(self._text, fit, ascii_only=self._ascii) if fit else (self._text,)
        above = (height - len(rows)) // 2
        self.paint([""] * above + [row.center(width) for row in rows])
