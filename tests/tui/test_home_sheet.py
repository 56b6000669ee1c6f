"""Lines with a left and a right part, laid out for any width."""

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from runlift_tui.tui.sheet import Line, Sheet

WORDS = st.lists(st.text("abc \N{HIRAGANA LETTER A}", max_size=12), max_size=6).map(" ".join)


def _rows(line: Line, width: int) -> list[str]:
    return [row.plain for row in Sheet([line]).rows(width)]


def test_the_right_part_is_flush_right() -> None:
    assert _rows(Line(Content("Squat"), Content("3 x 12")), 20) == ["Squat         3 x 12"]


def test_the_leader_fills_the_gap() -> None:
    line = Line(Content("Squat"), Content("12"), indent=2, leader=".")
    assert _rows(line, 16) == ["  Squat ..... 12"]


def test_a_long_left_part_wraps_beside_the_right_one() -> None:
    rows = _rows(Line(Content("Elevated single-leg calf raise"), Content("12")), 20)
    assert rows == ["Elevated          12", "single-leg calf", "raise"]


def test_a_right_part_without_room_has_a_row_of_its_own() -> None:
    rows = _rows(Line(Content("Goblet squat"), Content("3 x 12 each side")), 18)
    assert rows == ["Goblet squat", "  3 x 12 each side"]


@given(WORDS, WORDS, st.integers(0, 4), st.integers(8, 60))
def test_no_row_is_wider_than_asked(left: str, right: str, indent: int, width: int) -> None:
    rows = Sheet([Line(Content(left), Content(right.strip()), indent)]).rows(width)
    assert rows
    assert all(row.cell_length <= width for row in rows)


@given(st.text("abcde", min_size=1, max_size=9), st.integers(9, 60))
def test_no_figure_is_ever_lost(figure: str, width: int) -> None:
    rows = _rows(Line(Content("Elevated calf raise"), Content(figure)), width)
    assert any(figure in row for row in rows)
