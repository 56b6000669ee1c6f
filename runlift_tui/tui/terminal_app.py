"""The App in a real terminal: signals end it in order, and a fault shows no traceback."""

import gc
import logging
import os
import signal
import sys
from asyncio import get_running_loop
from threading import Timer

from runlift_tui.tui.app import RunliftApp

LAST_RESORT = 1.5
"""Seconds after a signal at which the process ends even if the terminal does not answer."""

_log = logging.getLogger(__name__)


class TerminalApp(RunliftApp):
    """See the module."""

    def on_mount(self) -> None:
        """Listen for the signals that would leave the terminal dirty, and go on at full care."""
        self.call_after_refresh(_tidy)
        if sys.platform != "win32":
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                get_running_loop().add_signal_handler(number, self._end, number)

    def _end(self, number: int) -> None:
        code = 128 + number
        last_resort = Timer(LAST_RESORT, os._exit, (code,))
        last_resort.daemon = True
        last_resort.start()
        self.exit(code)

    def _fatal_error(self) -> None:
        """Log what Textual would print over the restored terminal, and end."""
        _log.critical("The screen failed", exc_info=True)
        self._close_messages_no_wait()


def _tidy() -> None:
    """Collect garbage from now on, but never look again at what the start has made."""
    gc.freeze()
    gc.enable()
