"""Render: the file against `show --json`, sample by sample, and all that can be in its way."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from runlift_tui.audio.output import RATE
from runlift_tui.bundled import bundled_folder
from runlift_tui.cli import main
from runlift_tui.engine.timeline import Cue
from tests.cli.rendered import SOUNDS, check_wave

OWN = """\
title = "All kinds"
get_ready = "4.5s"

[[block]]
title = "Pair"
kind = "circuit"
rounds = 2
rest = "6-8s"

[[block.exercise]]
name = "Squat"
reps = "3-4"
each_side = true
switch = "2s"
tempo = "1-1-1-0.5"
hold = "1-2s"

[[block.exercise]]
name = "Dip"
reps = 4
hold = "1s"

[[block.exercise]]
name = "Plank"
work = "20.125s"
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RUNLIFT_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def own(tmp_path: Path) -> str:
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    return str(path)


def code_of(*argv: str) -> int:
    try:
        return main(argv)
    except SystemExit as end:
        return int(end.code or 0)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def seconds_of(step: dict[str, Any], pace: float) -> float:
    """Return how long a step lasts by what is shown of it."""
    if step["duration_s"] is not None:
        return float(step["duration_s"])
    rep = sum(map(float, step["tempo"].split("-"))) if step["tempo"] else pace
    return float(step["reps"] * (rep + (step["hold_s"] or 0)))


def shown_of(name: str, capsys: pytest.CaptureFixture[str]) -> Any:
    assert code_of("show", name, "--json") == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("routine", ["own", "tabata-burpees", "lifting", "total-body"])
def test_every_cue_that_is_shown_sounds_at_its_frame_and_nothing_else_does(
    routine: str, own: str, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = own if routine == "own" else routine
    shown = shown_of(name, capsys)
    assert code_of("render", "--no-voice", name, str(out / "x.wav")) == 0
    check_wave(out / "x.wav", shown, [seconds_of(step, 3) for step in shown["steps"]])


def test_a_stated_pace_holds_for_the_sets_without_a_tempo(
    own: str, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = shown_of(own, capsys)
    assert code_of("render", "--no-voice", own, str(out / "x.wav"), "--pace", "2.25") == 0
    samples = np.fromfile(out / "x.wav", "<i2", offset=44)
    start, sound = 0.0, np.rint(SOUNDS[Cue.REP] * 32_767)
    for step in shown["steps"]:
        if step["label"] == "Dip":
            for rep in (1, 2, 3):
                at = round((start + rep * 3.25) * RATE)
                assert np.array_equal(samples[at : at + len(sound)], sound)
        start += seconds_of(step, 2.25)
    end = round(start * RATE) + len(SOUNDS[Cue.FINISH])
    assert end <= len(samples) <= end + RATE // 10


def test_the_chapters_lie_beside_it_and_name_the_file(own: str, out: Path) -> None:
    assert code_of("render", "--no-voice", own, str(out / "legs day.wav")) == 0
    sheet = (out / "legs day.cue").read_text(encoding="utf-8").splitlines()
    assert sheet[:2] == ['TITLE "All kinds"', 'FILE "legs day.wav" WAVE']
    # Half a second is 37 and a half of the 75 sectors.
    assert sheet[5:8] == [
        "  TRACK 02 AUDIO",
        '    TITLE "Squat, round 1/2"',
        "    INDEX 01 00:04:37",
    ]
    assert names(out) == ["legs day.cue", "legs day.wav"]


def test_a_sound_of_the_users_own_is_in_it_and_a_broken_one_is_told(
    own: str, home: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = home / "data" / "sounds"
    folder.mkdir(parents=True)
    (folder / "go.wav").write_bytes((bundled_folder("sounds") / "tick.wav").read_bytes())
    (folder / "rest.wav").write_bytes(b"no sound")
    assert code_of("render", "--no-voice", own, str(out / "x.wav")) == 0
    assert "rest.wav" in capsys.readouterr().err
    samples = np.fromfile(out / "x.wav", "<i2", offset=44)
    go = round(4.5 * RATE)
    tick = np.rint(SOUNDS[Cue.TICK] * 32_767)
    alone = samples[go + len(SOUNDS[Cue.LOWER]) :][: RATE // 4]
    assert len(tick) < len(SOUNDS[Cue.GO]) - RATE // 4
    assert not alone.any()


@pytest.mark.parametrize("there", ["x.wav", "x.cue"])
def test_a_file_that_is_there_is_replaced_only_when_told_to(
    there: str, own: str, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (out / there).write_bytes(b"mine")
    assert code_of("render", "--no-voice", own, str(out / "x.wav")) == 1
    assert f"{there} is already there" in capsys.readouterr().err
    assert names(out) == [there]
    assert (out / there).read_bytes() == b"mine"
    assert code_of("render", "--no-voice", own, str(out / "x.wav"), "--force") == 0
    assert (out / there).read_bytes() != b"mine"


def test_a_folder_is_never_replaced(
    own: str, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (out / "x.cue").mkdir()
    assert code_of("render", "--no-voice", own, str(out / "x.wav"), "--force") == 1
    assert "x.cue is a folder" in capsys.readouterr().err
    assert names(out) == ["x.cue"]


@pytest.mark.parametrize("place", ["missing/x.wav", "file/x.wav"])
def test_a_place_that_cannot_be_written_is_named_in_words(
    place: str, own: str, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (out / "file").write_bytes(b"")
    assert code_of("render", "--no-voice", own, str(out / place)) == 1
    told = capsys.readouterr().err
    assert place in told
    assert "choose another folder" in told
    assert names(out) == ["file"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size")
@pytest.mark.parametrize("kilobytes", [0, 1, 400])
def test_a_disk_that_is_full_leaves_nothing_half_written(
    kilobytes: int, own: str, out: Path
) -> None:
    limited = (
        "import resource, sys\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({kilobytes * 1024},) * 2)\n"
        "from runlift_tui.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    argv = [sys.executable, "-c", limited, "render", "--no-voice", own, str(out / "x.wav")]
    ran = subprocess.run(argv, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "make room" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert names(out) == []


def test_a_session_too_long_for_the_format_is_refused(
    tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "long.toml"
    path.write_text(
        'title = "Long"\n[[block]]\ntitle = "B"\nexercise = [{ name = "A", work = "12h26m" }]\n',
        encoding="utf-8",
    )
    assert code_of("render", "--no-voice", str(path), str(out / "x.wav")) == 1
    assert "a WAV file holds 12h25m" in capsys.readouterr().err
    assert names(out) == []


def test_an_unknown_routine_brings_the_nearest_names(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of("render", "total-bdy", str(out / "x.wav")) == 1
    assert "total-body" in capsys.readouterr().err
    assert names(out) == []


@pytest.mark.parametrize(
    ("argv", "complaint"),
    [
        (["lifting"], "OUT.wav"),
        (["lifting", "x.mp3"], "'x.mp3' is not a WAV file's name"),
        (["lifting", ".wav"], "is not a WAV file's name"),
        (["lifting", 'a"b.wav'], "is not a WAV file's name"),
        (["lifting", "x.wav", "--pace", "0"], '"0" is out of range; it may be 0.5s to 1m'),
        (["lifting", "x.wav", "--pace", "slow"], '"slow" is not a duration'),
    ],
)
def test_wrong_usage_is_told_in_words_with_code_2(
    argv: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of("render", *argv) == 2
    assert complaint in capsys.readouterr().err


def test_with_a_voice_the_file_says_more_and_cues_stay_where_they_are(
    own: str, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def say(text: str) -> NDArray[np.float32]:
        return np.full(4_800, 0.25, np.float32)

    class Voice:
        faults: tuple[str, ...] = ()
        revision = 1
        pcm = staticmethod(say)

        def prepare(self, texts: object) -> None:
            """Everything is ready at once."""

        def wait(self, seconds: float) -> bool:
            return True

        def length_of(self, text: str) -> int:
            return 100

    assert code_of("render", "--no-voice", own, str(out / "beeps.wav")) == 0
    monkeypatch.setattr("runlift_tui.cli.render.speaker", lambda _: Voice())
    assert code_of("render", own, str(out / "both.wav")) == 0
    beeps, both = (np.fromfile(out / name, "<i2", offset=44) for name in ("beeps.wav", "both.wav"))
    length = min(len(beeps), len(both))
    differs = beeps[:length] != both[:length]
    assert differs.any()
    assert not differs[: 500 * 48].any()
