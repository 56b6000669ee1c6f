"""Keeps what C libraries print away from the screen, for as long as a front end has the terminal.

ALSA and PulseAudio write to file descriptor 2, and Textual draws on it too: so the drawing moves.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import Buffer

_STDERR = 2


class _Screen(FileIO):
    """A terminal that may go away: what is drawn after that is lost, and nobody waits for it."""

    def write(self, drawn: "Buffer", /) -> int:
        """See `FileIO.write`."""
        with suppress(OSError):
            return super().write(drawn)
        return memoryview(drawn).nbytes


@contextmanager
def stderr_apart() -> Iterator[None]:
    """Let `sys.stderr` go on to where it went, and throw away what is printed past Python.

    Enter it before the front end is made. It is no loss: a missing sound server alone fills a
    log with 25 lines twice a second.
    """
    kept = sys.stderr, sys.__stderr__
    for stream in kept:
        if stream:
            stream.flush()
    screen = os.dup(_STDERR)
    drawn = BufferedWriter(_Screen(screen, "w"))
    with TextIOWrapper(drawn, encoding="utf-8", errors="backslashreplace") as moved:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, _STDERR)
        os.close(nowhere)
        sys.stderr = moved
        sys.__stderr__ = moved  # type: ignore[misc]  # Textual draws on this one
        try:
            yield
        finally:
            sys.stderr, sys.__stderr__ = kept  # type: ignore[misc]
            moved.flush()
            os.dup2(screen, _STDERR)
