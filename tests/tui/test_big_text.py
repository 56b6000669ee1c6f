"""Words drawn large."""

import pytest
from rich.cells import cell_len

from runlift_tui.tui.widgets.big_text import draw_text, gains, set_text
from runlift_tui.tui.widgets.rows import Align, place, plain_rows, shortened


@pytest.mark.parametrize("text", ["WORK", "Bulgarian split squat", "Set 2/3", "RIGHT▶"])
@pytest.mark.parametrize(("width", "height"), [(110, 3), (110, 5), (60, 6), (190, 8)])
def test_drawn_words_fit_their_room(text: str, width: int, height: int) -> None:
    setting = set_text(text, width, height)
    assert setting is not None
    rows = [row for line in draw_text(setting) for row in line]
    assert len(rows) <= height
    assert all(len(row) <= width for row in rows)


def test_more_room_draws_words_larger() -> None:
    scales = [set_text("WORK", 120, rows) for rows in (3, 5, 8)]
    assert [setting.scale for setting in scales if setting] == [1, 2, 3]


def test_a_long_name_breaks_between_words() -> None:
    setting = set_text("Bulgarian split squat", 56, 6)
    assert setting is not None
    assert setting.lines == ("BULGARIAN", "SPLIT SQUAT")


def test_what_has_no_room_is_not_drawn() -> None:
    assert set_text("Elevated single-leg calf raise", 70, 3) is None


def test_only_heights_that_show_more_are_a_gain() -> None:
    assert [rows for rows in range(1, 9) if gains(("WORK",), 120, rows)] == [3, 5, 8]


def test_plain_rows_wrap_at_words_and_end_with_an_ellipsis() -> None:
    rows = plain_rows("Elevated single-leg calf raise with a very long name", 20, 2)
    assert rows[0] == "Elevated single-leg"
    assert rows[1].endswith("…")
    assert len(rows) == 2


def test_wide_characters_are_never_cut_in_two() -> None:
    assert shortened("深蹲深蹲", 7) == "深蹲深…"
    assert cell_len(shortened("深蹲深蹲", 6)) == 6


def test_text_is_placed_by_its_cells() -> None:
    assert place("深", 6, Align.RIGHT) == "    深"
    assert place("深", 6, Align.CENTER) == "  深"
