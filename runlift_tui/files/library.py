"""Finds routines: the user's own folder first, then the shipped ones, by name or by path.

It only reads, and a broken file never hides the others.
"""

import errno
import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from runlift_tui.bundled import bundled_folder
from runlift_tui.engine.routine import Routine
from runlift_tui.files.faults import Fault, RoutineError, nearest, shown
from runlift_tui.files.reader import read_routine
from runlift_tui.places import Places

SUFFIX = ".toml"

_State: TypeAlias = tuple[int, ...]
"""What of a file is different after any change; empty where the file cannot be looked at."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A routine that can be chosen; `is_own` tells the user's from the shipped."""

    name: str
    path: Path
    routine: Routine
    is_own: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """What can be chosen, by name, and what is wrong with the rest."""

    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]


def routine_folders(places: Places) -> tuple[Path, Path]:
    """Return where routines are looked for, in this order: the user's own, the shipped."""
    return places.routines, bundled_folder("routines")


class Library:
    """The routines of some folders; a file is read again only when it has changed.

    The last of several folders holds the shipped routines; a folder need not exist.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._known: dict[Path, tuple[_State, Entry | tuple[Fault, ...]]] = {}
        self._listing = Listing((), ())

    def read(self) -> Listing:
        """Return every routine; of one name the first folder's counts, even where it is broken.

        Where nothing has changed it is the same listing as before.
        """
        paths, faults = _paths(self._folders)
        read = {path: self._look(name, path) for name, path in sorted(paths.items())}
        found = [what for _, what in read.values()]
        entries = tuple(entry for entry in found if isinstance(entry, Entry))
        faults += [fault for faulty in found if isinstance(faulty, tuple) for fault in faulty]
        listing = Listing(entries, tuple(faults))
        if listing != self._listing:
            self._listing = listing
        self._known = read
        return self._listing

    def _look(self, name: str, path: Path) -> "tuple[_State, Entry | tuple[Fault, ...]]":
        state = _state(path)
        known = self._known.get(path)
        if known and state and known[0] == state:
            return known
        try:
            entry = Entry(name, path, read_routine(path), path.parent != self._folders[-1])
        except RoutineError as error:
            return state, error.faults
        return state, entry


def list_routines(folders: Sequence[Path]) -> Listing:
    """Read every routine once; see `Library`."""
    return Library(folders).read()


def find_routine(name_or_path: str, folders: Sequence[Path]) -> Routine:
    """Read one routine: by name, or by the path of a file where it looks like one.

    Raises:
        RoutineError: there is none, with the nearest names; or what is wrong with it.
    """
    return read_routine(find_path(name_or_path, folders))


def find_path(name_or_path: str, folders: Sequence[Path]) -> Path:
    """Return the file of a routine, by name or by the path itself; it is not read.

    Raises:
        RoutineError: there is none of this name, with the nearest names.
    """
    separators = {os.sep, os.altsep or os.sep}
    if name_or_path.endswith(SUFFIX) or not separators.isdisjoint(name_or_path):
        return Path(name_or_path)
    paths, _ = _paths(folders)
    if name_or_path not in paths:
        message = f"there is no routine {shown(name_or_path)}{nearest(name_or_path, paths, most=3)}"
        raise RoutineError((Fault(None, None, "", message),))
    return paths[name_or_path]


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a routine's file, so that a session knows what it followed.

    Empty where the file cannot be read any more.
    """
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _state(path: Path) -> _State:
    try:
        status = path.stat()
    except OSError:
        return ()
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def _paths(folders: Sequence[Path]) -> tuple[dict[str, Path], list[Fault]]:
    """Return every routine file by its name, and the folders that cannot be read."""
    paths: dict[str, Path] = {}
    faults: list[Fault] = []
    for folder in folders:
        try:
            files = [path for path in folder.iterdir() if path.suffix == SUFFIX]
        except OSError as error:
            if error.errno != errno.ENOENT:
                faults.append(Fault(folder, None, "", f"cannot be read: {error.strerror}"))
            continue
        for path in files:
            paths.setdefault(path.stem, path)
    return paths, faults
