"""The journal's three commands: what they print, and their exit codes."""

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from runlift_tui.cli import main
from runlift_tui.cli.history import export_command, history_command, import_command
from runlift_tui.engine.loads import ShownUnit
from runlift_tui.files.settings import Settings, save_settings
from runlift_tui.journal.recorder import local_now
from runlift_tui.journal.store import FILE, open_journal
from runlift_tui.places import Places, find_places
from tests.journal.sessions import perform


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "config", tmp_path / "data", tmp_path / "cache")


def record_two(places: Places) -> None:
    journal = open_journal(places.journal)
    now = local_now()
    perform(journal, now - timedelta(days=2))
    perform(journal, now)
    journal.close()


def test_an_empty_history_says_so_and_begins_no_journal(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    assert history_command(places, False, None, None, 50) == 0
    assert capsys.readouterr().out == "Nothing is recorded yet.\n"
    assert not places.data.exists()


def test_sessions_are_listed_newest_first_with_the_weeks_kept(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    record_two(places)
    assert history_command(places, False, None, None, 50) == 0
    first, second, weeks = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{local_now():%Y-%m-%d}")
    assert "lifts" in second
    assert "4 sets" in second
    assert "completed" in second
    assert "of the last 8 weeks had two sessions" in weeks


def test_json_has_the_sessions_and_the_weeks(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    record_two(places)
    assert history_command(places, True, "lifts", date(2020, 1, 1), 1) == 0
    found = json.loads(capsys.readouterr().out)
    (session,) = found["sessions"]
    assert (session["routine"], session["sets"], session["elapsed_s"]) == ("lifts", 4, 10.0)
    assert len(found["weeks"]) == 8
    assert sum(week["sessions"] for week in found["weeks"]) == 2
    year, week, _ = local_now().isocalendar()
    assert found["weeks"][-1]["week"] == f"{year}-W{week:02d}"


def test_a_journal_that_may_only_be_read_is_read(
    places: Places, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    record_two(places)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert history_command(places, True, None, None, 50) == 0
    assert len(json.loads(capsys.readouterr().out)["sessions"]) == 2


def test_an_export_comes_in_again_elsewhere(
    places: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record_two(places)
    out = tmp_path / "out.json"
    assert export_command(places, "json", out) == 0
    other = Places(tmp_path, tmp_path / "other", tmp_path)
    assert import_command(other, out) == 0
    assert import_command(other, out) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == f"2 sessions written to {out}"
    assert said[1:] == ["2 new sessions; 0 known already", "0 new sessions; 2 known already"]
    assert export_command(other, "json", None) == 0
    assert capsys.readouterr().out == out.read_text(encoding="utf-8")


def test_an_export_overwrites_nothing(
    places: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "there.csv"
    out.write_text("mine")
    assert export_command(places, "csv", out) == 1
    assert "there already" in capsys.readouterr().err
    assert out.read_text() == "mine"


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\x00", b"{}"])
def test_what_cannot_be_imported_is_said_with_its_name(
    places: Places, tmp_path: Path, content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "in.json"
    if content is not None:
        source.write_bytes(content)
    assert import_command(places, source) == 1
    assert "in.json" in capsys.readouterr().err


def test_a_damaged_journal_is_a_sentence_and_stays_where_it_is(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    places.journal.mkdir(parents=True)
    (places.journal / FILE).write_bytes(b"nonsense" * 999)
    assert history_command(places, False, None, None, 50) == 1
    assert export_command(places, "json", None) == 1
    assert capsys.readouterr().err.count("is damaged") == 2
    assert (places.journal / FILE).read_bytes() == b"nonsense" * 999


def test_history_loads_neither_the_screen_nor_the_sound() -> None:
    code = (
        "import sys, runlift_tui.cli.history;"
        "print({'textual', 'numpy', 'miniaudio'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_the_command_line_leads_through_history_export_and_import(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUNLIFT_HOME", str(tmp_path))
    record_two(find_places())
    today = f"{local_now():%Y-%m-%d}"
    assert main(["history", "--json", "--routine", "lifts", "--since", today]) == 0
    assert len(json.loads(capsys.readouterr().out)["sessions"]) == 1
    assert main(["history", "--limit", "1"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert main(["export", "--format", "csv"]) == 0
    assert capsys.readouterr().out.startswith("session_id,")
    assert main(["export", str(tmp_path / "out.json")]) == 0
    assert main(["import", str(tmp_path / "out.json")]) == 0
    assert "2 known already" in capsys.readouterr().out


def test_the_volume_is_told_in_the_unit_of_the_settings_and_json_stays_in_kilograms(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    record_two(places)
    save_settings(places.settings, Settings(units=ShownUnit.LB))
    history_command(places, False, None, None, 50)
    assert "400 lb" in capsys.readouterr().out.splitlines()[0]
    history_command(places, True, None, None, 50)
    assert json.loads(capsys.readouterr().out)["sessions"][0]["kilograms"] == 181.4
