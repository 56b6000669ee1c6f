"""The process ends in time whatever the sound is doing, and prints nothing past Python."""

import os
import subprocess
import sys
import time

import pytest

from tests.sound.pulse import SoundServer

pytestmark = pytest.mark.sound

PROGRAM = """
import sys
from runlift_tui.audio.choose import AudioChoice, open_output
from runlift_tui.audio.stderr import stderr_apart
from runlift_tui.bundled import bundled_folder
from runlift_tui.clock import SystemClock
from runlift_tui.engine.timeline import Cue

clock = SystemClock()
with stderr_apart():
    output = open_output(AudioChoice.MINIAUDIO, clock, [bundled_folder("sounds")])
    output.open()
    now = clock.now()
    output.replace([(now + 200 * n, Cue.TICK) for n in range(100)])
    for line in sys.stdin:
        print(output.state, flush=True)
        if line == "quit\\n":
            break
    output.close()
    print("drawn on the screen", file=sys.__stderr__)
print("after it", file=sys.stderr)
"""


class Program:
    """The program above in a process of its own, asked for its state over a pipe."""

    def __init__(self, server: SoundServer) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, **server.variables},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def state(self, word: str = "state") -> str:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()

    def await_state(self, state: str, seconds: float) -> None:
        end = time.monotonic() + seconds
        while self.state() != state:
            assert time.monotonic() < end, f"waited {seconds} s for the sound to be {state}"
            time.sleep(0.05)

    def quit(self) -> str:
        """Quit; return what the process wrote to descriptor 2. Fails after two seconds."""
        self.state("quit")
        begun = time.monotonic()
        try:
            _, printed = self._process.communicate(timeout=10)
        finally:
            self._process.kill()
        assert time.monotonic() - begun < 2
        assert self._process.returncode == 0
        return printed


def check_quit(program: Program) -> None:
    """Quit, and see that only Python's own lines were printed."""
    assert program.quit() == "drawn on the screen\nafter it\n"


def test_quitting_while_it_sounds(server: SoundServer) -> None:
    server.start("one")
    program = Program(server)
    program.await_state("on", 5)
    time.sleep(2.5)
    check_quit(program)


def test_quitting_while_the_device_opens(server: SoundServer) -> None:
    server.start("one")
    program = Program(server)
    program.await_state("on", 5)
    check_quit(program)


def test_quitting_without_any_server(server: SoundServer) -> None:
    program = Program(server)
    program.await_state("lost", 5)
    check_quit(program)


def test_quitting_while_the_server_hangs(server: SoundServer) -> None:
    server.start("one")
    server.freeze()
    program = Program(server)
    program.await_state("on", 5)
    program.await_state("lost", 5)
    check_quit(program)


def test_quitting_on_a_suspended_sink(server: SoundServer) -> None:
    server.start("one")
    program = Program(server)
    program.await_state("on", 5)
    time.sleep(2.5)
    server.control("suspend-sink", "one", "1")
    time.sleep(0.3)
    check_quit(program)


def test_quitting_after_a_suspended_sink_was_given_up(server: SoundServer) -> None:
    server.start("one")
    program = Program(server)
    program.await_state("on", 5)
    time.sleep(2.5)
    server.control("suspend-sink", "one", "1")
    program.await_state("lost", 5)
    time.sleep(0.5)
    check_quit(program)


def test_quitting_after_the_server_was_killed(server: SoundServer) -> None:
    server.start("one")
    program = Program(server)
    program.await_state("on", 5)
    time.sleep(2.5)
    server.stop(kindly=False)
    program.await_state("lost", 5)
    check_quit(program)
