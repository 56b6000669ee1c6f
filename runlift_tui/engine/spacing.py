"""Bouts that start at fixed intervals, and what is planned where one is not done in its own.

It never knows when a bout really starts; the session does.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import TypeAlias

from runlift_tui.engine.bouts import COUNTDOWN, REST_MARKS, in_round, work_steps
from runlift_tui.engine.routine import Exercise
from runlift_tui.engine.timeline import Place, Step, StepKind
from runlift_tui.engine.units import Ms

Steps: TypeAlias = tuple[Step, ...]


def spaced_steps(exercise: Exercise, place: Place, interval: Ms, name: str) -> Steps:
    """Return a bout that starts an interval on time, and the rest that is left of the interval.

    Args:
        exercise: without repetitions and work it may take the whole interval.
        place: where it stands.
        interval: milliseconds.
        name: what the rest is called.
    """
    if exercise.work is None and not exercise.reps:
        exercise = replace(exercise, work=interval)
    works = work_steps(exercise, place, last_round=place.round == place.rounds > 1)
    if exercise.reps:
        # Whoever is late hears the interval end.
        works = tuple(replace(step, marks=(*step.marks, *COUNTDOWN)) for step in works)
    rest = Step(StepKind.REST, in_round(name, place), 0, REST_MARKS, place, exercise)
    left, steps = interval, list[Step]()
    for step in (*works, rest):
        length = step.duration if step is not rest else max(0, left)
        steps.append(replace(step, duration=length, interval=interval, slot=left))
        left -= steps[-1].planned
    return tuple(steps)


def respaced(bouts: Iterable[Steps]) -> Iterator[Steps]:
    """Yield the bouts, those that go by the clock planned anew: each starts when it can.

    What does not fit into its interval makes the next start late, or ends all rounds that go on
    until one is missed. The first of a row starts when its steps say.
    """
    for run, row in groupby(bouts, key=_run):
        together = tuple(row)
        yield from (_in_line(together) if run else together)


def _run(bout: Steps) -> tuple[int, int] | None:
    """What bouts have in common of which one makes the next late: their block and its set."""
    place = bout[0].place
    return None if bout[0].interval is None else (place.part, place.set)


def _in_line(bouts: Iterable[Steps]) -> Iterator[Steps]:
    slot: Ms | None = None
    missed = False
    for bout in bouts:
        first = bout[0]
        slot = first.slot if slot is None else slot
        most = None
        if first.until_missed:
            most = 0 if missed else slot
        new, left = _planned(bout, slot, most)
        yield new
        missed = missed or left < 0
        late = 0 if first.until_missed else max(0, -left)
        slot = (first.interval or 0) - late % (first.interval or 1)


def _planned(bout: Steps, left: Ms, most: Ms | None) -> tuple[Steps, Ms]:
    """Plan a bout of which `left` ms of its interval are left, and count no more than `most`.

    Returns:
        The bout, and how much of its interval is left after it; below 0 where it takes longer.
    """
    new: list[Step] = []
    for step in bout:
        if step.interval is not None:
            step, left, most = _planned_step(step, left, most)
        new.append(step)
    return tuple(new), left


def _planned_step(step: Step, left: Ms, most: Ms | None) -> tuple[Step, Ms, Ms | None]:
    duration = max(0, left) if step.kind is StepKind.REST else step.duration
    whole = step
    if (step.duration, step.slot, step.expected) != (duration, left, None):
        whole = replace(step, duration=duration, slot=left, expected=None)
    takes = whole.planned
    if most is None:
        return whole, left - takes, None
    counted = min(takes, most)
    expected = counted if counted < takes else None
    return replace(whole, expected=expected), left - takes, most - counted
