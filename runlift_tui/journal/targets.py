"""Puts today's targets into a routine, as the log has earned them. It only reads."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import cache

from runlift_tui.engine.loads import ShownUnit
from runlift_tui.engine.logbook import Performance
from runlift_tui.engine.progression import next_target, with_target
from runlift_tui.engine.routine import Exercise, Routine, Unit
from runlift_tui.journal.store import Journal
from runlift_tui.journal.training import performances

LOOKED_AT = 12
"""So many of the newest performances of an exercise decide; more never matter."""


def with_targets(
    journal: Journal,
    routines: Iterable[Routine],
    today: date,
    units: ShownUnit = ShownUnit.AS_ENTERED,
) -> tuple[Routine, ...]:
    """Return the routines with the target of every exercise that has a progress, and why, first.

    Why is said with loads in `units`; the targets themselves are as they were entered.

    Raises:
        JournalError: the journal cannot be read.
    """

    @cache
    def log_of(exercise: str) -> tuple[Performance, ...]:
        return performances(journal, exercise, limit=LOOKED_AT)

    def targeted(exercise: Exercise) -> Exercise:
        if not exercise.progress:
            return exercise
        return _targeted(exercise, log_of(exercise.name), today, units)

    return tuple(_mapped(routine, targeted) for routine in routines)


def _mapped(routine: Routine, change: Callable[[Exercise], Exercise]) -> Routine:
    blocks = (
        replace(block, exercises=tuple(map(change, block.exercises))) for block in routine.blocks
    )
    return replace(routine, blocks=tuple(blocks))


def _targeted(
    exercise: Exercise, log: tuple[Performance, ...], today: date, units: ShownUnit
) -> Exercise:
    assert exercise.progress
    progress = exercise.progress
    lifted = [s.load for s in log[-1].sets if s.load] if log else [exercise.load]
    if not any(load and load.unit is not Unit.BODY for load in lifted):
        # To a weight that nobody told us nothing can be added.
        progress = replace(progress, add=None)
    target = next_target(progress, exercise.load, log, today.toordinal(), units)
    why = f"Target {target.text(units)}: {target.why}"
    return replace(with_target(exercise, target), how=(why, *exercise.how))
