"""The whole program in a pseudo-terminal: played, resized, signalled, stopped."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from tests.terminal.pty_screen import PATIENCE, Terminal

LEFT_BEHIND = (b"?1049", b"?1000", b"?1003", b"?1004", b"?2004")
"""Modes that a full-screen program turns on and must turn off: its screen, mouse, focus, paste."""

QUICK = ("tabata", "--rounds", "2", "--work", "2s", "--rest", "1s", "--get-ready", "1s")


def restored(output: bytes) -> bool:
    """Tell whether the last word on every mode, and on the cursor, was to put it back."""
    for mode in LEFT_BEHIND:
        words = re.findall(re.escape(mode) + rb"([hl])", output)
        if words and words[-1] != b"l":
            return False
    return bool(re.findall(rb"\?25([hl])", output)[-1] == b"h")


def test_a_tabata_is_played_to_its_summary_and_left_by_the_big_key(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, *QUICK, "--no-sound")
    terminal.wait_for("GET READY")
    terminal.wait_for("WORK")
    terminal.wait_for("REST")
    terminal.wait_for("WORK")
    terminal.wait_for("DONE")
    terminal.press(" ")
    assert terminal.exit_code() == 0
    assert restored(terminal.output)
    assert terminal.output.count(b"Traceback") == 0


def test_a_whole_routine_runs_to_its_end_on_the_screen(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "train", "total-body", "--speed", "600", columns=120, rows=40)
    terminal.wait_for("DONE")
    terminal.press(" ")
    assert terminal.exit_code() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("argv", [(), (*QUICK, "--no-sound")], ids=["home", "session"])
def test_a_signal_leaves_the_terminal_as_it_was(
    tmp_path: Path, number: signal.Signals, argv: tuple[str, ...]
) -> None:
    terminal = Terminal(tmp_path, *argv)
    terminal.wait_for("GET READY" if argv else "Total body")
    terminal.child.kill(number)
    assert terminal.exit_code() == 128 + number
    assert restored(terminal.output)
    assert b"Traceback" not in terminal.output


@pytest.mark.parametrize("shown", [b"\x1b[?1049h", b"GET READY"], ids=["start", "session"])
def test_a_terminal_that_is_closed_ends_the_program(tmp_path: Path, shown: bytes) -> None:
    terminal = Terminal(tmp_path, *QUICK, "--no-sound")
    terminal.child.expect_exact(shown)
    os.close(terminal.child.child_fd)
    assert ended(terminal.child.pid)


def ended(pid: int) -> bool:
    """Tell whether the child ends within some seconds."""
    for _ in range(PATIENCE * 10):
        if os.waitpid(pid, os.WNOHANG)[0]:
            return True
        Event().wait(0.1)
    os.kill(pid, signal.SIGKILL)
    return False


def test_control_c_leaves_with_130_and_the_terminal_as_it_was(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, *QUICK, "--no-sound")
    terminal.wait_for("GET READY")
    terminal.press("\x03")
    assert terminal.exit_code() == 130
    assert restored(terminal.output)


def test_a_tiny_terminal_says_so_and_time_goes_on(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, *QUICK, "--no-sound", columns=30, rows=8)
    terminal.wait_for("40x12")
    terminal.child.setwinsize(24, 80)
    terminal._screen.resize(24, 80)
    terminal.wait_for("DONE")


def test_a_stopped_process_ends_its_step_at_the_true_time(tmp_path: Path) -> None:
    argv = ["tabata", "--rounds", "1", "--work", "5s", "--get-ready", "0", "--plain", "--no-sound"]
    child = subprocess.Popen(
        [sys.executable, "-m", "runlift_tui", *argv],
        env={**os.environ, "RUNLIFT_HOME": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert "start" in child.stdout.readline()
    child.send_signal(signal.SIGSTOP)
    subprocess.run(["sleep", "3"], check=True)
    child.send_signal(signal.SIGCONT)
    rest, _ = child.communicate("")
    assert "00:05.000 end 0: ran out, 5s" in rest
    assert "pause" not in rest


def test_without_a_terminal_the_screen_says_what_it_needs(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "runlift_tui", "train", "total-body"],
        env={**os.environ, "RUNLIFT_HOME": str(tmp_path)},
        input="done\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert "needs a terminal" in ran.stderr
    assert ran.stdout == ""


def test_an_interrupted_plain_session_says_so_and_ends_with_130(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "runlift_tui", "train", "lifting", "--plain", "--no-sound"],
        env={**os.environ, "RUNLIFT_HOME": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert "start" in child.stdout.readline()
    child.send_signal(signal.SIGINT)
    out, err = child.communicate()
    assert child.returncode == 130
    assert "abandoned" in out
    assert err == ""
