"""What one does with whole routine files: copy, rename, delete and put back.

It never loses one: what is deleted is kept aside, and no file takes another's place.
"""

import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from runlift_tui.files.faults import printable
from runlift_tui.files.file_errors import (
    ChangedOutsideError,
    NameTakenError,
    ShippedFileError,
    SpoiledLayoutError,
)
from runlift_tui.files.file_names import free_name, is_taken
from runlift_tui.files.routine_file import (
    OpenRoutine,
    changed_text,
    is_shipped,
    not_written,
    path_for,
    write_fresh,
)


@dataclass(frozen=True, slots=True)
class Deleted:
    """A routine file that was put aside: where it was, and where it is kept."""

    path: Path
    kept: Path


def duplicate_routine(opened: OpenRoutine, own: Path) -> Path:
    """Copy a routine into the user's folder under the next free name, and return the copy.

    Its title gets the same number, so that the two can be told apart.

    Raises:
        RoutineFileError: it cannot be written.
    """
    name = free_name(own, opened.path.stem, first=2)
    number = name.rpartition("-")[2]
    titled = replace(opened.routine, name=name, title=f"{opened.routine.title} {number}")
    try:
        text = changed_text(opened, titled)
    except SpoiledLayoutError:
        text = opened.text
    path = path_for(own, name)
    write_fresh(path, text)
    return path


def rename_routine(path: Path, name: str) -> Path:
    """Give a routine file another name, and return where it is now; its title stays.

    Raises:
        BadNameError: no file may be called so.
        NameTakenError: there is one of this name.
        ShippedFileError: it came with the program.
        ChangedOutsideError: it is not there any more.
        NotWrittenError: the system refused.
    """
    _check_own(path)
    target = path_for(path.parent, name)
    if target == path:
        return path
    recased = target.name.casefold() == path.name.casefold()
    same = recased and (not target.exists() or target.samefile(path))
    if is_taken(path.parent, name) and not same:
        raise NameTakenError(f"there is a routine {printable(name)} already; take another name")
    _move(path, target)
    return target


def delete_routine(path: Path, trash: Path) -> Deleted:
    """Put a routine file aside into the folder `trash`; `restore_routine` puts it back.

    Raises:
        ShippedFileError: it came with the program.
        ChangedOutsideError: it is not there any more.
        NotWrittenError: the system refused.
    """
    _check_own(path)
    kept = trash / f"{free_name(trash, path.stem)}{path.suffix}"
    _move(path, kept)
    return Deleted(path, kept)


def restore_routine(deleted: Deleted) -> Path:
    """Put a deleted routine file back where it was, and return it.

    Raises:
        NameTakenError: another one has taken its place.
        ChangedOutsideError: it is not kept any more.
        NotWrittenError: the system refused.
    """
    if is_taken(deleted.path.parent, deleted.path.stem):
        name = printable(deleted.path.stem)
        raise NameTakenError(f"there is a new routine {name}; rename it first")
    _move(deleted.kept, deleted.path)
    return deleted.path


def _check_own(path: Path) -> None:
    if is_shipped(path):
        name = printable(path.stem)
        raise ShippedFileError(f"{name} came with the program and stays; duplicate it instead")


def _move(path: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(os.fspath(path), os.fspath(target))
    except FileNotFoundError:
        name = printable(path.name)
        raise ChangedOutsideError(f"{name} is not there any more; look at the list again") from None
    except OSError as error:
        raise not_written(path, error) from None
