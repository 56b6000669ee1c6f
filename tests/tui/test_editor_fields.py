"""The fields of the editor: what they show reads back as the same, and what is wrong says so."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.engine.drafting import part, spots
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
from runlift_tui.engine.units import SECOND
from runlift_tui.tui.editor_fields import (
    BLOCK_FIELDS,
    EXERCISE_FIELDS,
    ROUTINE_FIELDS,
    Field,
    fields_of,
)
from tests.strategies import any_routines

EVERY = {field.key: field for field in EXERCISE_FIELDS}
IN_BLOCK = {field.key: field for field in BLOCK_FIELDS}
OF_ROUTINE = {field.key: field for field in ROUTINE_FIELDS}

FULL = Exercise(
    "Split squat",
    Reps(6, 7),
    sets=2,
    rest=Span(15 * SECOND, 30 * SECOND),
    each_side=True,
    tempo=Tempo(3 * SECOND, SECOND, SECOND, 0),
    hold=Span(SECOND, 2 * SECOND),
    load=Load(25, 35, Unit.LB),
    equipment=("bench", "2 dumbbells"),
    how=("Stay tall; look ahead", "Push the floor away"),
    easier=(Variant("Reverse lunge", Reps(8, 8)),),
    progress=Progress(2, 3, Reps(6, 7), Load(5, 5, Unit.LB)),
)


def of(what: Any) -> tuple[Field, ...]:
    if isinstance(what, Routine):
        return ROUTINE_FIELDS
    return BLOCK_FIELDS if isinstance(what, Block) else EXERCISE_FIELDS


@given(any_routines, st.data())
def test_what_a_field_shows_reads_back_as_the_same(routine: Routine, data: st.DataObject) -> None:
    spot = data.draw(st.sampled_from(spots(routine)))
    what = part(routine, spot)
    kind = BlockKind.STRAIGHT if spot.is_routine else routine.blocks[spot.block].kind
    keys = fields_of(what, kind)
    assert keys
    for field in of(what):
        if field.key in keys:
            assert field.change(what, field.show(what)) == what


@pytest.mark.parametrize("key", EVERY)
def test_every_figure_of_an_exercise_reads_back(key: str) -> None:
    assert EVERY[key].change(FULL, EVERY[key].show(FULL)) == FULL


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("reps", "12", {"reps": Reps(12, 12), "progress": FULL.progress}),
        ("reps", "1:30", {"reps": None, "work": 90 * SECOND, "progress": None}),
        ("reps", "Open", {"reps": None, "work": None, "progress": None}),
        ("reps", "", {"reps": None, "work": None, "progress": None}),
        ("sets", "", {"sets": 1}),
        ("rest", " ", {"rest": None}),
        ("rest", "45", {"rest": Span(45 * SECOND, 45 * SECOND)}),
        ("load", "body weight", {"load": Load(0, 0, Unit.BODY)}),
        ("equipment", " bench ;; mat;", {"equipment": ("bench", "mat")}),
        ("how", "One\n\n Two \n", {"how": ("One", "Two")}),
        ("each_side", "no", {"each_side": False}),
        ("progress", "2x8 to 3x12", {"progress": Progress(2, 3, Reps(8, 12))}),
        ("progress", "", {"progress": None}),
        ("easier", "Step-up", {"easier": (Variant("Step-up", Reps(8, 8)),)}),
        ("easier", "", {"easier": ()}),
    ],
)
def test_a_figure_is_read_as_in_a_file(key: str, text: str, expected: dict[str, Any]) -> None:
    assert EVERY[key].change(FULL, text) == replace(FULL, **expected)


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        (EVERY["name"], " ", "cannot be left blank"),
        (EVERY["name"], "a\x1bb", "control character"),
        (EVERY["reps"], "many", "must be like 12, 6-7, 30s or open, not many"),
        (EVERY["reps"], "0", "from 1 to 999"),
        (EVERY["reps"], "25h", "must be like 12"),
        (EVERY["reps"], "0s", "must be from 1s to 24h"),
        (EVERY["sets"], "x", "whole number from 1 to 99"),
        (EVERY["tempo"], "3-1", "four numbers"),
        (EVERY["load"], "5", "95 lb"),
        (EVERY["progress"], "more", "2x8 to 3x12, 5 lb"),
        (EVERY["progress"], "3x8 to 2x12", "never go down"),
        (IN_BLOCK["title"], "", "cannot be left blank"),
        (IN_BLOCK["rest"], "30s-15s", "runs backwards"),
        (OF_ROUTINE["get_ready"], "2m", "from 0s to 1m"),
        (OF_ROUTINE["quiet"], "halfwy", 'did you mean "halfway"'),
    ],
)
def test_what_cannot_be_says_what_to_write(field: Field, text: str, words: str) -> None:
    what = FULL if field in EXERCISE_FIELDS else Block("B", (FULL,))
    subject = Routine("r", "R", ()) if field in ROUTINE_FIELDS else what
    with pytest.raises(ValueError, match=words):
        field.change(subject, text)


def test_only_the_fields_that_mean_something_are_there() -> None:
    assert "sets" in fields_of(FULL, BlockKind.STRAIGHT)
    assert not {"sets", "progress"} & fields_of(FULL, BlockKind.CIRCUIT)
    assert "switch" not in fields_of(replace(FULL, each_side=False), BlockKind.STRAIGHT)
    assert "progress" not in fields_of(replace(FULL, reps=None), BlockKind.STRAIGHT)
    assert "reps" in fields_of(FULL, BlockKind.DEATH_BY)
    amrap = Block("B", (FULL,), BlockKind.AMRAP)
    assert "cap" in fields_of(amrap, amrap.kind)
    assert not {"rounds", "interval", "round_rest"} & fields_of(amrap, amrap.kind)
