"""Keeps the machine and its display awake during a session. It never delays or disturbs one."""

import logging
from enum import StrEnum
from threading import Event, Thread

PATIENCE = 0.3
"""Seconds to wait, on the way out, until the machine may sleep again."""

_log = logging.getLogger(__name__)


class AwakeState(StrEnum):
    """Whether the machine is kept awake."""

    OFF = "off"
    """Nobody asked for it, or the answer has not come yet."""
    HELD = "held"
    FAILED = "failed"
    """It was tried and did not work: the display may go dark in a session."""


class Awake:
    """Holds the machine awake from `hold` to `release`.

    It asks in a thread of its own, as the service that is asked may never answer.
    """

    def __init__(self) -> None:
        self.state = AwakeState.OFF
        self._let_go = Event()
        self._thread: Thread | None = None

    def hold(self) -> None:
        """Ask for it and return at once."""
        self.release()
        self._let_go = Event()
        self._thread = Thread(target=self._keep, args=(self._let_go,), name="awake", daemon=True)
        self._thread.start()

    def release(self) -> None:
        """Let the machine sleep again; return at once."""
        self._let_go.set()
        self.state = AwakeState.OFF

    def close(self) -> None:
        """Let the machine sleep again and wait a moment until it is so."""
        self.release()
        if self._thread:
            self._thread.join(PATIENCE)

    def _keep(self, let_go: Event) -> None:
        try:
            from wakepy import keep

            with keep.presenting(on_fail="pass") as mode:
                self._tell(let_go, AwakeState.HELD if mode.active else AwakeState.FAILED)
                let_go.wait()
        except Exception:  # whatever the system's service does, the session goes on
            _log.exception("The machine could not be kept awake")
            self._tell(let_go, AwakeState.FAILED)

    def _tell(self, let_go: Event, state: AwakeState) -> None:
        if not let_go.is_set():
            self.state = state
