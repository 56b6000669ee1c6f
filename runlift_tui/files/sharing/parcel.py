"""Finds out by its content what a file holds: routines, another app's workouts, or a journal.

Every routine that comes out is sound; it writes nothing.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from runlift_tui.engine.routine import Routine
from runlift_tui.files.faults import Fault, RoutineError, UnreadableError
from runlift_tui.files.file_names import name_fault, name_for
from runlift_tui.files.reader import parse_routine
from runlift_tui.files.sharing.foreign import ForeignError, Part, parse_json
from runlift_tui.files.sharing.just_another import is_workout, read_workout
from runlift_tui.files.sharing.names import is_tidy, tidy
from runlift_tui.files.sharing.open_hiit import is_timer, read_timer
from runlift_tui.files.toml_text import MOST_BYTES, decode_text, read_bytes
from runlift_tui.files.writer import dump_routine

MOST_JOURNAL_BYTES = 64_000_000
"""Room for the journal of fifteen years."""

MOST_WORKOUTS = 200
"""More in one file are no person's."""

TAKEN = (
    "an import is a routine's TOML file, a journal that 'runlift export' wrote as JSON, "
    "or an export of Just Another Workout Timer or OpenHIIT"
)
"""What a file may be."""

_HEAD = 4_096

_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{|\[(?!\[?\s*[A-Za-z_-]))")
"""How JSON begins, and TOML, with its headers such as ``[[block]]``, does not."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A routine that came in, and the TOML text that its file is to hold."""

    routine: Routine
    text: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a file holds, and what is wrong with the rest of it; or a journal, still unread."""

    arrivals: tuple[Arrival, ...] = ()
    faults: tuple[Fault, ...] = ()
    is_journal: bool = False


def open_parcel(path: Path, journal: str) -> Parcel:
    """Read what a file holds; `journal` is what the "format" of a journal's export is called.

    Raises:
        RoutineError: nothing in the file can be used.
    """
    try:
        data = read_bytes(path, MOST_JOURNAL_BYTES)
        if _begins_journal(data, journal):
            return Parcel(is_journal=True)
        if len(data) > MOST_BYTES:
            message = f"is {len(data) / 1e6:.1f} MB long; the most is {MOST_BYTES / 1e6:.0f} MB"
            raise RoutineError((Fault(path, None, "", message),))
        if not data.strip():
            raise RoutineError((Fault(path, None, "", f"is empty; {TAKEN}"),))
        parcel = _opened(data, path, journal)
    except UnreadableError as error:
        raise RoutineError((error.fault,)) from None
    if not parcel.arrivals and parcel.faults:
        raise RoutineError(parcel.faults)
    return parcel


def _begins_journal(data: bytes, journal: str) -> bool:
    """Tell a journal by its first key, so that a long one is read only once."""
    head = data[:_HEAD].decode("utf-8-sig", errors="replace")
    return "".join(head.split()).startswith(f'{{"format":"{journal}"')


def _opened(data: bytes, path: Path, journal: str) -> Parcel:
    if not _JSON.match(data):
        return Parcel((_routine(decode_text(data, path), path),))
    found = _parsed(data, path)
    if isinstance(found, dict) and found.get("format") == journal:
        return Parcel(is_journal=True)
    return _workouts(found, path)


def _routine(text: str, path: Path) -> Arrival:
    """Read a routine file whose text, comments and all, is to stay as it is."""
    plain = is_tidy(path.stem) and not name_fault(path.stem)
    routine = parse_routine(text, path.stem if plain else name_for(tidy(path.stem)), path)
    lines = enumerate(text.replace("\r\n", "\n").split("\n"), start=1)
    hidden = [number for number, line in lines if not is_tidy(line)]
    if hidden or not all(map(is_tidy, dump_routine(routine).split("\n"))):
        message = "holds characters that do not show, or pile up; take them out"
        raise RoutineError((Fault(path, hidden[0] if hidden else None, "", message),))
    return Arrival(routine, text)


def _parsed(data: bytes, path: Path) -> object:
    try:
        try:
            return parse_json(decode_text(data, path))
        except UnreadableError:
            found = parse_json(data.decode("latin-1"))
            if not (isinstance(found, dict) and any(map(is_workout, _items(found)))):
                raise
            return found
    except ForeignError as error:
        raise RoutineError((Fault(path, None, "", str(error)),)) from None


def _items(found: object) -> list[dict[str, object]]:
    """Return the objects in a file that may each be a workout."""
    listed = found.get("workouts", [found]) if isinstance(found, dict) else found
    return [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []


def _workouts(found: object, path: Path) -> Parcel:
    """Read every workout that an app's export holds; a faulty one does not hide the others."""
    listed = _items(found)
    known = [item for item in listed if is_workout(item) or is_timer(item)]
    message = f"holds no workout; {TAKEN}"
    if len(known) > MOST_WORKOUTS:
        message = f"holds {len(known):,} workouts; the most is {MOST_WORKOUTS}"
    if not known or len(known) > MOST_WORKOUTS:
        raise RoutineError((Fault(path, None, "", message),))
    arrivals: list[Arrival] = []
    faults: list[Fault] = []
    for number, item in enumerate(known, start=1):
        where = f"workout {number}" if len(known) > 1 else ""
        try:
            arrivals.append(_workout(Part(item, where), path))
        except ForeignError as error:
            faults.append(Fault(path, None, "", str(error)))
        except RoutineError as error:
            faults += (replace(f, path=path, line=None, where=where) for f in error.faults)
    return Parcel(tuple(arrivals), tuple(faults))


def _workout(part: Part, path: Path) -> Arrival:
    routine = read_workout(part) if is_workout(part.data) else read_timer(part)
    routine = replace(routine, name=name_for(routine.title))
    text = dump_routine(routine)
    return Arrival(parse_routine(text, routine.name, path), text)
