"""Writes the whole journal as JSON or CSV, a session at a time; docs/export-format.md tells how.

It leaves out what was deleted, and files what is under way as incomplete.
"""

import csv
import json
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any, TextIO

from runlift_tui.engine.session import Ending, Outcome
from runlift_tui.journal.codec import encode
from runlift_tui.journal.history import every_session
from runlift_tui.journal.session_record import SessionRecord, StepRecord
from runlift_tui.journal.store import Journal

FORMAT = "runlift-journal"
VERSION = 1

_SESSION_COLUMNS = (
    "id",
    "routine",
    "title",
    "file_hash",
    "started",
    "ending",
    "planned_ms",
    "elapsed_ms",
    "paused_ms",
    "note",
)
_SPREAD = {
    "reps_planned": ("low", "high"),
    "load_planned": ("low", "high", "unit"),
    "load": ("low", "high", "unit"),
    "effort": ("value", "scale"),
}
"""Fields that hold more than one figure, and so become more than one column."""


def export_json(journal: Journal, out: TextIO) -> int:
    """Write everything as JSON, which `import_json` reads; return how many sessions.

    Raises:
        JournalError: the journal cannot be read.
        OSError: `out` cannot be written.
    """
    separator, count = "\n", 0
    out.write(f'{{"format": "{FORMAT}", "version": {VERSION}, "sessions": [')
    for record in map(_filed, every_session(journal)):
        out.write(separator)
        json.dump(encode(record), out, ensure_ascii=False)
        separator, count = ",\n", count + 1
    out.write("\n]}\n")
    return count


def export_csv(journal: Journal, out: TextIO) -> int:
    """Write everything as CSV, a row a step, with its session's columns; return how many sessions.

    Corrections are in the JSON only. A session without any step is a row without a step.

    Raises:
        JournalError: the journal cannot be read.
        OSError: `out` cannot be written.
    """
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow([*(f"session_{name}" for name in _SESSION_COLUMNS), *_step_names()])
    count = 0
    for record in map(_filed, every_session(journal)):
        count += 1
        session = [getattr(record, name) for name in _SESSION_COLUMNS]
        rows.writerows([*session, *_step_values(step)] for step in record.steps)
        if not record.steps:
            rows.writerow(session + [None] * len(list(_step_names())))
    return count


def _filed(record: SessionRecord) -> SessionRecord:
    steps = (replace(s, outcome=s.outcome or Outcome.ABANDONED) for s in record.steps)
    return replace(record, ending=record.ending or Ending.INCOMPLETE, steps=tuple(steps))


def _step_names() -> Iterator[str]:
    for field in fields(StepRecord):
        parts = _SPREAD.get(field.name)
        yield from (f"{field.name}_{part}" for part in parts) if parts else (field.name,)


def _step_values(step: StepRecord) -> Iterator[Any]:
    for field in fields(StepRecord):
        value = getattr(step, field.name)
        parts = _SPREAD.get(field.name)
        yield from (getattr(value, part, None) for part in parts) if parts else (value,)
