"""Reads an exported journal into this one. A session that is there already stays as it is."""

import json
from dataclasses import dataclass
from typing import TextIO

from runlift_tui.journal.codec import CodecError, decode
from runlift_tui.journal.exporting import FORMAT, VERSION
from runlift_tui.journal.faults import ImportFaultError
from runlift_tui.journal.rows import SessionRecord, session_statements
from runlift_tui.journal.store import Journal


@dataclass(frozen=True, slots=True)
class Imported:
    """How many sessions came in, and how many were there already."""

    new: int
    known: int


@dataclass(frozen=True, slots=True)
class _Export:
    format: str
    version: int
    sessions: tuple[SessionRecord, ...]


def import_json(journal: Journal, source: TextIO) -> Imported:
    """Take in every session that is not in the journal yet: all of them, or none after a fault.

    A session that was deleted here stays deleted.

    Raises:
        ImportFaultError: the file is no export of a journal; the message names the place.
        JournalError: nothing could be written.
    """
    records = _read(source)
    known = {row["uuid"] for row in journal.rows("SELECT uuid FROM session")}
    new = [record for record in records if record.id not in known]
    journal.write(line for record in new for line in session_statements(record))
    return Imported(len(new), len(records) - len(new))


def _read(source: TextIO) -> tuple[SessionRecord, ...]:
    try:
        found = json.load(source)
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
