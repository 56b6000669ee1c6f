"""Routines leave and come in on the command line, and the journal's old ways still work."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from runlift_tui.bundled import bundled_folder
from runlift_tui.cli import main
from tests.files.sharing.apps import set_of, timer, workout

LEGS = """\
# For Thursdays.
title = "Legs"

[[block]]
title = "Main"
exercise = [{ name = "Squat", work = "30s" }]  # slow
"""
PLANK = set_of(2, ("Plank", 30), ("Rest", 10))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RUNLIFT_HOME", str(tmp_path / "home"))
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    own = tmp_path / "home" / "data" / "routines"
    own.mkdir(parents=True)
    return own


def put(name: str, content: object) -> str:
    text = content if isinstance(content, str) else json.dumps(content)
    Path(name).write_text(text, encoding="utf-8")
    return name


def test_a_routine_goes_out_whole_and_comes_in_whole_elsewhere(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "legs.toml").write_text(LEGS, encoding="utf-8")
    assert main(["export", "legs"]) == 0
    assert Path("legs.toml").read_text(encoding="utf-8") == LEGS
    assert "Legs written to legs.toml" in capsys.readouterr().out
    monkeypatch.setenv("RUNLIFT_HOME", str(tmp_path / "other"))
    assert main(["import", "legs.toml"]) == 0
    said = capsys.readouterr().out
    there = tmp_path / "other" / "data" / "routines" / "legs.toml"
    assert there.read_text(encoding="utf-8") == LEGS
    assert said == f'"Legs", 40s, is imported as legs: {there}\n  Start it: runlift train legs\n'
    assert main(["check", str(there)]) == 0
    capsys.readouterr()
    assert main(["import", "legs.toml"]) == 0
    assert "was there already as legs" in capsys.readouterr().out


def test_an_export_asks_before_it_replaces(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put("lifting.toml", "mine")
    assert main(["export", "lifting"]) == 1
    assert "--force" in capsys.readouterr().err
    assert Path("lifting.toml").read_text(encoding="utf-8") == "mine"
    assert main(["export", "lifting", "--force"]) == 0
    shipped = bundled_folder("routines") / "lifting.toml"
    assert Path("lifting.toml").read_bytes() == shipped.read_bytes()


def test_an_export_goes_where_it_is_sent(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    shipped = (bundled_folder("routines") / "lifting.toml").read_bytes()
    Path("box").mkdir()
    assert main(["export", "lifting", "box"]) == 0
    assert main(["export", "lifting", "mine.toml"]) == 0
    assert Path("box/lifting.toml").read_bytes() == shipped
    assert Path("mine.toml").read_bytes() == shipped
    capsysbinary.readouterr()
    assert main(["export", "lifting", "-"]) == 0
    assert capsysbinary.readouterr().out == shipped
    assert main(["export", "lifting", "none/there/mine.toml"]) == 0
    assert main(["export", "lifting", "mine.toml/mine.toml"]) == 1


@pytest.mark.parametrize(
    ("argv", "file", "begins"),
    [
        (["export"], None, "{"),
        (["export", "-"], None, "{"),
        (["export", "--format", "csv"], None, "session_id"),
        (["export", "out.json"], "out.json", "{"),
        (["export", "out.csv"], "out.csv", "session_id"),
        (["export", "--format", "json", "out"], "out", "{"),
        (["export", "./out"], "out", "{"),
        (["export", "out.bak"], "out.bak", "{"),
        (["export", "--format", "json", "lifting"], "lifting", "{"),
    ],
)
def test_the_journal_still_goes_out_as_it_did(
    argv: list[str], file: str | None, begins: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argv) == 0
    said = capsys.readouterr().out
    written = Path(file).read_text(encoding="utf-8") if file else said
    assert written.startswith(begins)


def test_a_slip_in_a_routine_name_writes_no_journal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "liftin"]) == 1
    said = capsys.readouterr().err
    assert 'did you mean "lifting"' in said
    assert "--format" in said
    assert not list(Path().iterdir())
    assert main(["export", "lifting", "out.json", "--format", "json"]) == 2


def test_a_journal_comes_in_by_its_content_whatever_its_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["export", "--format", "json", "journal.toml"]) == 0
    assert main(["import", "journal.toml"]) == 0
    assert "0 new sessions; 0 known already" in capsys.readouterr().out
    assert main(["import", "journal.toml", "--as", "legs"]) == 1


def test_other_apps_workouts_come_in_and_start(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", put("core.json", workout(PLANK, title="Core work"))]) == 0
    assert main(["import", put("hiit.txt", [timer("Squat", name="HIIT", getReadyTime=70)])]) == 0
    said = capsys.readouterr().out
    assert "Start it: runlift train core-work" in said
    assert "shortened to 1m" in said
    assert main(["train", "core-work", "--plain", "--speed", "10000", "--no-sound"]) == 0
    assert main(["check", *map(str, home.iterdir())]) == 0


def test_another_of_the_name_is_refused_until_it_is_named(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "core.toml").write_text(LEGS, encoding="utf-8")
    file = put("in.json", workout(PLANK))
    assert main(["import", file]) == 1
    assert "--as NAME" in capsys.readouterr().err
    assert main(["import", file, "--as", "core-2"]) == 0
    assert main(["import", file, "--as", "a/b"]) == 2
    assert main(["import", file, "--as", "lifting"]) == 0
    assert "stands in for the lifting" in capsys.readouterr().out
    assert (home / "core.toml").read_text(encoding="utf-8") == LEGS


def test_several_in_a_file_get_numbers_and_the_bad_one_is_said(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = workout(set_of(1, ("Squat", 30)))
    file = put("backup.json", {"workouts": [workout(PLANK), workout(), other]})
    assert main(["import", file]) == 1
    said = capsys.readouterr()
    assert sorted(path.stem for path in home.iterdir()) == ["core", "core-2"]
    assert "imported as core-2" in said.out
    assert "workout 2: it has no exercise" in said.err
    assert main(["import", file, "--as", "mine"]) == 1


@pytest.mark.parametrize(
    "content",
    [
        '{"title": "\\u001b[2J\\u202e\\u009b", "sets": [{"repetitions": 1e9}]}',
        '{"\\u001b[2J": 1, "\\u001b[2J": 2}',
        '{"sets": [], "version": "\\u001b]0;x\\u0007"}',
        '"\x1b[2J" = 1',
        'title = "\\u001b[2J"\n"\\u001b" = 5\n',
        "\x1b[2J\x9b",
    ],
)
def test_no_escape_code_reaches_the_terminal(
    content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", put("\x1b[31min.json", content)]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.replace("\n", "").isprintable()) == ("", True)


def test_a_title_is_shown_without_its_escape_codes(capsys: pytest.CaptureFixture[str]) -> None:
    title = "\x1b[31mRed\x1b]0;x\x07\u202e day"
    assert main(["import", put("in.json", workout(PLANK, title=title))]) == 0
    assert capsys.readouterr().out.replace("\n", "").isprintable()


HOSTILE = {
    "brackets": "[" * 900_000,
    "braces": '{"a":' * 180_000,
    "tables": "[a]\n" * 200_000,
    "toml-lists": "a = " + "[" * 900_000,
    "keys": '{"sets": [' + ",".join(f'{{"k{n}": 1}}' for n in range(60_000)) + "]}",
    "objects": "[" + ",".join("{}" for _ in range(300_000)) + "]",
    "wide": "{" + ",".join(f'"k{n}": {n}' for n in range(60_000)) + "}",
    "marks": '{"title": "' + "\u0316\u0301" * 200_000 + '", "sets": []}',
    "faults": 'title = "x"\n' + "[[block]]\n" * 90_000,
    "number": '{"sets": ' + "9" * 900_000 + "}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_the_worst_files_are_over_soon_and_without_a_traceback(name: str) -> None:
    put(name, HOSTILE[name])
    code = "import sys; from runlift_tui.cli import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, "import", name],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr
    assert "should not have happened" not in done.stderr
    assert 1 <= len(done.stderr.splitlines()) <= 21
