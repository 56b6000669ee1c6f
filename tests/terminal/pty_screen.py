"""A pseudo-terminal with the program in it, seen as a person would see it."""

import os
import sys
import termios
from pathlib import Path
from typing import Any

import pexpect
import pyte

import runlift_tui
from runlift_tui.clock import SystemClock
from runlift_tui.engine.units import SECOND

PACKAGE = Path(runlift_tui.__file__).parents[1]
"""Where the program lies that is under test."""

PATIENCE = 20
"""Seconds after which what was waited for is taken to be missing; machines may be busy."""


SIZE = {"COLUMNS", "LINES"}
"""Variables that would tell the program of another terminal than the one it is in."""


class Terminal:
    """Runs ``python -m runlift_tui`` in a terminal of `columns` x `rows`, in the folder `home`."""

    def __init__(self, home: Path, *argv: str, columns: int = 80, rows: int = 24) -> None:
        environment = {
            **{name: value for name, value in os.environ.items() if name not in SIZE},
            "RUNLIFT_HOME": str(home),
            "HOME": str(home),
            "PYTHONPATH": str(PACKAGE),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
        }
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.output = b""
        self.child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "runlift_tui", *argv],
            cwd=str(home),
            dimensions=(rows, columns),
            env=environment,
            timeout=PATIENCE,
        )
        self.modes_before = self.modes()

    def modes(self) -> list[Any]:
        """Return the terminal's line modes, without its speeds and special characters."""
        return termios.tcgetattr(self.child.child_fd)[:4]

    def text(self) -> str:
        """Return what the screen shows now."""
        return "\n".join(self._screen.display)

    def wait_for(self, *texts: str, gone: str | None = None) -> str:
        """Read until the screen shows every one of `texts`, and `gone` no more; return it."""
        clock = SystemClock()
        latest = clock.now() + PATIENCE * SECOND
        while not all(text in self.text() for text in texts) or (gone and gone in self.text()):
            if clock.now() > latest:  # a clock on the screen never stands still
                raise AssertionError(f"{texts} never came, the screen shows:\n{self.text()}")
            try:
                self._feed(self.child.read_nonblocking(65_536, PATIENCE))
            except (pexpect.TIMEOUT, pexpect.EOF) as fault:
                shown = f"{type(fault).__name__}, the screen shows:\n{self.text()}"
                raise AssertionError(f"{texts} never came; {shown}") from None
        return self.text()

    def press(self, keys: str) -> None:
        """Type `keys`."""
        self.child.send(keys)

    def exit_code(self) -> int:
        """Wait for the program's end; a death by signal is 128 and its number."""
        while True:
            try:
                self._feed(self.child.read_nonblocking(65_536, PATIENCE))
            except pexpect.EOF:
                break
        self.child.wait()
        if self.child.signalstatus is not None:
            return 128 + int(self.child.signalstatus)
        return int(self.child.exitstatus)

    def _feed(self, data: bytes) -> None:
        self.output += data
        self._stream.feed(data)
