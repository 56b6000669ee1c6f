"""Routine files as one works on them: opened, saved and made.

It never overwrites what it has not read, and never writes to a shipped routine: a change to one
goes to the user's folder, where it stands in for the shipped one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from runlift_tui.bundled import bundled_folder
from runlift_tui.engine.routine import Routine
from runlift_tui.files.atomic import write_new_text, write_text
from runlift_tui.files.faults import RoutineError, UnreadableError, printable
from runlift_tui.files.file_errors import (
    BadNameError,
    ChangedOutsideError,
    NameTakenError,
    NotWrittenError,
    SpoiledLayoutError,
    UnfitRoutineError,
)
from runlift_tui.files.file_names import is_taken, name_fault
from runlift_tui.files.library import SUFFIX
from runlift_tui.files.reader import parse_routine
from runlift_tui.files.rewriting import LayoutError, rewrite
from runlift_tui.files.toml_text import read_text
from runlift_tui.files.writer import dump_routine


@dataclass(frozen=True, slots=True)
class OpenRoutine:
    """A routine file that was read.

    Attributes:
        path: the file.
        routine: what it says.
        text: its text when it was read.
        target: where changes to it go: the file itself, or the user's own for a shipped one.
    """

    path: Path
    routine: Routine
    text: str
    target: Path

    @property
    def is_shipped(self) -> bool:
        """Whether a change makes a copy, which then stands in for it."""
        return self.path != self.target


def open_routine(path: Path, own: Path) -> OpenRoutine:
    """Read a routine file to work on it; `own` is the folder of the user's routines.

    Raises:
        RoutineError: the file cannot be read, or says something wrong.
    """
    try:
        text = read_text(path)
    except UnreadableError as error:
        raise RoutineError((error.fault,)) from None
    target = own / path.name if is_shipped(path) else path
    return OpenRoutine(path, parse_routine(text, path.stem, path), text, target)


def save_routine(opened: OpenRoutine, routine: Routine) -> OpenRoutine:
    """Save what became of an opened routine, and return it as it is now open.

    Comments, order and layout of a person's text stay. The routine keeps the file's name.

    Raises:
        UnfitRoutineError: no file may say this.
        SpoiledLayoutError: the layout would not survive.
        ChangedOutsideError: the file was changed or removed since it was opened.
        NameTakenError: the copy of a shipped routine would replace a file.
        NotWrittenError: the system refused.
    """
    wanted = replace(routine, name=opened.target.stem)
    if wanted == opened.routine:
        return opened
    text = changed_text(opened, wanted)
    if opened.is_shipped:
        write_fresh(opened.target, text)
    else:
        _check_unchanged(opened)
        try:
            write_text(opened.target, text)
        except OSError as error:
            raise not_written(opened.target, error) from None
    return OpenRoutine(opened.target, wanted, text, opened.target)


def create_routine(own: Path, routine: Routine) -> Path:
    """Write a new routine file, called as the routine is, and return it.

    Raises:
        UnfitRoutineError: no file may say this.
        BadNameError: no file may be called so.
        NameTakenError: there is one of this name.
        NotWrittenError: the system refused.
    """
    path = path_for(own, routine.name)
    text = dump_routine(routine)
    _check_fit(text, routine)
    write_fresh(path, text)
    return path


def path_for(own: Path, name: str) -> Path:
    """Return the path that a new routine of this name gets.

    Raises:
        BadNameError: no file may be called so.
    """
    if fault := name_fault(name):
        raise BadNameError(fault)
    return own / f"{name}{SUFFIX}"


def changed_text(opened: OpenRoutine, wanted: Routine) -> str:
    """Return the text with what differs changed, read again to be sure; nothing is written.

    Raises:
        UnfitRoutineError: no file may say this.
        SpoiledLayoutError: the layout would not survive.
    """
    fresh = dump_routine(wanted)
    _check_fit(fresh, wanted)
    if opened.text == dump_routine(opened.routine):
        return fresh
    for text in _rewritten(opened, wanted):
        try:
            if parse_routine(text, wanted.name, opened.path) == wanted:
                return text
        except RoutineError:
            continue
    raise SpoiledLayoutError(
        f"not saved: {printable(opened.path.name)} is laid out so that a change would spoil it; "
        "change it by hand, or save under another name"
    )


def write_fresh(path: Path, text: str) -> None:
    """Write a file that is not there yet; makes its folder.

    Raises:
        NameTakenError: there is one of this name.
        NotWrittenError: the system refused.
    """
    taken = f"there is a routine {printable(path.stem)} already: {printable(str(path))}"
    try:
        if is_taken(path.parent, path.stem):
            raise NameTakenError(f"{taken}; take another name")
        write_new_text(path, text)
    except FileExistsError:
        raise NameTakenError(f"{taken}; take another name") from None
    except OSError as error:
        raise not_written(path, error) from None


def is_shipped(path: Path) -> bool:
    """Tell whether a file came with the program."""
    return path.resolve().parent == bundled_folder("routines").resolve()


def not_written(path: Path, error: OSError) -> NotWrittenError:
    """Say what the system said, and what to do."""
    reason = error.strerror or str(error)
    return NotWrittenError(
        f"not saved: {printable(str(path))}: {reason}; make room or allow writing"
    )


def _check_unchanged(opened: OpenRoutine) -> None:
    name = printable(opened.path.name)
    try:
        there = read_text(opened.path)
    except UnreadableError as error:
        raise ChangedOutsideError(f"not saved: {error}; save it under another name") from None
    if there != opened.text:
        raise ChangedOutsideError(
            f"not saved: another program changed {name} meanwhile; "
            "open it again, or save under another name"
        )


def _check_fit(text: str, routine: Routine) -> None:
    """Tell whether a text says what is wanted; it was written for that."""
    try:
        read = parse_routine(text, routine.name, Path())
    except RoutineError as error:
        told = (": ".join(filter(None, (one.where, one.message))) for one in error.faults)
        raise UnfitRoutineError("\n".join(told)) from None
    if read != routine:
        raise UnfitRoutineError("it holds something that a routine file cannot say")


def _rewritten(opened: OpenRoutine, wanted: Routine) -> Iterator[str]:
    for whole in (False, True):
        try:
            yield rewrite(opened.text, opened.routine, wanted, whole=whole)
        except LayoutError:
            continue
