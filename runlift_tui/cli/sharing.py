"""Routines out to a file for somebody else, and in again from what somebody sent.

What came is said with its place and the command that starts it; nothing is replaced unasked.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from runlift_tui.cli.history import EXPORTS, export_command, import_command
from runlift_tui.cli.say import say, warn
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.units import SECOND, duration_text
from runlift_tui.files.atomic import write_new_text, write_text
from runlift_tui.files.faults import Fault, RoutineError, UnreadableError, printable
from runlift_tui.files.file_errors import RoutineFileError
from runlift_tui.files.file_names import name_fault
from runlift_tui.files.library import SUFFIX, find_path, routine_folders
from runlift_tui.files.reader import parse_routine
from runlift_tui.files.sharing.parcel import Arrival, open_parcel
from runlift_tui.files.sharing.shelf import Shelf, Shelved
from runlift_tui.files.toml_text import read_text
from runlift_tui.journal.exporting import FORMAT
from runlift_tui.places import Places

DATA = 1
USAGE = 2
"""Exit codes: a file or its data is at fault; the command is."""

STANDARD_OUTPUT = "-"
MOST_FAULTS = 20
"""A file may have thousands; nobody reads on."""


def export_any(
    places: Places, what: str | None, out: Path | None, kind: str | None, *, force: bool
) -> int:
    """Write a routine or the journal to a file, or to standard output; return the exit code.

    Args:
        places: where the routines and the journal are.
        what: the name of a routine, the journal's file, or None for the journal.
        out: the routine's file, a folder, or ``-``.
        kind: one of `EXPORTS`; means the journal.
        force: replace a file that is there.
    """
    if out and kind:
        warn("--format is for the journal, and that goes to one OUT")
        return USAGE
    if out or (what and not kind and not _is_journal(what, places)):
        return _export_routine(places, str(what), out, force=force)
    suffix = Path(what or "").suffix.lstrip(".")
    journal = None if what in (None, STANDARD_OUTPUT) else Path(str(what))
    return export_command(places, kind or (suffix if suffix in EXPORTS else "json"), journal, force)


def import_any(places: Places, source: Path, name: str | None) -> int:
    """Take in the routines or the journal that a file holds; return the exit code.

    `name` is what the person calls the one routine in it.
    """
    if name is not None and (fault := name_fault(name)):
        warn(fault)
        return USAGE
    try:
        parcel = open_parcel(source, FORMAT)
    except RoutineError as error:
        _tell(error.faults)
        return DATA
    several = len(parcel.arrivals) + len(parcel.faults) > 1
    if name and (parcel.is_journal or several):
        warn("--as names one routine, and this file holds something else; leave it out")
        return DATA
    if parcel.is_journal:
        return import_command(places, source)
    _tell(parcel.faults)
    kept = _shelve(parcel.arrivals, places, name, several=several)
    return DATA if parcel.faults or not kept else 0


def _is_journal(what: str, places: Places) -> bool:
    """Whether a word is a file for the journal and no routine."""
    path = Path(what)
    if what == STANDARD_OUTPUT or path.suffix.lstrip(".") in EXPORTS:
        return True
    if path.suffix == SUFFIX:
        return False
    if path.name != what:
        return True
    try:
        find_path(what, routine_folders(places))
    except RoutineError:
        return bool(path.suffix)
    return False


def _export_routine(places: Places, what: str, out: Path | None, *, force: bool) -> int:
    try:
        path = find_path(what, routine_folders(places))
        text = read_text(path)
        title = parse_routine(text, path.stem, path).title
    except UnreadableError as error:
        _tell([error.fault])
        return DATA
    except RoutineError as error:
        _tell(error.faults)
        if not what.endswith(SUFFIX):
            warn("for the journal name a .json or .csv file, or say --format")
        return DATA
    if out == Path(STANDARD_OUTPUT):
        sys.stdout.buffer.write(text.encode())
        return 0
    file = out or Path(path.name)
    file = file / path.name if file.is_dir() else file
    try:
        (write_text if force else write_new_text)(file, text)
    except FileExistsError:
        warn(printable(f"{file} is there already: choose another name, or replace it: --force"))
        return DATA
    except OSError as fault:
        warn(printable(f"{file} cannot be written: {fault.strerror}"))
        return DATA
    say(printable(f"{title} written to {file}; 'runlift import' takes it in elsewhere"))
    return 0


def _shelve(
    arrivals: Iterable[Arrival], places: Places, name: str | None, *, several: bool
) -> bool:
    """Put routines among the user's own, and say where each stands; tell whether all do."""
    try:
        shelf = Shelf(routine_folders(places))
        for arrival in arrivals:
            _report(arrival, shelf.add(arrival, chosen=name, numbered=several))
    except RoutineError as error:
        _tell(error.faults)
        return False
    except RoutineFileError as fault:
        warn(printable(str(fault)))
        return False
    return True


def _report(arrival: Arrival, kept: Shelved) -> None:
    routine = arrival.routine
    lasts = duration_text(compile_routine(routine).planned // SECOND * SECOND)
    came = "was there already" if kept.known else "is imported"
    say(printable(f'"{routine.title}", {lasts}, {came} as {kept.name}: {kept.path}'))
    if kept.shadows:
        say(f"  It stands in for the {kept.name} that came with runlift, as long as it is there.")
    for note in () if kept.known else routine.notes:
        say(printable(f"  {note}"))
    say(printable(f"  Start it: runlift train {kept.name}"))


def _tell(faults: Iterable[Fault]) -> None:
    listed = list(faults)
    for fault in listed[:MOST_FAULTS]:
        print(printable(str(fault)), file=sys.stderr)
    if len(listed) > MOST_FAULTS:
        print(f"and {len(listed) - MOST_FAULTS:,} more", file=sys.stderr)
