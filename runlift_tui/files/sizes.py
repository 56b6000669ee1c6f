"""How much a routine comes to, counted from what it says, and the most that a file may ask for.

It never lays a routine out, so that a routine of a million steps is refused in no time.
"""

from collections.abc import Iterator

from runlift_tui.engine.routine import Block, BlockKind, Exercise, Routine

MOST_STEPS = 20_000
"""A longer routine is a typing mistake, and would be slow to lay out."""
MOST_REPS_IN_ALL = 100_000
"""More repetitions than this are a typing mistake too; each of them has its cues."""


def step_count(routine: Routine) -> int:
    """Return how many steps a routine comes to, rests counted generously."""
    return 1 + sum(map(_block_steps, routine.blocks))


def rep_count(routine: Routine) -> int:
    """Return how many repetitions a routine asks for at least, where it counts them."""
    return sum(map(_block_reps, routine.blocks))


def _block_steps(block: Block) -> int:
    if block.kind.is_counted:
        return 2 * block.sets
    rests_after_all = block.sets if block.kind.is_spaced else 0
    between = any((block.rest, block.round_rest, block.set_rest))
    count = rests_after_all
    for exercise, bouts in _bouts(block):
        sides = 1 + exercise.each_side + (exercise.each_side and exercise.switch > 0)
        count += bouts * (sides + (block.kind.is_spaced or between or exercise.rest is not None))
    return count


def _block_reps(block: Block) -> int:
    if block.kind.is_counted:
        return 0
    grows = block.kind is BlockKind.DEATH_BY
    added = block.rounds * (block.rounds - 1) // 2 if grows else 0
    count = 0
    for exercise, bouts in _bouts(block):
        least = exercise.reps.low if exercise.reps else int(grows)
        count += (1 + exercise.each_side) * (bouts * least + added)
    return count


def _bouts(block: Block) -> Iterator[tuple[Exercise, int]]:
    """Yield every exercise of a block, and how often it is done."""
    turns, over = divmod(block.rounds, len(block.exercises) or 1)
    for number, exercise in enumerate(block.exercises):
        if block.kind is BlockKind.STRAIGHT:
            yield exercise, block.rounds * exercise.sets
        elif block.kind.is_spaced:
            yield exercise, block.sets * (turns + (number < over))
        else:
            yield exercise, block.sets * block.rounds
