"""Lets a signal end a session that has no screen in order, so that it gives back what it took.

The screen has its own way; whatever is on disk needs none.
"""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

SIGNALLED = 128
"""Added to a signal's number this is the exit code, as shells have it."""


@contextmanager
def ending_in_order() -> Iterator[None]:
    """Leave by `SystemExit` at SIGTERM and SIGHUP; a session is then cut off, not abandoned.

    Enter it in the main thread. A second signal changes nothing: the end is bounded in time.
    """
    numbers = [signal.SIGTERM] if sys.platform == "win32" else [signal.SIGTERM, signal.SIGHUP]
    # A signal that the parent has ignored, as nohup does, stays so.
    heeded = [n for n in numbers if signal.getsignal(n) is not signal.SIG_IGN]
    before = {number: signal.signal(number, _leave) for number in heeded}
    try:
        yield
    finally:
        for number, kept in before.items():
            signal.signal(number, kept)


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    for again in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        signal.signal(again, signal.SIG_IGN)
    raise SystemExit(SIGNALLED + number)
