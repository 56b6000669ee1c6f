"""A routine at another pace of repetitions, for who listens instead of counting along.

It never touches a tempo: where an exercise has one, that is its pace.
"""

from dataclasses import replace

from runlift_tui.engine.routine import Routine
from runlift_tui.engine.units import Ms


def with_pace(routine: Routine, pace: Ms) -> Routine:
    """Return the routine with `pace` milliseconds for each repetition that has no tempo."""
    blocks = (
        replace(block, exercises=tuple(replace(e, pace=pace) for e in block.exercises))
        for block in routine.blocks
    )
    return replace(routine, blocks=tuple(blocks))
