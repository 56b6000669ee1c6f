"""A timer of OpenHIIT runs here as it runs there, second for second."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.routine import Routine
from runlift_tui.files.reader import parse_routine
from runlift_tui.files.sharing.foreign import ForeignError, Part
from runlift_tui.files.sharing.open_hiit import read_timer
from runlift_tui.files.writer import dump_routine
from tests.files.sharing.apps import timer


def read(data: dict[str, Any]) -> Routine:
    return read_timer(Part(data))


def laid_out(routine: Routine) -> list[tuple[str, int]]:
    return [(step.label, step.planned // 1_000) for step in compile_routine(routine).steps]


def as_the_app_runs_it(data: dict[str, Any]) -> list[tuple[str, int]]:
    """The intervals as the app makes them; rests that follow each other are one."""
    times, names = data["timeSettings"], data["activities"]
    found = [("Get ready", times["getReadyTime"]), ("Warm-up", times["warmupTime"])]
    if times["warmupTime"]:
        found.append(("Rest", times["restTime"]))
    for again in range(times["restarts"] + 1):
        for bout in range(data["activeIntervals"]):
            found.append((names[bout] if bout < len(names) else "Work", times["workTime"]))
            if bout < data["activeIntervals"] - 1:
                found.append(("Rest", times["restTime"]))
        if again < times["restarts"]:
            found.append(("Rest", times["breakTime"] or times["restTime"]))
    found.append(("Cool-down", times["cooldownTime"]))
    joined: list[tuple[str, int]] = []
    for name, lasts in found:
        if name == "Rest" and joined and joined[-1][0] == "Rest":
            joined[-1] = (name, joined[-1][1] + lasts)
        elif lasts:
            joined.append((name, lasts))
    return joined


def test_a_timer_without_names_counts_its_rounds() -> None:
    routine = read(timer(bouts=8, workTime=20, restTime=10))
    (block,) = routine.blocks
    assert (block.rounds, len(block.exercises)) == (8, 1)
    assert compile_routine(routine).planned == 10_000 + 230_000


def test_restarts_are_sets_with_the_break_between() -> None:
    data = timer("Squat", "Lunge", restarts=2, breakTime=60, warmupTime=120, cooldownTime=90)
    routine = read(data)
    warm_up, work, cool_down = routine.blocks
    assert (work.sets, work.set_rest and work.set_rest.high) == (3, 60_000)
    assert not warm_up.exercises[0].counted
    assert not cool_down.exercises[0].counted
    assert laid_out(routine) == as_the_app_runs_it(data)


def test_a_long_get_ready_is_shortened_and_says_so() -> None:
    routine = read(timer("A", getReadyTime=90))
    assert (routine.get_ready, routine.notes) == (
        60_000,
        ("Its get-ready of 1m30s was shortened to 1m.",),
    )


def test_names_may_be_more_or_fewer_than_the_bouts() -> None:
    assert [label for label, _ in laid_out(read(timer("A", "B", "C", bouts=2)))[1::2]] == ["A", "B"]
    assert [label for label, _ in laid_out(read(timer("A", bouts=3)))[1::2]] == [
        "A",
        "Work",
        "Work",
    ]
    data = timer("A", "B")
    del data["activeIntervals"]
    assert [label for label, _ in laid_out(read(data))[1::2]] == ["A", "B"]


def test_settings_may_be_json_inside_a_text() -> None:
    plain = timer("A", "B")
    packed = plain | {"timeSettings": json.dumps(plain["timeSettings"])}
    assert read(packed) == read(plain)


def test_the_former_format_means_the_same() -> None:
    former = {
        "title": "HIIT",
        "numExercises": 2,
        "exercises": '["Squat", "Lunge"]',
        "exerciseTime": 40,
        "restTime": 20,
        "breakTime": 60,
        "warmupTime": 30,
        "cooldownTime": 45,
        "iterations": 1,
    }
    times = {"breakTime": 60, "warmupTime": 30, "cooldownTime": 45, "restarts": 1}
    assert read(former) == read(timer("Squat", "Lunge", **times))


seconds = st.integers(0, 120)
timers = st.builds(
    lambda names, bouts, work, **times: timer(*names, bouts=bouts, workTime=work, **times),
    st.lists(st.sampled_from(["Squat", "Lunge", "Work"]), max_size=3).flatmap(
        lambda names: st.lists(st.just("Rest"), max_size=1).map(
            lambda rest: [*names, *rest] if names else names
        )
    ),
    st.integers(1, 5),
    st.integers(1, 120),
    restTime=seconds,
    breakTime=seconds,
    warmupTime=seconds,
    cooldownTime=seconds,
    getReadyTime=st.integers(0, 60),
    restarts=st.integers(0, 3),
)


@given(timers)
def test_every_second_of_work_and_rest_is_where_it_was(data: dict[str, Any]) -> None:
    routine = read(data)
    there = as_the_app_runs_it(data)
    while there[-1][0] == "Rest":
        there.pop()
    assert laid_out(routine) == there
    assert parse_routine(dump_routine(routine), "", Path()) == routine


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (timer("A", workTime=0), '"workTime" must be a second or longer'),
        (timer("A", workTime=10**12), '"workTime"'),
        (timer("A", restTime=-5), '"timeSettings": "restTime" must be a whole number from 0'),
        (timer("A", restarts=10**9), '"restarts"'),
        (timer("A", restarts=True), "not true"),
        (timer("A", bouts=10**9), '"activeIntervals" must be a whole number from 0 to 999'),
        (timer("A", bouts="8"), 'not "8"'),
        (timer("A", 5), '"activities" must be a list of names'),
        (timer(*["A"] * 1_000, bouts=1), "1,000 names"),
        (timer("A") | {"timeSettings": 5}, '"timeSettings" must be an object'),
        (timer("A") | {"timeSettings": "{"}, '"timeSettings": this is not JSON'),
        (timer("A") | {"timeSettings": "[" * 100_000}, "nested too deep"),
    ],
)
def test_what_does_not_fit_is_named_by_its_place(data: dict[str, Any], said: str) -> None:
    with pytest.raises(ForeignError) as caught:
        read(data)
    assert said in str(caught.value)
