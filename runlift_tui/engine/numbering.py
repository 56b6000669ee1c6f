"""Knows the steps of a changed plan again: what each is known by, and where it stood before.

It never changes a plan; `engine.replanning` does.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, count

from runlift_tui.engine.timeline import Step, StepKind, Timeline


def numbered(before: Timeline, now: Timeline, taken: Iterable[int]) -> Timeline:
    """Let every step of a changed plan keep its number; what is new gets one that never was.

    Args:
        before: the plan before the change, whose steps the plan `now` mostly has as well.
        now: the plan after it.
        taken: numbers of steps that were done, though they may be in neither plan.
    """
    known: dict[tuple[object, ...], list[int]] = {}
    for index in reversed(range(len(before.steps))):
        known.setdefault(_key(before.steps[index]), []).append(before.number(index))
    new = count(max(chain(taken, *known.values()), default=-1) + 1)
    found = (known.get(_key(step)) for step in now.steps)
    return replace(now, numbers=tuple(left.pop() if left else next(new) for left in found))


def same_step(before: Timeline, now: Timeline, index: int) -> tuple[int | None, bool]:
    """Find step `index` of the plan `now` in the plan that was `before`.

    Of a step that the change brought in that is the one it stands for, else the one that follows;
    a rest goes on as the one like it.

    Returns:
        Its index there, or None, and whether it is the very step, so that its time goes on.
    """
    places = {before.number(n): n for n in range(len(before.steps))}
    there = places.get(now.number(index))
    if there is not None:
        return there, True
    step = now.steps[index]
    kept = {now.number(n) for n in range(len(now.steps))}
    rests = step.kind is StepKind.REST
    free = [n for number, n in places.items() if rests or number not in kept]
    like = max(free, key=lambda n: (_likeness(before.steps[n], step), n == index), default=None)
    if like is not None and _likeness(before.steps[like], step):
        return like, before.steps[like].label == step.label
    later = (places.get(now.number(n)) for n in range(index + 1, len(now.steps)))
    return next((n for n in later if n is not None), None), False


def _key(step: Step) -> tuple[object, ...]:
    return step.kind, step.side, step.place, id(step.exercise)


def _likeness(old: Step, step: Step) -> int:
    """How far a step is another in a plan that changed: 0 not at all, 2 to its side."""
    planned = [(s.exercise.replaces or s.exercise.name) if s.exercise else "" for s in (old, step)]
    if (old.kind, old.place, planned[0]) != (step.kind, step.place, planned[1]):
        return 0
    return 2 if old.side is step.side else 1
