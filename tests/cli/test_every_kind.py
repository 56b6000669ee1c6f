"""Every kind of block through the whole program: shown, checked, rendered, rehearsed and typed."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.rendered import check_wave

KINDS = {
    "tabata": 'kind = "circuit"\nrounds = 3\nrest = "5s"\n'
    'exercise = [{ name = "Go", work = "10s" }]',
    "list": 'exercise = [{ name = "A", work = "10s" }, { name = "B", work = "25s", rest = "7s" }]',
    "pyramid": 'kind = "circuit"\nrest = "6s"\nexercise = [{ name = "Up", work = "5s" }, '
    '{ name = "Top", work = "21s" }, { name = "Down", work = "5s" }]',
    "emom": 'kind = "emom"\nrounds = 3\nrest = "10s"\n'
    'exercise = [{ name = "Burpee", reps = 12 }, { name = "Plank", work = "40s" }]',
    "open-emom": 'kind = "emom"\nrounds = 2\ninterval = "20s"\nexercise = [{ name = "Work" }]',
    "late-emom": 'kind = "emom"\nrounds = 4\ninterval = "20s"\n'
    'exercise = [{ name = "Thruster", reps = 9, tempo = "1-0-1-0.5" }]',
    "sided-emom": 'kind = "emom"\nrounds = 2\n'
    'exercise = [{ name = "Lunge", reps = 6, each_side = true }]',
    "amrap": 'kind = "amrap"\ncap = "90s"\nsets = 2\nset_rest = "15s"\n'
    'exercise = [{ name = "Pull-up", reps = 5 }, { name = "Push-up", reps = 10 }]',
    "for-time": 'kind = "for-time"\nrounds = 3\ncap = "80s"\nexercise = [{ name = "Run" }]',
    "open-for-time": 'kind = "for-time"\nrounds = 3\nexercise = [{ name = "Run" }]',
    "death-by": 'kind = "death-by"\ninterval = "15s"\nrounds = 9\nrest = "10s"\n'
    'exercise = [{ name = "Burpee" }]',
    "sets": 'kind = "circuit"\nrounds = 2\nrest = "5s"\nsets = 2\nset_rest = "25s"\n'
    'rest_name = "Walk {round}"\nexercise = [{ name = "Sprint {round}", work = "20s" }]',
    "open": 'exercise = [{ name = "Hang", work = "open", rest = "20s" }]',
}


def routine(folder: Path, *kinds: str) -> Path:
    """Write a routine with these kinds of block, a squat after them."""
    blocks = [f'[[block]]\ntitle = "{kind}"\n{KINDS[kind]}\n' for kind in kinds]
    last = '[[block]]\ntitle = "End"\nexercise = [{ name = "Squat", reps = 4 }]\n'
    path = folder / "kinds.toml"
    path.write_text("\n".join(['title = "Kinds"\nget_ready = "3.5s"', *blocks, last]))
    return path


@pytest.fixture(params=[*KINDS, "all"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return routine(tmp_path, *(KINDS if request.param == "all" else [request.param]))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUNLIFT_HOME", str(tmp_path / "home"))


def ran(*argv: object, typed: str = "") -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "runlift_tui", *map(str, argv)]
    return subprocess.run(command, input=typed, capture_output=True, text=True, timeout=60)


def shown_of(file: Path) -> Any:
    return json.loads(ran("show", file, "--json").stdout)


def test_its_steps_come_to_what_is_planned_and_it_renders_as_it_is_shown(
    file: Path, tmp_path: Path
) -> None:
    shown = shown_of(file)
    lasts = [step["planned_s"] for step in shown["steps"]]
    assert sum(lasts) == shown["planned_s"]
    rendered = ran("render", "--no-voice", file, tmp_path / "x.wav")
    assert rendered.returncode == 0, rendered.stderr
    check_wave(tmp_path / "x.wav", shown, lasts)


def test_an_untouched_rehearsal_ends_exactly_as_planned(file: Path) -> None:
    planned = shown_of(file)["planned_s"]
    rehearsal = ran("train", file, "--plain", "--speed", "600")
    assert rehearsal.returncode == 0
    assert rehearsal.stderr == ""
    stamp, *words = rehearsal.stdout.splitlines()[-1].split()
    minutes, seconds = stamp.split(":")
    assert int(minutes) * 60 + float(seconds) == planned
    assert words[:2] == ["completed", "in"]


def typed(tmp_path: Path, kind: str, *orders: str) -> list[str]:
    """Type orders as fast as the program takes them; return what it printed, without the times."""
    lines = "".join(f"{order}\n" for order in ("skip", *orders, "quit"))
    told = ran("train", routine(tmp_path, kind), "--plain", "--no-sound", typed=lines)
    assert told.returncode == 0
    assert told.stderr == ""
    return [line.split(" ", 1)[1] for line in told.stdout.splitlines()]


def test_rounds_of_an_amrap_are_typed_and_taken_back(tmp_path: Path) -> None:
    lines = typed(tmp_path, "amrap", "round", "round", "round", "undo", "done 3")
    assert "work 1: amrap, set 1/2, as many rounds as possible, 1m30s" in lines
    assert [line for line in lines if line.startswith("rounds")] == [
        "rounds 1",
        "rounds 2",
        "rounds 3",
        "rounds 2",
    ]
    assert any(line.startswith("end 1: done, 2 rounds and 3 reps, ") for line in lines)


def test_a_for_time_ends_with_its_last_typed_round(tmp_path: Path) -> None:
    lines = typed(tmp_path, "for-time", "round", "round", "round")
    assert "work 1: Run, 3 rounds for time, 1m20s" in lines
    assert lines.index("cue last-round") > lines.index("rounds 2")
    assert any(line.startswith("end 1: done, 3 rounds, ") for line in lines)
    assert "work 2: Squat, 4 reps" in lines


def test_an_emom_is_typed_through_and_the_rest_of_it_skipped_and_taken_back(
    tmp_path: Path,
) -> None:
    lines = typed(tmp_path, "emom", "done", "skip block", "undo", "done 10")
    assert "work 1: Burpee, round 1/3, 12 reps, each 1m" in lines
    assert "changed: the rest of emom skipped" in lines
    assert "changed: taken back: the rest of emom skipped" in lines
    assert any(line.startswith("end 1: done, 12 of 12 reps, ") for line in lines)


def test_open_work_waits_for_the_typed_word(tmp_path: Path) -> None:
    lines = typed(tmp_path, "open", "done", "again")
    assert "work 1: Hang, until you are done" in lines
    assert "changed: Hang once more" in lines
