"""A routine under edit: its states, its file, and what is kept of it that was not saved.

It shows nothing. What says so blocks and belongs into a worker.
"""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Lock

from runlift_tui.engine.drafting import WHOLE, Draft, Spot, part, put, spots
from runlift_tui.engine.routine import Block, Exercise, Reps, Routine
from runlift_tui.engine.undoing import Changes
from runlift_tui.files.faults import RoutineError, printable
from runlift_tui.files.file_errors import ChangedOutsideError, SpoiledLayoutError
from runlift_tui.files.file_names import free_name, name_for
from runlift_tui.files.routine_file import (
    OpenRoutine,
    changed_text,
    open_routine,
    path_for,
    save_routine,
    write_fresh,
)
from runlift_tui.files.unsaved import (
    Unsaved,
    check_routine,
    drop_unsaved,
    keep_unsaved,
    load_unsaved,
)
from runlift_tui.files.writer import dump_routine
from runlift_tui.places import Places
from runlift_tui.tui.editor_fields import Field

FIRST = Routine("routine", "New routine", (Block("Main sets", (Exercise("Squat", Reps(10, 10)),)),))
"""What a new routine starts from."""


class MisfitError(ValueError):
    """A change that no routine may have; the message says what to write instead."""


class Editing:
    """The one routine that is being edited."""

    def __init__(self, places: Places, changes: Changes, opened: OpenRoutine | None) -> None:
        self._places = places
        self._opened = opened
        self._busy = Lock()
        self.changes = changes

    @classmethod
    def begin(cls, places: Places, path: Path | None) -> "Editing":
        """Open a routine file, or a new routine; go on where unsaved changes were left.

        Those are one change, so that one undo goes back to what the file says. Blocks.

        Raises:
            RoutineError: the file cannot be read, or says something wrong.
        """
        unsaved = load_unsaved(places.unsaved, path)
        if unsaved:
            opened = unsaved.opened
        else:
            opened = open_routine(path, places.routines) if path else None
        changes = Changes(opened.routine if opened else FIRST)
        if unsaved:
            changes = changes.change(unsaved.routine, WHOLE, WHOLE)
        return cls(places, changes, opened)

    @property
    def routine(self) -> Routine:
        """The routine as it is now."""
        return self.changes.routine

    @property
    def spot(self) -> Spot:
        """Where the newest change was made."""
        return self.changes.spot

    @property
    def has_file(self) -> bool:
        """Whether there is a file that it can be saved to."""
        return self._opened is not None

    @property
    def _path(self) -> Path | None:
        return self._opened.path if self._opened else None

    @property
    def is_saved(self) -> bool:
        """Whether the file says what the routine is now."""
        return self._opened is not None and _same(self.routine, self._opened.routine)

    @property
    def is_untouched(self) -> bool:
        """Whether there is nothing that could be lost."""
        return self.is_saved or (not self._opened and _same(self.routine, FIRST))

    # Changing

    def fill_in(self, spot: Spot, field: Field, text: str, visit: str) -> None:
        """Put `text` into a field; all of one `visit` is one change.

        Raises:
            ValueError: it cannot be; the message says what to write instead.
        """
        base = self.changes.base(visit)
        new = field.change(part(base, spot), text)
        self._change(put(base, spot, new), spot, spot, visit)

    def step(self, change: Callable[[Routine, Spot], Draft], spot: Spot) -> None:
        """Make one change at `spot`.

        Raises:
            ValueError: it cannot be; the message says why.
        """
        routine, to = change(self.routine, spot)
        self._change(routine, spot, to)

    def _change(self, routine: Routine, at: Spot, to: Spot, visit: str = "") -> None:
        try:
            routine = check_routine(routine)
        except RoutineError as error:
            raise MisfitError(_told(error)) from None
        self.changes = self.changes.change(routine, at, to, visit)

    def undo(self) -> bool:
        """Take the newest change back; tell whether there was one."""
        before = self.changes
        self.changes = before.undo()
        return self.changes is not before

    def redo(self) -> bool:
        """Make the change again that was taken back last; tell whether there was one."""
        before = self.changes
        self.changes = before.redo()
        return self.changes is not before

    def take(self, opened: OpenRoutine) -> None:
        """Go on from a file that was read again; an undo brings back what was here."""
        self._opened = opened
        spot = self.spot if self.spot in spots(opened.routine) else WHOLE
        self.changes = self.changes.change(opened.routine, self.spot, spot)

    # Keeping; all of these block

    def keep(self) -> None:
        """Keep what is not saved, so that nothing loses it.

        Raises:
            OSError: the system refused.
        """
        with self._busy:
            if self.is_untouched:
                drop_unsaved(self._places.unsaved, self._path)
            else:
                keep_unsaved(self._places.unsaved, Unsaved(self.routine, self._opened))

    def save(self) -> Path:
        """Save to the file it was opened from, or the user's own in place of a shipped one.

        Raises:
            RoutineFileError: it was not saved, and why.
        """
        assert self._opened
        with self._busy:
            if self.is_saved:
                self._check_theirs(self._opened)
            return self._saved(save_routine(self._opened, self.routine))

    def save_as(self, name: str) -> Path:
        """Save to a new file in the user's folder, and work on that one from now on.

        Raises:
            RoutineFileError: it was not saved, and why.
        """
        with self._busy:
            wanted = replace(self.routine, name=name)
            path = path_for(self._places.routines, name)
            text = dump_routine(wanted)
            if self._opened:
                with contextlib.suppress(SpoiledLayoutError):
                    text = changed_text(self._opened, wanted)
            write_fresh(path, text)
            return self._saved(OpenRoutine(path, wanted, text, path))

    def free_name(self) -> str:
        """Return a name that a new file could have."""
        return free_name(self._places.routines, name_for(self.routine.title))

    def read_theirs(self) -> OpenRoutine:
        """Read the file again, as another program left it; nothing changes here.

        Raises:
            RoutineError: the file cannot be read, or says something wrong.
        """
        assert self._opened
        return open_routine(self._opened.path, self._places.routines)

    def _check_theirs(self, opened: OpenRoutine) -> None:
        """Look whether the file still says what it did, where there is nothing to write."""
        try:
            theirs = self.read_theirs()
        except RoutineError as error:
            raise ChangedOutsideError(f"another program changed it: {error.faults[0]}") from None
        if theirs.text != opened.text:
            name = printable(opened.path.name)
            raise ChangedOutsideError(f"another program changed {name} meanwhile")

    def _saved(self, opened: OpenRoutine) -> Path:
        drop_unsaved(self._places.unsaved, self._path)
        self._opened = opened
        return opened.target


def _same(one: Routine, other: Routine) -> bool:
    return replace(one, name="") == replace(other, name="")


def _told(error: RoutineError) -> str:
    fault = error.faults[0]
    return f"{fault.where}: {fault.message}" if fault.where else fault.message
