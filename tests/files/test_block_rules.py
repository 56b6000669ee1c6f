"""Each kind of block has its own keys; one that means nothing in a kind is told with its line."""

from pathlib import Path

import pytest

from runlift_tui.engine.routine import DEATH_BY_ROUNDS, Block, BlockKind, Exercise, Reps, Span
from runlift_tui.files.faults import RoutineError
from runlift_tui.files.reader import parse_routine

HEAD = 'title = "T"\n[[block]]\ntitle = "B"\n'


def text_of(block: str, *exercises: str) -> str:
    parts = [f"{HEAD}{block}", *(f"[[block.exercise]]\n{exercise}" for exercise in exercises)]
    return "\n".join(parts)


def read(block: str, *exercises: str) -> Block:
    return parse_routine(text_of(block, *exercises), "t", Path("t.toml")).blocks[0]


def told_of(block: str, *exercises: str) -> str:
    with pytest.raises(RoutineError) as caught:
        parse_routine(text_of(block, *exercises), "t", Path("t.toml"))
    return str(caught.value)


def test_an_emom_says_its_intervals_sets_and_the_rest_between() -> None:
    keys = 'kind = "emom"\nrounds = 10\ninterval = "90s"\nsets = 2\nset_rest = "3m"'
    assert read(keys, 'name = "Burpee"\nreps = 12', 'name = "Row"') == Block(
        "B",
        (Exercise("Burpee", reps=Reps(12, 12)), Exercise("Row")),
        BlockKind.EMOM,
        rounds=10,
        interval=90_000,
        sets=2,
        set_rest=Span(180_000, 180_000),
    )


def test_rounds_that_are_counted_need_no_figures_and_may_have_a_cap() -> None:
    amrap = read('kind = "amrap"\ncap = "12m"', 'name = "Pull-up"\nreps = 5', 'name = "Run"')
    assert (amrap.cap, amrap.exercises[1]) == (720_000, Exercise("Run"))
    capless = read('kind = "for-time"\nrounds = 3', 'name = "Run"')
    assert (capless.rounds, capless.cap) == (3, None)


def test_a_death_by_has_sixty_rounds_and_starts_with_one_repetition_or_as_many_as_it_says() -> None:
    block = read('kind = "death-by"', 'name = "Burpee"')
    assert (block.rounds, block.interval, block.exercises) == (
        DEATH_BY_ROUNDS,
        None,
        (Exercise("Burpee"),),
    )
    assert read('kind = "death-by"', 'name = "Burpee"\nreps = 3').exercises[0].reps == Reps(3, 3)


def test_open_work_waits_for_the_athlete() -> None:
    block = read('accessory = true\nrest_name = "Walk {round}"', 'name = "Row"\nwork = "open"')
    assert block == Block("B", (Exercise("Row"),), accessory=True, rest_name="Walk {round}")


@pytest.mark.parametrize(
    ("block", "exercise", "told"),
    [
        ("sets = 2", "reps = 1", 't.toml:4: block 1: "sets" belongs to circuit, superset, emom, '),
        ("sets = 2", "reps = 1", 'blocks; in straight blocks each exercise has its own "sets"'),
        ('cap = "1m"', "reps = 1", '"cap" belongs to amrap and for-time blocks; leave it out of a'),
        ('kind = "amrap"', "", '"cap" is missing; add cap = "12m"'),
        (
            'kind = "amrap"\ncap = 60\nrounds = 3',
            "",
            "; an amrap has as many rounds as its cap allows",
        ),
        (
            'kind = "emom"\nround_rest = 60',
            "",
            '"round_rest" belongs to straight, circuit and superset blocks; leave it out of',
        ),
        ('kind = "death-by"\nsets = 2', "", "leave it out of a death-by"),
        ('kind = "death-by"\nrounds = 61', "", '"rounds" must be from 1 to 60, not 61'),
        ('kind = "death-by"', 'work = "30s"', "a death-by counts repetitions; write reps = 1"),
        ('kind = "death-by"', 'reps = "6-7"', "a death-by grows by itself; write what it starts"),
        ('kind = "death-by"', "reps = 950", "grows to 1,009 repetitions; the most is 999"),
        ('kind = "emom"', "sets = 2", 'straight blocks; an emom has "rounds" in its block'),
        ('kind = "amrap"\ncap = 60', "sets = 2", '"sets" belongs to straight blocks; leave it out'),
        (
            'kind = "emom"',
            'rest = "5s"',
            "straight, circuit and superset blocks; leave it out here",
        ),
        ('kind = "for-time"', 'switch = "5s"', '"switch" belongs to'),
        ('kind = "emom"', 'work = "open"', '"work" needs no "open" in an emom; leave it out here'),
        (
            'kind = "emom"',
            'reps = 2\nprogress = { from = "2x8", to = "3x12" }',
            '"progress" is for exercises with "reps" in straight blocks',
        ),
        ("", 'work = "opne"', '"work" must be like'),
    ],
)
def test_a_key_that_means_nothing_in_a_kind_says_where_it_belongs(
    block: str, exercise: str, told: str
) -> None:
    assert told in told_of(block, f'name = "X"\n{exercise}')


@pytest.mark.parametrize(
    ("exercise", "told"),
    [
        ('work = "61s"', '"X" takes 1m1s with its sides, longer than the interval of 1m;'),
        ('work = "28s"\neach_side = true', '"X" takes 1m1s'),
        ("each_side = true", '"X" takes 2m5s'),
        ('reps = 9\neasier = { name = "Y", work = "2m" }', '"Y" takes 2m with its sides'),
    ],
)
def test_timed_work_that_is_longer_than_its_interval_is_told(exercise: str, told: str) -> None:
    assert told in told_of('kind = "emom"', f'name = "X"\n{exercise}')


@pytest.mark.parametrize(
    "exercise",
    ['work = "1m"', 'work = "27.5s"\neach_side = true', "reps = 99\neach_side = true", ""],
)
def test_work_that_just_fits_its_interval_is_taken(exercise: str) -> None:
    assert read('kind = "emom"', f'name = "X"\n{exercise}').exercises


def test_a_death_by_of_two_exercises_is_told_at_the_second() -> None:
    told = told_of('kind = "death-by"', 'name = "X"', 'name = "Y"')
    assert told.startswith("t.toml:7: block 1: a death-by has one exercise; give each other")


def test_a_kind_that_there_is_not_brings_no_fault_of_another_kind() -> None:
    told = told_of('kind = "emon"\ninterval = "1m"\nsets = 2', 'name = "X"\nreps = 1')
    assert len(told.splitlines()) == 1
