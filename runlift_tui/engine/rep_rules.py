"""How repetitions and rounds are counted, corrected and paced: one rule for each command.

A rule never looks at the phase; `update` has done so.
"""

from dataclasses import replace

from runlift_tui.engine import commands as ask
from runlift_tui.engine.commands import Command
from runlift_tui.engine.events import (
    Cued,
    Event,
    GoalChanged,
    LapCounted,
    ModeChanged,
    PaceChanged,
    RepCounted,
    RepsCorrected,
)
from runlift_tui.engine.hearing import CallKind
from runlift_tui.engine.passing import Change, leave
from runlift_tui.engine.refusal import RefusalError
from runlift_tui.engine.routine import MOST_REPS
from runlift_tui.engine.session import (
    FASTEST,
    SLOWEST,
    Outcome,
    RepMode,
    Session,
    last_set,
    with_result,
)
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import Ms


def press(session: Session, command: Command, now: Ms) -> Change:
    """The big key: count a repetition or a round where that is done, else the step is done."""
    if session.step.reps and session.mode is RepMode.TAPPED:
        return _count(session, session.stay.reps + 1, now)
    if session.step.laps is not None:
        return _lap(session, now)
    return leave(session, Outcome.DONE, now)


def lap_cue(session: Session, count: int) -> Cue:
    """Return what is heard when `count` rounds are counted and the step goes on."""
    last = count + 1 == session.step.laps and CallKind.LAST_ROUND not in session.timeline.quiet
    return Cue.LAST_ROUND if last else Cue.REP


def _lap(session: Session, now: Ms) -> Change:
    laps = (*session.stay.laps, session.elapsed(now))
    session = replace(session, stay=replace(session.stay, laps=laps, reps=0))
    counted = LapCounted(now, len(laps))
    if len(laps) != session.step.laps:
        return session, (counted, Cued(now, lap_cue(session, len(laps))))
    session, left = leave(session, Outcome.DONE, now)
    return session, (counted, *left)


def complete(session: Session, command: Command, now: Ms) -> Change:
    """The step is done, with the repetitions that the command names, if any."""
    assert isinstance(command, ask.Complete)
    if command.reps is None:
        return leave(session, Outcome.DONE, now)
    if not session.step.reps and session.step.laps is None:
        raise RefusalError("this step has no repetitions")
    if not 0 <= command.reps <= MOST_REPS:
        raise RefusalError(f"repetitions go from 0 to {MOST_REPS}")
    return leave(session, Outcome.DONE, now, command.reps)


def adjust_reps(session: Session, command: Command, now: Ms) -> Change:
    """Change the repetitions of this set or round, or after it of the set just done."""
    assert isinstance(command, ask.AdjustReps)
    stay = session.stay
    if session.step.laps is not None:
        return _adjust_partial(session, stay.reps + command.delta, now)
    if not session.step.reps:
        return _correct(session, command.delta, now)
    if session.mode is RepMode.TAPPED:
        return _count(session, stay.reps + command.delta, now)
    goal = stay.goal + command.delta
    if not 1 <= goal <= MOST_REPS:
        raise RefusalError(f"repetitions go from 1 to {MOST_REPS}")
    if session.mode.is_paced and goal <= stay.reps:
        return leave(session, Outcome.DONE, now, stay.reps)
    return replace(session, stay=replace(stay, goal=goal)), (GoalChanged(now, goal),)


def _adjust_partial(session: Session, reps: int, now: Ms) -> Change:
    """Note the repetitions of a round that is not finished."""
    if not 0 <= reps <= MOST_REPS:
        raise RefusalError(f"repetitions go from 0 to {MOST_REPS}")
    return replace(session, stay=replace(session.stay, reps=reps)), (RepCounted(now, reps),)


def _correct(session: Session, delta: int, now: Ms) -> Change:
    result = last_set(session)
    if not result or result.reps is None:
        raise RefusalError("no set of repetitions was done just before")
    return correct_reps(session, ask.CorrectReps(result.turn, result.reps + delta), now)


def correct_reps(session: Session, command: Command, now: Ms) -> Change:
    """Change the repetitions of a set that is over."""
    assert isinstance(command, ask.CorrectReps)
    result = next((r for r in session.results if r.turn == command.of_turn), None)
    if not result or result.reps is None:
        raise RefusalError("that was no set of repetitions")
    if not 0 <= command.reps <= MOST_REPS:
        raise RefusalError(f"repetitions go from 0 to {MOST_REPS}")
    session = with_result(session, replace(result, reps=command.reps))
    return session, (RepsCorrected(now, result.turn, command.reps),)


def _count(session: Session, count: int, now: Ms) -> Change:
    if count < 0:
        raise RefusalError("no repetition was counted yet")
    session = replace(session, stay=replace(session.stay, reps=count))
    events: tuple[Event, ...] = (RepCounted(now, count),)
    if count >= session.stay.goal:
        session, left = leave(session, Outcome.DONE, now)
        events += left
    return session, events


def set_mode(session: Session, command: Command, now: Ms) -> Change:
    """Count repetitions another way from here on."""
    assert isinstance(command, ask.SetMode)
    session = replace(_pace_from_here(session, now), mode_chosen=command.mode)
    return session, (ModeChanged(now, command.mode),)


def set_pace(session: Session, command: Command, now: Ms) -> Change:
    """Pace repetitions faster or slower from here on."""
    assert isinstance(command, ask.SetPace)
    if not SLOWEST <= command.percent <= FASTEST:
        raise RefusalError(f"the pace goes from {SLOWEST} to {FASTEST} percent")
    session = replace(_pace_from_here(session, now), pace=command.percent)
    return session, (PaceChanged(now, command.percent),)


def _pace_from_here(session: Session, now: Ms) -> Session:
    """Start the next repetition one millisecond on: cues up to now have sounded."""
    stay = session.stay
    if session.step.reps:
        stay = replace(stay, pace_from=session.elapsed(now) + 1, pace_base=stay.reps)
    return replace(session, stay=stay)
