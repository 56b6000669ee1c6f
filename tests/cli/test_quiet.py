"""Calls that a routine or the settings turn off are neither shown, nor rendered, nor said."""

import json
from pathlib import Path

import pytest

from runlift_tui.cli import main

ROUTINE = """\
title = "Legs"
get_ready = "4s"
{quiet}
[[block]]
title = "B"
kind = "circuit"
rounds = 2
exercise = [{{ name = "Wall sit", work = "30s", rest = "15s" }}]
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RUNLIFT_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def cues_shown(name: str, capsys: pytest.CaptureFixture[str]) -> set[str]:
    assert main(["show", name, "--json"]) == 0
    return {
        cue["cue"] for step in json.loads(capsys.readouterr().out)["steps"] for cue in step["cues"]
    }


@pytest.mark.parametrize(
    ("settings", "quiet", "missing"),
    [
        ("", "", set()),
        ("", 'quiet = ["halfway"]', {"halfway"}),
        ('quiet = ["halfway"]', "", {"halfway"}),
        ('quiet = ["halfway"]', 'quiet = ["last-round"]', {"halfway", "last-round"}),
        ('quiet = ["next-up", "time-left"]', "", set()),
    ],
)
def test_show_lacks_the_cues_of_calls_that_are_turned_off(
    settings: str,
    quiet: str,
    missing: set[str],
    home: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    put(home / "config" / "settings.toml", settings)
    path = put(tmp_path / "legs.toml", ROUTINE.format(quiet=quiet))
    assert {"halfway", "last-round"} - cues_shown(str(path), capsys) == missing


@pytest.mark.parametrize(
    ("settings", "quiet", "unsaid"),
    [
        ("", "", set()),
        ("", 'quiet = ["halfway"]', {"Halfway"}),
        ('quiet = ["countdown", "halfway"]', 'quiet = ["last-round"]', {"Halfway", "Last round"}),
    ],
)
def test_the_voice_lacks_the_words_of_calls_that_are_turned_off(
    settings: str,
    quiet: str,
    unsaid: set[str],
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: set[str] = set()

    class Voice:
        faults: tuple[str, ...] = ()
        revision = 1

        def prepare(self, texts: tuple[str, ...]) -> None:
            asked.update(texts)

        def wait(self, seconds: float) -> bool:
            return True

        def length_of(self, text: str) -> int:
            return 300

        def pcm(self, text: str) -> None:
            said.add(text)

    said: set[str] = set()
    put(home / "config" / "settings.toml", settings)
    path = put(tmp_path / "legs.toml", ROUTINE.format(quiet=quiet))
    monkeypatch.setattr("runlift_tui.cli.render.speaker", lambda _: Voice())
    assert main(["render", str(path), str(tmp_path / "legs.wav")]) == 0
    assert {"Halfway", "Last round"} - said == unsaid
    assert "Rest fifteen" in said <= asked


def test_a_call_that_there_is_not_is_told_with_file_line_and_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = put(tmp_path / "legs.toml", ROUTINE.format(quiet='quiet = ["last-raund"]'))
    assert main(["check", str(path)]) == 1
    told = capsys.readouterr().err
    assert f'{path}:3: "quiet" must be ' in told
    assert 'not "last-raund" - did you mean "last-round"?' in told
