"""Draws signs at any size, two dots to a character cell. It knows no widgets and no colours."""

from functools import lru_cache
from itertools import pairwise
from math import ceil, floor, hypot, sqrt

from runlift_tui.tui.lettering import SIGNS, UNITS_HIGH, Stroke

Rows = tuple[str, ...]

BLOCKS = {"00": " ", "10": "▀", "01": "▄", "11": "█"}
ASCII = {"00": " ", "10": "#", "01": "#", "11": "#"}
"""What a cell shows by its upper and lower dot."""

_Point = tuple[float, float]
_Span = tuple[float, float]


@lru_cache(maxsize=512)
def draw_sign(sign: str, width: int, height: int, thick: int, *, ascii_only: bool = False) -> Rows:
    """Draw one sign in a box, its strokes `thick` dots thick.

    Args:
        sign: one of `SIGNS`.
        width: of the box, in cells, which are as wide as a dot.
        height: of the box, in dots, which are half as high as a cell.
        thick: 1 to the smaller of width and height.
        ascii_only: draw with the hash sign instead of block characters.

    Returns:
        One string for each row of cells, each `width` characters.
    """
    dots = [0] * (height + height % 2)
    shape = SIGNS[sign]
    across = (width - thick) / shape.width if shape.width else 0.0
    down = (height - thick) / UNITS_HIGH
    half = thick / 2
    for stroke in shape.strokes:
        points = [(round(x * across) + half, round(y * down) + half) for x, y in stroke.points]
        _ink(dots, points, half, stroke)
    cells = ASCII if ascii_only else BLOCKS
    lines = [format(line & ((1 << width) - 1), f"0{width}b")[::-1] for line in dots]
    pairs = zip(lines[::2], lines[1::2], strict=True)
    return tuple("".join(cells[up + low] for up, low in zip(*pair, strict=True)) for pair in pairs)


def _ink(dots: list[int], points: list[_Point], half: float, stroke: Stroke) -> None:
    """Set the dots, one bit each, that a stroke covers."""
    inside: dict[int, list[_Span]] = {}
    for start, end in pairwise(points):
        top = max(0, floor(min(start[1], end[1]) - half))
        bottom = min(len(dots), ceil(max(start[1], end[1]) + half))
        for row in range(top, bottom):
            if span := _span(start, end, half, row + 0.5):
                inside.setdefault(row, []).append(span)
    for row, spans in inside.items():
        if stroke.filled:
            spans = [(min(left for left, _ in spans), max(right for _, right in spans))]
        for left, right in spans:
            first, last = max(0, ceil(left - 0.5)), floor(right - 0.5)
            if last >= first:
                dots[row] |= ((1 << (last - first + 1)) - 1) << first


def _span(start: _Point, end: _Point, half: float, y: float) -> _Span | None:
    """Return the part of the line at `y` that lies within `half` of the way from start to end."""
    if start[0] == end[0] and min(start[1], end[1]) <= y <= max(start[1], end[1]):
        return start[0] - half, start[0] + half
    ends: list[float] = []
    for x, middle in (start, end):
        if abs(y - middle) <= half:
            reach = sqrt(half * half - (y - middle) ** 2)
            ends += [x - reach, x + reach]
    along = (end[0] - start[0], end[1] - start[1])
    length = hypot(*along)
    if length:
        aside = (-along[1] / length * half, along[0] / length * half)
        corners = [
            (start[0] + aside[0], start[1] + aside[1]),
            (end[0] + aside[0], end[1] + aside[1]),
            (end[0] - aside[0], end[1] - aside[1]),
            (start[0] - aside[0], start[1] - aside[1]),
        ]
        ends += _crossings(corners, y)
    return (min(ends), max(ends)) if ends else None


def _crossings(corners: list[_Point], y: float) -> list[float]:
    found: list[float] = []
    for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
        if min(y1, y2) <= y <= max(y1, y2):
            found += [x1, x2] if y1 == y2 else [x1 + (x2 - x1) * (y - y1) / (y2 - y1)]
    return found
