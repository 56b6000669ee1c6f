"""Every call that a step could make by voice, and the room that each has in the step.

It never decides which wording is said; `engine.speech` does, knowing how long each one sounds.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from runlift_tui.engine.hearing import CallKind
from runlift_tui.engine.loads import ShownUnit
from runlift_tui.engine.pace import pace_cues, reps_paced
from runlift_tui.engine.rep_rules import lap_cue
from runlift_tui.engine.session import Outcome, RepMode, Session
from runlift_tui.engine.spoken import duration_words, number_words
from runlift_tui.engine.timeline import Anchor, Cue, Step, StepKind
from runlift_tui.engine.units import MINUTE, SECOND, Ms
from runlift_tui.engine.wordings import TIME_IS_UP, brief_forms, lap_forms, next_forms

LEAD: Ms = 3_300
"""What is said of the next step ends this long before it, to keep three, two, one clear."""

ONE_WORD_BELOW: Ms = 15 * SECOND
"""In a shorter step no more than one word is said at a time."""

TIME_LEFT_FROM: Ms = MINUTE
"""Timed steps this long or longer have time-left calls."""

TIME_LEFT_AFTER: Ms = 10 * SECOND
"""No time-left call comes sooner after the step's start."""

TIME_LEFT = (*range(60 * MINUTE, 0, -MINUTE), 30 * SECOND, 10 * SECOND)
"""How much time is left at each time-left call: each minute of the last hour, 30 s and 10 s."""

COUNT_ROOM: Ms = 650
"""The last repetition's count sounds into the next step, no further than this."""

NOW_WITHIN: Ms = 9 * SECOND
"""An exercise that nothing could announce is named in this first part of its own step."""

TOLD_AFTER: Ms = 5 * SECOND
"""A rest that was over sooner had no room for what follows."""

LAP_WITHIN: Ms = 4 * SECOND
"""A round that was counted is told no later than this after the key."""

AFTER_CUE = MappingProxyType(
    {
        Cue.TICK: 150,
        Cue.GO: 950,
        Cue.REST: 950,
        Cue.SWITCH: 700,
        Cue.SET_CHANGE: 700,
        Cue.LAST_ROUND: 700,
        Cue.HALFWAY: 450,
        Cue.REP: 250,
    }
)
"""Milliseconds from a cue to words about it: the shipped sound's length and a breath."""


class Placing(StrEnum):
    """Where in its room a call wants to be."""

    EXACT = "exact"
    """At the start of the room or not at all."""
    SOON = "soon"
    """As early as it fits."""
    LATE = "late"
    """So that it ends with the room."""


@dataclass(frozen=True, slots=True)
class Call:
    """Something to say between the elapsed times `start` and `end`; None sets no end.

    `forms` are its wordings, the longest first.
    """

    forms: tuple[str, ...]
    start: Ms
    end: Ms | None
    placing: Placing = Placing.EXACT


def step_calls(session: Session, units: ShownUnit = ShownUnit.AS_ENTERED) -> tuple[Call, ...]:
    """Return all calls of the step that the session stands at, the most important first.

    Loads are said in `units`.
    """
    ahead = _work_calls if session.step.kind is StepKind.WORK else _rest_calls
    calls = (
        *_missed(session),
        *ahead(session, units),
        *_time_left(session),
        *_countdown(session),
        *_laps(session),
    )
    end = _end(session)
    if end is None or end >= ONE_WORD_BELOW:
        return calls
    brief = ((call, tuple(form for form in call.forms if " " not in form)) for call in calls)
    return tuple(replace(call, forms=forms) for call, forms in brief if forms)


def _rest_calls(session: Session, units: ShownUnit) -> Iterator[Call]:
    step, room = session.step, _room(session)
    if _on(session, CallKind.NEXT_UP) and step.kind is StepKind.REST:
        seconds = round(step.planned / SECOND)
        length = number_words(seconds) if seconds < 60 else duration_words(step.planned)
        told = "Rest" if step.interval is not None else f"Rest {length}"
        yield Call((told,), *room, Placing.SOON)
    work = _neighbour(session, +1)
    if _on(session, CallKind.NEXT_UP) and work:
        yield Call(_next(session, step, work, units), *room, Placing.SOON)


def _work_calls(session: Session, units: ShownUnit) -> Iterator[Call]:
    step, (start, end) = session.step, _room(session)
    if _on(session, CallKind.LAST_ROUND):
        yield from _at_cue(session, Cue.LAST_ROUND, ("Last round", "Last"))
    if _on(session, CallKind.REP_COUNTS):
        yield from _counts(session)
    after = _neighbour(session, +1)
    if _on(session, CallKind.NEXT_UP):
        soon = start + NOW_WITHIN if end is None else min(end, start + NOW_WITHIN)
        yield Call(_now_forms(session, units), start, soon, Placing.SOON)
    if _on(session, CallKind.HALFWAY):
        yield from _at_cue(session, Cue.HALFWAY, ("Halfway",))
    if _on(session, CallKind.NEXT_UP) and after and step.duration is not None:
        yield Call(_next(session, step, after, units), start, end, Placing.LATE)


def _counts(session: Session) -> Iterator[Call]:
    end = _end(session)
    if end is None:
        return
    for offset, cue in pace_cues(session, -1, end):
        if cue is Cue.REP:
            count = number_words(reps_paced(session, offset))
            yield Call((count,), offset, end + COUNT_ROOM)


def _now_forms(session: Session, units: ShownUnit) -> tuple[str, ...]:
    """The ways to name the work under way, where nothing before it could."""
    step, before = session.step, _neighbour(session, -1)
    if before and before.duration is None:
        forms = _next(session, before, step, units)
        return tuple(dict.fromkeys(form.removeprefix("Next: ") for form in forms))
    last = session.results[-1] if session.results else None
    if not last or last.step.is_of(step):
        return ()
    by_itself = last.outcome is Outcome.RAN_OUT
    told = by_itself if last.step.kind is StepKind.WORK else last.elapsed >= TOLD_AFTER
    just_before = session.timeline.number(session.stay.index - 1)
    if told and last.number == just_before:
        return ()
    return brief_forms(step)


def _next(session: Session, step: Step, work: Step, units: ShownUnit) -> tuple[str, ...]:
    attended = session.mode is not RepMode.UNATTENDED
    return next_forms(step, work, units, attended=attended)


def _missed(session: Session) -> Iterator[Call]:
    """After a death-by: that the minute was not enough."""
    last = session.results[-1] if session.results else None
    if last and last.outcome is Outcome.MISSED and _on(session, CallKind.NEXT_UP):
        yield Call(TIME_IS_UP, *_room(session), Placing.SOON)


def _laps(session: Session) -> Iterator[Call]:
    _, end = _room(session)
    for count, lap in enumerate(session.stay.laps, start=1):
        forms = lap_forms(session, count)
        if forms and _on(session, CallKind.REP_COUNTS):
            soon = lap + LAP_WITHIN if end is None else min(end, lap + LAP_WITHIN)
            yield Call(forms, lap + AFTER_CUE[lap_cue(session, count)], soon, Placing.SOON)


def _time_left(session: Session) -> Iterator[Call]:
    length = session.length
    timed = session.step.duration is not None and length is not None
    if (
        not _on(session, CallKind.TIME_LEFT)
        or not timed
        or length is None
        or length < TIME_LEFT_FROM
    ):
        return
    for left in TIME_LEFT:
        if length - left >= TIME_LEFT_AFTER:
            words = duration_words(left) + (" left" if left >= MINUTE else "")
            yield Call((words.capitalize(),), length - left, length - LEAD)


def _countdown(session: Session) -> Iterator[Call]:
    length, end = session.length, _end(session)
    if not _on(session, CallKind.COUNTDOWN) or length is None:
        return
    for mark in session.step.marks:
        offset = mark.offset(length)
        if mark.cue is Cue.COUNTDOWN and offset is not None and (end is None or offset < end):
            yield Call((number_words((length - offset) // SECOND),), offset, length)


def _at_cue(session: Session, cue: Cue, forms: tuple[str, ...]) -> Iterator[Call]:
    for mark in session.step.marks:
        offset = mark.offset(session.length)
        if mark.cue is cue and offset is not None:
            yield Call(forms, offset + AFTER_CUE[cue], _room(session)[1])


def _room(session: Session) -> tuple[Ms, Ms | None]:
    """The step without the cues of its start and without its last seconds."""
    opening = (m for m in session.step.marks if m.anchor is Anchor.START)
    start = max((m.distance + AFTER_CUE.get(m.cue, 0) for m in opening), default=0)
    end = _end(session)
    return max(start, COUNT_ROOM), None if end is None else end - LEAD


def _end(session: Session) -> Ms | None:
    """When the step is over, where that is known: work that is late goes on until it is done."""
    return session.deadline if session.step.interval is not None else session.length


def _neighbour(session: Session, distance: int) -> Step | None:
    """The work step just before or after this one, if it is one."""
    index, steps = session.stay.index + distance, session.timeline.steps
    step = steps[index] if 0 <= index < len(steps) else None
    return step if step and step.kind is StepKind.WORK else None


def _on(session: Session, kind: CallKind) -> bool:
    return kind not in session.timeline.quiet
