"""Training by the log: what was earned the last time is what `train` asks for today."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from runlift_tui.bundled import bundled_folder
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.files.reader import read_routine
from runlift_tui.journal.recorder import local_now
from runlift_tui.journal.store import open_journal
from runlift_tui.places import find_places
from tests.journal.sessions import BEGUN, Performed

NAME = "total-body-beginner"
SQUAT = "Kettlebell goblet squat"


def asked(*argv: str) -> str:
    """Return the line of the first goblet squat that `train` leads to."""
    timeline = compile_routine(read_routine(bundled_folder("routines") / f"{NAME}.toml"))
    first = next(n for n, step in enumerate(timeline.steps) if step.label == SQUAT)
    command = [sys.executable, "-m", "runlift_tui", "train", NAME, "--plain", "--no-sound"]
    ran = subprocess.run(
        [*command, "--from", str(first), *argv], input="quit\n", capture_output=True, text=True
    )
    return next(line for line in ran.stdout.splitlines() if f"work {first}:" in line)


@pytest.fixture
def earned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Record a session of two days ago in which every target was done."""
    monkeypatch.setenv("RUNLIFT_HOME", str(tmp_path))
    timeline = compile_routine(read_routine(bundled_folder("routines") / f"{NAME}.toml"))
    journal = open_journal(find_places().journal)
    performed = Performed(journal, timeline)
    performed.wall.set_on((local_now() - BEGUN) / timedelta(days=1) - 2)
    performed.start().to_end()
    journal.close()


@pytest.mark.usefixtures("earned")
def test_what_was_earned_is_asked_for() -> None:
    assert "set 1/2, 9 reps" in asked()


@pytest.mark.usefixtures("earned")
def test_a_rehearsal_goes_by_the_file() -> None:
    assert "set 1/2, 8 reps" in asked("--speed", "9999")
