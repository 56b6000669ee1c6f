"""A routine at another pace of repetitions, for who listens instead of counting along.

It never touches a tempo: where an exercise has one, that is its pace.
"""

from dataclasses import dataclass, fields, replace

from runlift_tui.engine.routine import REP_PACE, Exercise, Routine
from runlift_tui.engine.units import Ms


@dataclass(frozen=True, slots=True)
class _Repaced(Exercise):
    """An exercise without a tempo, whose repetitions last `pace` milliseconds each."""

    pace: Ms = REP_PACE

    @property
    def rep_time(self) -> Ms:
        """See `Exercise.rep_time`."""
        return self.pace + (self.hold.high if self.hold else 0)


def with_pace(routine: Routine, pace: Ms) -> Routine:
    """Return the routine with `pace` milliseconds for each repetition that has no tempo."""
    blocks = (
        replace(block, exercises=tuple(_with_pace(e, pace) for e in block.exercises))
        for block in routine.blocks
    )
    return replace(routine, blocks=tuple(blocks))


def _with_pace(exercise: Exercise, pace: Ms) -> Exercise:
    if not exercise.reps or exercise.tempo:
        return exercise
    figures = {field.name: getattr(exercise, field.name) for field in fields(Exercise)}
    return _Repaced(**figures, pace=pace)
