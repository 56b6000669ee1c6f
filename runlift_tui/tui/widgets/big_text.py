"""Words drawn as large as their widget allows, down to plain text in one row.

It breaks and shortens lines with sense, and never leaves a word's meaning to its size alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len
from textual import events

from runlift_tui.tui.lettering import SIGNS, drawable
from runlift_tui.tui.strokes import Rows, draw_sign
from runlift_tui.tui.widgets.poster import Poster
from runlift_tui.tui.widgets.rows import Align, place, plain_rows

DOTS_HIGH = 5
"""The height of the smallest letters, in dots; larger ones are whole multiples."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines of drawable text and how many times the smallest size they are drawn."""

    scale: int
    lines: tuple[str, ...]


def sign_width(sign: str, scale: int) -> int:
    """Return the cells that a letter takes at `scale`."""
    return int(SIGNS[sign].width * scale) + scale if sign != " " else 2 * scale


def line_width(line: str, scale: int) -> int:
    """Return the cells that a line of letters takes at `scale`."""
    return sum(sign_width(sign, scale) for sign in line) + scale * max(0, len(line) - 1)


def line_height(scale: int) -> int:
    """Return the rows that a line of letters takes at `scale`."""
    return -(-DOTS_HIGH * scale // 2)


def leading(scale: int) -> int:
    """Return the blank rows between two lines; odd scales have half a row of blank in them."""
    return (scale + 1) % 2


@lru_cache(maxsize=1024)
def set_text(text: str, width: int, height: int) -> Setting | None:
    """Return how `text` is drawn largest in `width` cells by `height` rows, if at all."""
    letters = drawable(text)
    if not letters:
        return None
    for scale in range(2 * height // DOTS_HIGH, 0, -1):
        lines = tuple(_broken(letters.split(), width, scale))
        high = len(lines) * (line_height(scale) + leading(scale)) - leading(scale)
        if high <= height and all(line_width(line, scale) <= width for line in lines):
            return Setting(scale, lines)
    return None


def draw_text(setting: Setting, *, ascii_only: bool = False) -> Iterator[Rows]:
    """Yield the rows of each line."""
    for line in setting.lines:
        signs = [_letter(sign, setting.scale, ascii_only) for sign in line]
        yield tuple((" " * setting.scale).join(parts) for parts in zip(*signs, strict=True))


def _letter(sign: str, scale: int, ascii_only: bool) -> Rows:
    width = sign_width(sign, scale)
    if sign == " ":
        return (" " * width,) * line_height(scale)
    return draw_sign(sign, width, DOTS_HIGH * scale, scale, ascii_only=ascii_only)


def _broken(words: list[str], width: int, scale: int) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and line_width(longer, scale) > width:
            yield line
            longer = word
        line = longer
    yield line


def best_setting(choices: Sequence[str], width: int, height: int) -> Setting | None:
    """Return how the choice that can be largest is drawn, the first of equals; None if none can."""
    settings = [set_text(choice, width, height) for choice in choices]
    return max(settings, key=lambda found: found.scale if found else 0)


def gains(choices: Sequence[str], width: int, height: int) -> bool:
    """Return whether `height` rows, and none of them less, draw the text larger."""
    best = best_setting(choices, width, height)
    less = best_setting(choices, width, height - 1)
    return best is not None and (less is None or best.scale > less.scale)


class BigText(Poster):
    """Shows one of the texts given to `say`: the one that can be largest, the first of equals."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id)
        self._align = Align.CENTER
        self._choices: tuple[str, ...] = ("",)
        self._ascii = False

    @property
    def text(self) -> str:
        """The fullest of the texts it may show."""
        return self._choices[0]

    def say(self, *choices: str, ascii_only: bool = False, align: Align = Align.CENTER) -> None:
        """Show the same thing said in one of these ways, the fullest first."""
        if (choices, ascii_only, align) != (self._choices, self._ascii, self._align):
            self._choices, self._ascii, self._align = choices, ascii_only, align
            self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Draw it as large as the new size allows."""
        self._draw()

    def _draw(self) -> None:
        width, height = self.size
        if not width or not height:
            return
        best = best_setting(self._choices, width, height)
        if best:
            drawn = draw_text(best, ascii_only=self._ascii)
            apart = [""] * leading(best.scale)
            rows = [row for line in drawn for row in (*apart, *line)][len(apart) :]
        else:
            fitting = (text for text in self._choices if cell_len(text) <= width * height)
            rows = plain_rows(next(fitting, self._choices[-1]), width, height)
        above = (height - len(rows)) // 2
        placed = [place(row, width, self._align) for row in rows]
        self.paint([""] * above + placed, bold=not best)
