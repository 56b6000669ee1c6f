"""Single changes of a routine: nothing is lost, and no block is ever empty."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.engine.drafting import (
    WHOLE,
    Draft,
    Spot,
    StuckError,
    add_block,
    add_exercise,
    double,
    move,
    part,
    put,
    remove,
    spots,
    swap,
)
from runlift_tui.engine.other_kind import fit_exercise
from runlift_tui.engine.routine import Block, BlockKind, Exercise, Reps, Routine
from tests.strategies import any_routines, blocks, rep_exercises, routines

SQUAT = Exercise("Squat", Reps(12, 12), sets=3)
in_turn_routines = routines(blocks(rep_exercises))


def at(routine: Routine, data: st.DataObject) -> Spot:
    return data.draw(st.sampled_from(spots(routine)))


def names(routine: Routine) -> Counter[str]:
    return Counter(e.name for block in routine.blocks for e in block.exercises)


def outline(routine: Routine) -> list[list[str]]:
    return [[e.name for e in block.exercises] for block in routine.blocks]


def lettered(*groups: str) -> Routine:
    """Return a routine with a block for each word and an exercise for each of its letters."""
    made = (Block(word, tuple(Exercise(name, Reps(5, 5)) for name in word)) for word in groups)
    return Routine("r", "R", tuple(made))


@given(any_routines)
def test_the_spots_are_everything_in_order(routine: Routine) -> None:
    found = spots(routine)
    assert found[0] == WHOLE
    assert list(found) == sorted(found)
    exercises = [part(routine, spot) for spot in found if spot.is_exercise]
    assert exercises == [e for block in routine.blocks for e in block.exercises]


@given(any_routines, st.data())
def test_what_stood_there_can_be_put_back(routine: Routine, data: st.DataObject) -> None:
    spot = at(routine, data)
    assert put(routine, spot, part(routine, spot)) == routine


@given(any_routines, st.data())
def test_an_added_exercise_stands_behind_and_removing_it_undoes_it(
    routine: Routine, data: st.DataObject
) -> None:
    spot = at(routine, data)
    changed, to = add_exercise(routine, spot, SQUAT)
    kind = changed.blocks[to.block].kind
    assert part(changed, to) == fit_exercise(SQUAT, kind)
    if spot.is_exercise:
        assert to == Spot(spot.block, spot.exercise + 1)
    assert remove(changed, to)[0] == routine


@given(any_routines, blocks(rep_exercises), st.data())
def test_an_added_block_stands_behind_and_removing_it_undoes_it(
    routine: Routine, new: Block, data: st.DataObject
) -> None:
    spot = at(routine, data)
    changed, to = add_block(routine, spot, new)
    assert part(changed, to) == new
    assert to.block == (len(routine.blocks) if spot.is_routine else spot.block + 1)
    assert remove(changed, to)[0] == routine


@given(in_turn_routines, st.data(), st.sampled_from([-1, 1]))
def test_a_move_loses_nothing_and_back_again_is_as_before(
    routine: Routine, data: st.DataObject, direction: int
) -> None:
    spot = at(routine, data)
    try:
        changed, to = move(routine, spot, direction)
    except StuckError:
        return
    assert names(changed) == names(routine)
    assert part(changed, to) == fitted(part(routine, spot), changed, to)
    try:
        back = move(changed, to, -direction)
    except StuckError:
        return
    assert back == (routine, spot)


def fitted(what: object, routine: Routine, to: Spot) -> object:
    return fit_exercise(what, routine.blocks[to.block].kind) if isinstance(what, Exercise) else what


def moved(spot: Spot, direction: int) -> Draft:
    return move(lettered("ab", "c"), spot, direction)


def test_an_exercise_moves_within_its_block_and_over_its_edge() -> None:
    routine, to = moved(Spot(0, 0), 1)
    assert (outline(routine), to) == ([["b", "a"], ["c"]], Spot(0, 1))
    routine, to = moved(Spot(0, 1), 1)
    assert (outline(routine), to) == ([["a"], ["b", "c"]], Spot(1, 0))
    routine, to = move(lettered("ab", "cd"), Spot(1, 0), -1)
    assert (outline(routine), to) == ([["a", "b", "c"], ["d"]], Spot(0, 2))


def test_a_block_moves_with_all_it_has() -> None:
    routine, to = moved(Spot(1), -1)
    assert (outline(routine), to) == ([["c"], ["a", "b"]], Spot(0))


@pytest.mark.parametrize(
    ("spot", "direction", "reason"),
    [
        (WHOLE, 1, "Choose a block"),
        (Spot(0), -1, "the first already"),
        (Spot(1), 1, "the last already"),
        (Spot(0, 0), -1, "the first already"),
        (Spot(1, 0), 1, "the last already"),
        (Spot(1, 0), -1, "the only one of its block"),
    ],
)
def test_what_cannot_move_says_why(spot: Spot, direction: int, reason: str) -> None:
    with pytest.raises(StuckError, match=reason):
        moved(spot, direction)


def test_a_block_goes_with_its_last_exercise() -> None:
    routine, to = remove(lettered("ab", "c"), Spot(1, 0))
    assert (outline(routine), to) == ([["a", "b"]], Spot(0))


def test_the_last_exercise_of_all_stays() -> None:
    with pytest.raises(StuckError, match="needs one exercise"):
        remove(lettered("a"), Spot(0, 0))
    with pytest.raises(StuckError, match="Choose"):
        remove(lettered("ab"), WHOLE)


@given(any_routines, st.data())
def test_no_removal_leaves_an_empty_block(routine: Routine, data: st.DataObject) -> None:
    try:
        changed, to = remove(routine, at(routine, data))
    except StuckError:
        return
    assert all(block.exercises for block in changed.blocks)
    assert to in spots(changed)


@given(any_routines, st.data())
def test_doubling_repeats_what_stands_there(routine: Routine, data: st.DataObject) -> None:
    spot = at(routine, data)
    if spot.is_routine:
        with pytest.raises(StuckError):
            double(routine, spot)
        return
    changed, to = double(routine, spot)
    assert part(changed, to) == part(changed, spot) == part(routine, spot)
    assert len(spots(changed)) > len(spots(routine))


def test_another_exercise_in_its_place_has_as_many_sets_and_fits() -> None:
    row = Exercise("Row", Reps(8, 8), sets=5)
    straight = Routine("r", "R", (Block("S", (SQUAT,)), Block("C", (SQUAT,), BlockKind.CIRCUIT)))
    changed, to = swap(straight, Spot(0, 0), row)
    assert (changed.blocks[0].exercises, to) == ((replace(row, sets=3),), Spot(0, 0))
    circuit = add_exercise(straight, Spot(1), SQUAT)[0]
    assert swap(circuit, Spot(1, 1), row)[0].blocks[1].exercises[1] == replace(row, sets=1)
    with pytest.raises(StuckError, match="Choose an exercise"):
        swap(straight, Spot(0), row)


def test_an_exercise_fits_the_block_it_comes_into() -> None:
    circuit = Routine("r", "R", (Block("C", (SQUAT,), BlockKind.CIRCUIT),))
    changed, to = add_exercise(circuit, Spot(0), SQUAT)
    assert changed.blocks[0].exercises[to.exercise].sets == 1
