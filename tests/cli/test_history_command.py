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
    first, second, weeks, *_ = capsys.readouterr().out.splitlines()
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
    assert capsys.readouterr().out.count("completed") == 1
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


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_weeks_exercises_and_rests_are_told_after_the_sessions(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    record_two(places)
    history_command(places, False, None, None, 1)
    said = told(capsys)
    weeks = [line for line in said if line.startswith("Week of ")]
    assert len(weeks) == 8
    assert sum(int(line.split()[3]) for line in weeks) == 2
    assert sum(int(line.split()[5]) for line in weeks if line.endswith("kg")) in (362, 363)
    assert "Squat  8, 8 @ 25-35 lb; best 8 reps @ 25-35 lb, 1RM 32 lb" in said
    assert "Lunge  6/6; 12 left, 12 right (+0%)" in said
    assert "Plank  1s" in said
    assert "\n".join(said).count("Epley") == 1
    assert said[-1].startswith("Rests: 0 of 4 as prescribed, ")


def test_exercises_are_told_in_the_unit_of_the_settings(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    record_two(places)
    save_settings(places.settings, Settings(units=ShownUnit.KG))
    history_command(places, False, None, None, 1)
    assert "Squat  8, 8 @ 11.5-16 kg; best 8 reps @ 11.5-16 kg, 1RM 14.5 kg" in told(capsys)


def test_json_has_volumes_exercises_and_rests_of_the_weeks_that_are_told(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    record_two(places)
    history_command(places, True, None, None, 1)
    found = json.loads(capsys.readouterr().out)
    assert len(found["weeks"]) == 8
    assert sum(week["volume_kg"] for week in found["weeks"]) == pytest.approx(362.8, abs=0.2)
    lunge, plank, squat = found["exercises"]
    assert lunge["sides"] == {"left": 12, "right": 12, "difference": 0.0}
    assert (lunge["best_set"], plank["sides"]) == (None, None)
    today = f"{local_now():%Y-%m-%d}"
    assert squat["best_set"]["load"] == {"low": 25.0, "high": 35.0, "unit": "lb"}
    assert (squat["best_set"]["reps"], squat["best_set"]["one_rep_max_kg"]) == (8, 14.4)
    assert [point["reps"] for point in squat["points"]] == [16, 16]
    assert squat["points"][-1]["day"] == today
    assert (found["rests"]["rests"], found["rests"]["shorter"]) == (4, 4)
    assert found["one_rep_max_formula"] == "Epley"


def test_a_day_narrows_every_figure_and_a_long_ago_one_tells_no_empty_years(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    record_two(places)
    history_command(places, True, None, local_now().date(), 50)
    found = json.loads(capsys.readouterr().out)
    assert [week["sessions"] for week in found["weeks"]] == [1]
    assert found["rests"]["rests"] == 2
    assert [len(exercise["points"]) for exercise in found["exercises"]] == [1, 1, 1]
    history_command(places, True, None, date(2020, 1, 1), 50)
    assert len(json.loads(capsys.readouterr().out)["weeks"]) <= 2


def test_the_weeks_of_one_routine_know_nothing_of_the_others(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    record_two(places)
    history_command(places, True, "nope", None, 50)
    found = json.loads(capsys.readouterr().out)
    assert (found["sessions"], found["exercises"], found["rests"]["rests"]) == ([], [], 0)
    assert sum(week["sessions"] + week["volume_kg"] for week in found["weeks"]) == 0


def test_a_routine_that_was_never_done_is_said_with_the_nearest_that_was(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    record_two(places)
    tomorrow = local_now().date() + timedelta(days=1)
    history_command(places, False, "lift", None, 50)
    history_command(places, False, "nope", None, 50)
    history_command(places, False, "lifts", tomorrow, 50)
    history_command(places, False, None, tomorrow, 50)
    assert told(capsys) == [
        'No session of "lift" is recorded - did you mean "lifts"?',
        'No session of "nope" is recorded; there is lifts',
        f'No session of "lifts" is recorded since {tomorrow}.',
        f"Nothing is recorded since {tomorrow}.",
    ]
