"""The state machine: what each phase accepts, and what it makes of it.

Time is brought up to date, the command is obeyed, and time is brought up to date again. A refused
command changes nothing but the time.
"""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from runlift_tui.engine import commands as ask
from runlift_tui.engine.commands import Command
from runlift_tui.engine.events import Event, Extended, Paused, Refused, Resumed, SessionStarted
from runlift_tui.engine.passing import Change, catch_up, close, end, enter, leave
from runlift_tui.engine.plan_rules import (
    change_rests,
    moving,
    postpone,
    repeat_set,
    skip_block,
    swap,
    undo,
)
from runlift_tui.engine.refusal import RefusalError
from runlift_tui.engine.rep_rules import (
    adjust_reps,
    complete,
    correct_reps,
    press,
    set_mode,
    set_pace,
)
from runlift_tui.engine.session import Ending, Outcome, Phase, Session
from runlift_tui.engine.units import LONGEST, SECOND, Ms

BACK_WITHIN: Ms = 2 * SECOND
"""Going back this soon after a step's start means the step before it."""


def update(session: Session, command: Command, now: Ms) -> tuple[Session, tuple[Event, ...]]:
    """Return the session after `command` at the moment `now`, and all that happened by then."""
    session, before = catch_up(session, now)
    now = max(now, session.seen)
    try:
        session, obeyed = _obey(session, command, now)
    except RefusalError as refusal:
        return session, (*before, Refused(now, command, str(refusal)))
    session, after = catch_up(session, now)
    return session, before + obeyed + after


def _obey(session: Session, command: Command, now: Ms) -> Change:
    if isinstance(command, ask.Tick):
        return session, ()
    rule = _ACCEPTS[session.phase].get(type(command))
    if not rule:
        raise RefusalError(_WHY_NOT[session.phase])
    turn = getattr(command, "turn", session.stay.turn)
    if turn != session.stay.turn:
        raise RefusalError("that step is already over")
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


def _skip(session: Session, command: Command, now: Ms) -> Change:
    return leave(moving(session, "skipped"), Outcome.SKIPPED, now)


def _back(session: Session, command: Command, now: Ms) -> Change:
    soon = session.elapsed(now) <= BACK_WITHIN
    index = session.stay.index - 1 if soon else session.stay.index
    return _go(session, max(0, index), now)


def _jump(session: Session, command: Command, now: Ms) -> Change:
    assert isinstance(command, ask.Jump)
    if not 0 <= command.index < len(session.timeline.steps):
        raise RefusalError(f"steps go from 0 to {len(session.timeline.steps) - 1}")
    return _go(moving(session, "went elsewhere"), command.index, now)


def _go(session: Session, index: int, now: Ms) -> Change:
    session, closed = close(session, Outcome.LEFT, now)
    session, entered = enter(session, index, now)
    return session, closed + entered


def _pause(session: Session, command: Command, now: Ms) -> Change:
    return replace(session, phase=Phase.PAUSED, paused_at=now), (Paused(now),)


def _resume(session: Session, command: Command, now: Ms) -> Change:
    return _thaw(session, now), (Resumed(now, now - session.paused_at),)


def _extend(session: Session, command: Command, now: Ms) -> Change:
    assert isinstance(command, ask.Extend)
    elapsed = session.elapsed(now)
    if session.step.duration is None:
        raise RefusalError("this step waits for you; it has no time to change")
    duration = (session.length or 0) - session.stay.added
    added = max(session.stay.added + command.delta, elapsed - duration)
    added = min(added, LONGEST - duration)
    delta = added - session.stay.added
    if not delta:
        raise RefusalError("the time of this step cannot change further")
    stay = replace(session.stay, added=added)
    return replace(session, stay=stay), (Extended(now, delta),)


def _set_duration(session: Session, command: Command, now: Ms) -> Change:
    assert isinstance(command, ask.SetDuration)
    if session.step.duration is None:
        raise RefusalError("this step waits for you; it has no time to change")
    if not SECOND <= command.duration <= LONGEST:
        raise RefusalError("a step lasts from 1s to 24h")
    over = session.step.waits and (session.remaining(now) or 0) <= 0
    index, steps = session.stay.index, list(session.timeline.steps)
    steps[index] = replace(session.step, duration=command.duration)
    timeline = replace(session.timeline, steps=tuple(steps))
    session, closed = close(session, Outcome.DONE if over else Outcome.LEFT, now)
    session, entered = enter(replace(session, timeline=timeline), index, now)
    return session, closed + entered


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
    ask.Complete: complete,
    ask.Skip: _skip,
    ask.Back: _back,
    ask.Jump: _jump,
    ask.Extend: _extend,
    ask.SetDuration: _set_duration,
    ask.AdjustReps: adjust_reps,
    ask.CorrectReps: correct_reps,
    ask.SetMode: set_mode,
    ask.SetPace: set_pace,
    ask.Swap: swap,
    ask.Postpone: postpone,
    ask.RepeatSet: repeat_set,
    ask.ChangeRests: change_rests,
    ask.SkipBlock: skip_block,
    ask.Undo: undo,
    ask.Finish: _finish,
    ask.Abandon: _abandon,
}

_ACCEPTS: MappingProxyType[Phase, dict[type[Command], _Rule]] = MappingProxyType(
    {
        Phase.READY: {ask.Start: _start},
        Phase.RUNNING: {**_ANYWHERE, ask.Press: press, ask.Pause: _pause},
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
