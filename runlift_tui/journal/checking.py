"""Looks a journal over, whatever its state and whoever is writing to it.

It never writes to it, and creates not even the small files that SQLite likes to keep beside one.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from runlift_tui.journal.faults import explained
from runlift_tui.journal.schema import MIGRATIONS
from runlift_tui.journal.store import FILE, untouched_uri

WHOLE_UP_TO = 256_000_000
"""Bytes. A larger file is checked without its indexes, in six tenths of the time (measured)."""

TRIES = 3
"""So often is a file looked over that changes meanwhile: only of one that kept still it is known
that it is damaged."""

UNSETTLED = "its last entries are not in place yet: start runlift once and leave it again"


class Health(StrEnum):
    """How a journal is."""

    NONE = "none"
    """Nothing was recorded yet."""
    INTACT = "intact"
    DAMAGED = "damaged"
    NEWER = "newer"
    """A newer version of the program wrote it."""
    UNREADABLE = "unreadable"
    UNCHECKED = "unchecked"
    """It could not be looked over now."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found.

    Attributes:
        why: what is wrong, or why it was not checked; empty where all is well.
        whole: the indexes were checked too.
        version: of the tables; None where it is not known.
        sessions: how many it holds, deleted ones too; None where they cannot be counted.
    """

    health: Health
    why: str = ""
    whole: bool = False
    version: int | None = None
    sessions: int | None = None


def check_journal(path: Path) -> Checked:
    """Look the journal at `path` over; takes about a second for 50 MB."""
    for _ in range(TRIES):
        before = _stamp(path)
        checked = _look_over(path)
        if checked.health is Health.INTACT or _stamp(path) == before:
            break
    return checked


def backups(folder: Path) -> tuple[Path, ...]:
    """Return the copies from before updates, and what was kept aside as damaged, newest first."""
    stem = FILE.removesuffix(".db")
    try:
        kept = [*folder.glob(f"{stem}-before-version-*.db"), *folder.glob(f"{stem}-damaged-*.db")]
        return tuple(sorted(kept, key=lambda path: path.stat().st_mtime_ns, reverse=True))
    except OSError:
        return ()


def is_backup(path: Path) -> bool:
    """Tell whether this is a copy from before an update, and not what was damaged."""
    return "-before-version-" in path.name


def _look_over(path: Path) -> Checked:
    stamp = _stamp(path)
    if stamp is None:
        return Checked(Health.NONE)
    whole = stamp[0] <= WHOLE_UP_TO
    address = untouched_uri(path)
    if not address:
        return Checked(Health.UNCHECKED, UNSETTLED)
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            return _verdict(connection, path, whole=whole)
    except sqlite3.Error as fault:
        return _failed(fault, path)


def _verdict(connection: sqlite3.Connection, path: Path, *, whole: bool) -> Checked:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    check = "integrity_check" if whole else "quick_check"
    found = connection.execute(f"PRAGMA {check}(1)").fetchone()[0]
    if found != "ok":
        return Checked(Health.DAMAGED, " ".join(found.split()), whole, version)
    if version > len(MIGRATIONS):
        return Checked(Health.NEWER, "a newer runlift wrote it", whole, version)
    sessions = connection.execute("SELECT count(*) FROM session").fetchone()[0] if version else 0
    return Checked(Health.INTACT, "", whole, version, sessions)


def _failed(fault: sqlite3.Error, path: Path) -> Checked:
    code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return Checked(Health.DAMAGED, str(fault))
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR):
        return Checked(Health.UNREADABLE, str(fault))
    return Checked(Health.UNCHECKED, str(explained(fault, path)))


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return what changes with a file; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
