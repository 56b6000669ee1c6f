"""Writes a file so that it is at every moment either the old one or the new one, whole.

It never leaves a half-written file behind, whatever interrupts it.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path


def write_text(path: Path, text: str) -> None:
    """Put `text` into the file, as UTF-8 with its line ends as they are; makes the folder.

    A symbolic link stays one: what it leads to is replaced. Permissions stay as they were.

    Raises:
        OSError: the file cannot be written; the old one is untouched.
    """
    target = Path(os.path.realpath(path))
    with _draft(target, text) as draft:
        if target.exists():
            draft.chmod(target.stat().st_mode)
        draft.replace(target)
    _sync_folder(target.parent)


def write_new_text(path: Path, text: str) -> None:
    """Do as `write_text`, but only where there is no such file, not even one made meanwhile.

    Raises:
        FileExistsError: there is one, and it is untouched.
        OSError: the file cannot be written.
    """
    with _draft(path, text) as draft:
        try:
            os.link(draft, path)
        except FileExistsError:
            raise
        except OSError:  # a file system that has no links
            path.open("xb").close()
            draft.replace(path)
        else:
            draft.unlink()
    _sync_folder(path.parent)


@contextlib.contextmanager
def _draft(target: Path, text: str) -> Iterator[Path]:
    """Write a draft beside the target, safe on the disk; it is gone if the block fails."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with draft.open("wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        yield draft
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system lets one ask for that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
