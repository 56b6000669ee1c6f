"""The size law: how much of a terminal the number takes."""

import pytest

from runlift_tui.tui.widgets.big_number import NARROWEST, WIDEST, draw_number, fit_number

TEXTS = ["9", "45", "1:05", "10:00", "7/12", "12/12", "+0:07", "1:00:00", "6-7"]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(("width", "height"), [(36, 8), (74, 15), (110, 24), (188, 39), (56, 40)])
def test_the_drawn_number_fits_its_room(text: str, width: int, height: int) -> None:
    fit = fit_number(text, width, height)
    assert fit is not None
    rows = draw_number(text, fit)
    assert len(rows) == fit.rows <= height
    assert {len(row) for row in rows} == {fit.total(text)}
    assert fit.total(text) <= width


@pytest.mark.parametrize("text", TEXTS)
def test_a_number_cannot_be_made_larger_in_its_room(text: str) -> None:
    width, height = 110, 24
    fit = fit_number(text, width, height)
    assert fit is not None
    full_height = fit.rows == height
    one_wider = fit_number(text, fit.total(text) - 1, height)
    assert full_height or one_wider is None or one_wider.width < fit.width


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(("width", "height"), [(74, 15), (110, 24), (188, 39), (312, 58)])
def test_digits_keep_their_shape(text: str, width: int, height: int) -> None:
    fit = fit_number(text, width, height)
    assert fit is not None
    assert NARROWEST - 0.03 <= fit.width / fit.height <= WIDEST + 0.07


def test_fewer_digits_are_drawn_larger() -> None:
    sizes = []
    for text in ("10:00", "9:59", "59", "9"):
        fit = fit_number(text, 110, 24)
        assert fit is not None
        sizes.append(fit.width * fit.height)
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[1] < sizes[2]


def test_all_digits_take_the_same_room() -> None:
    fit = fit_number("11", 100, 20)
    assert fit is not None
    assert fit.total("11") == fit.total("88")


def test_no_room_gives_no_size() -> None:
    assert fit_number("1:05", 4, 2) is None
