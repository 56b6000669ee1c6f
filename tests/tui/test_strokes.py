"""Signs drawn from strokes."""

from itertools import combinations

import pytest

from runlift_tui.tui.lettering import SIGNS, drawable
from runlift_tui.tui.strokes import draw_sign

DIGITS = "0123456789"


def smallest(sign: str) -> tuple[str, ...]:
    return draw_sign(sign, int(SIGNS[sign].width) + 1, 5, 1)


@pytest.mark.parametrize("sign", SIGNS)
def test_every_sign_fills_its_box_exactly(sign: str) -> None:
    width = max(6, int(SIGNS[sign].width * 6) + 6)
    rows = draw_sign(sign, width, 30, 6)
    assert len(rows) == 15
    assert {len(row) for row in rows} == {width}
    assert any(row.strip() for row in rows)


@pytest.mark.parametrize("sign", DIGITS)
def test_a_digit_reaches_the_top_and_the_bottom_of_its_box(sign: str) -> None:
    rows = draw_sign(sign, 40, 60, 9)
    assert rows[0].strip()
    assert rows[-1].strip()


def test_digits_differ_from_each_other_even_at_the_smallest_size() -> None:
    for one, other in combinations(DIGITS, 2):
        assert smallest(one) != smallest(other), (one, other)


def test_letters_differ_from_each_other_even_at_the_smallest_size() -> None:
    letters = [sign for sign in SIGNS if sign.isalpha()]
    drawn = {smallest(sign) for sign in letters}
    assert len(drawn) == len(letters)


def test_a_stem_is_as_thick_as_asked_from_top_to_bottom() -> None:
    assert draw_sign("I", 3, 12, 3)[1:-1] == ("███",) * 4


def test_the_lower_half_of_a_seven_leans_to_the_left() -> None:
    rows = draw_sign("7", 30, 40, 6)
    starts = [len(row) - len(row.lstrip()) for row in rows[4:]]
    assert starts == sorted(starts, reverse=True)


def test_ascii_drawing_uses_the_hash_sign_alone() -> None:
    rows = draw_sign("8", 20, 30, 4, ascii_only=True)
    assert set("".join(rows)) == {" ", "#"}


def test_accents_are_left_off_capitals() -> None:
    assert drawable("Développé") == "DEVELOPPE"


def test_text_with_signs_that_are_not_drawn_is_refused() -> None:
    assert drawable("深蹲") is None
