"""Double progression: what an exercise asks for next, and why; never how it is shown or stored.

Repetitions rise until the weakest set reaches the top, then a set is added, then load, each time
back at the lower repetitions. Nothing moves unless the log earned it. A set that nobody
corrected counts as it was assumed: its target was done. What the athlete overrules on the spot
stands in the log, as the plan of that session or the load that was lifted, and so is remembered.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from runlift_tui.engine.loads import ShownUnit, shown_text, stepped, to_kg
from runlift_tui.engine.logbook import Performance, SetLog
from runlift_tui.engine.routine import Exercise, Load, Progress, Reps

LONG_BREAK = 14
"""More days than this without the exercise ease its target."""

SHORT_SESSIONS = 2
"""This many sessions in a row that fall short of one target ease it."""


@dataclass(frozen=True, slots=True)
class Target:
    """What to do next, and in a few words why."""

    sets: int
    reps: int
    load: Load | None
    why: str = ""

    def text(self, units: ShownUnit = ShownUnit.AS_ENTERED) -> str:
        """Say what to do: ``3 x 12 @ 25 lb``."""
        load = shown_text(self.load, units)
        return f"{self.sets} x {self.reps}" + (f" @ {load}" if load else "")


def next_target(
    progress: Progress,
    base: Load | None,
    log: Sequence[Performance],
    today: int,
    units: ShownUnit = ShownUnit.AS_ENTERED,
) -> Target:
    """Return what the exercise asks for today.

    Args:
        progress: the rule.
        base: the load that the routine gives, where it starts and below which nothing eases.
        log: earlier performances, oldest first; those without a counted set say nothing.
        today: the day's ordinal.
        units: in which a load is told that was earned.
    """
    done = [p for p in map(_counted, log) if p.sets]
    if not done:
        return Target(progress.sets, progress.reps.low, _lowest(base), "the first time")
    last = done[-1]
    here = _asked(progress, last)
    if today - last.day > LONG_BREAK:
        weeks = (today - last.day) // 7
        return _eased(progress, base, here, f"{weeks} weeks off: one step easier")
    if _reached(last):
        return _earned(progress, here, last, units)
    shorts = takewhile(lambda p: not _reached(p) and _asked(progress, p) == here, reversed(done))
    if len(list(shorts)) >= SHORT_SESSIONS:
        return _eased(progress, base, here, "short twice: one step easier")
    return replace(here, why=f"again: {_shortfall(last)}")


def harder(progress: Progress, target: Target) -> Target:
    """Return the next rung above: a repetition, else a set, else load; the top stays the top."""
    if target.reps < progress.reps.high:
        return replace(target, reps=target.reps + 1)
    if target.sets < progress.top_sets:
        return replace(target, sets=target.sets + 1, reps=progress.reps.low)
    if progress.add:
        load = stepped(target.load, progress.add, 1)
        return replace(target, load=load, reps=progress.reps.low)
    return target


def easier(progress: Progress, base: Load | None, target: Target) -> Target:
    """Return the next rung below; the start, at the routine's own load, stays the start."""
    if target.reps > progress.reps.low:
        return replace(target, reps=target.reps - 1)
    if progress.add and to_kg(target.load) > to_kg(base):
        load = stepped(target.load, progress.add, -1)
        load = load if to_kg(load) > to_kg(base) else _lowest(base)
        return replace(target, load=load, reps=progress.reps.high)
    if target.sets > progress.sets:
        return replace(target, sets=target.sets - 1, reps=progress.reps.high)
    return target


def with_target(exercise: Exercise, target: Target) -> Exercise:
    """Return the exercise with the target's figures in place of its own."""
    reps = Reps(target.reps, target.reps)
    return replace(exercise, sets=target.sets, reps=reps, load=target.load or exercise.load)


def _counted(performance: Performance) -> Performance:
    sets = (s for s in performance.sets if not s.warm_up and s.reps is not None)
    return replace(performance, sets=tuple(sets))


def _lowest(load: Load | None) -> Load | None:
    return replace(load, high=load.low) if load else None


def _asked(progress: Progress, performance: Performance) -> Target:
    """What the session was to do, at the load that was lifted: the athlete's choice holds."""
    first = performance.sets[0]
    lightest = min((s.load for s in performance.sets), key=to_kg)
    return Target(
        _between(progress.sets, first.sets, progress.top_sets),
        _between(progress.reps.low, max(s.goal for s in performance.sets), progress.reps.high),
        _lowest(lightest),
    )


def _between(low: int, figure: int, high: int) -> int:
    return max(low, min(figure, high))


def _weakest(sets: Sequence[SetLog]) -> int:
    return min(s.reps or 0 for s in sets)


def _sets_done(performance: Performance) -> int:
    """How many sets were done; one-sided ones only where both sides were."""
    sides = [s.side for s in performance.sets]
    return min(sides.count(side) for side in set(sides))


def _reached(performance: Performance) -> bool:
    sets = performance.sets
    enough = _sets_done(performance) >= sets[0].sets
    return enough and _weakest(sets) >= max(s.goal for s in sets)


def _earned(progress: Progress, here: Target, last: Performance, units: ShownUnit) -> Target:
    weakest = _weakest(last.sets)
    done = replace(here, reps=_between(progress.reps.low - 1, weakest, progress.reps.high))
    above = harder(progress, done)
    if above == done:
        return replace(done, why="the top of the plan: keep it")
    what = f"now {above.reps}"
    if above.sets > done.sets:
        what = "one set more"
    elif above.load != done.load:
        what = f"{shown_text(progress.add, units)} more"
    return replace(above, why=f"every set reached {weakest}: {what}")


def _eased(progress: Progress, base: Load | None, here: Target, why: str) -> Target:
    below = easier(progress, base, here)
    return replace(below, why=why if below != here else "start again from here")


def _shortfall(last: Performance) -> str:
    asked, did = last.sets[0].sets, _sets_done(last)
    if did < asked:
        return f"{did} of {asked} sets done"
    goal = max(s.goal for s in last.sets)
    return f"the weakest set had {_weakest(last.sets)} of {goal}"
