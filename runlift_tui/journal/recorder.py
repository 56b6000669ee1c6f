"""Writes a session down while it happens: every command's events are on disk before it returns.

It never stops a session: what the disk refuses is kept in memory and tried again.
"""

import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from runlift_tui.clock import today
from runlift_tui.engine import events as on
from runlift_tui.engine.events import Event
from runlift_tui.engine.logbook import Effort
from runlift_tui.engine.routine import Load
from runlift_tui.engine.session import Outcome, RepMode, Session, StepResult
from runlift_tui.engine.timeline import Side, Step, Timeline
from runlift_tui.engine.units import SECOND, Ms
from runlift_tui.journal import statements as sql
from runlift_tui.journal.codec import encode, to_json
from runlift_tui.journal.faults import BegunAnewError, DamagedJournalError, JournalError
from runlift_tui.journal.locks import SessionLock
from runlift_tui.journal.rows import epoch_ms, session_statements
from runlift_tui.journal.session_record import SessionRecord
from runlift_tui.journal.store import Journal, Statement, memory_journal

_log = logging.getLogger(__name__)

HEARTBEAT: Ms = 5 * SECOND
"""Time that passes without events is written down this often."""

_NOTHING = Timeline("", "", ())


def local_now() -> datetime:
    """Return the wall clock's date and time with the machine's zone."""
    return today().astimezone()


class Recorder:
    """An observer that writes one session into a journal.

    Attributes:
        uuid: the session's own name, in every journal that it comes to.
        fault: why the newest events are in memory only; None while everything is on disk.
    """

    def __init__(
        self,
        journal: Journal,
        wall: Callable[[], datetime] = local_now,
        *,
        file_hash: str = "",
        on_fault: Callable[[JournalError], object] = _log.error,
    ) -> None:
        self.uuid = str(uuid4())
        self.fault = journal.fault if journal.path is None else None
        self._journal = journal
        self._wall = wall
        self._file_hash = file_hash
        self._on_fault = on_fault
        self._lock: SessionLock | None = None
        self._story: list[Statement] = []
        self._written = 0
        self._standing: list[Statement] = []
        self._saved = True
        self._timeline = _NOTHING
        self._loads: dict[tuple[str, Side | None], Load] = {}
        self._counted = 0
        self._turn = 0
        self._seen: Ms = 0

    @classmethod
    def taking_up(
        cls,
        journal: Journal,
        session: Session,
        record: SessionRecord,
        lock: SessionLock | None,
        wall: Callable[[], datetime],
        on_fault: Callable[[JournalError], object],
    ) -> "Recorder":
        """Return the recorder of a session that was cut off and goes on."""
        recorder = cls(journal, wall, file_hash=record.file_hash, on_fault=on_fault)
        recorder.uuid = record.id
        recorder._lock = lock
        recorder._story = [*session_statements(replace(record, ending=None))]
        recorder._written = len(recorder._story)
        recorder._turn = session.stay.turn
        recorder._loads = {
            (step.exercise, step.side): step.load
            for step in record.steps
            if step.exercise and step.load and step.load != step.load_planned
        }
        return recorder

    def __call__(self, session: Session, events: tuple[Event, ...], now: Ms) -> None:
        """Write down what happened. Idle time is written down every `HEARTBEAT`."""
        happened = [event for event in events if not isinstance(event, on.Refused)]
        idle = not happened and session.seen - self._seen < HEARTBEAT
        if (idle and self._saved) or not session.stay.turn:
            return
        story = [line for event in happened for line in self._told(event, session)]
        self._standing = [*self._stands(session, now)]
        self._commit([*story, *self._planned(session)])
        if session.ending and self._lock:
            self._lock.release()

    def log(
        self,
        session: Session,
        turn: int,
        *,
        reps: int | None = None,
        load: Load | None = None,
        effort: Effort | None = None,
        apart: bool = False,
    ) -> None:
        """Write down what the athlete says of the set of stay `turn`, which confirms it.

        What is None stays as it was. A load also holds for the sets of the same exercise to come,
        and where `apart` for those of the same side alone.
        """
        columns = {"reps": reps} if reps is not None else {}
        columns |= sql.load_columns("load", load) if load else {}
        columns |= sql.effort_columns(effort) if effort else {}
        changes = ", ".join(["assumed = 0", *(f"{name} = :{name}" for name in columns)])
        where = f"WHERE session = {sql.SESSION} AND turn = :turn"
        key = {"uuid": self.uuid, "turn": turn}
        # The names come from this package alone; every value is a parameter.
        self._commit([(f"UPDATE step SET {changes} {where}", {**columns, **key})])  # noqa: S608
        result = next((r for r in session.results if r.turn == turn), None)
        step = result.step if result else session.step
        if load and step.exercise:
            sides = (step.side,) if apart else (None, *Side)
            self._loads |= {(step.exercise.name, side): load for side in sides}

    def load_of(self, step: Step) -> Load | None:
        """Return what a set is taken to be done with."""
        name = step.exercise.name if step.exercise else ""
        return self._loads.get((name, step.side), step.load)

    def try_again(self) -> None:
        """Write down what could not be written so far, if there is room by now."""
        if not self._saved:
            self._commit([])

    def elsewhere(self) -> Journal:
        """Return a journal in memory that holds this session, to be exported somewhere else."""
        journal = memory_journal()
        journal.write([*self._story, *self._standing])
        return journal

    def _commit(self, story: list[Statement]) -> None:
        self._story += story
        self._saved = False
        try:
            self._journal.write([*self._story[self._written :], *self._standing])
        except JournalError as fault:
            if isinstance(fault, DamagedJournalError) and self._journal.path:
                fault = self._begin_anew(fault)
            if self.fault is None:
                self._on_fault(fault)
            self.fault = None if self._saved else fault
            return
        self._note_saved()
        self.fault = self._journal.fault if self._journal.path is None else None

    def _note_saved(self) -> None:
        self._written = len(self._story)
        self._saved = True

    def _begin_anew(self, fault: JournalError) -> JournalError:
        try:
            aside = self._journal.begin_anew()
            self._journal.write([*self._story, *self._standing])
        except JournalError as worse:
            return worse
        self._note_saved()
        return BegunAnewError(f"{fault}; it is kept as {aside.name}")

    def _told(self, event: Event, session: Session) -> Iterator[Statement]:
        match event:
            case on.SessionStarted():
                yield self._started(session, event.at)
            case on.StepStarted():
                self._counted, self._turn = 0, event.turn
                step, number = event.step, event.timeline.number(event.index)
                load = self.load_of(step) if step.load or step.reps else None
                at = event.at - session.started
                yield from sql.start_step(self.uuid, step, event.turn, number, at, load)
            case on.RepCounted():
                self._counted = event.count
            case on.StepEnded():
                step = event.result.step
                assumed = self._assumed(event.result, session)
                yield from sql.end_step(self.uuid, step, event.result, assumed=assumed)
            case on.RepsCorrected():
                yield sql.correct_reps(self.uuid, event.turn, event.reps)
            case on.PlanChanged():
                yield sql.note_change(self.uuid, event.at - session.started, event.what)
            case on.Extended():
                yield sql.extend_step(self.uuid, self._turn, event.delta)

    def _assumed(self, result: StepResult, session: Session) -> bool:
        """A set that only ran or was pressed to its goal; other figures were the athlete's own."""
        tapped = session.mode_chosen is RepMode.TAPPED and self._counted == result.reps
        as_planned = result.reps is not None and result.reps == result.goal
        return as_planned and not tapped and result.outcome in (Outcome.RAN_OUT, Outcome.DONE)

    def _started(self, session: Session, at: Ms) -> Statement:
        if self._journal.locks:
            self._lock = SessionLock(self._journal.locks, self.uuid)
            self._lock.take()
        wall = self._wall()
        zone = wall.utcoffset()
        columns = {
            "uuid": self.uuid,
            "routine": session.timeline.name,
            "title": session.timeline.title,
            "file_hash": self._file_hash,
            "started": epoch_ms(wall),
            "zone": int(zone.total_seconds()) // 60 if zone else 0,
            "planned": session.timeline.planned,
        }
        return sql.insert("session", columns)

    def _planned(self, session: Session) -> Iterator[Statement]:
        if session.timeline is not self._timeline and not session.ending:
            self._timeline = session.timeline
            yield sql.keep_timeline(self.uuid, to_json(session.timeline))

    def _stands(self, session: Session, now: Ms) -> Iterator[Statement]:
        self._seen = session.seen
        stay = session.stay
        seen = session.ended if session.ending else max(now, session.seen)
        yield sql.stand_at(self.uuid, stay, session.elapsed(seen), stay.paused)
        state = json.dumps(encode(replace(session, timeline=_NOTHING, results=(), changes=())))
        elapsed = seen - session.started
        yield from sql.keep_state(self.uuid, state, epoch_ms(self._wall()), elapsed, session.paused)
        if session.ending:
            yield from sql.end_session(self.uuid, session.ending)
