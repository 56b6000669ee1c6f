"""The shipped routines say and do what the coaches' articles say."""

from functools import cache
from itertools import chain, groupby

import pytest

from runlift_tui.bundled import bundled_folder
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.routine import BlockKind, Exercise, Routine, Variant
from runlift_tui.engine.timeline import Side, Step, StepKind
from runlift_tui.engine.units import MINUTE, SECOND
from runlift_tui.files.reader import read_routine
from tests.routines.facts import BURPEE, LIFTS, NOTES, PROMPTS, TOTAL_BODY, Lift, Row

SHIPPED = (
    "cool-down",
    "home-bodyweight",
    "lifting",
    "lifting-kettlebell",
    "tabata-burpees",
    "total-body",
    "total-body-beginner",
    "warm-up",
)
TOTAL = (("total-body", 3, 12), ("total-body-beginner", 2, 8))
LONGEST_LINE = 60
LONGEST_NAME = 32


@cache
def load(name: str) -> Routine:
    return read_routine(bundled_folder("routines") / f"{name}.toml")


def steps_of(name: str, block: str | None = None) -> list[Step]:
    steps = compile_routine(load(name)).steps
    return [step for step in steps if block is None or step.place.block == block]


def exercises_of(routine: Routine) -> list[Exercise]:
    return [exercise for block in routine.blocks for exercise in block.exercises]


def variants_of(exercise: Exercise) -> tuple[Variant, ...]:
    return exercise.easier + exercise.harder + exercise.instead


def exercise_called(routine: str, name: str) -> Exercise:
    return next(e for e in exercises_of(load(routine)) if e.name == name)


def names(variants: tuple[Variant, ...]) -> tuple[str, ...]:
    return tuple(variant.name for variant in variants)


def works(steps: list[Step]) -> list[Step]:
    return [step for step in steps if step.kind is StepKind.WORK]


def test_exactly_the_eight_routines_ship() -> None:
    found = sorted(path.stem for path in bundled_folder("routines").glob("*.toml"))
    assert found == sorted(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_routine_says_where_it_comes_from_and_what_it_is(name: str) -> None:
    routine = load(name)
    assert routine.source
    assert routine.description
    assert routine.notes


@pytest.mark.parametrize("name", SHIPPED)
def test_every_session_opens_with_ten_seconds_to_get_ready(name: str) -> None:
    first = steps_of(name)[0]
    assert (first.kind, first.duration) == (StepKind.PREPARE, 10 * SECOND)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_prompt_can_be_read_from_across_the_room(name: str) -> None:
    for exercise in exercises_of(load(name)):
        assert 3 <= len(exercise.how) <= 6, exercise.name
        assert len(exercise.name) <= LONGEST_NAME, exercise.name
        for variant in variants_of(exercise):
            assert 2 <= len(variant.how) <= 6, variant.name
            assert len(variant.name) <= LONGEST_NAME, variant.name
        for line in chain(exercise.how, *(v.how for v in variants_of(exercise))):
            assert 0 < len(line) <= LONGEST_LINE, line


@pytest.mark.parametrize(("name", "words"), NOTES)
def test_the_coaches_rules_stand_in_the_notes(name: str, words: str) -> None:
    assert words in " ".join(load(name).notes).lower()


@pytest.mark.parametrize(("routine", "exercise", "words"), PROMPTS)
def test_the_prompts_keep_the_facts(routine: str, exercise: str, words: str) -> None:
    assert words in " ".join(exercise_called(routine, exercise).how).lower()


@pytest.mark.parametrize("name", SHIPPED)
def test_a_one_sided_exercise_goes_left_switch_right_and_only_then_rests(name: str) -> None:
    steps = steps_of(name)
    lefts = [index for index, step in enumerate(steps) if step.side is Side.LEFT]
    assert len(lefts) == sum(step.side is Side.RIGHT for step in works(steps))
    for index in lefts:
        left, switch, right = steps[index : index + 3]
        assert [s.kind for s in (left, switch, right)] == ["work", "switch", "work"]
        assert (switch.side, right.side) == (Side.RIGHT, Side.RIGHT)
        assert left.place == right.place
        assert left.exercise is right.exercise
        assert switch.planned >= 5 * SECOND


def test_lifting_is_a_circuit_of_the_six_done_twice_in_order() -> None:
    (block,) = load("lifting").blocks
    assert (block.kind, block.rounds) == (BlockKind.CIRCUIT, 2)
    done = [(s.place.round, s.label) for s in works(steps_of("lifting")) if s.side != Side.RIGHT]
    assert done == [(round_, lift.name) for round_ in (1, 2) for lift in LIFTS]


@pytest.mark.parametrize("lift", LIFTS, ids=lambda lift: lift.name)
def test_each_lift_has_the_reps_load_and_slow_cadence_of_the_article(lift: Lift) -> None:
    sets = [step for step in works(steps_of("lifting")) if step.label == lift.name]
    assert len(sets) == 2 * lift.sides
    for step in sets:
        assert (str(step.reps), str(step.load)) == (lift.reps, lift.load)
        assert step.tempo
        assert step.tempo.bottom == step.tempo.top == 0
        assert min(step.tempo.lower, step.tempo.lift) >= 3 * SECOND


def test_dumbbells_can_stand_in_for_the_bench_press() -> None:
    (press,) = exercise_called("lifting", "Bench press").instead
    assert (press.name, str(press.reps), str(press.load)) == ("Dumbbell chest press", "15", "35 lb")
    assert press.equipment
    assert "2 dumbbells" in press.equipment


@pytest.mark.parametrize(
    ("name", "block"),
    [
        ("lifting", None),
        ("lifting-kettlebell", None),
        ("home-bodyweight", "Home circuit"),
        ("total-body", "Strength"),
        ("total-body-beginner", "Strength"),
    ],
)
def test_every_rest_between_sets_is_fifteen_to_thirty_seconds(name: str, block: str | None) -> None:
    rests = [step for step in steps_of(name, block) if step.kind is StepKind.REST]
    assert rests
    assert {(r.shortest, r.duration) for r in rests} == {(15 * SECOND, 30 * SECOND)}


def test_the_kettlebell_variant_swings_and_gets_up_on_each_side_for_two_rounds() -> None:
    (block,) = load("lifting-kettlebell").blocks
    assert (block.kind, block.rounds) == (BlockKind.CIRCUIT, 2)
    assert block.exercises[0].name == "Kettlebell swing"
    assert exercise_called("lifting-kettlebell", "Turkish get-up").each_side
    assert all("kettlebell" in exercise.equipment for exercise in block.exercises)


@pytest.mark.parametrize(("name", "sets", "reps"), TOTAL)
def test_total_body_does_its_ten_in_order_at_its_sets_and_reps(
    name: str, sets: int, reps: int
) -> None:
    done = works(steps_of(name, "Strength"))
    assert [label for label, _ in groupby(step.label for step in done)] == [
        row.name for row in TOTAL_BODY
    ]
    for row in TOTAL_BODY:
        mine = [step for step in done if step.label == row.name]
        assert [s.place.set for s in mine] == [
            n for n in range(1, sets + 1) for _ in range(row.sides)
        ]
        assert {str(step.reps) for step in mine} == {str(reps)}


@pytest.mark.parametrize("name", ["total-body", "total-body-beginner"])
@pytest.mark.parametrize("row", [*TOTAL_BODY, BURPEE], ids=lambda row: row.name)
def test_each_total_body_exercise_has_its_sides_equipment_hold_and_versions(
    name: str, row: Row
) -> None:
    exercise = exercise_called(name, row.name)
    hold = exercise.hold and (exercise.hold.low // SECOND, exercise.hold.high // SECOND)
    assert (exercise.each_side, hold) == (row.sides == 2, row.hold)
    assert set(exercise.equipment) == row.equipment
    assert names(exercise.easier) == row.easier
    assert names(exercise.harder) == row.harder
    assert names(exercise.instead) == row.instead
    assert exercise.tempo is None


@pytest.mark.parametrize("name", ["total-body", "total-body-beginner"])
def test_one_sided_versions_say_so(name: str) -> None:
    (thrust,) = exercise_called(name, "Dumbbell hip thrust").harder
    (press,) = exercise_called(name, "Dumbbell chest press").instead
    assert thrust.each_side
    assert press.each_side


@pytest.mark.parametrize("name", ["total-body", "total-body-beginner"])
def test_the_finisher_is_a_tabata_of_exactly_four_minutes(name: str) -> None:
    tabata = steps_of(name, "Burpee tabata")
    assert [step.duration for step in tabata] == [20 * SECOND, 10 * SECOND] * 8
    assert [step.place.round for step in works(tabata)] == list(range(1, 9))
    assert {step.label for step in works(tabata)} == {"Burpee"}
    assert sum(step.planned for step in tabata) == 4 * MINUTE


def test_tabata_alone_lasts_230_seconds_after_the_get_ready() -> None:
    tabata = steps_of("tabata-burpees")[1:]
    assert [step.duration for step in works(tabata)] == [20 * SECOND] * 8
    assert sum(step.planned for step in tabata) == 230 * SECOND
    assert tabata[-1].kind is StepKind.WORK


@pytest.mark.parametrize("name", ["warm-up", "total-body", "total-body-beginner"])
def test_a_warm_up_is_five_minutes_of_easy_cardio_and_then_stretches(name: str) -> None:
    cardio, *stretches = load(name).blocks[0].exercises
    assert (cardio.name, cardio.work) == ("Easy cardio", 5 * MINUTE)
    assert len(stretches) >= 3
    assert all(exercise.work and not exercise.counted for exercise in [cardio, *stretches])


@pytest.mark.parametrize("name", ["cool-down", "total-body", "total-body-beginner"])
def test_a_session_ends_with_timed_stretches_that_do_not_count(name: str) -> None:
    stretches = load(name).blocks[-1].exercises
    assert load(name).blocks[-1].title == "Cool-down"
    assert len(stretches) >= 4
    assert all(exercise.work and not exercise.counted for exercise in stretches)


@pytest.mark.parametrize(("name", "sets", "reps"), TOTAL)
def test_a_total_body_session_takes_thirty_to_sixty_minutes(
    name: str, sets: int, reps: int
) -> None:
    assert 30 * MINUTE <= compile_routine(load(name)).planned <= 60 * MINUTE


def test_home_needs_no_more_than_floor_wall_and_chair() -> None:
    routine = load("home-bodyweight")
    needed = set(routine.equipment)
    for exercise in exercises_of(routine):
        needed.update(*(variant.equipment or () for variant in variants_of(exercise)))
    assert needed == {"floor", "wall", "chair"}
    loads = {str(e.load) for e in exercises_of(routine) if e.counted}
    assert loads == {"body weight"}
