"""The journal's database: opens it, brings it up to date, and writes whole transactions.

It knows no sessions. It never overwrites a file that it cannot read.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeAlias

from runlift_tui.clock import today
from runlift_tui.journal.faults import (
    BegunAnewError,
    DamagedJournalError,
    JournalError,
    NewerJournalError,
    ReadOnlyJournalError,
    explained,
)
from runlift_tui.journal.schema import MIGRATIONS

FILE = "journal.db"
WAIT_MS = 250
"""A commit waits this long for another process's, and then tries again with the next event."""

Statement: TypeAlias = tuple[str, dict[str, Any]]
"""SQL and its named parameters."""

Migrations: TypeAlias = Sequence[Sequence[str]]


class Journal:
    """An open journal on disk, or in memory where `path` is None.

    Attributes:
        path: the database file.
        fault: why what is recorded now is not kept on disk, or what was kept aside; else None.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path | None, fault: JournalError | None = None
    ) -> None:
        self._connection = connection
        self.path = path
        self.fault = fault

    @property
    def locks(self) -> Path | None:
        """The folder of the running sessions' locks; None in memory."""
        return self.path.parent / "running" if self.path else None

    def rows(self, sql: str, parameters: dict[str, Any] | None = None) -> list[sqlite3.Row]:
        """Return all rows of a query.

        Raises:
            JournalError: the journal cannot be read.
        """
        try:
            return self._connection.execute(sql, parameters or {}).fetchall()
        except sqlite3.Error as fault:
            raise explained(fault, self.path) from fault

    def write(self, statements: Iterable[Statement]) -> int:
        """Do all statements in one transaction, on disk when this returns; or none of them.

        Returns:
            How many rows were changed.

        Raises:
            JournalError: nothing was written.
        """
        before = self._connection.total_changes
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            for sql, parameters in statements:
                self._connection.execute(sql, parameters)
            self._connection.execute("COMMIT")
        except BaseException as fault:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if isinstance(fault, sqlite3.Error):
                raise explained(fault, self.path) from fault
            raise
        return self._connection.total_changes - before

    def copy_to(self, path: Path) -> None:
        """Write a copy of the whole journal to a new file.

        Raises:
            JournalError: the file is there already, or cannot be written.
        """
        if path.exists():
            raise JournalError(f"{path} is there already: choose another name")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(path)) as copy:
                self._connection.backup(copy)
        except (sqlite3.Error, OSError) as fault:
            raise explained(fault, path) from fault

    def begin_anew(self) -> Path:
        """Keep the file aside under a new name and go on with an empty one; return the new name.

        Raises:
            JournalError: it could not be moved, or no new one begun.
        """
        assert self.path, "a journal in memory has no file to keep aside"
        self._connection.close()
        aside = _keep_aside(self.path)
        self._connection = _connect(self.path, MIGRATIONS)
        return aside

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def open_journal(folder: Path, migrations: Migrations = MIGRATIONS) -> Journal:
    """Open the journal in `folder`, or begin one; an older one is copied and brought up to date.

    Raises:
        JournalError: it cannot be used; the class says why.
    """
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise explained(fault, path) from fault
    return Journal(_connect(path, migrations), path)


def open_or_memory(folder: Path) -> Journal:
    """Open the journal, whatever is wrong with it: a session needs one that can be written.

    A damaged file is kept aside and a new one begun. One that cannot be written is copied into
    memory, and one of a newer version replaced by an empty one there. `Journal.fault` says so.
    """
    path = folder / FILE
    try:
        return open_journal(folder)
    except DamagedJournalError as fault:
        try:
            aside = _keep_aside(path)
            said = BegunAnewError(f"{fault}; it is kept as {aside.name}")
            return Journal(_connect(path, MIGRATIONS), path, said)
        except JournalError as worse:
            return memory_journal(worse)
    except ReadOnlyJournalError as fault:
        return _loaded(path, fault)
    except JournalError as fault:
        return memory_journal(fault)


def memory_journal(fault: JournalError | None = None) -> Journal:
    """Return an empty journal that ends with the process."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    _migrate(connection, None, MIGRATIONS)
    return Journal(connection, None, fault)


def journal_exists(folder: Path) -> bool:
    """Return whether anything was ever recorded in `folder`."""
    return (folder / FILE).exists()


def untouched_uri(path: Path) -> str | None:
    """Return the URI by which a journal is read without a trace; None where that cannot be.

    Beside a journal that is in use, or was when its program was killed, lie its newest entries
    and their index: both are read. Without them the file is all there is, and nobody's. Entries
    without their index cannot be read, as only a writer may make it anew.
    """
    entries, index = (path.with_name(path.name + tail) for tail in ("-wal", "-shm"))
    bare = path.absolute().as_uri()
    if index.exists():
        return f"{bare}?mode=ro&readonly_shm=1"
    if entries.exists() and entries.stat().st_size:
        return None
    return f"{bare}?mode=ro&immutable=1"


def _connect(path: Path, migrations: Migrations) -> sqlite3.Connection:
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        connection.execute(f"PRAGMA busy_timeout = {WAIT_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = WAL")
        _migrate(connection, path, migrations)
    except (sqlite3.Error, OSError, JournalError) as fault:
        if connection:
            connection.close()
        if isinstance(fault, JournalError):
            raise
        raise explained(fault, path) from fault
    return connection


def _migrate(connection: sqlite3.Connection, path: Path | None, migrations: Migrations) -> None:
    version = _version(connection)
    if version > len(migrations):
        raise NewerJournalError(f"{path} was written by a newer runlift: update this one")
    if version == len(migrations):
        return
    connection.execute("BEGIN IMMEDIATE")
    # Asked again inside: another process may have done it while we waited.
    version = _version(connection)
    copy = _free_name(path, f"before-version-{version + 1}") if version and path else None
    try:
        if path and copy and version < len(migrations):
            _copy(path, copy)
        for number, statements in enumerate(migrations, start=1):
            if number > version:
                for sql in statements:
                    connection.execute(sql)
                connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        # Nothing was changed, and a copy of what is still there at each start would fill the disk.
        if copy:
            copy.unlink(missing_ok=True)
        raise


def _copy(path: Path, copy: Path) -> None:
    """Copy a journal that is held for writing, so that `copy` is whole or not there at all.

    A connection of its own reads it: one that writes waits for itself without end.
    """
    part = copy.with_suffix(".part")
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as target:
            source.backup(target)
        part.rename(copy)
    finally:
        part.unlink(missing_ok=True)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _loaded(path: Path, fault: JournalError) -> Journal:
    journal = memory_journal(fault)
    try:
        uri = untouched_uri(path) or f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as source:
            if _version(source) == len(MIGRATIONS):
                source.backup(journal._connection)  # noqa: SLF001 - this module makes both
    except sqlite3.Error:  # then it starts empty: the fault is known already
        pass
    return journal


def _free_name(path: Path, why: str) -> Path:
    stamp = f"{today():%Y%m%d-%H%M%S-%f}"
    return path.with_name(f"{path.stem}-{why}-{stamp}{path.suffix}")


def _keep_aside(path: Path) -> Path:
    aside = _free_name(path, "damaged")
    try:
        path.rename(aside)
        for tail in ("-wal", "-shm"):
            beside = path.with_name(path.name + tail)
            if beside.exists():
                beside.rename(aside.with_name(aside.name + tail))
    except OSError as fault:
        raise explained(fault, path) from fault
    return aside
