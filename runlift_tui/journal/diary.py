"""The journal of one run of the program: opened when it is first needed, whatever is wrong with it.

It never keeps a session from going on: where nothing can be kept, it says so and goes on in memory.
SQLite is loaded only with the first need, so that no start waits for it.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

from runlift_tui.clock import today
from runlift_tui.engine.loads import ShownUnit
from runlift_tui.engine.routine import Routine
from runlift_tui.engine.session import Session
from runlift_tui.engine.units import Ms

if TYPE_CHECKING:
    from runlift_tui.journal.faults import JournalError
    from runlift_tui.journal.recorder import Recorder
    from runlift_tui.journal.resume import Unfinished
    from runlift_tui.journal.store import Journal

OnFault: TypeAlias = "Callable[[JournalError], object]"
"""Told, once for each run of them, why events are in memory only."""


class Diary:
    """The journal in `folder`; nothing is made there before the first session is recorded."""

    def __init__(self, folder: Path, wall: "Callable[[], datetime] | None" = None) -> None:
        self._folder = folder
        self._wall = wall or _local_now
        self._opening = Lock()
        self._journal: Journal | None = None

    @property
    def journal(self) -> "Journal":
        """The journal that sessions are written into."""
        from runlift_tui.journal.store import open_or_memory

        with self._opening:
            if self._journal is None:
                self._journal = open_or_memory(self._folder)
            return self._journal

    @property
    def fault(self) -> "JournalError | None":
        """What is wrong with the journal, as far as it was opened."""
        return self._journal.fault if self._journal else None

    @contextmanager
    def lent(self) -> "Iterator[Journal]":
        """Lend the journal to another thread, which then never waits for the session's own.

        To look at a journal that is not there begins none.

        Raises:
            JournalError: it cannot be opened once more.
        """
        from runlift_tui.journal.store import journal_exists, memory_journal, open_journal

        if not self._journal and not journal_exists(self._folder):
            yield memory_journal()
            return
        journal = self.journal
        if journal.path is None:
            yield journal
            return
        own = open_journal(journal.path.parent)
        try:
            yield own
        finally:
            own.close()

    def record(self, on_fault: OnFault, file_hash: str = "") -> "Recorder":
        """Return what writes a new session down."""
        from runlift_tui.journal.recorder import Recorder

        return Recorder(self.journal, self._wall, file_hash=file_hash, on_fault=on_fault)

    def unfinished(self) -> "tuple[Unfinished, ...]":
        """Return every session that has not ended, the newest first.

        Raises:
            JournalError: the journal cannot be read.
        """
        from runlift_tui.journal import resume
        from runlift_tui.journal.store import journal_exists

        if not journal_exists(self._folder):
            return ()
        return resume.unfinished(self.journal, self._wall)

    def take_up(self, uuid: str, now: Ms, on_fault: OnFault) -> "tuple[Session, Recorder]":
        """Return a session that was cut off, paused, and what writes it on; see `take_up`.

        Raises:
            JournalError: it cannot go on here; the message says why.
        """
        from runlift_tui.journal import resume

        return resume.take_up(self.journal, uuid, now, self._wall, on_fault)

    def file_incomplete(self, uuid: str) -> None:
        """File a session that was cut off, as far as it came.

        Raises:
            JournalError: another process is running it, or nothing can be written.
        """
        from runlift_tui.journal import resume

        resume.file_incomplete(self.journal, uuid)

    def targeted(self, routine: Routine, units: ShownUnit = ShownUnit.AS_ENTERED) -> Routine:
        """Return the routine with today's targets, as the log has earned them.

        Why they are so is said in `units`.

        Where there is no log yet, or it cannot be read, the routine stays as it is.
        """
        return self.targeted_each([routine], units)[0]

    def targeted_each(
        self, routines: Sequence[Routine], units: ShownUnit = ShownUnit.AS_ENTERED
    ) -> list[Routine]:
        """Return the routines as `targeted` does, with one look at the log for all of them."""
        growing = {index for index, routine in enumerate(routines) if _grows(routine)}
        if not growing or not self._folder.is_dir():
            return list(routines)
        from runlift_tui.journal.faults import JournalError
        from runlift_tui.journal.targets import with_targets

        try:
            with self.lent() as journal:
                today = self._wall().date()
                grown = iter(
                    with_targets(journal, [routines[i] for i in sorted(growing)], today, units)
                )
        except JournalError:
            return list(routines)
        return [next(grown) if i in growing else routine for i, routine in enumerate(routines)]

    def close(self) -> None:
        """Let go of the journal."""
        with self._opening:
            if self._journal:
                self._journal.close()
                self._journal = None


def _grows(routine: Routine) -> bool:
    return any(exercise.progress for block in routine.blocks for exercise in block.exercises)


def _local_now() -> datetime:
    return today().astimezone()
