"""A new routine: from a template that works at once, and into the person's own editor."""

import os
import shlex
import sys
from pathlib import Path

import pytest

from runlift_tui.cli import main
from runlift_tui.cli.new import EDITORS, editor_of, new_command
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.units import MINUTE
from runlift_tui.files.library import routine_folders
from runlift_tui.files.reader import parse_routine, read_routine
from runlift_tui.files.template import template
from runlift_tui.places import Places


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "config", tmp_path / "my data", tmp_path / "cache")


def script(folder: Path, code: str) -> str:
    """Write an editor in Python, and return the command that runs it on a file."""
    path = folder / "my editor.py"
    path.write_text(f"import sys\npath = sys.argv[-1]\n{code}\n", encoding="utf-8")
    return shlex.join([sys.executable, str(path), "--wait"])


def test_a_new_routine_is_made_where_it_says_and_can_be_trained_at_once(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new_command(places, "leg-day", edit=False) == 0
    path = places.routines / "leg-day.toml"
    assert capsys.readouterr().out == (
        f"{path}: a new routine, ready to be changed; 'runlift train leg-day' runs it\n"
    )
    routine = read_routine(path)
    assert routine.title == "Leg day"
    assert 10 * MINUTE < compile_routine(routine).planned < 20 * MINUTE


@pytest.mark.parametrize("name", ["legs", "Körper 深蹲", "50% {round}", 'say "hi"', "_"])
def test_the_template_is_right_whatever_the_name(name: str) -> None:
    text = template(name)
    routine = parse_routine(text, name, Path("x.toml"))
    assert {block.kind.value for block in routine.blocks} == {"straight", "circuit", "emom"}
    assert max(map(len, text.splitlines())) <= 100 + len(name)


def test_the_template_of_a_new_routine_runs_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RUNLIFT_HOME", str(tmp_path))
    assert main(["new", "mine"]) == 0
    with Path(os.devnull).open() as nothing:
        monkeypatch.setattr("sys.stdin", nothing)
        assert main(["train", "mine", "--plain", "--speed", "10000"]) == 0
    assert "completed" in capsys.readouterr().out.rstrip().splitlines()[-1]


def test_a_name_that_is_taken_is_refused_and_its_file_left_alone(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    places.routines.mkdir(parents=True)
    path = places.routines / "legs.toml"
    path.write_text("mine", encoding="utf-8")
    for name in ("legs", "Legs"):
        assert new_command(places, name, edit=True) == 1
        assert "there is a routine" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "mine"
    assert new_command(places, "lifting", edit=False) == 1
    assert "lifting is a shipped routine, which a new one would hide" in capsys.readouterr().err
    assert [path.name for path in routine_folders(places)[0].iterdir()] == ["legs.toml"]


def test_a_folder_that_cannot_be_made_is_told(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    places.data.write_text("in the way", encoding="utf-8")
    assert new_command(places, "legs", edit=False) == 1
    assert "not saved" in capsys.readouterr().err


def test_the_editor_gets_the_file_and_its_faults_are_told_with_their_lines(
    places: Places,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("VISUAL", script(tmp_path, "open(path, 'w').write('title = 3\\n')"))
    monkeypatch.setenv("EDITOR", "not-this-one")
    assert new_command(places, "legs", edit=True) == 1
    told = capsys.readouterr().err
    assert f'{places.routines / "legs.toml"}:1: "title" must be text in quotes' in told


def test_an_editor_that_changes_nothing_leaves_a_routine_that_is_all_right(
    places: Places,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", script(tmp_path, "assert sys.argv[1] == '--wait'"))
    assert new_command(places, "legs", edit=True) == 0
    out, err = capsys.readouterr()
    assert "legs.toml: ok, Legs, " in out
    assert err == ""


@pytest.mark.parametrize(
    ("editor", "told"),
    [
        ("no-such-editor --wait", "the editor no-such-editor cannot be started: No such file"),
        ("'half", "the editor 'half cannot be started"),
        (None, "ended with code 3; "),
    ],
)
def test_an_editor_that_is_missing_or_fails_is_told(
    editor: str | None,
    told: str,
    places: Places,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("VISUAL", editor or script(tmp_path, "raise SystemExit(3)"))
    assert new_command(places, "legs", edit=True) == 1
    assert told in capsys.readouterr().err
    assert read_routine(places.routines / "legs.toml").title == "Legs"


def test_without_a_choice_the_usual_editor_of_the_system_is_taken(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    places: Places,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert editor_of({}, "win32") == ["notepad"]
    choice = r'"C:\Program Files\Code\code.exe" --wait'
    assert editor_of({"EDITOR": choice}, "win32") == [r"C:\Program Files\Code\code.exe", "--wait"]
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}" if name == "vi" else None)
    assert editor_of({"EDITOR": " "}, "linux") == ["/bin/vi"]
    assert EDITORS[-1] == "vi"
    monkeypatch.setattr("shutil.which", {}.get)
    monkeypatch.setattr(os, "environ", {})
    assert new_command(places, "legs", edit=True) == 1
    assert "no editor was found; set EDITOR" in capsys.readouterr().err
