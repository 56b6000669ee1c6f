"""The floor plan: what gets which room at every size."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.engine.timeline import Side
from runlift_tui.tui.floor_plan import Content, Piece, plan_floor, too_small
from runlift_tui.tui.widgets.big_number import fit_number

ALWAYS = {Piece.NUMBER, Piece.PHASE, Piece.SIDE, Piece.NAME, Piece.DETAIL, Piece.STATUS}


def always(piece: Piece, width: int, rows: int) -> bool:
    """Every row is of use."""
    return True


contents = st.builds(
    Content,
    named=st.booleans(),
    side=st.sampled_from([None, *Side]),
    share=st.floats(0.2, 1),
    useful=st.just(always),
)
GREEDY = Content(False, None, 0.5, always)
RESTING = Content(True, None, 0.5, always)


@given(st.integers(40, 330), st.integers(12, 100), contents)
def test_no_piece_leaves_the_terminal_or_covers_another(
    width: int, height: int, content: Content
) -> None:
    regions = plan_floor(width, height, content).regions
    for region in regions.values():
        assert 0 <= region.x <= region.right <= width
        assert 0 <= region.y <= region.bottom <= height
    for one, other in combinations(filter(None, regions.values()), 2):
        assert not one.overlaps(other)


@given(st.integers(40, 330), st.integers(12, 100), contents)
def test_what_matters_is_never_dropped(width: int, height: int, content: Content) -> None:
    assert plan_floor(width, height, content).regions.keys() >= ALWAYS


@pytest.mark.parametrize("content", [GREEDY, RESTING])
@pytest.mark.parametrize(
    ("width", "height", "least"), [(80, 24, 0.35), (120, 40, 0.45), (200, 60, 0.45)]
)
@pytest.mark.parametrize("text", ["45", "1:05", "10:00", "12:34", "7/12"])
def test_the_number_covers_its_part_of_the_terminal(
    content: Content, width: int, height: int, least: float, text: str
) -> None:
    room = plan_floor(width, height, content).regions[Piece.NUMBER]
    fit = fit_number(text, room.width, room.height)
    assert fit is not None
    assert fit.total(text) * fit.rows >= least * width * height


@pytest.mark.parametrize("content", [GREEDY, RESTING])
@pytest.mark.parametrize(("width", "height"), [(40, 12), (80, 24), (120, 40), (200, 60), (320, 90)])
def test_a_single_digit_takes_three_fifths_of_the_height(
    content: Content, width: int, height: int
) -> None:
    room = plan_floor(width, height, content).regions[Piece.NUMBER]
    fit = fit_number("9", room.width, room.height)
    assert fit is not None
    assert fit.rows >= 0.6 * height


def test_how_to_is_dropped_first_then_the_session_bar_then_nothing() -> None:
    shown = [plan_floor(80, height, GREEDY).regions.keys() for height in range(12, 40)]
    first_how = next(i for i, pieces in enumerate(shown) if Piece.HOW in pieces)
    first_next = next(i for i, pieces in enumerate(shown) if Piece.NEXT in pieces)
    assert first_next < first_how
    assert not plan_floor(40, 12, GREEDY).shows_next


def test_a_left_side_stands_at_the_left_edge_and_a_right_one_at_the_right() -> None:
    for side, at_left in ((Side.LEFT, True), (Side.RIGHT, False)):
        regions = plan_floor(120, 40, Content(False, side, 0.5, always)).regions
        assert (regions[Piece.SIDE].x < regions[Piece.PHASE].x) is at_left


def test_a_terminal_that_is_too_small_still_gives_room_to_time_and_sound() -> None:
    assert too_small(39, 24)
    assert too_small(80, 11)
    assert not too_small(40, 12)
    assert plan_floor(20, 5, GREEDY).regions.keys() >= {Piece.NUMBER, Piece.STATUS, Piece.NAME}
