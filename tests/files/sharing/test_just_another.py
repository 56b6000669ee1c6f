"""A workout of Just Another Workout Timer runs here as it runs there, second for second."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.routine import BlockKind, Routine
from runlift_tui.engine.timeline import StepKind
from runlift_tui.files.reader import parse_routine
from runlift_tui.files.sharing.foreign import ForeignError, Part
from runlift_tui.files.sharing.just_another import read_workout
from runlift_tui.files.writer import dump_routine
from tests.files.sharing.apps import set_of, workout


def read(data: dict[str, Any]) -> Routine:
    return read_workout(Part(data))


def laid_out(routine: Routine) -> list[tuple[str, int]]:
    return [(step.label, step.planned // 1_000) for step in compile_routine(routine).steps]


def as_the_app_runs_it(data: dict[str, Any]) -> list[tuple[str, int]]:
    """Work and rests in the app's own order; rests that follow each other are one."""
    found: list[tuple[str, int]] = []
    for one in data["sets"]:
        for _ in range(one["repetitions"]):
            for exercise in one["exercises"]:
                name, lasts = exercise["name"], exercise["duration"]
                if name == "Rest" and found and found[-1][0] == "Rest":
                    found[-1] = (name, found[-1][1] + lasts)
                elif lasts:
                    found.append((name, lasts))
    return found


def test_a_set_is_a_circuit_with_its_repetitions_as_rounds() -> None:
    routine = read(workout(set_of(3, ("Plank", 30), ("Rest", 10), ("Squat", 40), ("Rest", 20))))
    (block,) = routine.blocks
    assert (block.kind, block.rounds, block.title) == (BlockKind.CIRCUIT, 3, "Set 1")
    assert [exercise.name for exercise in block.exercises] == ["Plank", "Squat"]
    assert (routine.title, routine.source) == ("Core", "Imported from Just Another Workout Timer")
    assert laid_out(routine)[:5] == [
        ("Get ready", 10),
        ("Plank", 30),
        ("Rest", 10),
        ("Squat", 40),
        ("Rest", 20),
    ]


def test_rests_in_front_and_sets_of_nothing_but_a_rest_stand_where_they_stood() -> None:
    data = workout(
        set_of(2, ("Plank", 30)),
        set_of(2, ("Rest", 30)),
        set_of(2, ("Rest", 15), ("Squat", 40)),
    )
    assert laid_out(read(data))[1:] == as_the_app_runs_it(data)


def test_a_rest_in_front_of_all_lengthens_the_get_ready_up_to_a_minute() -> None:
    assert read(workout(set_of(1, ("Rest", 5), ("Squat", 40)))).get_ready == 15_000
    long = read(workout(set_of(1, ("Rest", 90), ("Squat", 40))))
    assert long.get_ready == 60_000
    assert long.notes == ("Its get-ready of 1m40s was shortened to 1m.",)


def test_a_rest_keeps_its_name_where_a_set_has_one_for_all() -> None:
    routine = read(workout(set_of(2, ("Liegestütz", 30), ("Pause", 10))))
    assert ("Pause", 10) in laid_out(routine)


def test_what_lasts_no_time_is_passed_over_as_in_the_app() -> None:
    routine = read(workout(set_of(2, ("Plank", 30), ("Skip me", 0), ("Rest", 0))))
    assert laid_out(routine)[1:] == [("Plank", 30), ("Plank", 30)]


def test_the_first_version_of_the_format_has_no_version_and_no_ids() -> None:
    data = {
        "title": "Old",
        "sets": [{"repetitions": 1, "exercises": [{"name": "A", "duration": 9}]}],
    }
    assert laid_out(read(data))[1:] == [("A", 9)]


names = st.sampled_from(["Plank", "Squat", "Burpee", "Rest"])
exercises = st.lists(st.tuples(names, st.integers(0, 90)), max_size=4)
sets = st.lists(st.builds(lambda n, e: set_of(n, *e), st.integers(1, 3), exercises), max_size=4)


@given(sets)
def test_every_second_of_work_and_rest_is_where_it_was(drawn: list[dict[str, object]]) -> None:
    data = workout(*drawn)
    there = as_the_app_runs_it(data)
    if not any(name != "Rest" for name, _ in there):
        with pytest.raises(ForeignError, match="no exercise"):
            read(data)
        return
    while there[0][0] == "Rest":
        there.pop(0)
    while there[-1][0] == "Rest":
        there.pop()
    routine = read(data)
    assert laid_out(routine)[1:] == there
    assert parse_routine(dump_routine(routine), "", Path()) == routine


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (workout(), "no exercise"),
        (workout(set_of(10**9, ("A", 9))), 'set 1: "repetitions" must be a whole number from 1'),
        (workout(set_of(0, ("A", 9))), '"repetitions"'),
        (workout(set_of(True, ("A", 9))), "not true"),
        (workout(set_of("3", ("A", 9))), 'not "3"'),
        (workout(set_of(1, ("A", 10**12))), 'set 1, exercise 1: "duration"'),
        (workout(set_of(1, ("A", 10**30))), "not a huge number"),
        (workout(set_of(1, ("A", -1))), "not -1"),
        (workout(set_of(1, ("A", float("inf")))), "not inf"),
        (workout(set_of(1, ("A", 1.5))), "not 1.5"),
        (workout(set_of(1, (["A"], 9))), '"name" must be text, not a list'),
        (workout(set_of(1, ("A", 9), ("Rest", 80_000), ("Rest", 80_000), ("B", 9))), "24h"),
        (workout(set_of(1, ("A", 9)), set_of(9, ("Rest", 80_000)), set_of(1, ("B", 9))), "24h"),
        (workout(title=7), "no exercise"),
        (workout(set_of(1, ("A", 9)), title=7), '"title" must be text, not 7'),
        (workout(set_of(1, ("A", 9)), version=3), "version 3"),
        ({"title": "x", "sets": 5}, '"sets" must be a list, not 5'),
        ({"title": "x", "sets": [5]}, "set 1 must be an object, not 5"),
    ],
)
def test_what_does_not_fit_is_named_by_its_place(data: dict[str, Any], said: str) -> None:
    with pytest.raises(ForeignError) as caught:
        read(data)
    assert said in str(caught.value)


def test_a_rest_is_no_step_of_work() -> None:
    steps = compile_routine(read(workout(set_of(2, ("Plank", 30), ("Rest", 10))))).steps
    assert [step.kind for step in steps[1:]] == [StepKind.WORK, StepKind.REST, StepKind.WORK]
