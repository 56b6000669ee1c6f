"""Asks the journal what was trained: exercises, days and rests. It only reads."""

import sqlite3
from collections import Counter
from datetime import date
from itertools import groupby

from runlift_tui.engine.logbook import Performance, RestLog, SetLog
from runlift_tui.engine.routine import Span
from runlift_tui.engine.timeline import Side
from runlift_tui.journal.history import DAY, FIRST_DAY, SHOWN, earliest
from runlift_tui.journal.rows import read_effort, read_load
from runlift_tui.journal.store import Journal


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
    return _performances(
        journal,
        """
        session.id IN (
            SELECT step.session FROM step JOIN session ON session.id = step.session
            WHERE step.exercise = (SELECT id FROM word WHERE text = :exercise) AND counts
                AND deleted IS NULL AND uuid <> :unless
            GROUP BY step.session ORDER BY session.started DESC LIMIT :limit
        ) AND step.exercise = (SELECT id FROM word WHERE text = :exercise)
        """,
        exercise=exercise,
        unless=unless,
        limit=limit,
    )


def performances_since(journal: Journal, since: date) -> tuple[Performance, ...]:
    """Return every performance of every exercise from a day on, the oldest first."""
    return _performances(
        journal,
        f"session.started >= :since AND {DAY} >= :day AND deleted IS NULL",
        since=earliest(since),
        day=since.toordinal() - FIRST_DAY,
    )


def training_days(journal: Journal, since: date | None = None) -> tuple[int, ...]:
    """Return the day ordinal of every session in which a set was done, the oldest first."""
    rows = journal.rows(
        f"""
        SELECT {DAY} AS day FROM session
        WHERE {SHOWN} AND started >= :since AND {DAY} >= :day AND EXISTS (
            SELECT 1 FROM step WHERE step.session = session.id AND counts AND NOT warm_up
        ) ORDER BY started
        """,  # noqa: S608 - constants of this module
        {
            "since": earliest(since),
            "day": since.toordinal() - FIRST_DAY if since else -FIRST_DAY,
        },
    )
    return tuple(row["day"] + FIRST_DAY for row in rows)


def rests_since(journal: Journal, since: date) -> tuple[RestLog, ...]:
    """Return every rest from a day on that led to another step."""
    rows = journal.rows(
        f"""
        SELECT {DAY} AS day, step.shortest, step.planned, step.elapsed + step.paused AS taken
        FROM session JOIN step ON step.session = session.id
        WHERE {SHOWN} AND session.started >= :since AND {DAY} >= :day
            AND step.kind = 'rest' AND step.outcome IN ('ran out', 'done', 'skipped')
        ORDER BY session.started, step.turn
        """,  # noqa: S608 - constants of this module
        {"since": earliest(since), "day": since.toordinal() - FIRST_DAY},
    )
    return tuple(
        RestLog(row["day"] + FIRST_DAY, Span(row["shortest"], row["planned"]), row["taken"])
        for row in rows
    )


def _performances(journal: Journal, where: str, **parameters: str | int) -> tuple[Performance, ...]:
    rows = journal.rows(
        f"""
        SELECT session.uuid, {DAY} AS day, step.* FROM session
        JOIN step ON step.session = session.id
        WHERE {where} AND step.counts ORDER BY session.started, session.id, step.turn
        """,  # noqa: S608 - the callers' constants
        parameters,
    )
    found: list[Performance] = []
    for _, of_session in groupby(rows, key=lambda row: row["uuid"]):
        by_exercise: dict[int | None, list[sqlite3.Row]] = {}
        for row in of_session:
            by_exercise.setdefault(row["exercise"], []).append(row)
        found += [_performance(sets) for sets in by_exercise.values()]
    return tuple(found)


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
