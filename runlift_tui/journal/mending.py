"""Corrects what was recorded, and deletes sessions so that they can come back.

The figure that a correction replaces is always kept beside it.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from runlift_tui.clock import today
from runlift_tui.engine.routine import MOST_REPS, Load
from runlift_tui.engine.units import HOUR
from runlift_tui.journal import statements as sql
from runlift_tui.journal.codec import CodecError, decode, encode
from runlift_tui.journal.faults import JournalError
from runlift_tui.journal.history import session_record
from runlift_tui.journal.rows import correction_statement, epoch_ms
from runlift_tui.journal.session_record import CorrectionRecord, SessionRecord, StepRecord
from runlift_tui.journal.store import Journal, Statement

KEPT_MS = 30 * 24 * HOUR
"""A deleted session can come back for this long."""

_KINDS: dict[str, Any] = {"reps": int, "load": Load | None, "note": str, "assumed": bool}
"""What can be corrected, and what it holds."""

_FORGET_NEWEST = f"""
DELETE FROM correction
WHERE rowid = (SELECT max(rowid) FROM correction WHERE session = {sql.SESSION})
"""  # noqa: S608 - a constant

Wall = Callable[[], datetime]


def correct_set(
    journal: Journal,
    uuid: str,
    turn: int,
    *,
    reps: int | None = None,
    load: Load | None = None,
    note: str | None = None,
    wall: Wall = today,
) -> SessionRecord:
    """Change what is recorded of one set, and return the session; what is None stays.

    Raises:
        JournalError: there is no such set, the figure is impossible, or nothing could be written.
    """
    record = session_record(journal, uuid)
    step = next((step for step in record.steps if step.turn == turn), None)
    if step is None:
        raise JournalError(f"the session has no step {turn}")
    if reps is not None and (step.reps is None or not 0 <= reps <= MOST_REPS):
        raise JournalError(f"repetitions go from 0 to {MOST_REPS}, in a set that has them")
    values: list[tuple[str, Any]] = [("reps", reps), ("load", load), ("note", note)]
    given = [(name, v) for name, v in values if v is not None and v != getattr(step, name)]
    if step.assumed and any(field != "note" for field, _ in given):
        given.insert(0, ("assumed", False))
    story: list[Statement] = []
    for field, value in given:
        story += [_put(uuid, turn, field, value), _kept(uuid, step, field, value, wall)]
    journal.write(story)
    return session_record(journal, uuid)


def undo_correction(journal: Journal, uuid: str) -> SessionRecord:
    """Put back what the newest correction of a session replaced, and return the session.

    A set that nobody had confirmed before is assumed again.

    Raises:
        JournalError: there is nothing to undo, or nothing could be written.
    """
    corrections = session_record(journal, uuid).corrections
    if not corrections:
        raise JournalError("nothing was corrected in this session")
    undone = [corrections[-1]]
    if corrections[-2:-1] and corrections[-2].field == "assumed":
        undone.append(corrections[-2])
    story: list[Statement] = []
    for change in undone:
        story += [_put_back(uuid, change), (_FORGET_NEWEST, {"uuid": uuid})]
    journal.write(story)
    return session_record(journal, uuid)


def note_session(journal: Journal, uuid: str, note: str, wall: Wall = today) -> SessionRecord:
    """Change the note on a session, and return it.

    Raises:
        JournalError: there is no such session, or nothing could be written.
    """
    record = session_record(journal, uuid)
    if note != record.note:
        kept = _kept(uuid, record, "note", note, wall)
        journal.write([_put(uuid, None, "note", note), kept])
    return session_record(journal, uuid)


def delete_session(journal: Journal, uuid: str, wall: Wall = today) -> None:
    """Take a session out of everything; `bring_back` undoes it. Older deleted ones go for good.

    Raises:
        JournalError: nothing could be written.
    """
    now = epoch_ms(wall())
    journal.write(
        [
            ("DELETE FROM session WHERE deleted < :old", {"old": now - KEPT_MS}),
            ("UPDATE session SET deleted = :now WHERE uuid = :uuid", {"uuid": uuid, "now": now}),
        ]
    )


def bring_back(journal: Journal, uuid: str) -> None:
    """Undo `delete_session`.

    Raises:
        JournalError: the session is gone for good, or nothing could be written.
    """
    back = "UPDATE session SET deleted = NULL WHERE uuid = :uuid"
    if not journal.write([(back, {"uuid": uuid})]):
        raise JournalError("this session was deleted too long ago to come back")


def _put_back(uuid: str, change: CorrectionRecord) -> Statement:
    try:
        old = decode(_KINDS[change.field], json.loads(change.old))
    except (KeyError, ValueError, CodecError) as fault:
        raise JournalError("another version of runlift made this correction") from fault
    return _put(uuid, change.turn, change.field, old)


def _put(uuid: str, turn: int | None, field: str, value: Any) -> Statement:
    """Return what writes a figure of a step; without a `turn`, of the session itself."""
    columns = sql.load_columns("load", value) if field == "load" else {field: value}
    changes = ", ".join(f"{name} = :{name}" for name in columns)
    where = f"session = {sql.SESSION} AND turn = :turn"
    table, which = ("session", "uuid = :uuid") if turn is None else ("step", where)
    # The names come from this module alone; every value is a parameter.
    key = {"uuid": uuid, "turn": turn}
    return f"UPDATE {table} SET {changes} WHERE {which}", {**columns, **key}  # noqa: S608


def _kept(
    uuid: str, had: StepRecord | SessionRecord, field: str, new: object, wall: Wall
) -> Statement:
    def text(value: Any) -> str:
        return json.dumps(encode(value))

    turn = had.turn if isinstance(had, StepRecord) else None
    at = wall().astimezone(UTC).isoformat(timespec="milliseconds")
    change = CorrectionRecord(turn, field, text(getattr(had, field)), text(new), at)
    return correction_statement(uuid, change)
