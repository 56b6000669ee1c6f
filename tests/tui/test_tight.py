"""What is written to the terminal when little changes."""

import pyte
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from runlift_tui.tui.tight import TightUpdate

GREEN = Style(color="#00140a", bgcolor="#35d07f")
BLUE = Style(color="#d6e6ff", bgcolor="#0b2358")


def update(*spans: tuple[int, int, int]) -> TightUpdate:
    """Return an update of two rows, in each a green chop of six cells and a blue one."""
    row = {0: Strip([Segment("ABCDEF", GREEN)]), 6: Strip([Segment("GHIJKL", BLUE)])}
    return TightUpdate([row, row], list(spans), [[6, 12], [6, 12]])


def written(*spans: tuple[int, int, int]) -> str:
    return update(*spans).render_segments(Console(color_system="truecolor", force_terminal=True))


def shown(text: str) -> pyte.Screen:
    screen = pyte.Screen(12, 2)
    stream = pyte.Stream(screen)
    stream.feed("." * 24)
    stream.feed(text)
    return screen


def test_only_the_cells_of_the_spans_are_written() -> None:
    screen = shown(written((0, 2, 4), (1, 5, 8)))
    assert screen.display == ["..CD........", ".....FGH...."]


def test_every_cell_has_its_own_colours() -> None:
    screen = shown(written((1, 5, 8)))
    grounds = [screen.buffer[1][x].bg for x in range(5, 8)]
    assert grounds == ["35d07f", "0b2358", "0b2358"]
    assert screen.buffer[1][8].bg == "default"


def test_a_colour_is_named_once_for_all_rows_that_share_it() -> None:
    assert written((0, 0, 6), (1, 0, 6)).count("48;2;53;208;127") == 1


def test_no_colour_is_left_behind() -> None:
    assert written((0, 0, 6)).endswith("\x1b[0m")
