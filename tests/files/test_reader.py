"""A routine file becomes a routine, or all that is wrong with it, line by line."""

from pathlib import Path

import pytest

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.hearing import CallKind
from runlift_tui.engine.routine import (
    Block,
    BlockKind,
    Exercise,
    Load,
    Reps,
    Routine,
    Span,
    Tempo,
    Unit,
    Variant,
)
from runlift_tui.files.faults import RoutineError
from runlift_tui.files.reader import parse_routine, read_routine
from runlift_tui.files.sizes import MOST_STEPS

LEGS = Path("legs.toml")

EVERYTHING = """
title = "Leg day"
description = "Strong legs"
source = "A coach"
notes = ["Eat first", "Sleep after"]
get_ready = "15s"

[[block]]
title = "Strength"
kind = "circuit"
rounds = 2
rest = "15-30s"
round_rest = "2m"

[[block.exercise]]
name = "Lunge"
reps = "6-7"
rest = 20
each_side = true
switch = "8s"
tempo = "3-1-1-0"
hold = "1-2s"
load = "25-35 lb"
equipment = ["weight plate"]
how = ["Long step", "Sink low"]
easier = "Split squat"
harder = { name = "Jump lunge", reps = 5, load = "body weight", each_side = true }
instead = ["Step-up", { name = "Wall sit", work = "30s", equipment = [], how = ["Sit"] }]
counted = false

[[block]]
title = "End"

[[block.exercise]]
name = "Plank"
work = "1m"
sets = 3
"""

ROUTINE = Routine(
    "legs",
    "Leg day",
    (
        Block(
            "Strength",
            (
                Exercise(
                    "Lunge",
                    reps=Reps(6, 7),
                    rest=Span(20_000, 20_000),
                    each_side=True,
                    switch=8_000,
                    tempo=Tempo(3_000, 1_000, 1_000, 0),
                    hold=Span(1_000, 2_000),
                    load=Load(25, 35, Unit.LB),
                    equipment=("weight plate",),
                    how=("Long step", "Sink low"),
                    easier=(Variant("Split squat"),),
                    harder=(
                        Variant(
                            "Jump lunge",
                            reps=Reps(5, 5),
                            load=Load(0, 0, Unit.BODY),
                            each_side=True,
                        ),
                    ),
                    instead=(
                        Variant("Step-up"),
                        Variant("Wall sit", work=30_000, equipment=(), how=("Sit",)),
                    ),
                    counted=False,
                ),
            ),
            BlockKind.CIRCUIT,
            rounds=2,
            rest=Span(15_000, 30_000),
            round_rest=Span(120_000, 120_000),
        ),
        Block("End", (Exercise("Plank", work=60_000, sets=3),)),
    ),
    description="Strong legs",
    source="A coach",
    notes=("Eat first", "Sleep after"),
    get_ready=15_000,
)

FAULTY = """\
titel = "Leg day"
get_ready = "2m"
notes = ["fine", 3]

[[block]]
title = "One"
rounds = 0

[[block.exercise]]
name = "Squat"
reps = 0
sets = 10000

[[block]]
kind = "circuit"

[[block.exercise]]
name = "Lunge"
nmae = "Lunge"
sets = 2
work = "30s"
reps = 12
easier = [{ name = "Split", laod = "5 kg" }, 7]

[[block.exercise]]
how = ["a\\u001b[31mb"]
"""

TOLD = """\
legs.toml: "title" is missing; add title = "Leg day"
legs.toml:1: unknown key "titel" - did you mean "title"?
legs.toml:2: "get_ready" must be from 0s to 1m, not "2m"
legs.toml:3: "notes" item 2 must be text in quotes, not 3
legs.toml:7: block 1: "rounds" must be from 1 to 99, not 0
legs.toml:11: block 1, exercise "Squat": "reps" must be from 1 to 999, not 0
legs.toml:12: block 1, exercise "Squat": "sets" must be from 1 to 99, not 10000
legs.toml:14: block 2: "title" is missing; add title = "Strength"
legs.toml:19: block 2, exercise "Lunge": unknown key "nmae" - did you mean "name"?
legs.toml:20: block 2, exercise "Lunge": "sets" belongs to straight blocks; \
a circuit has "rounds" in its block
legs.toml:21: block 2, exercise "Lunge": has both "reps" and "work"; keep one of them
legs.toml:23: block 2, exercise "Lunge", easier "Split": unknown key "laod" - \
did you mean "load"?
legs.toml:23: block 2, exercise "Lunge": "easier" must be a name, \
a table like { name = "Reverse lunge" }, or a list of these, not 7
legs.toml:25: block 2, exercise 2: has neither "reps" nor "work"; add reps = 12 or work = "30s"
legs.toml:25: block 2, exercise 2: "name" is missing; add name = "Goblet squat"
legs.toml:26: block 2, exercise 2: "how" item 1 holds a control character: \
"a\\x1b[31mb"; remove it"""


def told_of(text: str) -> str:
    with pytest.raises(RoutineError) as caught:
        parse_routine(text, "legs", LEGS)
    return str(caught.value)


def small(*lines: str, block: str = "", top: str = "") -> str:
    """Write a routine of one exercise, with these lines in its parts."""
    head = f'title = "T"\n{top}\n[[block]]\ntitle = "B"\n{block}\n'
    return head + '[[block.exercise]]\nname = "Lunge"\n' + "\n".join(lines)


def test_every_key_of_the_format_is_read() -> None:
    assert parse_routine(EVERYTHING, "legs", LEGS) == ROUTINE


def test_all_faults_of_a_file_are_told_at_once_in_the_order_of_its_lines() -> None:
    assert told_of(FAULTY).splitlines() == TOLD.splitlines()


def test_a_routine_is_called_as_its_file(tmp_path: Path) -> None:
    path = tmp_path / "my legs.v2.toml"
    path.write_text("\ufeff" + EVERYTHING, encoding="utf-8")
    assert read_routine(path).name == "my legs.v2"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", 'legs.toml: "block" is missing; add [[block]]'),
        (
            'title = "T"\nblock = 3',
            'legs.toml:2: "block" must be a list of tables: write [[block]]',
        ),
        ('title = "T"\nblock = [3]', 'legs.toml:2: "block" must be a table: write [[block]]'),
        ('title = "T"\n[block]\ntitle = "B"', 'legs.toml:2: "block" must be a list of tables'),
        (
            'title = "T"\n[[block]]\ntitle = "B"',
            'legs.toml:2: block 1: "exercise" is missing; add [[block.exercise]]',
        ),
        ('title = "T"\n[[blocks]]\n', 'unknown key "blocks" - did you mean "block"?'),
        (small("reps = 5", "q = 1"), 'exercise "Lunge": unknown key "q"; there is counted, each_'),
        (small("reps = 5", '"\\u001b[2J" = 1'), 'unknown key "\\x1b[2J"; there is'),
        (small("reps = 5", 'easier = [""]'), 'exercise "Lunge", easier 1: "name" is empty'),
        (small("reps = 5", 'switch = "2m"'), '"switch" must be from 0s to 1m, not "2m"'),
        (small("reps = 5", 'hold = "6m"'), '"hold" must be from 0s to 5m, not "6m"'),
        (small('work = "0.5s"'), '"work" must be from 1s to 24h, not "0.5s"'),
        (small("reps = 5", "rest = -1"), '"rest" must be from 0s to 24h, not -1'),
        (
            small("reps = 5", block='kind = "giant"'),
            '"kind" must be straight, circuit, superset, emom, amrap, for-time or death-by',
        ),
    ],
)
def test_a_fault_says_its_place_and_its_mend(text: str, told: str) -> None:
    assert told in told_of(text)


def test_no_fault_ever_carries_a_control_character() -> None:
    text = small("reps = 5", top='"\\u009b" = "\\u0007"').replace('"Lunge"', '"L\\u001bunge"')
    with pytest.raises(RoutineError) as caught:
        parse_routine(text, "legs", Path("le\x1bgs.toml"))
    assert len(caught.value.faults) == 2
    assert all(line.isprintable() for line in str(caught.value).splitlines())


def test_a_file_name_with_control_characters_is_refused() -> None:
    with pytest.raises(RoutineError, match="its name holds control characters; rename it"):
        parse_routine(small("reps = 5"), "le\x1bgs", LEGS)


def test_a_routine_of_too_many_steps_is_refused_without_laying_it_out() -> None:
    text = small("reps = 5", "sets = 99", "each_side = true", block="rounds = 99")
    assert told_of(text) == (
        "legs.toml: comes to 29,404 steps; the most is 20,000; take fewer rounds or sets"
    )
    fits = small("reps = 1", "sets = 99", 'rest = "1s"', block="rounds = 99")
    assert len(compile_routine(parse_routine(fits, "legs", LEGS)).steps) <= MOST_STEPS


def test_a_routine_of_too_many_repetitions_is_refused() -> None:
    text = small("reps = 999", "sets = 99", "each_side = true")
    assert told_of(text) == (
        "legs.toml: comes to 197,802 repetitions; the most is 100,000; take fewer rounds or sets"
    )


def test_a_routine_can_go_without_some_calls() -> None:
    text = f'quiet = ["halfway", "rep-counts", "halfway"]\n{EVERYTHING}'
    assert parse_routine(text, "legs", LEGS).quiet == (CallKind.HALFWAY, CallKind.REP_COUNTS)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('quiet = ["halfwy"]', 'not "halfwy" - did you mean "halfway"?'),
        ('quiet = "halfway"', 'must be a list like ["next-up"], not "halfway"'),
        ("quiet = [3]", "next-up, rep-counts, last-round, halfway, time-left or countdown, not 3"),
        ('quite = ["halfway"]', 'unknown key "quite" - did you mean "quiet"?'),
    ],
)
def test_a_call_that_there_is_not_is_told_with_its_line(line: str, said: str) -> None:
    with pytest.raises(RoutineError) as raised:
        parse_routine(f"\n{line}\n{EVERYTHING}", "legs", LEGS)
    (fault,) = raised.value.faults
    assert str(fault).startswith("legs.toml:2: ")
    assert said in str(fault)


def test_progress_belongs_to_repetitions_in_straight_blocks() -> None:
    text = """
title = "Legs"

[[block]]
title = "Strength"

[[block.exercise]]
name = "Plank"
work = "30s"
progress = { from = "2x8", to = "3x12" }
"""
    with pytest.raises(RoutineError) as told:
        parse_routine(text, "legs", Path("legs.toml"))
    assert str(told.value.faults[0]) == (
        'legs.toml:10: block 1, exercise "Plank": "progress" is for exercises with "reps" '
        "in straight blocks; leave it out here"
    )
