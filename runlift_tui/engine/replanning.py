"""What an athlete changes of a plan on the floor, as new steps; what is over stays as it was.

It never moves the athlete: `update` does, by what is left of the plan.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import TypeAlias

from runlift_tui.engine.bouts import get_ready, growing, rest_steps, work_steps
from runlift_tui.engine.compiler import finished
from runlift_tui.engine.routine import REST_NAME, Span, Variant
from runlift_tui.engine.spacing import respaced, spaced_steps
from runlift_tui.engine.timeline import Cue, Side, Step, StepKind, Timeline
from runlift_tui.engine.units import SECOND, Ms, duration_text
from runlift_tui.engine.variants import stand_in

REMINDER: Ms = 15 * SECOND
"""How long a postponed exercise is announced before it starts."""

REST: Ms = 30 * SECOND
"""The rest after a set that had none in the plan."""

Steps: TypeAlias = tuple[Step, ...]


class CannotChangeError(ValueError):
    """The plan cannot be changed like this; the message says why."""


@dataclass(frozen=True, slots=True)
class Replanned:
    """A changed plan.

    Attributes:
        timeline: what is to be done now.
        what: the change in words.
        here: whether the step under way is another now, and starts.
    """

    timeline: Timeline
    what: str
    here: bool = False


def swapped(
    timeline: Timeline, index: int, name: str, variant: Variant, *, once: bool
) -> Replanned:
    """Put a version in place of an exercise, in its next set or in all that are left.

    Raises:
        CannotChangeError: no set of it is left.
    """
    done, ahead = _ahead(timeline, index)
    left = [bout for bout in ahead if _is_of(bout, name)]
    if not left:
        raise CannotChangeError(f"no set of {name} is left")
    if left[0][0].laps is not None:
        _refuse_by_the_clock(left[0])
    chosen = {id(bout) for bout in (left[:1] if once else left)}
    here = timeline.steps[index] is left[0][0]
    swaps = (_swap(bout, variant) if id(bout) in chosen else bout for bout in ahead)
    new = [*respaced(swaps)]
    reach = "once" if once else "from now on"
    return _replanned(timeline, done, new, f"{variant.name} for {name}, {reach}", here=here)


def postponed(timeline: Timeline, index: int, name: str) -> Replanned:
    """Move all sets of an exercise that are left to the end, before the cool-down.

    Raises:
        CannotChangeError: nothing is left of it, nothing comes between, or its block goes by the
            clock.
    """
    done, ahead = _ahead(timeline, index)
    asked = [bout for bout in ahead if _is_of(bout, name)]
    if not asked:
        raise CannotChangeError(f"no set of {name} is left")
    _refuse_by_the_clock(asked[0])
    moved = [bout for bout in asked if not _by_the_clock(bout)]
    others = _without(ahead, moved)
    end = len(others)
    while end and _is_cool_down(others[end - 1]):
        end -= 1
    start = next(n for n, bout in enumerate(ahead) if bout is moved[0])
    between = others[len(_without(ahead[: start + 1], moved)) : end]
    if not any(bout[0].kind is StepKind.WORK for bout in between):
        raise CannotChangeError(f"nothing else is left to do before {name}")
    first = moved[0][0]
    reminder = [replace(s, place=first.place) for s in get_ready(REMINDER, f"Postponed: {name}")]
    rested = [_with_rest(bout, timeline) for bout in moved]
    new = [*others[:end], tuple(reminder), *rested, *others[end:]]
    here = timeline.steps[index] is first
    return _replanned(timeline, done, new, f"{name} postponed", here=here)


def repeated(timeline: Timeline, index: int) -> Replanned:
    """Do the set at step `index`, or the one that the rest there follows, once more.

    Raises:
        CannotChangeError: there is no set here, or its block goes by the clock.
    """
    start = index
    while start and not _opens(timeline.steps[start]) and not _is_reminded(timeline, start):
        start -= 1
    end = next(
        (n for n in range(index + 1, len(timeline.steps)) if _opens(timeline.steps[n])), None
    )
    bout = timeline.steps[start:end]
    if bout[0].kind is not StepKind.WORK:
        raise CannotChangeError("there is no set here to repeat")
    _refuse_by_the_clock(bout)
    rested = _with_rest(bout, timeline)
    done, ahead = timeline.steps[:start], timeline.steps[start + len(bout) :]
    new = [rested, rested, *_bouts(ahead)]
    return _replanned(timeline, done, new, f"{bout[0].label} once more")


def rested_for(timeline: Timeline, index: int, duration: Ms) -> Replanned:
    """Let the rest at or after step `index`, and all later ones like it, last `duration` ms.

    Raises:
        CannotChangeError: no rest is left, or it is what is left of an interval.
    """
    rests = (s for s in timeline.steps[index:] if s.kind is StepKind.REST)
    like = next(rests, None)
    if not like:
        raise CannotChangeError("no rest is left")
    _refuse_by_the_clock((like,))
    plan = (like.kind, like.shortest, like.duration)
    new = [
        replace(step, duration=duration, shortest=None)
        if (step.kind, step.shortest, step.duration) == plan and step.interval is None
        else step
        for step in timeline.steps[index:]
    ]
    what = f"rests of {duration_text(duration)} from now on"
    steps = finished((*timeline.steps[:index], *new), timeline.quiet, index)
    return Replanned(replace(timeline, steps=steps), what)


def _is_reminded(timeline: Timeline, index: int) -> bool:
    step, before = timeline.steps[index], timeline.steps[index - 1]
    return step.kind is StepKind.WORK and before.kind is StepKind.PREPARE


def after_block(timeline: Timeline, index: int) -> int:
    """Return the index of the first step after the block of step `index`; past the end for none."""
    part = timeline.steps[index].place.part
    ahead = range(index + 1, len(timeline.steps))
    return next((n for n in ahead if timeline.steps[n].place.part != part), len(timeline.steps))


def _ahead(timeline: Timeline, index: int) -> tuple[Steps, list[Steps]]:
    """What is over or cannot change any more, and the bouts to come; a bout under way is one."""
    while index < len(timeline.steps) and timeline.steps[index].kind in _BETWEEN:
        index += 1
    return timeline.steps[:index], _bouts(timeline.steps[index:])


_BETWEEN = (StepKind.REST, StepKind.PREPARE)


def _bouts(steps: Steps) -> list[Steps]:
    """Cut steps where a set begins; a side that is left over from a set is one of its own."""
    cuts = [*(n for n, step in enumerate(steps) if n == 0 or _opens(step)), len(steps)]
    return [steps[a:b] for a, b in pairwise(cuts)]


def _opens(step: Step) -> bool:
    first_side = step.kind is StepKind.WORK and step.side is not Side.RIGHT
    return first_side or step.kind is StepKind.PREPARE


def _is_of(bout: Steps, name: str) -> bool:
    return bool(bout[0].exercise and bout[0].exercise.name == name)


def _without(ahead: list[Steps], moved: list[Steps]) -> list[Steps]:
    """Leave bouts out, with their reminders; who did one before without a rest has theirs."""
    others: list[Steps] = []
    gone = {id(bout) for bout in moved}
    for bout, following in zip_longest(ahead, ahead[1:]):
        if id(bout) in gone:
            rests = [step for step in bout if step.kind is StepKind.REST]
            last = others[-1] if others else ()
            if last and last[-1].kind is StepKind.WORK and last[0].place.part == bout[0].place.part:
                others[-1] = (*last, *rests)
        elif bout[0].kind is not StepKind.PREPARE or id(following) not in gone:
            others.append(bout)
    return others


def _is_cool_down(bout: Steps) -> bool:
    return bout[0].exercise is None or not bout[0].exercise.counted


def _by_the_clock(bout: Steps) -> bool:
    return any(step.interval is not None or step.laps is not None for step in bout)


def _refuse_by_the_clock(bout: Steps) -> None:
    if _by_the_clock(bout):
        raise CannotChangeError("this block goes by the clock; skip it or jump elsewhere instead")


def _swap(bout: Steps, variant: Variant) -> Steps:
    first, exercise = bout[0], bout[0].exercise
    if not exercise or first.laps is not None:
        return bout
    new = stand_in(exercise, variant)
    if first.until_missed:
        figured = variant.reps or variant.work
        new = replace(growing(new, first.place.round) if figured else new, work=None)
    rests = [replace(s, exercise=new) for s in bout if s.kind is StepKind.REST and s.exercise]
    others = [s for s in bout if s.kind is StepKind.REST and not s.exercise]
    last_round = any(mark.cue is Cue.LAST_ROUND for mark in first.marks)
    if first.interval is not None:
        name = rests[0].label if rests else REST_NAME
        steps = spaced_steps(new, first.place, first.interval, name)
        if first.side is Side.RIGHT:
            steps = steps[-2:]
        timed = [replace(s, until_missed=first.until_missed) for s in steps]
        return (replace(timed[0], slot=first.slot), *timed[1:], *others)
    works = work_steps(new, first.place, last_round=last_round)
    if first.side is Side.RIGHT and new.each_side:
        works = works[-2:] if first.kind is StepKind.SWITCH else works[-1:]
    return (*works, *rests, *others)


def _with_rest(bout: Steps, timeline: Timeline) -> Steps:
    """Give a bout that has no rest the one its exercise has elsewhere."""
    if bout[-1].kind is StepKind.REST:
        return bout
    exercise, place = bout[0].exercise, bout[0].place
    known = (s for s in timeline.steps if s.kind is StepKind.REST and s.exercise == exercise)
    usual = exercise.rest if exercise else None
    like = next(known, None)
    if like and like.duration:
        usual = Span(like.shortest or like.duration, like.duration)
    return (*bout, *rest_steps(usual or Span(REST, REST), REST_NAME, place, exercise))


def _replanned(
    timeline: Timeline, done: Steps, ahead: Sequence[Steps], what: str, *, here: bool = False
) -> Replanned:
    new = [step for bout in ahead for step in bout]
    while new and new[-1].kind is StepKind.REST:
        new.pop()
    steps = finished((*done, *new), timeline.quiet, len(done))
    return Replanned(replace(timeline, steps=steps), what, here)
