"""One lock per running session, so that no other process takes it for a dead one.

The operating system lets go of it when its process ends, however it ends. It holds no data.
"""

import sqlite3
from contextlib import suppress
from pathlib import Path


class SessionLock:
    """Holds a session while it runs. SQLite's file locks work alike on all three systems."""

    def __init__(self, folder: Path, uuid: str) -> None:
        self._path = folder / f"{uuid}.lock"
        self._connection: sqlite3.Connection | None = None

    def take(self) -> bool:
        """Try to hold the session; False where another process does. Where no lock can be, True.

        A folder that takes no lock files keeps no journal either, so nobody else can be there.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(
                self._path, timeout=0, isolation_level=None, check_same_thread=False
            )
        except (sqlite3.Error, OSError):
            return True
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as fault:
            connection.close()
            return fault.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY
        self._connection = connection
        return True

    def release(self) -> None:
        """Let the session go; harmless where it is not held."""
        if self._connection:
            self._connection.close()
            self._connection = None
            # Where it cannot be removed an empty file is left behind, which hurts nobody.
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
