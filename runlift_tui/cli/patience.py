"""Asks what may never answer, without waiting for ever."""

import logging
from collections.abc import Callable
from threading import Thread
from typing import TypeVar

_Answer = TypeVar("_Answer")

_log = logging.getLogger(__name__)


def within(seconds: float, ask: Callable[[], _Answer]) -> _Answer | None:
    """Return what `ask` returns, or None if it takes longer than `seconds`, or fails.

    It then goes on in its thread, which the end of the process ends.
    """
    answers: list[_Answer] = []

    def run() -> None:
        try:
            answers.append(ask())
        except Exception:  # no answer is an answer too
            _log.exception("A question to the system failed")

    thread = Thread(target=run, name="question", daemon=True)
    thread.start()
    thread.join(seconds)
    return answers[0] if answers else None
