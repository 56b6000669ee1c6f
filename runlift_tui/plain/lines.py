"""Puts each event of a session into one line of words. Never prints."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import singledispatch

from runlift_tui.clock import ends_text
from runlift_tui.engine import events as on
from runlift_tui.engine.events import Event
from runlift_tui.engine.session import Phase, Session, rounds_text
from runlift_tui.engine.timeline import Cue, Step, StepKind
from runlift_tui.engine.units import duration_text, stamp_text

_UNSAID = frozenset({Cue.LOWER, Cue.HOLD, Cue.LIFT, Cue.REP})
"""Cues that come every second or so; the counted repetitions say the same."""


def event_line(session: Session, event: Event) -> str | None:
    """Return the event as ``MM:SS.mmm text``, counted from the session's start; None if unsaid."""
    text = _text(event, session)
    return f"{stamp_text(event.at - session.started)} {text}" if text else None


def opening_lines(session: Session, wall: datetime, told: Sequence[str]) -> Iterator[str]:
    """Yield what is `told` before a session, and then when it ends at its usual pace.

    Args:
        session: as it was opened or taken up.
        wall: the time of day now.
        told: what the athlete should know first.
    """
    resumed = session.phase is Phase.PAUSED
    stamp = stamp_text(session.paused_at - session.started if resumed else 0)
    yield from (f"{stamp} {text}" for text in told)
    if told:
        yield f"{stamp} {ends_text(wall, session.time_left(0))}"


def step_text(step: Step) -> str:
    """Say what a step asks for: ``Squat, left, set 2/3, 12 reps, 25 lb, tempo 3-1-1-0``."""
    place = step.place
    said = [
        step.label,
        step.side,
        _round_text(step),
        f"set {place.set}/{place.sets}" if place.sets > 1 else None,
        ("1 rep" if str(step.reps) == "1" else f"{step.reps} reps") if step.reps else None,
        f"each {duration_text(step.interval)}" if step.interval and step.reps else None,
        "as many rounds as possible" if step.laps == 0 else None,
        _for_time_text(step.laps) if step.laps else None,
        _length_text(step),
        str(step.load) if step.load else None,
        f"tempo {step.tempo}" if step.tempo else None,
    ]
    return ", ".join(part for part in said if part)


def _round_text(step: Step) -> str | None:
    """Say which round it is; of how many, where that is not for the athlete to find out."""
    place = step.place
    if place.rounds == 1:
        return None
    return f"round {place.round}" + ("" if step.until_missed else f"/{place.rounds}")


def _for_time_text(laps: int) -> str:
    return "for time" if laps == 1 else f"{laps} rounds for time"


def _length_text(step: Step) -> str | None:
    """Say how long a step lasts; None where repetitions or rounds tell when it is over."""
    if step.duration is None:
        return None if step.reps or step.laps else "until you are done"
    if step.interval is not None and step.kind is StepKind.REST:
        return f"what is left of {duration_text(step.interval)}"
    return duration_text(step.duration)


@singledispatch
def _text(event: Event, session: Session) -> str | None:
    raise TypeError(f"no words for {type(event).__name__}")


@_text.register
def _(event: on.SessionStarted, session: Session) -> str:
    timeline = session.timeline
    planned = duration_text(timeline.planned)
    return f"start {timeline.title}, {len(timeline.steps)} steps, {planned} planned"


@_text.register
def _(event: on.StepStarted, session: Session) -> str:
    step = event.step
    said = f"{step.kind} {event.index}: {step_text(step)}"
    following = event.timeline.next_work(event.index)
    if step.kind is StepKind.WORK or not following:
        return said
    return f"{said}; next: {step_text(following)}"


@_text.register
def _(event: on.StepEnded, session: Session) -> str:
    result = event.result
    reps = "" if result.reps is None else f", {result.reps} of {result.goal} reps"
    if result.step.laps is not None:
        reps = f", {rounds_text(result)}"
    elapsed = duration_text(result.elapsed)
    return f"end {event.index}: {result.outcome}{reps}, {elapsed}"


@_text.register
def _(event: on.Cued, session: Session) -> str | None:
    return None if event.cue in _UNSAID else f"cue {event.cue}"


@_text.register
def _(event: on.RepCounted, session: Session) -> str:
    return f"rep {event.count}"


@_text.register
def _(event: on.GoalChanged, session: Session) -> str:
    return f"goal {event.goal} reps"


@_text.register
def _(event: on.RepsCorrected, session: Session) -> str:
    return f"corrected to {event.reps} reps"


@_text.register
def _(event: on.Paused, session: Session) -> str:
    return f"pause, away for {duration_text(event.away)}" if event.away else "pause"


@_text.register
def _(event: on.Resumed, session: Session) -> str:
    return f"resume after {duration_text(event.paused)}"


@_text.register
def _(event: on.Extended, session: Session) -> str:
    sign = "-" if event.delta < 0 else "+"
    return f"{sign}{duration_text(abs(event.delta))}"


@_text.register
def _(event: on.ModeChanged, session: Session) -> str:
    return f"counting {event.mode}"


@_text.register
def _(event: on.PaceChanged, session: Session) -> str:
    return f"pace {event.percent} percent"


@_text.register
def _(event: on.LapCounted, session: Session) -> str:
    return f"rounds {event.count}"


@_text.register
def _(event: on.PlanChanged, session: Session) -> str:
    return f"changed: {event.what}"


@_text.register
def _(event: on.SessionEnded, session: Session) -> str:
    return f"{event.ending} in {duration_text(event.at - session.started)}"


@_text.register
def _(event: on.Refused, session: Session) -> str:
    return f"refused: {event.reason}"
