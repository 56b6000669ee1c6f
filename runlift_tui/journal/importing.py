"""Reads an exported journal into this one.

A session that is there already stays as it is, unless only the file knows how it went on.
"""

import json
import re
from dataclasses import dataclass
from typing import Any, TextIO

from runlift_tui.engine.session import Ending
from runlift_tui.journal.codec import CodecError, decode
from runlift_tui.journal.exporting import FORMAT, VERSION
from runlift_tui.journal.faults import ImportFaultError
from runlift_tui.journal.rows import session_statements
from runlift_tui.journal.session_record import SessionRecord
from runlift_tui.journal.store import Journal

_KNOWN = f"""
SELECT uuid, CASE
    WHEN (ending IS NULL OR ending = '{Ending.INCOMPLETE}') AND deleted IS NULL
        AND NOT EXISTS (SELECT 1 FROM correction WHERE correction.session = session.id)
    THEN elapsed ELSE {1 << 62} END AS whole
FROM session
"""  # noqa: S608 - a constant of the engine
"""Up to which of its milliseconds each session needs nothing from elsewhere."""

_OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys instead of showing it; line breaks in a note are kept."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How many sessions came in, and how many were there already, whole."""

    new: int
    known: int


@dataclass(frozen=True, slots=True)
class _Export:
    format: str
    version: int
    sessions: tuple[SessionRecord, ...]


def import_json(journal: Journal, source: TextIO) -> Imported:
    """Take in every session that is not in the journal yet: all of them, or none after a fault.

    A session that was deleted here stays deleted. One that was cut off here, as on a full disk,
    is replaced where the file has more of it and nobody has corrected it here.

    Raises:
        ImportFaultError: the file is no export of a journal; the message names the place.
        JournalError: nothing could be written.
    """
    records = _read(source)
    whole = {row["uuid"]: row["whole"] for row in journal.rows(_KNOWN)}
    new = [r for r in records if r.id not in whole or r.elapsed_ms > whole[r.id]]
    gone = [("DELETE FROM session WHERE uuid = :uuid", {"uuid": record.id}) for record in new]
    journal.write([*gone, *(line for record in new for line in session_statements(record))])
    return Imported(len(new), len(records) - len(new))


def _read(source: TextIO) -> tuple[SessionRecord, ...]:
    try:
        found = json.load(source, object_pairs_hook=_harmless)
        if not isinstance(found, dict) or found.get("format") != FORMAT:
            raise ImportFaultError("this is not a journal that 'runlift export' wrote")
        if found.get("version") != VERSION:
            raise ImportFaultError("a newer runlift exported this: update this one")
        records = decode(_Export, found).sessions
    except CodecError as fault:
        raise ImportFaultError(str(fault)) from fault
    except (ValueError, RecursionError) as fault:
        raise ImportFaultError(f"this is not JSON: {fault}") from fault
    twice = len(records) - len({record.id for record in records})
    unfiled = sum(r.ending is None or any(s.outcome is None for s in r.steps) for r in records)
    if twice or unfiled:
        raise ImportFaultError("a session comes twice, or has no ending")
    return records


def _harmless(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Leave out of every text what a terminal would obey; a stranger may have written it."""
    return {
        key: _OBEYED.sub("", value) if isinstance(value, str) else value for key, value in pairs
    }
