"""Typed lines, waited for no longer than asked. It never blocks the session on the keyboard."""

import queue
import threading
from typing import TextIO


class TypedLines:
    """Reads a stream's lines in a thread of its own; `ended` after the last one was taken."""

    def __init__(self, stream: TextIO | None) -> None:
        self.ended = stream is None
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        if stream:
            threading.Thread(target=self._read, args=(stream,), daemon=True).start()

    def next(self, seconds: float | None) -> str | None:
        """Return the next line, or None if there is none within `seconds` (None: for ever)."""
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            return None
        self.ended = line is None
        return line

    def _read(self, stream: TextIO) -> None:
        try:
            for line in stream:
                self._lines.put(line)
        except (OSError, ValueError):  # closed, or not text: as good as its end
            pass
        self._lines.put(None)
