"""Asks the journal what was trained: exercises, days and rests. It only reads."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from runlift_tui.engine.logbook import Performance, RestLog, SetLog
from runlift_tui.engine.routine import Span
from runlift_tui.engine.timeline import Side
from runlift_tui.journal.history import DAY, FIRST_DAY, KILOGRAMS, SHOWN, earliest
from runlift_tui.journal.rows import read_effort, read_load
from runlift_tui.journal.store import Journal

FROM_DAY = f"""{SHOWN} AND (:routine IS NULL OR routine = :routine)
    AND session.started >= :since AND {DAY} >= :day"""
"""SQL for the sessions from a day on, in the zone of each; of one routine where it is named."""


def exercises(journal: Journal) -> tuple[str, ...]:
    """Return the names of all exercises that were ever done, by the alphabet."""
    rows = journal.rows(
        """
        SELECT text FROM word
        WHERE EXISTS (
            SELECT 1 FROM step JOIN session ON session.id = step.session
            WHERE step.exercise = word.id AND counts AND NOT warm_up AND deleted IS NULL
        ) ORDER BY text
        """
    )
    return tuple(row["text"] for row in rows)


def performances(
    journal: Journal, exercise: str, *, limit: int = 1_000, unless: str = ""
) -> tuple[Performance, ...]:
    """Return the newest performances of an exercise, the oldest of them first.

    Args:
        journal: where to look.
        exercise: its name.
        limit: how many at most; 1 is the last time.
        unless: the session to leave out: the one that is under way.
    """
    rows = journal.rows(
        f"""
        SELECT session.uuid, {DAY} AS day, step.* FROM session
        JOIN step ON step.session = session.id
        WHERE session.id IN (
            SELECT step.session FROM step JOIN session ON session.id = step.session
            WHERE step.exercise = (SELECT id FROM word WHERE text = :exercise) AND counts
                AND deleted IS NULL AND uuid <> :unless
            GROUP BY step.session ORDER BY session.started DESC LIMIT :limit
        ) AND step.exercise = (SELECT id FROM word WHERE text = :exercise) AND step.counts
        ORDER BY session.started, session.id, step.turn
        """,  # noqa: S608 - constants of this module
        {"exercise": exercise, "unless": unless, "limit": limit},
    )
    return _performances(rows)


def performances_by_exercise(
    journal: Journal, since: date, routine: str | None = None
) -> dict[str, tuple[Performance, ...]]:
    """Return the performances of each exercise from a day on, warm-ups left out.

    The names are in the order of the alphabet, and the oldest performance of each comes first.
    """
    rows = journal.rows(
        f"""
        SELECT session.uuid, {DAY} AS day, step.*, word.text AS name
        FROM session CROSS JOIN step ON step.session = session.id
        CROSS JOIN word ON word.id = step.exercise
        WHERE {FROM_DAY} AND step.counts AND NOT step.warm_up
        ORDER BY session.started, session.id, step.turn
        """,  # noqa: S608 - constants of this module
        _from_day(since, routine),
    )
    found: dict[str, list[sqlite3.Row]] = {}
    for row in rows:
        found.setdefault(row["name"], []).append(row)
    return {name: _performances(found[name]) for name in sorted(found)}


def training_days(
    journal: Journal, since: date | None = None, routine: str | None = None
) -> tuple[int, ...]:
    """Return the day ordinal of every session in which a set was done, the oldest first."""
    rows = journal.rows(
        f"""
        SELECT {DAY} AS day FROM session
        WHERE {FROM_DAY} AND EXISTS (
            SELECT 1 FROM step WHERE step.session = session.id AND counts AND NOT warm_up
        ) ORDER BY started
        """,  # noqa: S608 - constants of this module
        _from_day(since, routine),
    )
    return tuple(row["day"] + FIRST_DAY for row in rows)


def volumes_since(journal: Journal, since: date, routine: str | None = None) -> dict[int, float]:
    """Return repetitions times kilograms by day ordinal, of each day on which sets were done."""
    rows = journal.rows(
        f"""
        SELECT {DAY} AS day, {KILOGRAMS} AS kilograms
        FROM session CROSS JOIN step ON step.session = session.id
        WHERE {FROM_DAY} AND step.counts AND NOT step.warm_up
        GROUP BY day ORDER BY day
        """,  # noqa: S608 - constants of this module
        _from_day(since, routine),
    )
    return {row["day"] + FIRST_DAY: row["kilograms"] for row in rows}


def rests_since(journal: Journal, since: date, routine: str | None = None) -> tuple[RestLog, ...]:
    """Return every rest from a day on that led to another step."""
    rows = journal.rows(
        f"""
        SELECT {DAY} AS day, step.shortest, step.planned, step.elapsed + step.paused AS taken
        FROM session JOIN step ON step.session = session.id
        WHERE {FROM_DAY} AND step.kind = 'rest' AND step.outcome IN ('ran out', 'done', 'skipped')
        ORDER BY session.started, step.turn
        """,  # noqa: S608 - constants of this module
        _from_day(since, routine),
    )
    return tuple(
        RestLog(row["day"] + FIRST_DAY, Span(row["shortest"], row["planned"]), row["taken"])
        for row in rows
    )


def _from_day(since: date | None, routine: str | None) -> dict[str, Any]:
    return {
        "since": earliest(since),
        "day": since.toordinal() - FIRST_DAY if since else -FIRST_DAY,
        "routine": routine,
    }


def _performances(rows: Iterable[sqlite3.Row]) -> tuple[Performance, ...]:
    """Put the sets of one exercise together by session; each session's are in a row."""
    return tuple(_performance(list(sets)) for _, sets in groupby(rows, key=lambda r: r["uuid"]))


def _performance(rows: list[sqlite3.Row]) -> Performance:
    numbers: dict[tuple[int, ...], int] = {}
    times: Counter[tuple[int | str | None, ...]] = Counter()
    sets: list[SetLog] = []
    for row in rows:
        place = (row["block"], row["round"], row["bout"])
        times[*place, row["side"]] += 1  # a set that was done once more is one of its own
        number = numbers.setdefault((*place, times[*place, row["side"]]), len(numbers) + 1)
        sets.append(
            SetLog(
                number=number,
                sets=row["rounds"] * row["bouts"],
                goal=row["goal"],
                reps=row["reps"],
                planned=read_load(row, "plan"),
                load=read_load(row, "load"),
                side=Side(row["side"]) if row["side"] else None,
                elapsed=row["elapsed"],
                effort=read_effort(row),
                assumed=bool(row["assumed"]),
                warm_up=bool(row["warm_up"]),
            )
        )
    return Performance(rows[0]["uuid"], rows[0]["day"] + FIRST_DAY, tuple(sets))
