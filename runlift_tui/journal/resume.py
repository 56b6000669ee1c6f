"""Finds the sessions that were cut off, and takes one up again or files it as incomplete.

It never touches a session that another process is running.
"""

import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from runlift_tui.engine.restore import restore
from runlift_tui.engine.routine import Exercise
from runlift_tui.engine.session import Ending, Session, StepResult
from runlift_tui.engine.timeline import Place, Step, Timeline
from runlift_tui.engine.units import Ms
from runlift_tui.journal import statements as sql
from runlift_tui.journal.codec import CodecError, decode
from runlift_tui.journal.faults import ElsewhereError, JournalError
from runlift_tui.journal.history import session_record
from runlift_tui.journal.locks import SessionLock
from runlift_tui.journal.recorder import Recorder, local_now
from runlift_tui.journal.rows import epoch_ms, local_moment
from runlift_tui.journal.session_record import SessionRecord, StepRecord
from runlift_tui.journal.store import Journal

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session that has not ended.

    Attributes:
        started: in the zone where it was begun.
        away: milliseconds since it was last seen.
        step: the step that it stands at, from 0.
        steps: how many steps it has; 0 where that cannot be read.
        sets_done: work steps done so far, warm-ups too.
        elsewhere: another window is running it at this moment.
    """

    id: str
    routine: str
    title: str
    started: datetime
    away: Ms
    step: int
    steps: int
    sets_done: int
    elsewhere: bool


def unfinished(
    journal: Journal, wall: Callable[[], datetime] = local_now
) -> tuple[Unfinished, ...]:
    """Return every session that has not ended, the newest first.

    Raises:
        JournalError: the journal cannot be read.
    """
    rows = journal.rows(
        "SELECT session.*, standing.seen,"
        " (CASE WHEN json_valid(state) THEN json_extract(state, '$.stay.index') END) AS at,"
        " (SELECT count(*) FROM step WHERE session = id AND counts) AS done,"
        " (SELECT json_array_length(timeline, '$.steps') FROM running"
        "  WHERE session = id AND json_valid(timeline)) AS steps"
        " FROM standing CROSS JOIN session ON standing.session = session.id"
        " WHERE deleted IS NULL ORDER BY session.started DESC"
    )
    now = epoch_ms(wall())
    return tuple(
        Unfinished(
            id=row["uuid"],
            routine=row["routine"],
            title=row["title"],
            started=local_moment(row),
            away=max(0, now - row["seen"]),
            step=row["at"] or 0,
            steps=row["steps"] or 0,
            sets_done=row["done"],
            elsewhere=_held_elsewhere(journal, row["uuid"]),
        )
        for row in rows
    )


def take_up(
    journal: Journal,
    uuid: str,
    now: Ms,
    wall: Callable[[], datetime] = local_now,
    on_fault: Callable[[JournalError], object] = _log.error,
) -> tuple[Session, Recorder]:
    """Return the session, paused where it was last seen, and the recorder that writes it on.

    Args:
        journal: where it is written down.
        uuid: which session; see `unfinished`.
        now: the present moment of the clock that it goes on with.
        wall: tells the date and time.
        on_fault: see `Recorder`.

    Raises:
        ElsewhereError: another process is running it.
        JournalError: it is not there, or another version's, or the journal cannot be read.
    """
    lock = _held(journal, uuid)
    try:
        seen, session = _as_seen(journal, uuid)
        record = session_record(journal, uuid)
    except JournalError:
        lock.release()
        raise
    session = replace(session, results=tuple(_results(record, session)))
    session = restore(session, now, epoch_ms(wall()) - seen)
    recorder = Recorder.taking_up(journal, session, record, lock, wall, on_fault)
    return session, recorder


def file_incomplete(journal: Journal, uuid: str) -> None:
    """File a session that was cut off, as far as it came.

    Raises:
        ElsewhereError: another process is running it.
        JournalError: the journal cannot be written.
    """
    lock = _held(journal, uuid)
    try:
        journal.write(sql.end_session(uuid, Ending.INCOMPLETE))
    finally:
        lock.release()


def _held(journal: Journal, uuid: str) -> SessionLock:
    if not journal.locks:
        raise JournalError("nothing can be written here, so no earlier session can go on")
    lock = SessionLock(journal.locks, uuid)
    if not lock.take():
        raise ElsewhereError("this session is running in another window: go on there")
    return lock


def _held_elsewhere(journal: Journal, uuid: str) -> bool:
    if not journal.locks:
        return False
    lock = SessionLock(journal.locks, uuid)
    taken = lock.take()
    lock.release()
    return not taken


def _as_seen(journal: Journal, uuid: str) -> tuple[int, Session]:
    """Return when it was last seen, in milliseconds since 1970, and the session without results."""
    rows = journal.rows(
        "SELECT timeline, state, seen FROM session JOIN running ON running.session = id"
        " JOIN standing ON standing.session = id WHERE uuid = :uuid",
        {"uuid": uuid},
    )
    if not rows:
        raise JournalError("this session has ended meanwhile")
    try:
        state = decode(Session, json.loads(rows[0]["state"]), "state")
        timeline = decode(Timeline, json.loads(rows[0]["timeline"]), "timeline")
    except CodecError as fault:
        raise JournalError(f"another version of runlift began this session ({fault})") from fault
    return rows[0]["seen"], replace(state, timeline=_shared(timeline))


def _results(record: SessionRecord, session: Session) -> Iterator[StepResult]:
    plan = session.timeline
    steps = {plan.number(index): step for index, step in enumerate(plan.steps)}
    for done in record.steps:
        if done.outcome:
            started = session.started + done.started_ms
            yield StepResult(
                step=steps.get(done.number) or _gone(done),
                number=done.number,
                turn=done.turn,
                outcome=done.outcome,
                started=started,
                ended=started + done.elapsed_ms + done.paused_ms,
                elapsed=done.elapsed_ms,
                paused=done.paused_ms,
                goal=done.goal,
                reps=done.reps,
                laps=done.laps_ms,
            )


def _gone(done: StepRecord) -> Step:
    """Return a step that a change took out of the plan, as far as its record tells."""
    name = done.exercise or ""
    return Step(
        done.kind,
        name,
        None if done.reps_planned else done.planned_ms,
        place=Place(done.block, done.round, done.rounds, done.set, done.sets),
        exercise=Exercise(
            name,
            done.reps_planned,
            load=done.load_planned,
            counted=not done.warm_up,
            replaces=done.replaces or "",
        ),
        side=done.side,
    )


def _shared(timeline: Timeline) -> Timeline:
    """Let all steps of one exercise hold the same value again, as the compiler made them."""
    known = {step.exercise: step.exercise for step in timeline.steps}
    steps = (replace(step, exercise=known[step.exercise]) for step in timeline.steps)
    return replace(timeline, steps=tuple(steps))
