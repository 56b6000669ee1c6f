"""Plain text in rows of cells: placed, wrapped, shortened. Never cuts a wide character in two."""

from enum import StrEnum

from rich.cells import cell_len
from textual.content import Content


class Align(StrEnum):
    """Where in its widget a text stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


def place(row: str, width: int, align: Align) -> str:
    """Return `row` with the blanks in front that place it in `width` cells."""
    room = max(0, width - cell_len(row))
    shares = {Align.LEFT: 0, Align.CENTER: room // 2, Align.RIGHT: room}
    return " " * shares[align] + row


def shortened(text: str, width: int) -> str:
    """Return `text` in at most `width` cells, with an ellipsis where something is left out."""
    return Content(text).truncate(width, ellipsis=True).plain


def plain_rows(text: str, width: int, height: int) -> list[str]:
    """Return `text` wrapped at words into at most `height` rows of at most `width` cells."""
    rows: list[str] = []
    left = text
    while left and len(rows) < height - 1:
        row = Content(left).wrap(width)[0].plain.rstrip()
        rows.append(row)
        left = left[len(row) :].lstrip()
    return [*rows, shortened(left, width)] if left else rows
