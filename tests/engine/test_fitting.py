"""Fit to time: the rules in their order, and the laws that hold for every routine."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.fitting import Fitted, fit
from runlift_tui.engine.routine import Block, BlockKind, Exercise, Reps, Routine, Span
from runlift_tui.engine.units import MINUTE, SECOND, Ms
from tests.strategies import any_block, any_routines, late_blocks, routines

WARM_UP = Block("Warm-up", (Exercise("Skip", work=5 * MINUTE, counted=False),))
COOL_DOWN = Block("Cool-down", (Exercise("Stretch", work=2 * MINUTE, counted=False),))
SQUAT = Exercise("Squat", Reps(10, 10), sets=3)
ROW = Exercise("Row", Reps(10, 10), sets=2)
MAIN = Block("Main", (SQUAT, ROW), rest=Span(15 * SECOND, 30 * SECOND))
RAISE = Exercise("Calf raise", Reps(10, 10), sets=3)
EXTRA = Block("Extra", (RAISE,), rest=Span(30 * SECOND, 30 * SECOND), accessory=True)
TABATA = Block(
    "Tabata",
    (Exercise("Burpee", work=20 * SECOND),),
    BlockKind.CIRCUIT,
    8,
    Span(10 * SECOND, 10 * SECOND),
)


def routine(*blocks: Block) -> Routine:
    return Routine("drawn", "Legs", blocks)


ALL = routine(WARM_UP, MAIN, EXTRA, COOL_DOWN)
PLANNED = compile_routine(ALL).planned


def cut(drawn: Routine, less: Ms) -> Fitted:
    """Fit a routine into `less` milliseconds less than it takes."""
    return fit(drawn, compile_routine(drawn).planned - less)


def test_what_fits_stays_as_it_is() -> None:
    fitted = fit(ALL, PLANNED)
    assert fitted.routine is ALL
    assert fitted.fits
    assert fitted.told == "Legs fits into 15m10s as it is"


def test_accessory_sets_go_first_and_no_more_than_needed() -> None:
    assert cut(ALL, 1).left_out == ("Calf raise: 1 of 3 sets",)
    assert cut(ALL, 61_000).left_out == ("Calf raise: 2 of 3 sets",)
    assert cut(ALL, 3 * MINUTE).left_out == ("Calf raise: all 3 sets",)


def test_then_rests_go_toward_their_lower_bound_in_whole_seconds() -> None:
    fitted = cut(ALL, 3 * MINUTE + 1)
    assert fitted.left_out == ("Calf raise: all 3 sets", "rests of 29 s instead of 30 s")
    assert cut(ALL, 3 * MINUTE + 75_000).left_out[-1] == "rests of 15 s instead of 30 s"


def test_then_main_exercises_lose_their_later_sets_the_last_one_first() -> None:
    rests = 3 * MINUTE + 75_000
    assert cut(ALL, rests + 1).left_out[2:] == ("Squat: 1 of 3 sets",)
    assert cut(ALL, rests + 45_001).left_out[2:] == ("Squat: 1 of 3 sets", "Row: 1 of 2 sets")
    least = fit(ALL, 0)
    assert [exercise.sets for exercise in least.routine.blocks[1].exercises] == [1, 1]


def test_too_little_time_is_told_with_the_least_that_is_needed() -> None:
    least = fit(ALL, 5 * MINUTE)
    assert not least.fits
    assert least.over == 3 * MINUTE + 40_000
    assert [block.title for block in least.routine.blocks] == ["Warm-up", "Main", "Cool-down"]
    assert least.told == "5m is 3m40s too short for Legs: it needs 8m40s at least"


def test_without_a_mark_all_but_the_first_counted_block_is_accessory() -> None:
    drawn = routine(WARM_UP, MAIN, TABATA)
    assert cut(drawn, 31_000).left_out == ("Tabata: 2 of 8 rounds",)
    assert cut(drawn, 4 * MINUTE).left_out == ("Tabata: all 8 rounds",)


def test_where_all_is_marked_the_first_block_is_still_the_main_one() -> None:
    marked = replace(MAIN, accessory=True)
    assert [block.title for block in fit(routine(marked, EXTRA), 0).routine.blocks] == ["Main"]


def test_the_last_accessory_block_goes_first() -> None:
    drawn = routine(MAIN, EXTRA, replace(TABATA, accessory=True))
    assert cut(drawn, 1).left_out == ("Tabata: 1 of 8 rounds",)
    assert cut(drawn, 4 * MINUTE + 1).left_out[-1] == "Tabata: all 8 rounds"


def test_exercises_that_lose_the_same_are_told_together() -> None:
    even = routine(replace(MAIN, exercises=(SQUAT, ROW, replace(RAISE, sets=3))))
    assert fit(even, 0).left_out[1:] == ("Squat, Calf raise: 2 of 3 sets", "Row: 1 of 2 sets")


def test_a_main_emom_keeps_a_minute_for_each_of_its_exercises() -> None:
    works = tuple(Exercise(name, Reps(5, 5)) for name in ("Clean", "Press", "Jump"))
    emom = routine(Block("Power", works, BlockKind.EMOM, 9))
    assert fit(emom, 0).routine.blocks[0].rounds == 3
    assert fit(emom, 5 * MINUTE).left_out == ("Power: 4 of 9 rounds",)


def test_what_ends_by_its_cap_or_by_a_miss_is_left_out_whole_or_not_at_all() -> None:
    amrap = Block("Laps", (SQUAT,), BlockKind.AMRAP, cap=5 * MINUTE)
    death = Block("Death", (replace(SQUAT, sets=1),), BlockKind.DEATH_BY, 60)
    assert fit(routine(amrap), 0).left_out == ()
    assert fit(routine(death), 0).left_out == ()
    assert set(fit(routine(MAIN, amrap, death), 0).left_out) >= {"Laps", "Death"}


def test_no_rest_is_cut_down_to_nothing() -> None:
    drawn = routine(replace(MAIN, rest=Span(0, 20 * SECOND)))
    assert fit(drawn, 0).left_out[0] == "rests of 1 s instead of 20 s"


blocks_of_all = st.one_of(
    any_block,
    late_blocks,
    st.builds(
        Block,
        title=st.just("Warm-up"),
        exercises=st.lists(
            st.builds(
                Exercise, st.just("Skip"), work=st.integers(1_000, 9_000), counted=st.booleans()
            ),
            min_size=1,
            max_size=3,
        ).map(tuple),
        rounds=st.integers(1, 2),
    ),
)
sets_drawn = st.integers(1, 4)


@st.composite
def drawn_routines(draw: st.DrawFn) -> Routine:
    """Routines of up to four blocks, whose exercises have several sets."""
    blocks = []
    for block in draw(st.lists(blocks_of_all, min_size=1, max_size=4)):
        exercises = (replace(e, sets=draw(sets_drawn)) for e in block.exercises)
        blocks.append(replace(block, exercises=tuple(exercises)))
    return replace(draw(routines(any_block)), blocks=tuple(blocks))


def counted_titles(drawn: Routine) -> list[str]:
    return [b.title for b in drawn.blocks if any(e.counted for e in b.exercises)]


shares = st.floats(0, 1.1)


@given(drawn_routines(), shares)
def test_the_result_takes_what_it_says_and_never_longer_than_before(
    drawn: Routine, share: float
) -> None:
    before = compile_routine(drawn).planned
    fitted = fit(drawn, round(before * share))
    assert fitted.planned == compile_routine(fitted.routine).planned <= before
    assert bool(fitted.left_out) == (fitted.planned < before)
    assert fitted.fits or fitted == replace(fit(drawn, 0), available=fitted.available)


@settings(max_examples=40)
@given(drawn_routines(), st.lists(shares, min_size=2, max_size=5).map(sorted))
def test_more_time_never_makes_it_shorter(drawn: Routine, portions: list[float]) -> None:
    before = compile_routine(drawn).planned
    planned = [fit(drawn, round(before * share)).planned for share in portions]
    assert all(less <= more for less, more in pairwise(planned))


@given(drawn_routines())
def test_what_is_not_counted_is_always_there_in_full(drawn: Routine) -> None:
    def uncounted(one: Routine) -> list[Exercise]:
        return [
            e for b in one.blocks for e in b.exercises for _ in range(b.rounds) if not e.counted
        ]

    assert uncounted(fit(drawn, 0).routine) == uncounted(drawn)


@given(any_routines, st.integers(1, 4))
def test_each_main_exercise_keeps_its_first_set(drawn: Routine, sets: int) -> None:
    first = replace(drawn.blocks[0], accessory=False)
    main = replace(first, exercises=tuple(replace(e, sets=sets) for e in first.exercises))
    least = fit(replace(drawn, blocks=(main, *drawn.blocks[1:])), 0).routine
    if any(e.counted for e in main.exercises):
        names = {e.name for e in main.exercises}
        worked = {e.name for e in least.blocks[0].exercises if e.sets}
        assert worked == names
        whole = compile_routine(replace(drawn, blocks=(main,))).steps
        kept = compile_routine(least).steps
        assert {s.label for s in whole if s.place.round == 1 == s.place.set} <= {
            s.label for s in kept
        } | {s.label for s in whole if s.kind != "work"}
