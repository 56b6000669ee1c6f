"""Lays a routine out as a timeline: every set, side, switch and rest in the order it is done.

Never decides anything at performance time; the session does that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

from runlift_tui.engine.bouts import (
    counted_step,
    get_ready,
    growing,
    rest_steps,
    work_steps,
)
from runlift_tui.engine.hearing import QUIET, CallKind
from runlift_tui.engine.routine import INTERVAL, Block, BlockKind, Exercise, Routine, Span
from runlift_tui.engine.spacing import respaced, spaced_steps
from runlift_tui.engine.timeline import Anchor, Cue, Mark, Place, Step, StepKind, Timeline
from runlift_tui.engine.units import SECOND, Ms

SET_CHANGE_AFTER: Ms = 1_200
"""The set-change cue sounds this long after rest, so that both are heard."""

SET_CHANGE_FROM: Ms = 6 * SECOND
"""A shorter rest has no room for the set-change cue before its countdown."""

_CHANGE = Mark(Cue.SET_CHANGE, Anchor.START, SET_CHANGE_AFTER)

_CUE_OF = MappingProxyType({CallKind.HALFWAY: Cue.HALFWAY, CallKind.LAST_ROUND: Cue.LAST_ROUND})
"""The calls that are cues as well as words."""


def compile_routine(routine: Routine, quiet: frozenset[CallKind] = QUIET) -> Timeline:
    """Lay out every step of a routine, without the calls that it or `quiet` turns off.

    A rest that nothing follows is left out.
    """
    quiet = quiet | frozenset(routine.quiet)
    steps = [*get_ready(routine.get_ready)]
    for part, block in enumerate(routine.blocks, start=1):
        steps.extend(_block(block, part))
    while steps and steps[-1].kind is StepKind.REST:
        steps.pop()
    return Timeline(routine.name, routine.title, finished(steps, quiet), quiet=quiet)


def finished(steps: Sequence[Step], quiet: frozenset[CallKind], first: int = 0) -> tuple[Step, ...]:
    """Return the steps with the cues that depend on their neighbours, and without the `quiet` ones.

    A rest that leads to another exercise has the set-change cue. The steps before `first` stay as
    they are, and so does every step whose cues are right.
    """
    silent = {cue for call, cue in _CUE_OF.items() if call in quiet} | {Cue.SET_CHANGE}
    new = list(steps)
    for index in range(max(0, first - 1), len(new)):
        step = new[index]
        marks = tuple([mark for mark in step.marks if mark.cue not in silent])
        if index + 1 < len(new) and _changes(step, new[index + 1]):
            marks = (*marks, _CHANGE)
        if marks != step.marks:
            new[index] = replace(step, marks=marks)
    return tuple(new)


def _changes(step: Step, following: Step) -> bool:
    roomy = step.kind is StepKind.REST and step.planned >= SET_CHANGE_FROM
    return roomy and not step.is_of(following)


def _block(block: Block, part: int) -> Iterator[Step]:
    if block.kind is BlockKind.STRAIGHT:
        yield from _rounds(block, Place(block.title, rounds=block.rounds, part=part))
        return
    for set_ in range(1, block.sets + 1):
        place = Place(block.title, 1, block.rounds, set_, block.sets, part)
        if block.kind.is_spaced:
            yield from _spaced(block, place)
        elif block.kind.is_counted:
            yield from _counted(block, place)
        else:
            yield from _rounds(block, place)


def _rounds(block: Block, place: Place) -> Iterator[Step]:
    """All rounds of a block whose exercises take turns, in the set that `place` says."""
    straight = block.kind is BlockKind.STRAIGHT
    for round_ in range(1, block.rounds + 1):
        here = replace(place, round=round_)
        last_round = round_ == here.rounds > 1 and here.set == here.sets
        for number, exercise in enumerate(block.exercises, start=1):
            sets = exercise.sets if straight else 1
            for set_ in range(1, sets + 1):
                at = replace(here, set=set_, sets=sets) if straight else here
                opens = number == 1 and set_ == 1
                closes = number == len(block.exercises) and set_ == sets
                yield from work_steps(exercise, at, last_round=opens and last_round)
                rest = _rest_after(block, exercise, here, closes)
                yield from rest_steps(rest, block.rest_name, at, exercise)


def _rest_after(block: Block, exercise: Exercise, place: Place, closes: bool) -> Span | None:
    last_round = place.round == block.rounds
    ends_set = closes and last_round and (place.set < place.sets or block.sets == 1)
    if ends_set and block.set_rest and block.kind is not BlockKind.STRAIGHT:
        return block.set_rest
    if closes and not last_round and block.round_rest:
        return block.round_rest
    if exercise.rest or (block.kind is BlockKind.SUPERSET and not closes):
        return exercise.rest
    return block.rest


def _spaced(block: Block, place: Place) -> Iterator[Step]:
    """Bouts at the start of each interval; a planned miss ends a death-by's plan, not its steps."""
    interval = block.interval or INTERVAL
    grows = block.kind is BlockKind.DEATH_BY
    bouts: list[tuple[Step, ...]] = []
    for round_ in range(1, block.rounds + 1):
        exercise = block.exercises[(round_ - 1) % len(block.exercises)]
        exercise = growing(exercise, round_) if grows else exercise
        bout = spaced_steps(exercise, replace(place, round=round_), interval, block.rest_name)
        bouts.append(tuple(replace(s, until_missed=True) for s in bout) if grows else bout)
    yield from chain.from_iterable(respaced(bouts))
    yield from rest_steps(_rest_after_all(block, place), block.rest_name, place, None)


def _counted(block: Block, place: Place) -> Iterator[Step]:
    at = replace(place, round=1, rounds=1)
    yield counted_step(block, at)
    yield from rest_steps(_rest_after_all(block, place), block.rest_name, at, None)


def _rest_after_all(block: Block, place: Place) -> Span | None:
    between = place.set < place.sets and block.set_rest
    return between or block.rest
