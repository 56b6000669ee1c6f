"""Signals to a session that prints lines: it ends in order, and can be taken up again."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from runlift_tui.cli.signals import ending_in_order

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
PLAIN = ("train", "lifting", "--plain", "--no-sound")


def started(home: Path, *before: str) -> "subprocess.Popen[str]":
    """Start a session that waits for typed lines, and read its first line."""
    process = subprocess.Popen(
        [*before, sys.executable, "-m", "runlift_tui", *PLAIN],
        env={**os.environ, "RUNLIFT_HOME": str(home)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline()
    return process


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_in_order_and_it_can_be_taken_up_again(
    tmp_path: Path, number: signal.Signals
) -> None:
    first = started(tmp_path)
    first.send_signal(number)
    _, said = first.communicate(timeout=10)
    assert (first.returncode, said) == (128 + number, "")
    second = started(tmp_path)
    second.kill()
    _, said = second.communicate(timeout=10)
    assert "was cut off" in said
    assert "--resume" in said


def test_where_the_hangup_is_ignored_it_goes_on(tmp_path: Path) -> None:
    process = started(tmp_path, "nohup")
    process.send_signal(signal.SIGHUP)
    out, _ = process.communicate("quit\n", timeout=10)
    assert process.returncode == 0
    assert out


def test_afterwards_signals_do_what_they_did_before() -> None:
    numbers = (signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    with ending_in_order():
        assert all(callable(signal.getsignal(number)) for number in numbers)
    assert [signal.getsignal(number) for number in numbers] == before


def test_while_it_ends_a_second_signal_changes_nothing() -> None:
    with pytest.raises(SystemExit) as end:
        end_twice()
    assert end.value.code == 128 + signal.SIGTERM


def end_twice() -> None:
    with ending_in_order():
        try:
            signal.raise_signal(signal.SIGTERM)
        finally:
            signal.raise_signal(signal.SIGHUP)
