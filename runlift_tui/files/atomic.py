"""Writes a file so that it is at every moment either the old one or the new one, whole.

It never leaves a half-written file behind, whatever interrupts it.
"""

import contextlib
import os
from pathlib import Path


def write_text(path: Path, text: str) -> None:
    """Put `text` into the file, as UTF-8 with its line ends as they are; makes the folder.

    A symbolic link stays one: what it leads to is replaced. Permissions stay as they were.

    Raises:
        OSError: the file cannot be written; the old one is untouched.
    """
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with draft.open("wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            draft.chmod(target.stat().st_mode)
        draft.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system lets one ask for that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
