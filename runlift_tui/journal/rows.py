"""A session's rows in the journal, and the way from them to its record and back.

It never decides what is written; `statements` and `recorder` do.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone

from runlift_tui.engine.logbook import Effort, EffortScale
from runlift_tui.engine.routine import Load, Reps, Unit
from runlift_tui.engine.session import Ending, Outcome
from runlift_tui.engine.timeline import Side, StepKind
from runlift_tui.engine.units import SECOND, Ms
from runlift_tui.journal import statements as sql
from runlift_tui.journal.session_record import (
    ChangeRecord,
    CorrectionRecord,
    SessionRecord,
    StepRecord,
)
from runlift_tui.journal.store import Statement

STEP_COLUMNS = "step.*, b.text AS block_name, e.text AS exercise_name, r.text AS replaces_name"
STEP_TABLES = (
    "step JOIN word b ON b.id = step.block LEFT JOIN word e ON e.id = step.exercise"
    " LEFT JOIN word r ON r.id = step.replaces"
)


def local_moment(row: sqlite3.Row) -> datetime:
    """Return when a session's row started, in the zone where it was done."""
    zone = timezone(timedelta(minutes=row["zone"]))
    return datetime.fromtimestamp(0, zone) + timedelta(milliseconds=row["started"])


def read_load(row: sqlite3.Row, prefix: str) -> Load | None:
    """Return the load in the three columns of this prefix."""
    unit = row[f"{prefix}_unit"]
    return Load(row[f"{prefix}_low"], row[f"{prefix}_high"], Unit(unit)) if unit else None


def read_effort(row: sqlite3.Row) -> Effort | None:
    """Return the effort of a step's row."""
    scale = row["effort_scale"]
    return Effort(row["effort"], EffortScale(scale)) if scale else None


def read_step(row: sqlite3.Row) -> StepRecord:
    """Return a row of `STEP_COLUMNS` as a record."""
    low = row["reps_low"]
    return StepRecord(
        turn=row["turn"],
        number=row["number"],
        kind=StepKind(row["kind"]),
        block=row["block_name"],
        round=row["round"],
        rounds=row["rounds"],
        set=row["bout"],
        sets=row["bouts"],
        exercise=row["exercise_name"],
        side=Side(row["side"]) if row["side"] else None,
        warm_up=bool(row["warm_up"]),
        started_ms=row["started"],
        planned_ms=row["planned"],
        shortest_ms=row["shortest"],
        added_ms=row["added"],
        elapsed_ms=row["elapsed"],
        paused_ms=row["paused"],
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        reps_planned=None if low is None else Reps(low, row["reps_high"]),
        goal=row["goal"],
        reps=row["reps"],
        load_planned=read_load(row, "plan"),
        load=read_load(row, "load"),
        effort=read_effort(row),
        assumed=bool(row["assumed"]),
        counts=bool(row["counts"]),
        note=row["note"],
        replaces=row["replaces_name"],
        laps_ms=read_laps(row),
    )


def read_laps(row: sqlite3.Row) -> tuple[Ms, ...]:
    """Return the ends of rounds in a step's row."""
    return tuple(map(int, row["laps"].split()))


def read_session(
    row: sqlite3.Row,
    steps: Sequence[sqlite3.Row],
    corrections: Sequence[sqlite3.Row],
    changes: Sequence[sqlite3.Row],
) -> SessionRecord:
    """Return a session's row, with those of its steps, corrections and changes, as a record."""
    return SessionRecord(
        id=row["uuid"],
        routine=row["routine"],
        title=row["title"],
        file_hash=row["file_hash"],
        started=local_moment(row).isoformat(timespec="milliseconds"),
        planned_ms=row["planned"],
        elapsed_ms=row["elapsed"],
        paused_ms=row["paused"],
        ending=Ending(row["ending"]) if row["ending"] else None,
        note=row["note"],
        steps=tuple(map(read_step, steps)),
        corrections=tuple(
            CorrectionRecord(c["turn"], c["field"], c["old"], c["new"], _iso(c["at"]))
            for c in corrections
        ),
        changes=tuple(ChangeRecord(change["at"], change["what"]) for change in changes),
    )


def session_statements(record: SessionRecord) -> Iterator[Statement]:
    """Yield what writes a whole session into a journal."""
    zone = record.moment.utcoffset() or timedelta()
    columns = {
        "uuid": record.id,
        "routine": record.routine,
        "title": record.title,
        "file_hash": record.file_hash,
        "started": epoch_ms(record.moment),
        "zone": int(zone.total_seconds()) // 60,
        "planned": record.planned_ms,
        "elapsed": record.elapsed_ms,
        "paused": record.paused_ms,
        "ending": record.ending,
        "note": record.note,
    }
    yield sql.insert("session", columns)
    for step in record.steps:
        yield from sql.insert_step(record.id, _step_columns(step))
    for correction in record.corrections:
        yield correction_statement(record.id, correction)
    for change in record.changes:
        yield sql.note_change(record.id, change.at_ms, change.what)


def correction_statement(uuid: str, correction: CorrectionRecord) -> Statement:
    """Return what writes a correction down beside the figure that it replaced."""
    columns = {
        "turn": correction.turn,
        "field": correction.field,
        "old": correction.old,
        "new": correction.new,
        "at": epoch_ms(datetime.fromisoformat(correction.at)),
    }
    statement, _ = sql.insert("correction", columns, session=sql.SESSION)
    return statement, {**columns, "uuid": uuid}


def epoch_ms(moment: datetime) -> int:
    """Return milliseconds since 1970 in UTC."""
    return round(moment.timestamp() * SECOND)


def _step_columns(step: StepRecord) -> dict[str, object]:
    reps = step.reps_planned
    return {
        "turn": step.turn,
        "number": step.number,
        "kind": step.kind,
        "block_name": step.block,
        "round": step.round,
        "rounds": step.rounds,
        "bout": step.set,
        "bouts": step.sets,
        "exercise_name": step.exercise,
        "replaces_name": step.replaces,
        "side": step.side,
        "warm_up": step.warm_up,
        "started": step.started_ms,
        "planned": step.planned_ms,
        "shortest": step.shortest_ms,
        "added": step.added_ms,
        "elapsed": step.elapsed_ms,
        "paused": step.paused_ms,
        "outcome": step.outcome,
        "reps_low": reps.low if reps else None,
        "reps_high": reps.high if reps else None,
        "goal": step.goal,
        "reps": step.reps,
        "assumed": step.assumed,
        "counts": step.counts,
        "note": step.note,
        "laps": sql.laps_text(step.laps_ms),
        **sql.load_columns("plan", step.load_planned),
        **sql.load_columns("load", step.load),
        **sql.effort_columns(step.effort),
    }


def _iso(at: int) -> str:
    moment = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=at)
    return moment.isoformat(timespec="milliseconds")
