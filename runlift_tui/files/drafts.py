"""Writes files of any size that belong together: all of them appear, whole, or none does.

It never leaves a half-written file behind, whatever interrupts it.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO


@contextlib.contextmanager
def drafts(*paths: Path) -> Iterator[tuple[BinaryIO, ...]]:
    """Open an empty draft for each path; all take their places when the block ends well.

    A symbolic link stays one: what it leads to is replaced.

    Raises:
        OSError: a file cannot be written; the old ones are untouched.
    """
    targets = [Path(os.path.realpath(path)) for path in paths]
    written = [target.with_name(f".{target.name}.{os.getpid()}.new") for target in targets]
    try:
        with contextlib.ExitStack() as opened:
            files = [opened.enter_context(draft.open("wb")) for draft in written]
            yield tuple(files)
            for file in files:
                file.flush()
                os.fsync(file.fileno())
        for draft, target in zip(written, targets, strict=True):
            draft.replace(target)
    except BaseException:
        for draft in written:
            with contextlib.suppress(OSError):
                draft.unlink()
        raise
