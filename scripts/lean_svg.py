"""Turns a screenshot of Textual into a lean SVG: no window, no font from the net, sharp blocks.

Blocks become shapes, as few fonts draw them without seams. It never changes a colour or a letter.
"""

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator
from html import escape

WIDE, HIGH = 12.2, 24.4
"""The size of a character cell in Textual's screenshots."""

CELL_W, CELL_H = 10, 20
"""The same here, in whole numbers, so that edges meet."""

FONTS = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace"

BLOCKS = {"█": (0, 0, 2, 2), "▀": (0, 0, 2, 1), "▄": (0, 1, 2, 1), "▌": (0, 0, 1, 2)}
BLOCKS["▐"] = (1, 0, 1, 2)
"""Left, top, width and height of each block, in halves of a cell."""

_SVG = "{http://www.w3.org/2000/svg}"
_STYLE = re.compile(r"\.[\w-]+-(r\d+) \{ fill: (#\w+)([^}]*)")
_LINE = re.compile(r"line-(\d+)\)")

_Box = tuple[int, int, int, int]


def lean(screenshot: str) -> str:
    """Return the lean form of an SVG from `App.export_screenshot`."""
    root = ET.fromstring(screenshot)  # noqa: S314  # the app made it a moment ago
    styles = {name: (ink, more) for name, ink, more in _STYLE.findall(_text_of_style(root))}
    matrix = next(g for g in root.iter(f"{_SVG}g") if "clip-path" in g.attrib)
    boxes: dict[str, list[_Box]] = defaultdict(list)
    width = height = 0
    for rect in matrix.iter(f"{_SVG}rect"):
        x, y, across = (float(rect.get(key, "0")) for key in ("x", "y", "width"))
        left, top, right = _cells(x), round((y - 1.5) / HIGH), _cells(x + across)
        width, height = max(width, right), max(height, top + 1)
        box = (left * CELL_W, top * CELL_H, (right - left) * CELL_W, CELL_H)
        boxes[rect.get("fill", "")].append(box)
    shapes: dict[str, list[_Box]] = defaultdict(list)
    letters: list[str] = []
    for text in matrix.iter(f"{_SVG}text"):
        ink, more = styles[text.get("class", "").rpartition("-")[2]]
        found = _LINE.search(text.get("clip-path", ""))
        row = int(found[1]) if found else 0
        content = (text.text or "").replace("\xa0", " ")
        column = _cells(float(text.get("x", "0")))
        shapes[ink] += _shapes(content, column, row)
        letters += _letters(content, column, row, ink, bold="bold" in more)
    across, down = width * CELL_W, height * CELL_H
    size = f'viewBox="0 0 {across} {down}" width="{across}" height="{down}"'
    font = f'font-family="{FONTS}" font-size="16.6"'
    start = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {font}>'
    return "\n".join((start, *_paths(boxes), *_paths(shapes), *letters, "</svg>\n"))


def _text_of_style(root: ET.Element) -> str:
    return "".join(style.text or "" for style in root.iter(f"{_SVG}style"))


def _cells(length: float) -> int:
    return round(length / WIDE)


def _shapes(content: str, column: int, row: int) -> Iterator[_Box]:
    """Yield a box for each run of the same block."""
    for run in re.finditer(r"([█▀▄▌▐])\1*", content):
        left, top, wide, high = BLOCKS[run[1]]
        half_w, half_h = CELL_W // 2, CELL_H // 2
        for start in range(run.start(), run.end() if wide == 1 else run.start() + 1):
            x = (column + start) * CELL_W + left * half_w
            across = wide * half_w if wide == 1 else len(run[0]) * CELL_W
            yield x, row * CELL_H + top * half_h, across, high * half_h


def _letters(content: str, column: int, row: int, ink: str, *, bold: bool) -> Iterator[str]:
    """Yield what is no block, in runs without two spaces."""
    for run in re.finditer(r"[^\s█▀▄▌▐]+(?: [^\s█▀▄▌▐]+)*", content):
        x, y = (column + run.start()) * CELL_W, row * CELL_H + 15
        weight = ' font-weight="bold"' if bold else ""
        length = len(run[0]) * CELL_W
        yield (
            f'<text x="{x}" y="{y}" fill="{ink}"{weight} textLength="{length}" '
            f'lengthAdjust="spacingAndGlyphs">{escape(run[0], quote=False)}</text>'
        )


def _paths(boxes: dict[str, list[_Box]]) -> Iterator[str]:
    """Yield one path for each colour, boxes that stand on each other taken together."""
    for ink, found in boxes.items():
        if found:
            data = "".join(f"M{x} {y}h{w}v{h}h-{w}z" for x, y, w, h in _stacked(found))
            yield f'<path fill="{ink}" d="{data}" shape-rendering="crispEdges"/>'


def _stacked(boxes: list[_Box]) -> Iterator[_Box]:
    open_boxes: dict[tuple[int, int], _Box] = {}
    for x, y, w, h in sorted(boxes, key=lambda box: (box[0], box[2], box[1])):
        below = open_boxes.get((x, w))
        if below and below[1] + below[3] == y:
            open_boxes[x, w] = (x, below[1], w, below[3] + h)
            continue
        if below:
            yield below
        open_boxes[x, w] = (x, y, w, h)
    yield from open_boxes.values()
