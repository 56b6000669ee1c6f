"""Finds routines: the user's own folder first, then the shipped ones, by name or by path.

It only reads, and a broken file never hides the others.
"""

import errno
import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from runlift_tui.bundled import bundled_folder
from runlift_tui.engine.routine import Routine
from runlift_tui.files.faults import Fault, RoutineError, nearest, shown
from runlift_tui.files.reader import read_routine
from runlift_tui.places import Places

SUFFIX = ".toml"


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


def list_routines(folders: Sequence[Path]) -> Listing:
    """Read every routine; of one name the first folder's counts, even where it is broken.

    The last of several folders holds the shipped routines; a folder need not exist.
    """
    paths, faults = _paths(folders)
    entries: list[Entry] = []
    for name, path in sorted(paths.items()):
        try:
            routine = read_routine(path)
        except RoutineError as error:
            faults += error.faults
        else:
            entries.append(Entry(name, path, routine, is_own=path.parent != folders[-1]))
    return Listing(tuple(entries), tuple(faults))


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
