"""What happens in a session by itself, as time passes: cues, repetitions, ends of steps.

Every step ends at its exact moment and the next starts there, so that no error adds up.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from runlift_tui.engine.events import (
    Cued,
    Event,
    Paused,
    RepCounted,
    SessionEnded,
    StepEnded,
    StepStarted,
)
from runlift_tui.engine.pace import pace_cues, reps_paced
from runlift_tui.engine.session import (
    Ending,
    Outcome,
    Phase,
    RepMode,
    Session,
    Stay,
    StepResult,
)
from runlift_tui.engine.timeline import Cue, StepKind
from runlift_tui.engine.units import Ms

Change = tuple[Session, tuple[Event, ...]]


def catch_up(session: Session, now: Ms) -> Change:
    """Let time pass until `now`. A gap longer than `away_after` pauses where time was last seen."""
    if session.phase is not Phase.RUNNING:
        return session, ()
    now = max(now, session.seen)
    away = now - session.seen
    if session.away_after is not None and away > session.away_after:
        paused = replace(session, phase=Phase.PAUSED, paused_at=session.seen)
        return paused, (Paused(session.seen, away),)
    events: list[Event] = []
    while session.phase is Phase.RUNNING:
        elapsed, deadline = session.elapsed(now), session.deadline
        session, cued = _sound(session, elapsed if deadline is None else min(elapsed, deadline))
        events += cued
        if deadline is None or elapsed < deadline:
            break
        session, ended = leave(session, Outcome.RAN_OUT, session.seen)
        events += ended
    return session, tuple(events)


def next_offset(session: Session) -> Ms | None:
    """Return the elapsed time of the running step's next cue or end, or None if it has neither."""
    stay = session.stay
    within = max(stay.cued, stay.pace_from) + session.rep_time
    paced = next(pace_cues(session, stay.cued, within), None)
    offsets = [offset for offset, _ in _mark_cues(session) if offset > stay.cued]
    offsets += [paced[0]] if paced else []
    offsets += [session.deadline] if session.deadline is not None else []
    return min(offsets, default=None)


def _mark_cues(session: Session) -> Iterator[tuple[Ms, Cue]]:
    for mark in session.step.marks:
        offset = mark.offset(session.length)
        if offset is not None:
            yield offset, mark.cue


def enter(session: Session, index: int, at: Ms) -> Change:
    """Start step `index` at the moment `at`."""
    step = session.timeline.steps[index]
    turn = session.stay.turn + 1
    goal = step.reps.low if step.reps else 0
    stay = Stay(index, turn, at, at, goal, slot=_slot(session, index, at))
    return replace(session, stay=stay, seen=at), (StepStarted(at, index, turn, session.timeline),)


def leave(session: Session, outcome: Outcome, at: Ms, reps: int | None = None) -> Change:
    """End the step at the moment `at` and start the next, or end the session after the last."""
    missed = (
        session.step.until_missed
        and session.step.kind is not StepKind.REST
        and outcome is Outcome.RAN_OUT
        and session.stay.reps < session.stay.goal
    )
    session, events = close(session, Outcome.MISSED if missed else outcome, at, reps)
    index, part = session.stay.index + 1, session.step.place.part
    ahead = session.timeline.steps[index:] if missed else ()
    index += sum(1 for _ in takewhile(lambda s: s.until_missed and s.place.part == part, ahead))
    session, went = go_on(session, index, at)
    return session, events + went


def go_on(session: Session, index: int, at: Ms) -> Change:
    """Start step `index`, or end the session where the plan ends before it."""
    count = len(session.timeline.steps)
    if index < count or session.timeline.endless:
        return enter(session, index % count, at)
    session, ended = end(session, Ending.COMPLETED, at)
    return session, (Cued(at, Cue.FINISH), *ended)


def close(session: Session, outcome: Outcome, at: Ms, reps: int | None = None) -> Change:
    """Write the step down as over at the moment `at`."""
    step, stay = session.step, session.stay
    result = StepResult(
        step=step,
        number=session.timeline.number(stay.index),
        turn=stay.turn,
        outcome=outcome,
        started=stay.entered,
        ended=at,
        elapsed=session.elapsed(at),
        paused=stay.paused,
        goal=stay.goal,
        reps=_reps(session, outcome) if reps is None else reps,
        laps=stay.laps,
    )
    ended = StepEnded(at, result, stay.index)
    return replace(session, results=(*session.results, result)), (ended,)


def end(session: Session, ending: Ending, at: Ms) -> Change:
    """End the session at the moment `at`."""
    session = replace(session, phase=Phase.ENDED, ended=at, seen=at, ending=ending)
    return session, (SessionEnded(at, ending),)


def _reps(session: Session, outcome: Outcome) -> int | None:
    """A set that is done had its goal, unless every repetition was tapped."""
    if not session.step.reps:
        return None if session.step.laps is None else session.stay.reps
    tapped = session.mode is RepMode.TAPPED and session.stay.reps
    finished = outcome in (Outcome.RAN_OUT, Outcome.DONE)
    return session.stay.goal if finished and not tapped else session.stay.reps


def _slot(session: Session, index: int, at: Ms) -> Ms:
    """How much of its interval is left for step `index`; 0 where it has none.

    Work that starts late has less, so that the next is on time again. Work that starts early, or
    that was jumped to, has what it was planned to have.
    """
    steps, stay = session.timeline.steps, session.stay
    step, before = steps[index], steps[min(stay.index, len(steps) - 1)]
    if step.interval is None:
        return 0
    follows = stay.turn and index == stay.index + 1 and before.interval == step.interval
    left = stay.slot - session.elapsed(at)
    if follows and before.place == step.place:
        return left
    place = step.place
    if follows and (before.place.part, before.place.set) == (place.part, place.set):
        return step.interval - max(0, -left) % step.interval
    return step.slot


def _sound(session: Session, until: Ms) -> Change:
    """Let the step's cues and repetitions up to `until` elapsed milliseconds happen."""
    stay = session.stay
    events: list[Event] = []
    count = stay.reps
    cues = [(offset, cue) for offset, cue in _mark_cues(session) if stay.cued < offset <= until]
    cues += pace_cues(session, stay.cued, until)
    for offset, cue in sorted(cues, key=lambda cue: cue[0]):
        if cue is Cue.REP:
            count = reps_paced(session, offset)
            events.append(RepCounted(stay.origin + offset, count))
        events.append(Cued(stay.origin + offset, cue))
    stay = replace(stay, cued=max(stay.cued, until), reps=count)
    return replace(session, stay=stay, seen=stay.origin + until), tuple(events)
