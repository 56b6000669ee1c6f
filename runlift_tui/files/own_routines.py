"""Keeps a routine under a title among the user's own, and gives one another title.

It never loses what was there: a routine that is replaced goes to the trash first.
"""

from dataclasses import replace
from pathlib import Path

from runlift_tui.bundled import bundled_folder
from runlift_tui.engine.routine import Routine
from runlift_tui.files.faults import printable
from runlift_tui.files.file_errors import BadNameError, NameTakenError, RoutineFileError
from runlift_tui.files.file_names import name_for
from runlift_tui.files.routine_file import create_routine, open_routine, path_for, save_routine
from runlift_tui.files.routine_moves import delete_routine, rename_routine, restore_routine
from runlift_tui.places import Places


def keep_routine(places: Places, title: str, routine: Routine, *, replacing: bool = False) -> Path:
    """Write a new routine file, named after the title, and return it.

    Args:
        places: the user's folders.
        title: as the person wrote it.
        routine: what the file says; its own name and title are of no meaning.
        replacing: put one that has this name into the trash, or stand in for a shipped one.

    Raises:
        NameTakenError: there is one of this name, and nothing was said of replacing it.
        RoutineFileError: it cannot be written; what was there is there.
    """
    routine = replace(routine, name=titled_name(title), title=_bare(title))
    path = path_for(places.routines, routine.name)
    if not replacing:
        if (bundled_folder("routines") / path.name).exists():
            name = printable(routine.name)
            raise NameTakenError(f"{name} is a routine that came with the program")
        return create_routine(places.routines, routine)
    if not path.exists():
        return create_routine(places.routines, routine)
    deleted = delete_routine(path, places.trash)
    try:
        return create_routine(places.routines, routine)
    except RoutineFileError:
        restore_routine(deleted)
        raise


def retitle_routine(places: Places, path: Path, title: str) -> Path:
    """Give one of the user's own routines another title, and its file a name to match.

    Raises:
        RoutineError: the file cannot be read.
        RoutineFileError: it cannot be changed; it is as it was.
    """
    moved = rename_routine(path, titled_name(title))
    try:
        opened = open_routine(moved, places.routines)
        save_routine(opened, replace(opened.routine, title=_bare(title)))
    except RoutineFileError:
        rename_routine(moved, path.stem)
        raise
    return moved


def titled_name(title: str) -> str:
    """Return the name of the file that a routine of this title gets.

    Raises:
        BadNameError: the title is empty, or holds nothing that can be shown.
    """
    bare = _bare(title)
    if not bare or not bare.isprintable():
        raise BadNameError("a name, please, such as Track Thursday")
    return name_for(bare)


def _bare(title: str) -> str:
    """Return a title as a file keeps it: single spaces, and none around it."""
    return " ".join(title.split())
