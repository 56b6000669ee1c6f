"""Every routine survives out and in."""

import tomllib
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from runlift_tui.engine.routine import (
    Block,
    BlockKind,
    Exercise,
    Load,
    Progress,
    Reps,
    Routine,
    Span,
    Tempo,
    Unit,
    Variant,
)
from runlift_tui.engine.units import LONGEST
from runlift_tui.files.reader import parse_routine
from runlift_tui.files.sizes import MOST_REPS_IN_ALL, MOST_STEPS, rep_count, step_count
from runlift_tui.files.writer import dump_routine, span_text
from tests.strategies import any_routines, in_turn

letters = st.characters(exclude_categories=["C", "Z"]) | st.sampled_from("\"'\\#[]{}=,.\u00a0")
words = st.lists(st.text(letters, min_size=1, max_size=8), min_size=1, max_size=3).map(" ".join)
lists = st.lists(words, max_size=3).map(tuple)
few = st.integers(1, 4)
works = st.integers(1_000, 120_000) | st.integers(1_000, LONGEST)


def spans(most: int) -> st.SearchStrategy[Span]:
    ends = st.tuples(st.integers(0, most), st.integers(0, most))
    return ends.map(lambda pair: Span(min(pair), max(pair)))


def ordered(low: int, high: int) -> st.SearchStrategy[tuple[int, int]]:
    ends = st.tuples(st.integers(low, high), st.integers(low, high))
    return ends.map(lambda pair: (min(pair), max(pair)))


reps = (ordered(1, 20) | ordered(1, 999)).map(lambda ends: Reps(*ends))
loads = st.just(Load(0, 0, Unit.BODY)) | st.builds(
    lambda ends, unit: Load(ends[0] / 100, ends[1] / 100, unit),
    ordered(1, 200_000),
    st.sampled_from([Unit.KG, Unit.LB]),
)
parts = st.integers(0, 60_000)
tempos = st.builds(Tempo, parts, parts, parts, parts).filter(lambda tempo: tempo.total >= 500)


def targeted(**more: st.SearchStrategy[object]) -> list[dict[str, st.SearchStrategy[object]]]:
    """Return the arguments of a thing counted in reps, and of one that is timed."""
    return [{"reps": reps, **more}, {"work": works, **more}]


variant_arguments: dict[str, st.SearchStrategy[object]] = {
    "name": words,
    "load": st.none() | loads,
    "each_side": st.none() | st.booleans(),
    "equipment": st.none() | lists,
    "how": lists,
}
variants = st.one_of(
    st.builds(Variant, words),
    *(st.builds(Variant, **arguments) for arguments in targeted(**variant_arguments)),
)
versions = st.lists(variants, max_size=2).map(tuple)


weights = st.builds(lambda low: Load(low / 4, low / 4, Unit.LB), st.integers(1, 80))
growths = st.builds(
    lambda sets, reps, add: Progress(sets[0], sets[1], Reps(*reps), add),
    ordered(1, 20),
    ordered(1, 999),
    st.none() | weights,
)


def exercises(straight: bool) -> st.SearchStrategy[Exercise]:
    arguments: dict[str, st.SearchStrategy[object]] = {
        "name": words,
        "sets": few | st.integers(1, 99) if straight else st.just(1),
        "rest": st.none() | spans(LONGEST),
        "each_side": st.booleans(),
        "switch": st.just(5_000) | st.integers(0, 60_000),
        "tempo": st.none() | tempos,
        "hold": st.none() | spans(300_000),
        "load": st.none() | loads,
        "equipment": lists,
        "how": lists,
        "easier": versions,
        "harder": versions,
        "instead": versions,
        "counted": st.booleans(),
    }
    counted, timed = targeted(**arguments)
    if straight:
        counted["progress"] = st.none() | growths
    builds = (st.builds(Exercise, **some) for some in (counted, timed, arguments))
    return st.one_of(*builds)


blocks = in_turn.flatmap(
    lambda kind: st.builds(
        Block,
        title=words,
        exercises=st.lists(exercises(kind is BlockKind.STRAIGHT), min_size=1, max_size=2).map(
            tuple
        ),
        kind=st.just(kind),
        rounds=few | st.integers(1, 99),
        rest=st.none() | spans(LONGEST),
        round_rest=st.none() | spans(LONGEST),
        rest_name=st.just("Rest") | words,
        accessory=st.booleans(),
    )
)
routines = st.builds(
    Routine,
    name=words,
    title=words,
    blocks=st.lists(blocks, min_size=1, max_size=2).map(tuple),
    description=st.just("") | words,
    source=st.just("") | words,
    notes=lists,
    get_ready=st.integers(0, 60_000),
).filter(lambda r: step_count(r) <= MOST_STEPS and rep_count(r) <= MOST_REPS_IN_ALL)


@settings(deadline=None)
@given(routines)
def test_every_routine_survives_out_and_in(routine: Routine) -> None:
    assert parse_routine(dump_routine(routine), routine.name, Path("x.toml")) == routine


@settings(deadline=None)
@given(any_routines)
def test_every_kind_of_block_survives_out_and_in(routine: Routine) -> None:
    assert parse_routine(dump_routine(routine), routine.name, Path("x.toml")) == routine


def test_what_has_its_usual_value_is_left_out() -> None:
    routine = Routine("r", "R", (Block("B", (Exercise("Squat", reps=Reps(8, 8)),)),))
    assert tomllib.loads(dump_routine(routine)) == {
        "title": "R",
        "get_ready": "10s",
        "block": [{"title": "B", "exercise": [{"name": "Squat", "reps": 8}]}],
    }


def test_a_range_of_time_is_written_with_both_ends() -> None:
    assert span_text(Span(15_000, 30_000)) == "15s-30s"
    assert span_text(Span(90_000, 90_000)) == "1m30s"
