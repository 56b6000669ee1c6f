"""Measures the floor in a pseudo-terminal beside the least Textual app: digits, CPU, bytes.

Run it by hand on Linux: ``python -m tests.bench.bench_screen [SECONDS]``. It prints, and asserts
nothing.
"""

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

SIZES = ((120, 40), (200, 60))
SETTLE_S = 4
QUIET_S = 0.15
"""Output after this much silence belongs to the next second."""


def now() -> float:
    """Return the clock that both sides read, in seconds."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


def child_argv(kind: str, moments: Path) -> list[str]:
    """Return the command line of `screen_child`."""
    return [sys.executable, "-m", "tests.bench.screen_child", kind, str(moments)]


class Child:
    """The program `argv` in a pseudo-terminal of `width` x `height`."""

    def __init__(
        self, argv: list[str], width: int, height: int, variables: Mapping[str, str] | None = None
    ) -> None:
        self.started = now()
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        environment = {**os.environ, **terminal, **(variables or {})}
        self.process = subprocess.Popen(
            argv, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
        )
        os.close(slave)

    def read(self, seconds: float) -> list[tuple[float, int]]:
        """Return when how many bytes came, for so long."""
        came: list[tuple[float, int]] = []
        end = now() + seconds
        while (left := end - now()) > 0:
            if select.select([self.master], [], [], left)[0]:
                came.append((now(), len(os.read(self.master, 1 << 16))))
        return came

    def first_frame(self, cells: int) -> float:
        """Return the seconds from the start until as many bytes came as half the cells."""
        total = 0
        while total < cells // 2:
            total += len(os.read(self.master, 1 << 16))
        return now() - self.started

    def cpu(self) -> float:
        """Return the processor seconds used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """Kill it."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        os.close(self.master)


@dataclass(frozen=True, slots=True)
class Measured:
    """Late digits in milliseconds against a fitted grid and the own moment; CPU in percent."""

    grid: list[float]
    moment: list[float]
    cpu: float
    bytes_a_second: float


def measure(kind: str, width: int, height: int, seconds: float) -> Measured:
    """Watch seconds change for so long."""
    with tempfile.TemporaryDirectory() as folder:
        moments = Path(folder) / "moment"
        child = Child(child_argv(kind, moments), width, height)
        child.read(SETTLE_S)
        used = child.cpu()
        came = child.read(seconds)
        used = child.cpu() - used
        start = float(moments.read_text())
        child.end()
    firsts = [at for (before, _), (at, _) in pairwise(came) if at - before > QUIET_S]
    phases = [(at - start + 0.5) % 1 - 0.5 for at in firsts]
    middle = statistics.median(phases)
    return Measured(
        grid=[abs(phase - middle) * 1e3 for phase in phases],
        moment=[phase * 1e3 for phase in phases],
        cpu=used / seconds * 100,
        bytes_a_second=sum(count for _, count in came) / seconds,
    )


def spread(values: list[float]) -> str:
    """Return median and 95th percentile."""
    return (
        f"median {statistics.median(values):4.1f} p95 {statistics.quantiles(values, n=20)[-1]:4.1f}"
    )


def main() -> None:
    """Print a line for each program and size."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    print("goals: grid 1/3 ms; moment 6/12 ms; CPU 2 %; 5000 bytes/s")
    for width, height in SIZES:
        for kind in ("minimal", "ours"):
            found = measure(kind, width, height, seconds)
            print(
                f"{width}x{height} {kind:8} grid {spread(found.grid)} ms; moment "
                f"{spread(found.moment)} ms; CPU {found.cpu:.1f} %; "
                f"{found.bytes_a_second:.0f} bytes/s"
            )


if __name__ == "__main__":
    main()
