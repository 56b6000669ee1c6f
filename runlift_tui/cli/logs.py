"""Sends the program's notes on its own failures to a file, as the screen is taken. Never raises."""

import logging
from pathlib import Path


def log_to(path: Path) -> None:
    """Write warnings and errors to `path`; where that cannot be, they are dropped."""
    logging.raiseExceptions = False
    root = logging.getLogger()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        root.addHandler(logging.FileHandler(path, encoding="utf-8", delay=True))
    except OSError:
        root.addHandler(logging.NullHandler())
    root.setLevel(logging.WARNING)
