"""The words of the preview."""

import pytest

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.loads import ShownUnit
from runlift_tui.engine.routine import (
    Block,
    BlockKind,
    Exercise,
    Load,
    Reps,
    Routine,
    Span,
    Unit,
)
from runlift_tui.engine.units import HOUR, MINUTE, SECOND, Ms
from runlift_tui.tui.preview import (
    TIMES,
    TO,
    dose_text,
    length_text,
    preview_sheet,
    span_text,
    summary_text,
)


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (0, "0 s"),
        (1_500, "1.5 s"),
        (45 * SECOND, "45 s"),
        (230 * SECOND, "3 min 50 s"),
        (240 * SECOND, "4 min"),
        (10 * MINUTE + 29 * SECOND, "10 min"),
        (51 * MINUTE + 40 * SECOND, "52 min"),
        (59 * MINUTE + 31 * SECOND, "1 h"),
        (HOUR + 5 * MINUTE, "1 h 05 min"),
    ],
)
def test_lengths_are_said_in_words(length: Ms, words: str) -> None:
    assert length_text(length) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (30_000, 30_000, "30 s"),
        (15_000, 30_000, f"15{TO}30 s"),
        (60_000, 180_000, "1 min to 3 min"),
    ],
)
def test_ranges_of_time_are_said_in_words(low: Ms, high: Ms, words: str) -> None:
    assert span_text(Span(low, high)) == words


@pytest.mark.parametrize(
    ("exercise", "kind", "words"),
    [
        (Exercise("x", Reps(12, 12), sets=3), BlockKind.STRAIGHT, f"3 {TIMES} 12"),
        (Exercise("x", Reps(6, 7)), BlockKind.CIRCUIT, f"6{TO}7 reps"),
        (Exercise("x", Reps(1, 1)), BlockKind.STRAIGHT, "1 rep"),
        (Exercise("x", Reps(8, 8), each_side=True), BlockKind.CIRCUIT, "8 reps each side"),
        (Exercise("x", work=20 * SECOND), BlockKind.CIRCUIT, "20 s"),
        (Exercise("x", work=30 * SECOND, sets=2), BlockKind.STRAIGHT, f"2 {TIMES} 30 s"),
    ],
)
def test_doses_are_said_in_words(exercise: Exercise, kind: BlockKind, words: str) -> None:
    assert dose_text(exercise, Block("b", (exercise,), kind)) == words


def test_both_sides_are_one_set_and_a_warm_up_does_not_count() -> None:
    warm_up = Block("Warm-up", (Exercise("Jog", work=MINUTE, counted=False),))
    squat = Exercise("Split squat", Reps(8, 8), sets=3, each_side=True)
    routine = Routine("r", "R", (warm_up, Block("Strength", (squat,))))
    assert summary_text(routine, compile_routine(routine)).endswith(" · 1 exercise · 3 sets")


def test_a_routine_without_equipment_says_so() -> None:
    routine = Routine("r", "R", (Block("b", (Exercise("Jog", work=MINUTE),)),))
    text = "\n".join(row.plain for row in preview_sheet(routine).rows(60))
    assert "nothing but yourself" in text
    assert "Source" not in text
    assert "Good to know" not in text


@pytest.mark.parametrize(
    ("block", "words", "dose"),
    [
        (
            Block("B", (Exercise("Burpee", Reps(12, 12)),), BlockKind.EMOM, 10),
            f"EMOM 10 {TIMES} 1 min",
            "12 reps",
        ),
        (
            Block("B", (Exercise("Row"),), BlockKind.EMOM, 5, interval=90 * SECOND, sets=2),
            f"EMOM 5 {TIMES} 1 min 30 s, 2 times",
            "up to 1 min 30 s",
        ),
        (
            Block(
                "B", (Exercise("Run"),), BlockKind.AMRAP, cap=12 * MINUTE, rest=Span(60_000, 60_000)
            ),
            "AMRAP 12 min, rest 1 min afterwards",
            "",
        ),
        (
            Block("B", (Exercise("Run"),), BlockKind.FOR_TIME, 3, cap=15 * MINUTE),
            "3 rounds for time, 15 min at most",
            "",
        ),
        (
            Block("B", (Exercise("Squat"),), BlockKind.DEATH_BY, 60),
            "death by, each 1 min until you miss",
            "from 1 rep, one more each time",
        ),
        (
            Block(
                "B",
                (Exercise("Row"),),
                BlockKind.CIRCUIT,
                3,
                rest=Span(9_000, 9_000),
                rest_name="Walk",
                sets=2,
                set_rest=Span(120_000, 120_000),
            ),
            "circuit, 3 rounds, 2 times, Walk 9 s, 2 min between sets",
            "open",
        ),
    ],
)
def test_each_kind_of_block_is_said_in_words(block: Block, words: str, dose: str) -> None:
    rows = preview_sheet(Routine("r", "R", (block,))).rows(90)
    assert any(row.plain.split(maxsplit=1) == ["B", words] for row in rows)
    assert dose_text(block.exercises[0], block) == dose


def test_rounds_of_a_death_by_that_are_not_planned_are_no_sets() -> None:
    block = Block("B", (Exercise("Squat"),), BlockKind.DEATH_BY, 60)
    routine = Routine("r", "R", (block,), get_ready=0)
    assert summary_text(routine, compile_routine(routine)).endswith("1 exercise · 21 sets")


def test_loads_are_previewed_in_the_unit_that_was_chosen() -> None:
    row = Exercise("Row", Reps(8, 8), load=Load(25, 35, Unit.LB))
    sheet = preview_sheet(Routine("r", "R", (Block("b", (row,)),)), ShownUnit.KG)
    text = "\n".join(line.plain for line in sheet.rows(60))
    assert f"11.5{TO}16 kg" in text
    assert "lb" not in text
