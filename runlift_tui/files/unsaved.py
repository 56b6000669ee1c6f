"""Changes to a routine that were not saved yet, kept so that no power cut or key loses them.

They never touch the routine's own file.
"""

import contextlib
import hashlib
from dataclasses import dataclass
from pathlib import Path

from runlift_tui.engine.routine import Routine
from runlift_tui.files.atomic import write_text
from runlift_tui.files.faults import RoutineError, UnreadableError
from runlift_tui.files.library import SUFFIX
from runlift_tui.files.reader import parse_routine
from runlift_tui.files.routine_file import OpenRoutine
from runlift_tui.files.toml_text import parse_toml, read_text
from runlift_tui.files.writer import dump_routine

NEW = "new"
"""What the changes to a routine are kept as that has no file yet."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A changed routine, and the file as it was when the changes began; None for a new one."""

    routine: Routine
    opened: OpenRoutine | None


def check_routine(routine: Routine) -> Routine:
    """Return the routine as its file would be read.

    Raises:
        RoutineError: no file may say this.
    """
    return parse_routine(dump_routine(routine), routine.name, Path())


def keep_unsaved(folder: Path, unsaved: Unsaved) -> None:
    """Write changes down; makes the folder.

    Raises:
        OSError: the system refused.
    """
    import tomli_w

    opened = unsaved.opened
    table = {"name": unsaved.routine.name, "routine": dump_routine(unsaved.routine)}
    if opened:
        table |= {"path": str(opened.path), "target": str(opened.target), "text": opened.text}
    write_text(_path(folder, opened.path if opened else None), tomli_w.dumps(table))


def load_unsaved(folder: Path, path: Path | None) -> Unsaved | None:
    """Return the changes to the routine file `path`, or to a new routine; None if there are none.

    What cannot be read any more counts as none.
    """
    kept = _path(folder, path)
    try:
        table = {key: str(value) for key, value in parse_toml(read_text(kept), kept).items()}
        routine = parse_routine(table["routine"], table["name"], kept)
        if not path:
            return Unsaved(routine, None)
        before = parse_routine(table["text"], path.stem, path)
        return Unsaved(routine, OpenRoutine(path, before, table["text"], Path(table["target"])))
    except (UnreadableError, RoutineError, KeyError):
        return None


def drop_unsaved(folder: Path, path: Path | None) -> None:
    """Forget the changes to the routine file `path`, or to a new routine."""
    with contextlib.suppress(OSError):
        _path(folder, path).unlink()


def _path(folder: Path, path: Path | None) -> Path:
    if not path:
        return folder / f"{NEW}{SUFFIX}"
    # Two folders may have routines of one name.
    place = hashlib.sha256(str(path.absolute()).encode(errors="replace")).hexdigest()[:12]
    return folder / f"{path.stem}-{place}{SUFFIX}"
