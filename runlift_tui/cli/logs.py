"""Sends the program's notes on its own failures to a file, as the screen is taken. Never raises."""

import logging
import os
from io import TextIOWrapper
from pathlib import Path


def log_to(path: Path) -> None:
    """Write warnings and errors to `path`; where that cannot be, they are dropped.

    Nothing is made there before there is something to note.
    """
    logging.raiseExceptions = False
    root = logging.getLogger()
    root.addHandler(_LateFile(path, encoding="utf-8", delay=True))
    root.setLevel(logging.WARNING)


class _LateFile(logging.FileHandler):
    def _open(self) -> TextIOWrapper:
        try:
            Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
            return super()._open()
        except OSError:
            return Path(os.devnull).open("w", encoding="utf-8")
