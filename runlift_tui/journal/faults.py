"""What can be wrong with the journal, each in a sentence for the athlete. Never a traceback."""

import sqlite3
from pathlib import Path


class JournalError(Exception):
    """The journal cannot do what was asked; the message says why and what helps."""


class NewerJournalError(JournalError):
    """A newer version of the program wrote the file."""


class DamagedJournalError(JournalError):
    """The file is not, or is no longer, a sound database."""


class BegunAnewError(DamagedJournalError):
    """A damaged file was kept aside and a new one begun, so what is done now is saved."""


class ReadOnlyJournalError(JournalError):
    """Nothing may be written there."""


class FullDiskError(JournalError):
    """There is no room for another entry."""


class BusyJournalError(JournalError):
    """Another process is writing for longer than we may wait."""


class ElsewhereError(JournalError):
    """The session is under way in another window."""


class ImportFaultError(JournalError):
    """What should be imported is not a journal's export."""


def told(fault: JournalError) -> str:
    """Say what a fault means for what is done now."""
    if isinstance(fault, BegunAnewError):
        return f"What you do is saved, but in a new journal: {fault}."
    return f"Workouts go on, but what you do is not saved: {fault}."


def explained(fault: sqlite3.Error | OSError, path: Path | None) -> JournalError:
    """Return the fault as one of this module's, for the journal at `path` (None: in memory)."""
    place = path or "memory"
    code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return DamagedJournalError(f"{place} is damaged: {fault}")
    if code == sqlite3.SQLITE_READONLY or isinstance(fault, PermissionError):
        return ReadOnlyJournalError(f"{place} may not be written: check the folder's permissions")
    if code == sqlite3.SQLITE_FULL:
        return FullDiskError(f"{place} cannot grow, the disk is full: free some space")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BusyJournalError(f"{place} is held by another process: try again shortly")
    if code == sqlite3.SQLITE_CANTOPEN or isinstance(fault, OSError):
        return ReadOnlyJournalError(f"{place} cannot be opened: {fault}")
    return JournalError(f"{place} failed: {fault}")
