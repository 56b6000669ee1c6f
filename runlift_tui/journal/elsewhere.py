"""Takes a session that the journal could not keep to a file of its own, for `runlift import`.

It never writes over a file that is there, and leaves no half of one behind.
"""

import io
import os
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from shlex import quote
from tempfile import gettempdir

from runlift_tui.journal.exporting import export_json
from runlift_tui.journal.faults import JournalError
from runlift_tui.journal.history import every_session
from runlift_tui.journal.recorder import Recorder


def usual_name(recorder: Recorder) -> str:
    """Return a name for the file that says what is in it: ``runlift-2026-03-01-2330-legs.json``."""
    with closing(recorder.elsewhere()) as journal:
        (record,) = every_session(journal)
    routine = "".join(c if c.isalnum() else "-" for c in record.routine).strip("-")
    return f"runlift-{record.moment:%Y-%m-%d-%H%M}-{routine or 'session'}.json"


def save_elsewhere(recorder: Recorder, path: Path) -> None:
    """Write the recorder's session, as an export, to a new file.

    Raises:
        JournalError: the file is there already, or cannot be written; nothing is left of it.
    """
    out = io.StringIO()
    with closing(recorder.elsewhere()) as journal:
        export_json(journal, out)
    try:
        with path.open("xb") as file:
            _write(file.fileno(), path, out.getvalue().encode())
    except FileExistsError as fault:
        raise JournalError(f"{path} is there already: choose another name") from fault
    except (OSError, ValueError) as fault:
        why = getattr(fault, "strerror", None) or str(fault)
        raise JournalError(f"{path} cannot be written: {why}") from fault


def usual_folders() -> tuple[Path, ...]:
    """Return where to put a file that nobody was asked about, the likeliest to be found first."""
    with suppress(OSError):  # the present folder may be gone
        return Path.cwd(), Path("~").expanduser(), Path(gettempdir())
    return Path("~").expanduser(), Path(gettempdir())


def usual_folder() -> Path:
    """Return the folder to offer: home, or where one is, whichever may be written."""
    folders = (Path("~").expanduser(), *usual_folders())
    return next((folder for folder in folders if os.access(folder, os.W_OK)), folders[0])


def rescue(recorder: Recorder, folders: Iterable[Path]) -> str:
    """Save the session in the first of `folders` that takes it; say where, or that none did."""
    name, faults = usual_name(recorder), []
    for folder in folders:
        try:
            save_elsewhere(recorder, folder / name)
        except JournalError as fault:
            faults.append(str(fault))
        else:
            return saved_text(folder / name)
    return f"what you did could not be saved: {'; '.join(faults)}"


def saved_text(path: Path) -> str:
    """Say where the session is, and how it comes into a journal."""
    command = f"runlift import {quote(str(path))}"
    return f"what you did is saved in {path}; to take it in later: {command}"


def _write(file: int, path: Path, data: bytes) -> None:
    try:
        while data:
            data = data[os.write(file, data) :]
        os.fsync(file)
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise
