"""A private PulseAudio server, and recordings of its sinks on the program's own clock."""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import numpy as np
from numpy.typing import NDArray

from runlift_tui.audio.output import FRAMES, RATE
from runlift_tui.clock import now_ns

QUIET = 250
"""Samples below this are silence: 1/130 of full scale."""
GAP = 20 * FRAMES
"""A sound after this much silence is a new onset."""

MISSING = [tool for tool in ("pulseaudio", "pactl", "parec") if not shutil.which(tool)]


def onsets(samples: NDArray[np.int16]) -> NDArray[np.float64]:
    """Return where sounds begin, in milliseconds from the first sample."""
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > QUIET)
    begins = np.diff(loud, prepend=-GAP - 1) > GAP
    starts: NDArray[np.float64] = loud[begins] / FRAMES
    return starts


def wait_for(done: Callable[[], object], seconds: float, what: str) -> float:
    """Wait until `done()` is true; return the seconds it took, or fail naming `what`."""
    start = time.monotonic()
    while not done():
        assert time.monotonic() - start < seconds, f"waited {seconds} s for {what}"
        time.sleep(0.01)
    return time.monotonic() - start


@dataclass
class Recording:
    """What a sink played so far; times are milliseconds of the program's clock."""

    process: subprocess.Popen[bytes]
    chunks: list[tuple[float, bytes]] = field(default_factory=list)

    def read(self) -> None:
        assert self.process.stdout
        while chunk := os.read(self.process.stdout.fileno(), 1 << 16):
            self.chunks.append((now_ns() / 1e6, chunk))

    def samples(self) -> NDArray[np.int16]:
        whole = b"".join(chunk for _, chunk in self.chunks)
        return np.frombuffer(whole[: len(whole) // 2 * 2], "<i2")

    def start(self) -> float:
        """Return the moment of the first sample: no chunk can come before it was played."""
        total, moments = 0, []
        for moment, chunk in self.chunks:
            total += len(chunk) // 2
            moments.append(moment - total / FRAMES)
        return min(moments[len(moments) // 10 :])

    def onsets(self) -> NDArray[np.float64]:
        """Return the moments at which sounds began."""
        return self.start() + onsets(self.samples())

    def last_sound(self) -> float:
        """Return the moment at which the newest loud sample arrived, 0 before any."""
        for moment, chunk in reversed(self.chunks):
            if np.abs(np.frombuffer(chunk[: len(chunk) // 2 * 2], "<i2")).max(initial=0) > QUIET:
                return moment
        return 0.0


class SoundServer:
    """PulseAudio with null sinks, which no other program on the machine sees."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def variables(self) -> Mapping[str, str]:
        """What the environment of a client needs, and nothing of the machine's own sound."""
        place = str(self.folder)
        return {
            "HOME": place,
            "XDG_RUNTIME_DIR": place,
            "PULSE_RUNTIME_PATH": place,
            "PULSE_SERVER": f"unix:{place}/native",
        }

    def start(self, *sinks: str) -> None:
        socket = f"module-native-protocol-unix socket={self.folder}/native auth-anonymous=1"
        nulls = [f"module-null-sink sink_name={sink} rate={RATE}" for sink in sinks]
        loads = [part for module in (socket, *nulls) for part in ("-L", module)]
        options = ("-n", "--daemonize=no", "--exit-idle-time=-1", "--disable-shm=yes")
        self._process = subprocess.Popen(
            ["pulseaudio", *options, *loads],
            env={**os.environ, **self.variables},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(self._answers, 10, "PulseAudio to start")

    def _answers(self) -> bool:
        listed = subprocess.run(
            ["pactl", "info"],
            env={**os.environ, **self.variables},
            capture_output=True,
            check=False,
        )
        return listed.returncode == 0

    def control(self, *words: str) -> str:
        """Run pactl; return what it says."""
        return subprocess.run(
            ["pactl", *words],
            env={**os.environ, **self.variables},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()

    def freeze(self) -> None:
        """Let the server hang: it takes connections and answers nothing."""
        assert self._process
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let a server that hangs go on."""
        assert self._process
        self._process.send_signal(signal.SIGCONT)

    def stop(self, *, kindly: bool = True) -> None:
        """End the server; unkindly, it leaves its socket behind, as a crash does."""
        if self._process:
            self.thaw()
            (self._process.terminate if kindly else self._process.kill)()
            try:
                self._process.wait(3)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    @contextlib.contextmanager
    def record(self, sink: str) -> Iterator[Recording]:
        """Record what `sink` plays; it is running once the block is entered."""
        process = subprocess.Popen(
            [
                "parec",
                f"--device={sink}.monitor",
                f"--rate={RATE}",
                "--channels=1",
                "--format=s16le",
                "--latency-msec=10",
            ],
            env={**os.environ, **self.variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        recording = Recording(process)
        reader = Thread(target=recording.read, daemon=True)
        reader.start()
        try:
            wait_for(lambda: recording.chunks, 10, f"{sink} to be recorded")
            yield recording
        finally:
            process.terminate()
            process.wait()
            reader.join(2)
            assert process.stdout
            process.stdout.close()
