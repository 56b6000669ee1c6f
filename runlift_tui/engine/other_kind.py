"""Makes blocks and exercises fit another kind of block: the same work, written as that kind has it.

What the new kind has no word for is left out; it never says how the exercises are performed.
"""

from dataclasses import fields, replace
from typing import Any

from runlift_tui.engine.kind_keys import BLOCK_KEYS, EXERCISE_KEYS, Keys
from runlift_tui.engine.routine import DEATH_BY_ROUNDS, Block, BlockKind, Exercise, Reps
from runlift_tui.engine.units import MINUTE, Ms

FIRST_CAP: Ms = 12 * MINUTE
"""How long a block lasts at first that becomes an AMRAP."""

MOST_TURNS = 99
"""More sets or rounds are written nowhere."""


def fit_exercise(exercise: Exercise, kind: BlockKind) -> Exercise:
    """Return the exercise without the figures that mean nothing in a block of this kind."""
    exercise = replace(exercise, **_usual(Exercise, EXERCISE_KEYS, kind))
    if exercise.progress and (kind is not BlockKind.STRAIGHT or not exercise.reps):
        exercise = replace(exercise, progress=None)
    if kind is BlockKind.DEATH_BY and exercise.reps:
        exercise = replace(exercise, reps=Reps(exercise.reps.low, exercise.reps.low))
    return exercise


def with_kind(block: Block, kind: BlockKind) -> Block:
    """Return the block as one of another kind, in which every exercise is done as often."""
    if kind is block.kind:
        return block
    turns = _turns(block)
    exercises = tuple(fit_exercise(exercise, kind) for exercise in block.exercises)
    if kind is BlockKind.STRAIGHT:
        exercises = tuple(replace(exercise, sets=turns) for exercise in exercises)
    rounds = {
        BlockKind.STRAIGHT: 1,
        BlockKind.AMRAP: 1,
        BlockKind.EMOM: min(MOST_TURNS, turns * len(exercises)),
        BlockKind.DEATH_BY: DEATH_BY_ROUNDS,
    }.get(kind, turns)
    changed = replace(block, kind=kind, exercises=exercises, **_usual(Block, BLOCK_KEYS, kind))
    cap = changed.cap or (FIRST_CAP if kind is BlockKind.AMRAP else None)
    return replace(changed, rounds=rounds, cap=cap)


def _turns(block: Block) -> int:
    """Return how often each exercise is done in one set of the block, where that is known."""
    if block.kind is BlockKind.STRAIGHT:
        turns = block.rounds * max(exercise.sets for exercise in block.exercises)
    elif block.kind is BlockKind.EMOM:
        turns = -(-block.rounds // len(block.exercises))
    else:
        turns = 1 if block.kind in (BlockKind.AMRAP, BlockKind.DEATH_BY) else block.rounds
    return min(MOST_TURNS, turns)


def _usual(part: type[Block | Exercise], keys: Keys, kind: BlockKind) -> dict[str, Any]:
    """Return the usual values of the figures that mean nothing in a kind."""
    usual = {field.name: field.default for field in fields(part)}
    return {key: usual[key] for key, kinds in keys.items() if kind not in kinds}
