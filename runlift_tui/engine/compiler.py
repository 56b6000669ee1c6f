"""Lays a routine out as a timeline: every set, side, switch and rest in the order it is done.

Never decides anything at performance time; the session does that.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, pairwise
from types import MappingProxyType

from runlift_tui.engine.hearing import QUIET, CallKind
from runlift_tui.engine.routine import (
    Block,
    BlockKind,
    Exercise,
    Routine,
    Span,
)
from runlift_tui.engine.timeline import Anchor, Cue, Mark, Place, Side, Step, StepKind, Timeline
from runlift_tui.engine.units import SECOND, Ms

HALFWAY_FROM: Ms = 20 * SECOND
"""Timed work this long or longer has a halfway cue."""

LAST_ROUND_AFTER: Ms = 1 * SECOND
"""The last-round cue sounds this long after go, so that both are heard."""

SET_CHANGE_AFTER: Ms = 1_200
"""The set-change cue sounds this long after rest, so that both are heard."""

SET_CHANGE_FROM: Ms = 6 * SECOND
"""A shorter rest has no room for the set-change cue before its countdown."""

COUNTDOWN = tuple(Mark(Cue.COUNTDOWN, Anchor.END, s * SECOND) for s in (3, 2, 1))
"""Three, two, one before zero; what follows at zero sounds differently."""

_CUE_OF = MappingProxyType({CallKind.HALFWAY: Cue.HALFWAY, CallKind.LAST_ROUND: Cue.LAST_ROUND})
"""The calls that are cues as well as words."""


def compile_routine(routine: Routine, quiet: frozenset[CallKind] = QUIET) -> Timeline:
    """Lay out every step of a routine, without the calls that it or `quiet` turns off.

    A rest that nothing follows is left out.
    """
    quiet = quiet | frozenset(routine.quiet)
    steps = [*_prepare(routine.get_ready)]
    for block in routine.blocks:
        steps.extend(chain.from_iterable(_bouts(block)))
    while steps and steps[-1].kind is StepKind.REST:
        steps.pop()
    _mark_changes(steps)
    _silence(steps, {cue for call, cue in _CUE_OF.items() if call in quiet})
    return Timeline(routine.name, routine.title, tuple(steps), quiet=quiet)


def _silence(steps: list[Step], cues: set[Cue]) -> None:
    for index, step in enumerate(steps):
        if any(mark.cue in cues for mark in step.marks):
            marks = tuple(mark for mark in step.marks if mark.cue not in cues)
            steps[index] = replace(step, marks=marks)


def _prepare(get_ready: Ms) -> Iterator[Step]:
    if get_ready:
        ticks = (
            Mark(Cue.TICK, Anchor.END, s * SECOND) for s in range(get_ready // SECOND - 1, 3, -1)
        )
        marks = (Mark(Cue.TICK), *ticks, *COUNTDOWN)
        yield Step(StepKind.PREPARE, "Get ready", get_ready, marks)


def _bouts(block: Block) -> Iterator[tuple[Step, ...]]:
    straight = block.kind is BlockKind.STRAIGHT
    for round_ in range(1, block.rounds + 1):
        for number, exercise in enumerate(block.exercises, start=1):
            sets = exercise.sets if straight else 1
            for set_ in range(1, sets + 1):
                place = Place(block.title, round_, block.rounds, set_, sets)
                opens = number == 1 and set_ == 1
                closes = number == len(block.exercises) and set_ == sets
                yield _bout(exercise, place, opens, _rest_after(block, exercise, round_, closes))


def _rest_after(block: Block, exercise: Exercise, round_: int, closes: bool) -> Span | None:
    if closes and round_ < block.rounds and block.round_rest:
        return block.round_rest
    if exercise.rest or (block.kind is BlockKind.SUPERSET and not closes):
        return exercise.rest
    return block.rest


def _bout(exercise: Exercise, place: Place, opens: bool, rest: Span | None) -> tuple[Step, ...]:
    sides = (Side.LEFT, Side.RIGHT) if exercise.each_side else (None,)
    last_round = opens and place.round == place.rounds > 1
    steps: list[Step] = []
    for side in sides:
        if side is Side.RIGHT and exercise.switch:
            marks = (Mark(Cue.SWITCH), *COUNTDOWN)
            steps.append(
                Step(StepKind.SWITCH, "Switch sides", exercise.switch, marks, place, exercise, side)
            )
        marks = _work_marks(exercise.work, last_round and side is not Side.RIGHT)
        steps.append(
            Step(StepKind.WORK, exercise.name, exercise.work, marks, place, exercise, side)
        )
    if rest and rest.high:
        marks = (Mark(Cue.REST), *COUNTDOWN)
        shortest = rest.low if rest.low < rest.high else None
        steps.append(
            Step(StepKind.REST, "Rest", rest.high, marks, place, exercise, shortest=shortest)
        )
    return tuple(steps)


def _work_marks(duration: Ms | None, last_round: bool) -> tuple[Mark, ...]:
    marks = [Mark(Cue.GO)]
    if last_round:
        marks.append(Mark(Cue.LAST_ROUND, Anchor.START, LAST_ROUND_AFTER))
    if duration is not None:
        if duration >= HALFWAY_FROM:
            marks.append(Mark(Cue.HALFWAY, Anchor.MIDDLE))
        marks.extend(COUNTDOWN)
    return tuple(marks)


def _mark_changes(steps: list[Step]) -> None:
    """Add the set-change cue to every rest that leads to another exercise."""
    change = Mark(Cue.SET_CHANGE, Anchor.START, SET_CHANGE_AFTER)
    for index, (step, following) in enumerate(pairwise(steps)):
        roomy = step.kind is StepKind.REST and step.planned >= SET_CHANGE_FROM
        if roomy and step.exercise is not following.exercise:
            steps[index] = replace(step, marks=(*step.marks, change))
