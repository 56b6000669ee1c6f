"""A session of counted rounds and minutes, its plan changed by keys, killed, and taken up again."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.pty_screen import PACKAGE, Terminal

ROUTINE = """\
title = "Mixed"
get_ready = "0s"

[[block]]
title = "Cindy"
kind = "amrap"
cap = "9m"
exercise = [{ name = "Pull-up", reps = 5 }, { name = "Push-up", reps = 10 }]

[[block]]
title = "Arms"
exercise = [
    { name = "Dip", reps = 8, sets = 2, rest = "30s", easier = "Bench dip" },
    { name = "Row", reps = 12 },
]

[[block]]
title = "Minutes"
kind = "emom"
rounds = 3
exercise = [{ name = "Burpee", reps = 6 }]
"""

LEFT = re.compile(r"\d+:\d\d left")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mixed.toml"
    path.write_text(ROUTINE)
    return path


def let_two_seconds_show(terminal: Terminal) -> None:
    """Wait until no press can be a bounce of the one before."""
    for _ in range(2):
        shown = LEFT.search(terminal.text())
        assert shown
        terminal.wait_for(" left", gone=shown[0])


def rounds_counted(terminal: Terminal) -> None:
    """Count two rounds, take the second back, and go on."""
    terminal.wait_for("WORK · Cindy · 0 rounds", "space round")
    terminal.press(" ")
    terminal.wait_for("WORK · Cindy · 1 round ")
    let_two_seconds_show(terminal)
    terminal.press(" ")
    terminal.wait_for("WORK · Cindy · 2 rounds")
    terminal.press("u")
    terminal.wait_for("WORK · Cindy · 1 round ")
    terminal.press("n")


def plan_changed(terminal: Terminal) -> None:
    """Do another version of the dip from now on, and that later, as its place is taken."""
    terminal.wait_for("WORK · Dip · Set 1/2")
    terminal.press("x")
    terminal.wait_for("In place of Dip", "Bench dip  (easier)")
    terminal.press("\r")
    terminal.wait_for("From now on, today")
    terminal.press("\x1b[B\r")
    terminal.wait_for("WORK · Bench dip · Set 1/2")
    terminal.press("t")
    terminal.wait_for("WORK · Row")


def history(home: Path) -> Any:
    ran = subprocess.run(
        [sys.executable, "-m", "runlift_tui", "export"],
        env={**os.environ, "RUNLIFT_HOME": str(home), "PYTHONPATH": str(PACKAGE)},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(ran.stdout)


def test_a_changed_plan_is_taken_up_at_its_exact_step(tmp_path: Path, file: Path) -> None:
    terminal = Terminal(tmp_path, "train", str(file), "--no-sound", columns=100, rows=30)
    rounds_counted(terminal)
    plan_changed(terminal)
    terminal.press("n")
    terminal.wait_for("WORK · Burpee · Round 1/3")
    terminal.press("n")
    terminal.wait_for("REST · Burpee · Round 2/3")
    terminal.child.kill(signal.SIGKILL)
    terminal.child.wait()

    terminal = Terminal(tmp_path, "train", str(file), "--no-sound", columns=100, rows=30)
    terminal.wait_for("was cut off", "Resume Mixed")
    terminal.press("r")
    terminal.wait_for("PAUSED · Burpee · Round 2/3")
    terminal.press(" ")
    terminal.wait_for("REST · Burpee · Round 2/3")
    terminal.press("d")
    terminal.wait_for("GET READY · Bench dip · Set 1/2")
    terminal.press("n")
    terminal.wait_for("WORK · Bench dip · Set 1/2")
    terminal.press("n")
    terminal.wait_for("REST · Bench dip · Set 2/2")
    terminal.press("f")
    terminal.wait_for("FINISHED", "1 round in")
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert b"Traceback" not in terminal.output

    done = [step for step in history(tmp_path)["sessions"][0]["steps"] if step["kind"] == "work"]
    assert [(step["exercise"], step["outcome"]) for step in done] == [
        ("Cindy", "done"),
        ("Dip", "swapped"),
        ("Bench dip", "left"),
        ("Row", "done"),
        ("Burpee", "done"),
        ("Bench dip", "done"),
    ]
    assert [len(step.get("laps_ms", ())) for step in done] == [1, 0, 0, 0, 0, 0]
    terminal = Terminal(tmp_path, columns=100, rows=30)
    terminal.wait_for("Total body")
    terminal.press("h")
    terminal.wait_for("Mixed", "4 sets")
    terminal.press("\r")
    terminal.wait_for("Cindy", "1 round in", "Bench dip")
    terminal.press("\x03")
    assert terminal.exit_code() == 130
