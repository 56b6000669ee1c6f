"""The state machine: what each phase accepts, and what it makes of it.

Time is brought up to date, the command is obeyed, and time is brought up to date again. A refused
command changes nothing but the time.
"""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from runlift_tui.engine import commands as ask
from runlift_tui.engine.commands import Command
from runlift_tui.engine.events import (
    Event,
    Extended,
    GoalChanged,
    ModeChanged,
    PaceChanged,
    Paused,
    Refused,
    RepCounted,
    RepsCorrected,
    Resumed,
    SessionStarted,
)
from runlift_tui.engine.passing import Change, catch_up, close, end, enter, leave
from runlift_tui.engine.routine import MOST_REPS
from runlift_tui.engine.session import (
    FASTEST,
    SLOWEST,
    Ending,
    Outcome,
    Phase,
    RepMode,
    Session,
    last_set,
    with_result,
)
from runlift_tui.engine.units import LONGEST, SECOND, Ms

BACK_WITHIN: Ms = 2 * SECOND
"""Going back this soon after a step's start means the step before it."""


class _RefusalError(Exception):
    """The command does not fit; the message says why."""


def update(session: Session, command: Command, now: Ms) -> tuple[Session, tuple[Event, ...]]:
    """Return the session after `command` at the moment `now`, and all that happened by then."""
    session, before = catch_up(session, now)
    now = max(now, session.seen)
    try:
        session, obeyed = _obey(session, command, now)
    except _RefusalError as refusal:
        return session, (*before, Refused(now, command, str(refusal)))
    session, after = catch_up(session, now)
    return session, before + obeyed + after


def _obey(session: Session, command: Command, now: Ms) -> Change:
    if isinstance(command, ask.Tick):
        return session, ()
    rule = _ACCEPTS[session.phase].get(type(command))
    if not rule:
        raise _RefusalError(_WHY_NOT[session.phase])
    turn = getattr(command, "turn", session.stay.turn)
    if turn != session.stay.turn:
        raise _RefusalError("that step is already over")
    if session.phase is not Phase.PAUSED or rule is _resume:
        return rule(session, command, now)
    session, events = rule(_thaw(session, now), command, now)
    still = session.phase is Phase.RUNNING
    return replace(session, phase=Phase.PAUSED, paused_at=now) if still else session, events


def _thaw(session: Session, now: Ms) -> Session:
    """Let the time go on, counting the pause so far."""
    pause = now - session.paused_at
    stay = session.stay
    stay = replace(stay, origin=stay.origin + pause, paused=stay.paused + pause)
    paused = session.paused + pause
    return replace(session, phase=Phase.RUNNING, stay=stay, seen=now, paused=paused)


def _start(session: Session, command: Command, now: Ms) -> Change:
    session = replace(session, phase=Phase.RUNNING, started=now, seen=now)
    session, entered = enter(session, session.stay.index, now)
    return session, (SessionStarted(now), *entered)


def _press(session: Session, command: Command, now: Ms) -> Change:
    if session.step.reps and session.mode is RepMode.TAPPED:
        return _count(session, session.stay.reps + 1, now)
    return leave(session, Outcome.DONE, now)


def _complete(session: Session, command: Command, now: Ms) -> Change:
    assert isinstance(command, ask.Complete)
    if command.reps is None:
        return leave(session, Outcome.DONE, now)
    if not session.step.reps:
        raise _RefusalError("this step has no repetitions")
    if not 0 <= command.reps <= MOST_REPS:
        raise _RefusalError(f"repetitions go from 0 to {MOST_REPS}")
    return leave(session, Outcome.DONE, now, command.reps)


def _skip(session: Session, command: Command, now: Ms) -> Change:
    return leave(session, Outcome.SKIPPED, now)


def _back(session: Session, command: Command, now: Ms) -> Change:
    soon = session.elapsed(now) <= BACK_WITHIN
    index = session.stay.index - 1 if soon else session.stay.index
    return _go(session, max(0, index), now)


def _jump(session: Session, command: Command, now: Ms) -> Change:
    assert isinstance(command, ask.Jump)
    if not 0 <= command.index < len(session.timeline.steps):
        raise _RefusalError(f"steps go from 0 to {len(session.timeline.steps) - 1}")
    return _go(session, command.index, now)


def _go(session: Session, index: int, now: Ms, outcome: Outcome = Outcome.LEFT) -> Change:
    session, closed = close(session, outcome, now)
    session, entered = enter(session, index, now)
    return session, closed + entered


def _pause(session: Session, command: Command, now: Ms) -> Change:
    return replace(session, phase=Phase.PAUSED, paused_at=now), (Paused(now),)


def _resume(session: Session, command: Command, now: Ms) -> Change:
    return _thaw(session, now), (Resumed(now, now - session.paused_at),)


def _extend(session: Session, command: Command, now: Ms) -> Change:
    assert isinstance(command, ask.Extend)
    duration, elapsed = session.step.duration, session.elapsed(now)
    if duration is None:
        raise _RefusalError("this step waits for you; it has no time to change")
    added = max(session.stay.added + command.delta, elapsed - duration)
    added = min(added, LONGEST - duration)
    delta = added - session.stay.added
    if not delta:
        raise _RefusalError("the time of this step cannot change further")
    stay = replace(session.stay, added=added)
    return replace(session, stay=stay), (Extended(now, delta),)


def _set_duration(session: Session, command: Command, now: Ms) -> Change:
    assert isinstance(command, ask.SetDuration)
    if session.step.duration is None:
        raise _RefusalError("this step waits for you; it has no time to change")
    if not SECOND <= command.duration <= LONGEST:
        raise _RefusalError("a step lasts from 1s to 24h")
    over = session.step.waits and (session.remaining(now) or 0) <= 0
    index, steps = session.stay.index, list(session.timeline.steps)
    steps[index] = replace(session.step, duration=command.duration)
    timeline = replace(session.timeline, steps=tuple(steps))
    session, events = _go(session, index, now, Outcome.DONE if over else Outcome.LEFT)
    return replace(session, timeline=timeline), events


def _adjust_reps(session: Session, command: Command, now: Ms) -> Change:
    assert isinstance(command, ask.AdjustReps)
    if not session.step.reps:
        return _correct(session, command.delta, now)
    stay = session.stay
    if session.mode is RepMode.TAPPED:
        return _count(session, stay.reps + command.delta, now)
    goal = stay.goal + command.delta
    if not 1 <= goal <= MOST_REPS:
        raise _RefusalError(f"repetitions go from 1 to {MOST_REPS}")
    if session.mode is RepMode.PACED and goal <= stay.reps:
        return leave(session, Outcome.DONE, now, stay.reps)
    return replace(session, stay=replace(stay, goal=goal)), (GoalChanged(now, goal),)


def _correct(session: Session, delta: int, now: Ms) -> Change:
    result = last_set(session)
    if not result or result.reps is None:
        raise _RefusalError("no set of repetitions was done just before")
    return _correct_reps(session, ask.CorrectReps(result.turn, result.reps + delta), now)


def _correct_reps(session: Session, command: Command, now: Ms) -> Change:
    assert isinstance(command, ask.CorrectReps)
    result = next((r for r in session.results if r.turn == command.of_turn), None)
    if not result or result.reps is None:
        raise _RefusalError("that was no set of repetitions")
    if not 0 <= command.reps <= MOST_REPS:
        raise _RefusalError(f"repetitions go from 0 to {MOST_REPS}")
    session = with_result(session, replace(result, reps=command.reps))
    return session, (RepsCorrected(now, result.turn, command.reps),)


def _count(session: Session, count: int, now: Ms) -> Change:
    if count < 0:
        raise _RefusalError("no repetition was counted yet")
    session = replace(session, stay=replace(session.stay, reps=count))
    events: tuple[Event, ...] = (RepCounted(now, count),)
    if count >= session.stay.goal:
        session, left = leave(session, Outcome.DONE, now)
        events += left
    return session, events


def _set_mode(session: Session, command: Command, now: Ms) -> Change:
    assert isinstance(command, ask.SetMode)
    session = replace(_pace_from_here(session, now), mode_chosen=command.mode)
    return session, (ModeChanged(now, command.mode),)


def _set_pace(session: Session, command: Command, now: Ms) -> Change:
    assert isinstance(command, ask.SetPace)
    if not SLOWEST <= command.percent <= FASTEST:
        raise _RefusalError(f"the pace goes from {SLOWEST} to {FASTEST} percent")
    session = replace(_pace_from_here(session, now), pace=command.percent)
    return session, (PaceChanged(now, command.percent),)


def _pace_from_here(session: Session, now: Ms) -> Session:
    """Start the next repetition one millisecond on: cues up to now have sounded."""
    stay = session.stay
    if session.step.reps:
        stay = replace(stay, pace_from=session.elapsed(now) + 1, pace_base=stay.reps)
    return replace(session, stay=stay)


def _finish(session: Session, command: Command, now: Ms) -> Change:
    return _stop(session, Ending.FINISHED_EARLY, Outcome.SKIPPED, now)


def _abandon(session: Session, command: Command, now: Ms) -> Change:
    return _stop(session, Ending.ABANDONED, Outcome.ABANDONED, now)


def _stop(session: Session, ending: Ending, outcome: Outcome, now: Ms) -> Change:
    session, closed = close(session, outcome, now)
    session, ended = end(session, ending, now)
    return session, closed + ended


_Rule = Callable[[Session, Command, Ms], Change]

_ANYWHERE: dict[type[Command], _Rule] = {
    ask.Complete: _complete,
    ask.Skip: _skip,
    ask.Back: _back,
    ask.Jump: _jump,
    ask.Extend: _extend,
    ask.SetDuration: _set_duration,
    ask.AdjustReps: _adjust_reps,
    ask.CorrectReps: _correct_reps,
    ask.SetMode: _set_mode,
    ask.SetPace: _set_pace,
    ask.Finish: _finish,
    ask.Abandon: _abandon,
}

_ACCEPTS: MappingProxyType[Phase, dict[type[Command], _Rule]] = MappingProxyType(
    {
        Phase.READY: {ask.Start: _start},
        Phase.RUNNING: {**_ANYWHERE, ask.Press: _press, ask.Pause: _pause},
        Phase.PAUSED: {**_ANYWHERE, ask.Press: _resume, ask.Resume: _resume},
        Phase.ENDED: {},
    }
)

_WHY_NOT = MappingProxyType(
    {
        Phase.READY: "the session has not started",
        Phase.RUNNING: "the session is already running",
        Phase.PAUSED: "the session is already paused",
        Phase.ENDED: "the session is over",
    }
)
