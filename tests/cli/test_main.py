"""The command line: wrong usage, broken files, and the exit code of each."""

import os
from pathlib import Path

import pytest

from runlift_tui.cli import main
from runlift_tui.engine.shorthand_forms import FORMS


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RUNLIFT_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def code_of(*argv: str) -> int:
    try:
        return main(argv)
    except SystemExit as end:
        return int(end.code or 0)


@pytest.mark.parametrize(
    ("argv", "complaint"),
    [
        (["rest", "soon"], '"soon" is not a duration; write it like 30s, 1m30s or 1:30'),
        (["rest", "0"], '"0" is out of range; it may be 1s to 1h'),
        (["rest", "2h"], '"2h" is out of range; it may be 1s to 1h'),
        (["rest", "1:99"], "is not a duration"),
        (["tabata", "--work=-20s"], '"-20s" is negative'),
        (["tabata", "--rounds", "0"], '"0" is not a number of rounds; it may be 1 to 99'),
        (["tabata", "--rounds", "10000"], "it may be 1 to 99"),
        (["tabata", "--get-ready", "61s"], "it may be 0s to 1m"),
        (["train", "lifting", "--speed", "0"], '"0" is not a speed'),
        (["train", "lifting", "--speed", "nan"], '"nan" is not a speed'),
        (["train", "lifting", "--from=-1"], '"-1" is not a step'),
        (["train", "lifting", "--from", "one"], '"one" is not a step'),
        (["train", "lifting", "--from", "9999"], "the steps of lifting go from 0 to"),
        (["interval", "8x"], "  8x\n    ^\nfor example: 8x20s/10s\n"),
        (["interval", "5x(40s", "--plain"], 'A ")" is missing here.'),
        (["interval"], "the following arguments are required: TIMER"),
        (["interval", "40s", "--get-ready", "61s"], "it may be 0s to 1m"),
        (["history", "--since", "soon"], '"soon" is not a day; write it like 2026-03-01'),
        (["history", "--limit", "0"], '"0" is not a number'),
        (["export", "--format", "xml"], "invalid choice"),
        (["import"], "the following arguments are required: FILE"),
        (["train"], "the following arguments are required: ROUTINE"),
        (["new", "a/b"], "/ cannot stand in a name; write it like leg-day"),
        (["new", "nul"], "means a device on Windows"),
        (["new"], "the following arguments are required: NAME"),
        (["dance"], "invalid choice: 'dance'"),
        (["train", "lifting", "--audio", "gramophone"], "invalid choice"),
    ],
)
def test_wrong_usage_is_told_in_words_with_code_2(
    argv: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of(*argv) == 2
    told = capsys.readouterr().err
    assert complaint in told
    assert "Traceback" not in told


def test_an_unknown_routine_brings_the_nearest_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert code_of("train", "total-bdy", "--plain") == 1
    assert "total-body" in capsys.readouterr().err


def broken_files(folder: Path) -> dict[str, Path]:
    """Make every kind of file that is no routine."""
    (folder / "big.toml").write_bytes(b"# " + b"x" * 5_000_000)
    (folder / "latin.toml").write_bytes(b'title = "caf\xe9"\n')
    (folder / "folder.toml").mkdir()
    (folder / "syntax.toml").write_text("title = \n", encoding="utf-8")
    (folder / "empty.toml").write_text("", encoding="utf-8")
    (folder / "zero.toml").write_text(
        'title = "Z"\n[[block]]\ntitle = "B"\n'
        'exercise = [{ name = "A", reps = 0, sets = 10000 }]\n',
        encoding="utf-8",
    )
    names = ("big", "latin", "folder", "syntax", "empty", "zero", "missing", "loop")
    if hasattr(os, "symlink") and os.name != "nt":
        (folder / "loop.toml").symlink_to(folder / "loop.toml")
    return {name: folder / f"{name}.toml" for name in names}


@pytest.mark.parametrize(
    "name", ["big", "latin", "folder", "syntax", "empty", "zero", "missing", "loop"]
)
@pytest.mark.parametrize("command", ["train", "show", "check"])
def test_a_file_that_is_no_routine_is_named_with_code_1(
    command: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = broken_files(tmp_path)[name]
    assert code_of(command, str(path)) == 1
    out, err = capsys.readouterr()
    assert f"{name}.toml" in out + err
    assert "Traceback" not in out + err


def test_every_fault_of_a_file_is_told_at_once_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code_of("check", str(broken_files(tmp_path)["zero"]))
    told = "".join(capsys.readouterr())
    assert "zero.toml:4" in told
    assert "reps" in told
    assert "sets" in told


def test_a_broken_file_of_the_user_leaves_the_other_routines_listed(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = home / "data" / "routines"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text("title = 3\n", encoding="utf-8")
    code_of("list")
    out, err = capsys.readouterr()
    assert "total-body" in out
    assert "mine.toml" in err


def test_the_version_and_help_are_told_with_code_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert code_of("--version") == 0
    assert code_of("--help") == 0
    assert "train" in capsys.readouterr().out


def test_a_rehearsal_without_a_screen_ends_with_code_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert code_of("tabata", "--plain", "--speed", "10000") == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "04:00.000 completed in 4m"


@pytest.mark.parametrize(
    ("argv", "ended"),
    [
        (["8x20s/10s"], "04:00.000 completed in 4m"),
        (["5x(40s/20s)", "rest", "2m", "x3"], "18:10.000 completed in 18m10s"),
        (["8x20s/10s ready 5s"], "03:55.000 completed in 3m55s"),
        (["8x20s/10s ready 5s", "--get-ready", "0"], "03:50.000 completed in 3m50s"),
    ],
)
def test_a_timer_in_its_short_form_is_rehearsed(
    argv: list[str], ended: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of("interval", *argv, "--plain", "--speed", "10000") == 0
    assert capsys.readouterr().out.splitlines()[-1] == ended


def test_help_shows_every_form_of_a_timer(capsys: pytest.CaptureFixture[str]) -> None:
    assert code_of("interval", "--help") == 0
    told = capsys.readouterr().out
    assert all(form in told and meaning in told for form, meaning in FORMS)
