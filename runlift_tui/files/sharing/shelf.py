"""Puts routines that came in among the user's own, each under a name that is free.

It never overwrites a file, and writes nothing that is there already.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from runlift_tui.engine.routine import Routine
from runlift_tui.files.faults import Fault, RoutineError, shown
from runlift_tui.files.library import SUFFIX
from runlift_tui.files.reader import read_routine
from runlift_tui.files.routine_file import path_for, write_fresh
from runlift_tui.files.sharing.parcel import Arrival


@dataclass(frozen=True, slots=True)
class Shelved:
    """Where a routine stands now.

    Attributes:
        name: what one types to train it.
        path: its file.
        known: it was there before, and nothing was written.
        shadows: it stands in for a shipped routine of its name.
    """

    name: str
    path: Path
    known: bool = False
    shadows: bool = False


class Shelf:
    """The user's own folder, the first of `folders`; the last holds the shipped routines."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._own, self._shipped = folders[0], folders[-1]
        self._paths = {**_by_name(self._shipped), **_by_name(self._own)}
        self._read: dict[Path, Routine | None] = {}

    def add(
        self, arrival: Arrival, *, chosen: str | None = None, numbered: bool = False
    ) -> Shelved:
        """Put a routine away, unless one that says the same has its name already.

        Args:
            arrival: the routine, and the text of its file.
            chosen: what the person calls it; this may also be the name of a shipped routine.
            numbered: where its name is taken, put a number behind it.

        Raises:
            RoutineError: another routine has the name.
            RoutineFileError: it cannot be written, or not under this name.
        """
        usual = chosen or arrival.routine.name
        for number in count(1):
            name = usual if number == 1 else f"{usual}-{number}"
            there = self._paths.get(name.casefold())
            if there and self._says_same(there, arrival.routine):
                return Shelved(there.stem, there, known=True)
            shipped = there is not None and there.parent == self._shipped
            if there is None or (chosen and shipped):
                return self._create(arrival, name, shadows=shipped)
            if not numbered:
                raise _taken(there, shipped)
        raise AssertionError("numbers have an end")

    def _create(self, arrival: Arrival, name: str, shadows: bool) -> Shelved:
        path = path_for(self._own, name)
        write_fresh(path, arrival.text)
        self._paths[name.casefold()] = path
        self._read[path] = replace(arrival.routine, name=name)
        return Shelved(name, path, shadows=shadows)

    def _says_same(self, path: Path, routine: Routine) -> bool:
        if path not in self._read:
            try:
                self._read[path] = read_routine(path)
            except RoutineError:
                self._read[path] = None
        there = self._read[path]
        return there is not None and replace(routine, name=there.name) == there


def _taken(there: Path, shipped: bool) -> RoutineError:
    whose = "a routine that came with runlift" if shipped else "another routine of your own"
    message = f"{whose} is called {shown(there.stem)}; name this one with --as NAME"
    return RoutineError((Fault(None, None, "", message),))


def _by_name(folder: Path) -> dict[str, Path]:
    """Return the routine files of a folder by their names as file systems without case see them."""
    return {path.stem.casefold(): path for path in folder.glob(f"*{SUFFIX}")}
