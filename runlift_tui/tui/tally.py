"""What was done in a session: sets, repetitions and times, each exercise once.

Pure: it counts what the session wrote down and judges nothing.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from runlift_tui.engine.session import Outcome, Session, StepResult, rounds_text
from runlift_tui.engine.timeline import Step, StepKind
from runlift_tui.engine.units import SECOND, Ms, duration_text

FINISHED = (Outcome.DONE, Outcome.RAN_OUT)


@dataclass(frozen=True, slots=True)
class Done:
    """One exercise of a block: sets `done` of those `planned`, and what was in them."""

    name: str
    done: int
    skipped: int
    planned: int
    figures: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Times in milliseconds; `rest` takes in changes of side."""

    total: Ms
    work: Ms
    rest: Ms
    paused: Ms
    exercises: tuple[Done, ...]


def tally(session: Session) -> Tally:
    """Add up what was done."""
    worked = sum(r.elapsed for r in session.results if r.step.kind is StepKind.WORK)
    between = (StepKind.REST, StepKind.SWITCH)
    rested = sum(r.elapsed for r in session.results if r.step.kind in between)
    total = session.ended - session.started
    return Tally(total, worked, rested, session.paused, tuple(_exercises(session)))


def _exercises(session: Session) -> Iterable[Done]:
    """Yield each exercise in the order of the routine; going back to a set counts it once.

    What was done and is in the plan no more comes after the rest.
    """
    last = {result.number: result for result in session.results}
    plan = session.timeline
    bouts = [(step, last.pop(plan.number(n), None)) for n, step in enumerate(plan.steps)]
    bouts += [(result.step, result) for result in last.values() if result.outcome in FINISHED]
    groups: dict[tuple[str, str], list[tuple[Step, StepResult | None]]] = {}
    for step, result in bouts:
        if step.kind is StepKind.WORK:
            groups.setdefault((step.place.block, step.label), []).append((step, result))
    return (_done(name, bouts) for (_, name), bouts in groups.items())


def _done(name: str, bouts: list[tuple[Step, StepResult | None]]) -> Done:
    sets: dict[tuple[int, ...], list[StepResult | None]] = {}
    times: Counter[tuple[int | str | None, ...]] = Counter()
    for step, result in bouts:
        place = (step.place.round, step.place.set)
        times[*place, step.side] += 1  # a set that was done once more is one of its own
        sets.setdefault((*place, times[*place, step.side]), []).append(result)
    done = [
        [result for result in sides if result]
        for sides in sets.values()
        if any(result and result.outcome in FINISHED for result in sides)
    ]
    skipped = sum(
        any(result and result.outcome is Outcome.SKIPPED for result in sides)
        and not any(result and result.outcome in FINISHED for result in sides)
        for sides in sets.values()
    )
    # How far a death-by goes is for the athlete to find out.
    planned = len(done) + skipped if bouts[0][0].until_missed and done else len(sets)
    return Done(name, len(done), skipped, planned, _figures(bouts[0][0], done))


def _rounds(result: StepResult) -> str:
    """Say how many rounds there were and how long they took; what was done once, only how long."""
    taken = duration_text(result.elapsed // SECOND * SECOND)
    return taken if result.step.laps == 1 else f"{rounds_text(result)} in {taken}"


def _figures(step: Step, done: list[list[StepResult]]) -> str:
    if step.laps is not None and done:
        return ", ".join(_rounds(result) for sides in done for result in sides)
    if not step.reps:
        elapsed = sum(result.elapsed for sides in done for result in sides)
        return duration_text(elapsed // SECOND * SECOND) if done else ""
    if step.until_missed and len(done) > 1:
        return f"{done[0][0].reps} to {done[-1][-1].reps} reps"
    return ", ".join(
        "/".join(dict.fromkeys(str(result.reps) for result in sides)) for sides in done
    )
