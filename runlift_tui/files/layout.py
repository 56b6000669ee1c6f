"""A routine's text cut into its tables, each with the comments above it, to be put together anew.

It never changes a character, and knows nothing of what the tables say.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from runlift_tui.files.lines import index_lines

BLOCK = ("block",)
EXERCISE = ("block", "exercise")


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one table, and the tables inside it that have ``[[headers]]`` of their own.

    The lines begin with the blank lines and the comments above the header.
    """

    text: str
    parts: tuple["Part", ...] = ()

    def __str__(self) -> str:
        return self.text + "".join(map(str, self.parts))


def cut(text: str) -> Part:
    """Cut a routine's text, valid TOML, into blocks and these into exercises.

    Those that stand in a list in brackets stay in the text around them.
    """
    lines = [f"{line}\n" for line in text.split("\n")]
    if lines[-1] == "\n":
        lines.pop()
    headers = sorted(_headers(lines, text))
    starts = [_above(lines, line) for line, _ in headers]
    ends = [*starts[1:], len(lines)]
    blocks: list[tuple[str, list[Part]]] = []
    for start, end, (_, path) in zip(starts, ends, headers, strict=True):
        piece = "".join(lines[start:end])
        if path == BLOCK:
            blocks.append((piece, []))
        else:
            blocks[-1][1].append(Part(piece))
    top = "".join(lines[: starts[0]] if starts else lines)
    return Part(top, tuple(Part(piece, tuple(inside)) for piece, inside in blocks))


def _headers(lines: list[str], text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the line, from 0, and the path of every header of a block or an exercise."""
    for at, line in index_lines(text).items():
        path = tuple(part for part in at if isinstance(part, str))
        listed = path in (BLOCK, EXERCISE) and len(at) == 2 * len(path)
        # An element of a list in brackets starts with a brace.
        if listed and lines[line - 1].lstrip().startswith("[["):
            yield line - 1, path


def _above(lines: list[str], header: int) -> int:
    """Return the first line that goes with a header: its comments, and the blank lines above.

    A comment right below the values of the table before stays with them.
    """
    start = header
    while start and (not lines[start - 1].strip() or lines[start - 1].lstrip().startswith("#")):
        start -= 1
    blank = (line for line in range(start, header) if not lines[line].strip())
    return next(blank, start)
