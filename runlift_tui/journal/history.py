"""Asks the journal for sessions. It only reads, and only as much as is shown."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from runlift_tui.engine.session import Ending
from runlift_tui.engine.units import Ms
from runlift_tui.journal.faults import JournalError
from runlift_tui.journal.rows import STEP_COLUMNS, STEP_TABLES, epoch_ms, local_moment, read_session
from runlift_tui.journal.session_record import SessionRecord
from runlift_tui.journal.store import Journal

DAY = "((session.started / 1000 + session.zone * 60) / 86400)"
"""SQL for a session's local day, counted from 1970."""

FIRST_DAY = date(1970, 1, 1).toordinal()

SHOWN = "deleted IS NULL AND ending IS NOT NULL"
"""What history shows: neither deleted sessions nor those that are under way."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One session in a line; times in milliseconds.

    Attributes:
        started: in the zone where it was done.
        sets: work sets done, warm-ups left out; both sides are one, counted at the left.
        reps: their repetitions.
        kilograms: repetitions times load.
        assumed: how many of the sets (or sides) nobody confirmed.
    """

    id: str
    routine: str
    title: str
    started: datetime
    planned_ms: Ms
    elapsed_ms: Ms
    paused_ms: Ms
    ending: Ending
    sets: int
    reps: int
    kilograms: float
    assumed: int
    note: str


KILOGRAMS = """coalesce(sum(step.reps * step.load_low
    * CASE step.load_unit WHEN 'lb' THEN 0.45359237 WHEN 'kg' THEN 1 ELSE 0 END), 0)"""
"""SQL for the volume of many sets: repetitions times the lower figure of the load."""


def sessions(
    journal: Journal,
    *,
    routine: str | None = None,
    since: date | None = None,
    before: Summary | None = None,
    limit: int = 50,
) -> tuple[Summary, ...]:
    """Return a page of sessions, the newest first.

    Args:
        journal: where to look.
        routine: only of the routine of this name.
        since: only from this day on, in the zone of each session.
        before: the last of the page before, to get the next one.
        limit: how many at most.

    Raises:
        JournalError: the journal cannot be read.
    """
    rows = journal.rows(
        f"""
        SELECT session.*,
            count(CASE WHEN step.side IS NOT 'right' THEN step.turn END) AS sets,
            coalesce(sum(step.reps), 0) AS reps,
            coalesce(sum(step.assumed), 0) AS assumed,
            {KILOGRAMS} AS kilograms
        FROM (
            SELECT * FROM session
            WHERE {SHOWN} AND (:routine IS NULL OR routine = :routine)
                AND started >= :since AND (started, uuid) < (:at, :uuid)
                AND {DAY} >= :day
            ORDER BY started DESC, uuid DESC LIMIT :limit
        ) AS session
        LEFT JOIN step ON step.session = session.id AND step.counts AND NOT step.warm_up
        GROUP BY session.id ORDER BY session.started DESC, session.uuid DESC
        """,  # noqa: S608 - constants of this module
        {
            "routine": routine,
            "since": earliest(since),
            "day": since.toordinal() - FIRST_DAY if since else -FIRST_DAY,
            "at": epoch_ms(before.started) if before else 1 << 62,
            "uuid": before.id if before else "",
            "limit": limit,
        },
    )
    return tuple(map(_summary, rows))


def routines(journal: Journal) -> tuple[str, ...]:
    """Return the names of all routines of which history shows a session, by the alphabet."""
    rows = journal.rows(f"SELECT DISTINCT routine FROM session WHERE {SHOWN} ORDER BY routine")  # noqa: S608
    return tuple(row["routine"] for row in rows)


def session_record(journal: Journal, uuid: str) -> SessionRecord:
    """Return one session with everything that is known of it.

    Raises:
        JournalError: it is not there, or the journal cannot be read.
    """
    found = next(_records(journal, "uuid = :uuid", uuid=uuid), None)
    if not found:
        raise JournalError(f"there is no session {uuid} in the journal")
    return found


def every_session(journal: Journal) -> Iterator[SessionRecord]:
    """Yield everything that is not deleted, the oldest first, one session at a time.

    Raises:
        JournalError: the journal cannot be read.
    """
    return _records(journal, "deleted IS NULL")


def earliest(since: date | None) -> int:
    """Return a bound that no zone's day can precede, so that the index by start serves."""
    if since is None:
        return -(1 << 62)
    return epoch_ms(datetime.combine(since, time(), UTC) - timedelta(days=1))


def _summary(row: sqlite3.Row) -> Summary:
    return Summary(
        id=row["uuid"],
        routine=row["routine"],
        title=row["title"],
        started=local_moment(row),
        planned_ms=row["planned"],
        elapsed_ms=row["elapsed"],
        paused_ms=row["paused"],
        ending=Ending(row["ending"]),
        sets=row["sets"],
        reps=row["reps"],
        kilograms=round(row["kilograms"], 1),
        assumed=row["assumed"],
        note=row["note"],
    )


def _records(journal: Journal, where: str, **parameters: str) -> Iterator[SessionRecord]:
    rows = journal.rows(
        f"SELECT * FROM session WHERE {where} ORDER BY started, uuid",  # noqa: S608
        parameters,
    )
    for row in rows:
        key = {"id": row["id"]}
        steps = journal.rows(
            f"SELECT {STEP_COLUMNS} FROM {STEP_TABLES} WHERE session = :id ORDER BY turn",  # noqa: S608
            key,
        )
        corrections = journal.rows(
            "SELECT * FROM correction WHERE session = :id ORDER BY rowid", key
        )
        changes = journal.rows("SELECT * FROM change WHERE session = :id ORDER BY rowid", key)
        yield read_session(row, steps, corrections, changes)
