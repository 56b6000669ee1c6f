"""List, show and check: what they print, in words and as JSON, and their exit codes."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from runlift_tui.bundled import bundled_folder
from runlift_tui.cli.catalog import check_command, list_command, show_command
from runlift_tui.files.library import list_routines
from runlift_tui.places import Places

CIRCUIT = """\
title = "Körper 深蹲"
description = "Short and hard"
source = "A coach"
notes = ["Eat first"]
get_ready = "4s"

[[block]]
title = "Pair"
kind = "circuit"
rounds = 2
rest = "15-30s"

[[block.exercise]]
name = "深蹲"
reps = "2-3"
each_side = true
tempo = "3-0-1-0"
hold = "1-2s"
load = "25-35 lb"
equipment = ["plate"]
how = ["Sink low"]
easier = { name = "Squat", reps = 5 }

[[block.exercise]]
name = "Plank"
work = "20.5s"
counted = false
"""

FIRST_WORK = {
    "index": 1,
    "kind": "work",
    "label": "深蹲",
    "duration_s": None,
    "duration_min_s": None,
    "planned_s": 12,
    "reps": 2,
    "reps_max": 3,
    "load": "25-35 lb",
    "side": "left",
    "block": "Pair",
    "round": 1,
    "rounds": 2,
    "set": 1,
    "sets": 1,
    "interval_s": None,
    "laps": None,
    "hold_s": 2,
    "hold_min_s": 1,
    "tempo": "3-0-1-0",
    "equipment": ["plate"],
    "how": ["Sink low"],
    "easier": [
        {
            "name": "Squat",
            "reps": 5,
            "reps_max": None,
            "duration_s": None,
            "load": None,
            "each_side": None,
            "equipment": None,
            "how": [],
        }
    ],
    "harder": [],
    "instead": [],
    "counted": True,
    "cues": [
        {"at_s": 0, "cue": "go"},
        {"at_s": 0, "cue": "tempo-lower"},
        {"at_s": 3, "cue": "tempo-lift"},
        {"at_s": 4, "cue": "tempo-hold"},
        {"at_s": 6, "cue": "rep"},
        {"at_s": 6, "cue": "tempo-lower"},
        {"at_s": 9, "cue": "tempo-lift"},
        {"at_s": 10, "cue": "tempo-hold"},
        {"at_s": 12, "cue": "rep"},
    ],
}


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "config", tmp_path / "data", tmp_path / "cache")


@pytest.fixture
def own(places: Places) -> Path:
    path = places.routines / "pair.toml"
    path.parent.mkdir(parents=True)
    path.write_text(CIRCUIT, encoding="utf-8")
    return path


def printed(capsys: pytest.CaptureFixture[str]) -> Any:
    out, err = capsys.readouterr()
    assert err == ""
    return json.loads(out)


def test_the_listing_is_aligned_and_marks_the_users_own(
    places: Places, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list_command(places, as_json=False) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split() == ["NAME", "TITLE", "TIME"]
    assert [row.split()[0] for row in rows] == sorted(row.split()[0] for row in rows)
    pair = next(row for row in rows if row.startswith("pair "))
    # Each of the two wide characters takes two cells for one character.
    assert pair.index("3m13s") == head.index("TIME") - 2
    assert pair.endswith("yours")
    assert any(row.startswith("total-body ") for row in rows)


def test_the_listing_as_json_names_no_path_of_the_shipped(
    places: Places, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list_command(places, as_json=True) == 0
    entries = {entry["name"]: entry for entry in printed(capsys)}
    assert entries["pair"] == {
        "name": "pair",
        "title": "Körper 深蹲",
        "description": "Short and hard",
        "planned_s": 193,
        "steps": 12,
        "equipment": ["plate"],
        "own": True,
        "path": str(own),
    }
    assert not entries["total-body"]["own"]
    assert entries["total-body"]["path"] is None


def test_a_broken_routine_is_told_after_the_others_were_listed(
    places: Places, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own.write_text('title = "x"\n', encoding="utf-8")
    assert list_command(places, as_json=False) == 1
    out, err = capsys.readouterr()
    assert "total-body" in out
    assert err == f'{own}: "block" is missing; add [[block]]\n'


def test_show_gives_every_step_as_json(
    places: Places, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert show_command(places, "pair", as_json=True) == 0
    shown = printed(capsys)
    steps = shown.pop("steps")
    assert shown == {
        "name": "pair",
        "title": "Körper 深蹲",
        "description": "Short and hard",
        "source": "A coach",
        "notes": ["Eat first"],
        "equipment": ["plate"],
        "planned_s": 193,
    }
    assert steps[1] == FIRST_WORK
    assert [step["index"] for step in steps] == list(range(len(steps)))
    assert [step["kind"] for step in steps[:7]] == [
        "prepare",
        "work",
        "switch",
        "work",
        "rest",
        "work",
        "rest",
    ]
    assert (steps[4]["duration_s"], steps[4]["duration_min_s"]) == (30, 15)
    assert (steps[5]["duration_s"], steps[5]["counted"]) == (20.5, False)
    assert steps[-1]["cues"][-1] == {"at_s": 20.5, "cue": "finish"}


@pytest.mark.parametrize("entry", list_routines([bundled_folder("routines")]).entries, ids=str)
def test_the_steps_of_a_shipped_routine_come_to_its_planned_time(
    entry: Any, places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    assert show_command(places, entry.name, as_json=True) == 0
    shown = printed(capsys)
    total = 0.0
    for step in shown["steps"]:
        reps = [cue for cue in step["cues"] if cue["cue"] == "rep"]
        assert len(reps) == (step["reps"] or 0)
        total += reps[-1]["at_s"] if reps else step["duration_s"]
        assert [cue["at_s"] for cue in step["cues"]] == sorted(c["at_s"] for c in step["cues"])
    assert total == shown["planned_s"]


def test_show_prints_a_table_in_which_each_exercise_is_explained_once(
    places: Places, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert show_command(places, "pair", as_json=False) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Körper 深蹲 (pair): 3m13s, 12 steps"
    assert "Needs: plate" in lines
    assert "1     2-3 reps  深蹲          left   1/2    25-35 lb  3-0-1-0 hold 1s-2s" in lines
    assert "4     15s-30s   Rest" in lines
    assert "11    20.5s     Plank                2/2" in lines
    assert lines.count("    Sink low") == 1
    assert "    easier: Squat, 5 reps" in lines
    assert lines[-2:] == ["Notes", "- Eat first"]


KINDS = """\
title = "All kinds"
get_ready = 0

[[block]]
title = "Minutes"
kind = "emom"
rounds = 2
exercise = [{ name = "Burpee", reps = 12 }]

[[block]]
title = "Laps"
kind = "amrap"
cap = "12m"
sets = 2
exercise = [{ name = "Pull-up", reps = 5 }, { name = "Run" }]

[[block]]
title = "Race"
kind = "for-time"
rounds = 3
cap = "15m"
exercise = [{ name = "Run" }]

[[block]]
title = "Ladder"
kind = "death-by"
rounds = 2
exercise = [{ name = "Squat" }]

[[block]]
title = "Row"
exercise = [{ name = "Row", work = "open" }]
"""

KINDS_SHOWN = """\
STEP  FOR            WHAT    SET  ROUND

Minutes: EMOM 2 x 1m
0     12 reps        Burpee       1/2
1     to 1m          Rest
2     12 reps        Burpee       2/2
3     to 1m          Rest

Laps: 2 x AMRAP 12m, as many rounds as possible
4     rounds in 12m  Laps    1/2
5     rounds in 12m  Laps    2/2

Race: 3 rounds for time, 15m at most
6     3 rounds       Run

Ladder: death by, one more each 1m until you miss
7     1 rep          Squat        1/2
8     to 1m          Rest
9     2 reps         Squat        2/2
10    to 1m          Rest

Row
11    open           Row
"""


def test_show_and_check_know_every_kind_of_block(
    places: Places, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own.write_text(KINDS, encoding="utf-8")
    assert show_command(places, "pair", as_json=False) == 0
    assert KINDS_SHOWN in capsys.readouterr().out
    assert check_command([own], as_json=False) == 0
    # 2 minutes, 2 x 12, 15, 2 and the one that open work is taken to last.
    assert "12 steps, 44m" in capsys.readouterr().out
    assert show_command(places, "pair", as_json=True) == 0
    steps = printed(capsys)["steps"]
    assert [step["interval_s"] for step in steps[:5]] == [60, 60, 60, 60, None]
    assert [step["laps"] for step in steps[3:7]] == [None, 0, 0, 3]
    assert (steps[11]["duration_s"], steps[11]["reps"]) == (None, None)


def test_an_unknown_routine_is_told_with_the_nearest_names(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    assert show_command(places, "liftin", as_json=True) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith('there is no routine "liftin" - did you mean "lifting"')


def test_check_tells_each_file(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = own.with_name("broken.toml")
    broken.write_text(CIRCUIT.replace("rounds = 2", "rouns = 2"), encoding="utf-8")
    assert check_command([str(own)], as_json=False) == 0
    assert capsys.readouterr().out == f"{own}: ok, Körper 深蹲, 12 steps, 3m13s\n"
    assert check_command([broken, own], as_json=False) == 1
    out, err = capsys.readouterr()
    assert out.startswith(f"{own}: ok")
    assert err == f'{broken}:10: block 1: unknown key "rouns" - did you mean "rounds"?\n'


def test_check_as_json_gives_line_place_and_message(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = own.with_name("broken.toml")
    broken.write_text("title = \n", encoding="utf-8")
    assert check_command([own, broken], as_json=True) == 1
    good, bad = printed(capsys)
    assert good == {
        "file": str(own),
        "ok": True,
        "title": "Körper 深蹲",
        "planned_s": 193,
        "steps": 12,
        "faults": [],
    }
    assert (bad["ok"], bad["steps"], bad["faults"][0]["line"]) == (False, None, 1)


def test_a_terminal_without_unicode_still_gets_its_table(
    places: Places, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "ascii", errors="replace"))
    assert show_command(places, "pair", as_json=False) == 0
    assert b"1     2-3 reps  ??" in raw.getvalue()


@pytest.mark.skipif(os.name == "nt", reason="a pipe of POSIX")
@pytest.mark.parametrize("command", ["show total-body", "show total-body --json", "list"])
def test_a_reader_that_has_read_enough_is_no_error(command: str, tmp_path: Path) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    ran = subprocess.run(
        [sys.executable, "-m", "runlift_tui", *command.split()],
        stdout=theirs,
        stderr=subprocess.PIPE,
        env={**os.environ, "RUNLIFT_HOME": str(tmp_path)},
        check=False,
    )
    os.close(theirs)
    assert ran.stderr == b""
    assert ran.returncode == 0
