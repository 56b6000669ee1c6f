"""`--fit` at the command line: what it says first, and what it refuses."""

import json
from pathlib import Path

import pytest

from tests.cli.test_main import code_of

FILE = """
title = "Legs"
get_ready = "0s"
[[block]]
title = "Warm-up"
exercise = [{ name = "Skip", work = "2m", counted = false }]
[[block]]
title = "Main"
exercise = [{ name = "Squat", work = "1m", sets = 3, rest = "15-30s" }]
[[block]]
title = "Extra"
accessory = true
exercise = [{ name = "Calf raise", work = "1m", sets = 2 }]
"""


@pytest.fixture(autouse=True)
def legs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("RUNLIFT_HOME", str(tmp_path / "home"))
    file = tmp_path / "legs.toml"
    file.write_text(FILE, encoding="utf-8")
    return str(file)


def test_show_says_first_what_was_left_out(legs: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert code_of("show", legs, "--fit", "7m30s") == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[0] == "Left out to fit 7m30s: Calf raise: 1 of 2 sets"
    assert shown[2] == "Legs (legs): 7m30s, 8 steps"


def test_show_says_where_nothing_was_left_out(
    legs: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of("show", legs, "--fit", "1h") == 0
    assert capsys.readouterr().out.startswith("Legs fits into 1h as it is\n")


def test_the_json_of_a_fitted_routine_has_the_same_keys(
    legs: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of("show", legs, "--json") == 0
    whole = json.loads(capsys.readouterr().out)
    assert code_of("show", legs, "--json", "--fit", "6m") == 0
    fitted = json.loads(capsys.readouterr().out)
    assert list(fitted) == list(whole)
    assert whole["planned_s"] == 510
    assert fitted["planned_s"] == 360


@pytest.mark.parametrize("command", ["show", "train"])
def test_too_little_time_is_a_fault_that_names_the_least(
    command: str, legs: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of(command, legs, "--fit", "2m") == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "runlift: 2m is 1m too short for Legs: it needs 3m at least\n"


def test_a_session_without_a_screen_says_what_is_left_out_and_when_it_ends(
    legs: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of("train", legs, "--plain", "--speed", "10000", "--fit", "6m") == 0
    left_out, ends, start, *_ = capsys.readouterr().out.splitlines()
    assert left_out == "00:00.000 Left out to fit 6m: Calf raise: all 2 sets"
    assert ends.startswith("00:00.000 ends ")
    assert len(ends.removeprefix("00:00.000 ends ")) == len("18:42")
    assert "start Legs" in start
