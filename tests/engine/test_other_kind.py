"""A block that becomes one of another kind keeps its work and says nothing that kind cannot."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.engine.kind_keys import BLOCK_KEYS, EXERCISE_KEYS
from runlift_tui.engine.other_kind import FIRST_CAP, fit_exercise, with_kind
from runlift_tui.engine.routine import Block, BlockKind, Exercise, Progress, Reps, Span
from tests.strategies import any_block

GROWING = Exercise(
    "Squat", Reps(8, 12), sets=3, rest=Span(1, 2), progress=Progress(2, 3, Reps(8, 12))
)
TWO = Block("Main", (GROWING, replace(GROWING, name="Row")))
kinds = st.sampled_from(BlockKind)


@given(any_block, kinds)
def test_figures_without_a_meaning_have_their_usual_value(block: Block, kind: BlockKind) -> None:
    changed = with_kind(block, kind)
    assert changed.kind is kind
    assert [e.name for e in changed.exercises] == [e.name for e in block.exercises]
    if kind is block.kind:
        return
    plain = Block("", ())
    for key, allowed in BLOCK_KEYS.items():
        if kind not in allowed:
            assert getattr(changed, key) == getattr(plain, key)
    usual = Exercise("")
    for exercise in changed.exercises:
        for key, allowed in EXERCISE_KEYS.items():
            if kind not in allowed:
                assert getattr(exercise, key) == getattr(usual, key)


@given(any_block)
def test_its_own_kind_changes_nothing(block: Block) -> None:
    assert with_kind(block, block.kind) is block


def test_sets_become_rounds_and_rounds_sets() -> None:
    circuit = with_kind(TWO, BlockKind.CIRCUIT)
    assert (circuit.rounds, circuit.exercises[0].sets) == (3, 1)
    straight = with_kind(circuit, BlockKind.STRAIGHT)
    assert (straight.rounds, straight.exercises[0].sets) == (1, 3)


def test_an_emom_has_an_interval_for_each_exercise_of_each_round() -> None:
    emom = with_kind(TWO, BlockKind.EMOM)
    assert emom.rounds == 6
    assert with_kind(emom, BlockKind.CIRCUIT).rounds == 3


def test_an_amrap_gets_a_cap_and_keeps_one() -> None:
    assert with_kind(TWO, BlockKind.AMRAP).cap == FIRST_CAP
    capped = replace(with_kind(TWO, BlockKind.FOR_TIME), cap=5_000)
    assert with_kind(capped, BlockKind.AMRAP).cap == 5_000
    assert with_kind(TWO, BlockKind.FOR_TIME).cap is None


def test_progress_stays_only_in_straight_sets_of_repetitions() -> None:
    assert fit_exercise(GROWING, BlockKind.STRAIGHT) == GROWING
    assert fit_exercise(GROWING, BlockKind.CIRCUIT).progress is None
    timed = replace(GROWING, reps=None, work=1_000)
    assert fit_exercise(timed, BlockKind.STRAIGHT).progress is None


def test_a_death_by_starts_at_the_low_end() -> None:
    assert fit_exercise(GROWING, BlockKind.DEATH_BY).reps == Reps(8, 8)
