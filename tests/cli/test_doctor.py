"""The doctor: what it finds, what it says of it, and its exit code."""

import io
import json
import sys
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from runlift_tui.audio.output import SoundState
from runlift_tui.cli import doctor_awake, main
from runlift_tui.cli.doctor_advice import (
    awake_advice,
    sound_advice,
    terminal_advice,
    voice_advice,
)
from runlift_tui.cli.doctor_report import (
    AwakeMethod,
    AwakeReport,
    JournalReport,
    PlaceReport,
    Report,
    SoundReport,
    TerminalReport,
    VoiceReport,
)
from runlift_tui.cli.doctor_terminal import look_at_terminal
from runlift_tui.cli.doctor_text import report_text
from runlift_tui.cli.patience import within
from runlift_tui.engine.timeline import Cue
from runlift_tui.files.settings import Settings
from runlift_tui.journal.checking import Health

SOUND = SoundReport("miniaudio", SoundState.ON, 80, False, "PulseAudio", "Speaker", 44_100, 70)
VOICE = VoiceReport("espeak-ng", "1.52", True, 12, 3_400_000, True)
TERMINAL = TerminalReport(True, 120, 40, "xterm", "", 16, "utf-8", True, True, False)
JOURNAL = JournalReport("/here/journal.db", Health.INTACT, "", 2_500_000, True, 1, 12)
AWAKE = AwakeReport(True, (AwakeMethod("a bus", True, ""),))
SETTINGS = Path("settings.toml")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep to a folder of the test's own, and let no test keep this machine awake."""
    monkeypatch.setenv("RUNLIFT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    return tmp_path / "home"


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def silent_json(capsys: pytest.CaptureFixture[str]) -> tuple[int, Any]:
    code = main(["doctor", "--json", "--no-sound"])
    return code, json.loads(capsys.readouterr().out)


def test_the_json_has_the_shape_that_its_docstrings_tell(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found = silent_json(capsys)
    assert code == 0
    assert found["ok"] is True
    assert found.keys() - {"ok"} == set(Report.__dataclass_fields__)
    assert found["sound"].keys() == set(SoundReport.__dataclass_fields__)
    assert found["sound"]["state"] == "off"
    assert found["sound"]["played"] == []
    assert found["voice"].keys() == set(VoiceReport.__dataclass_fields__)
    assert found["voice"]["cached_phrases"] == 0
    assert found["terminal"].keys() == set(TerminalReport.__dataclass_fields__)
    assert found["awake"]["works"] is True
    assert found["journal"].keys() == set(JournalReport.__dataclass_fields__)
    assert found["journal"]["health"] == "none"
    assert found["versions"]["python"] == sys.version.split()[0]
    lies = {place["what"]: place for place in found["places"]}
    assert lies["settings"] == {
        "what": "settings",
        "path": str(home / "config" / "settings.toml"),
        "exists": False,
    }
    assert lies["shipped sounds"]["exists"] is True
    assert found["faults"] == []


@pytest.mark.parametrize(
    ("place", "text", "fault"),
    [
        ("config/settings.toml", 'volume = "loud"\n', "settings.toml:1"),
        ("data/routines/legs.toml", "title = 3\n", "legs.toml:1"),
        ("data/sounds/go.wav", "no sound", "go.wav"),
        ("data/journal/journal.db", "no journal" * 99, "journal.db is damaged"),
    ],
)
def test_a_file_at_fault_is_named_with_code_1(
    place: str, text: str, fault: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(home / place, text)
    code, found = silent_json(capsys)
    assert code == 1
    assert found["ok"] is False
    assert any(fault in told for told in found["faults"])
    assert found["sound"]["faults"] == []
    assert main(["doctor", "--no-sound"]) == 1
    assert fault in capsys.readouterr().out


def test_it_creates_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    silent_json(capsys)
    assert not home.exists()


def test_a_package_that_is_missing_is_told_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("runlift_tui.audio.choose.find_spec", lambda _: None)
    monkeypatch.delitem(sys.modules, "runlift_tui.audio.default_device", raising=False)
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    assert main(["doctor", "--json", "--audio", "simpleaudio"]) == 0
    sound = json.loads(capsys.readouterr().out)["sound"]
    assert sound["output"] == "silent"
    assert "pip install 'runlift-tui[simpleaudio]'" in sound["faults"][0]


def test_the_text_tells_what_matters_and_no_terminal_code_of_a_device() -> None:
    report = Report(
        versions={"runlift": "1.2.3", "miniaudio": None},
        sound=replace(SOUND, device="Speak\x1b[2Jer", played=(Cue.TICK, Cue.GO)),
        voice=VOICE,
        terminal=TERMINAL,
        awake=AWAKE,
        journal=JOURNAL,
        places=(PlaceReport("settings", "/here/settings.toml", exists=False),),
        faults=("legs.toml:3: reps: is missing",),
        advice=("eat well",),
    )
    text = report_text(report)
    for said in (
        "on: miniaudio through PulseAudio",
        "device Speak\\x1b[2Jer, 44100 Hz",
        "latency 70 ms",
        "played 2 cues",
        "espeak-ng 1.52",
        "kept phrases: 12, 3.4 MB",
        "other programs can be lowered",
        "120x40 cells",
        "a bus: works",
        "intact: 12 sessions, 2.5 MB; all of it was checked",
        "no backup yet",
        "settings  /here/settings.toml  (not there)",
        "miniaudio -",
        "Files at fault\n  legs.toml:3: reps: is missing",
        "What to do\n  eat well",
    ):
        assert said in text
    assert "\x1b" not in text


def test_when_all_is_well_there_is_no_advice() -> None:
    assert not [
        *sound_advice(SOUND),
        *voice_advice(VOICE, Settings(lower_others=True)),
        *voice_advice(replace(VOICE, lower_others=False), Settings()),
        *terminal_advice(TERMINAL, SETTINGS),
        *terminal_advice(replace(TERMINAL, tty=False, columns=None, rows=None), SETTINGS),
        *awake_advice(AWAKE),
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"state": SoundState.LOST}, "runlift doctor --audio simpleaudio"),
        ({"state": SoundState.LOST, "output": "simpleaudio"}, "runlift doctor --audio miniaudio"),
        ({"state": SoundState.LOST}, "the whole screen flashes"),
        ({"muted": True}, "m in a session"),
        ({"volume": 0}, "] in a session"),
    ],
)
def test_without_sound_it_says_what_to_do(changes: dict[str, Any], said: str) -> None:
    assert said in "\n".join(sound_advice(replace(SOUND, **changes)))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"engine": None}, "pip install 'runlift-tui[voice]'"),
        ({"lower_others": False}, "apt install pulseaudio-utils"),
    ],
)
def test_a_voice_that_lacks_something_brings_advice(changes: dict[str, Any], said: str) -> None:
    advice = voice_advice(replace(VOICE, **changes), Settings(lower_others=True))
    assert said in "\n".join(advice)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"columns": 39}, "make it 40x12 or larger"),
        ({"rows": 11}, "make it 40x12 or larger"),
        ({"encoding": "ascii", "blocks": False}, "ascii_digits = true in settings.toml"),
        ({"term": "dumb", "colours": 0}, "TERM=dumb"),
    ],
)
def test_a_terminal_that_is_too_plain_brings_advice(changes: dict[str, Any], said: str) -> None:
    assert said in "\n".join(terminal_advice(replace(TERMINAL, **changes), SETTINGS))


@pytest.mark.parametrize("works", [False, None])
def test_a_display_that_may_go_dark_brings_advice(works: bool | None) -> None:
    assert "cannot be kept awake" in "\n".join(awake_advice(AwakeReport(works)))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no TERM")
@pytest.mark.parametrize(
    ("term", "colorterm", "colours"),
    [
        ("dumb", "", 0),
        ("xterm", "", 16),
        ("xterm-256color", "", 256),
        ("xterm", "truecolor", 2**24),
    ],
)
def test_the_colours_are_those_that_the_environment_promises(
    term: str, colorterm: str, colours: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLORTERM", colorterm)
    found = look_at_terminal()
    assert (found.term, found.colorterm, found.colours) == (term, colorterm, colours)
    assert not found.no_color
    monkeypatch.setenv("NO_COLOR", "1")
    assert look_at_terminal().no_color


@pytest.mark.parametrize(
    ("encoding", "blocks", "sextants"),
    [("utf-8", True, True), ("cp437", True, False), ("ascii", False, False)],
)
def test_the_glyphs_are_those_of_the_encoding(
    encoding: str, blocks: bool, sextants: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding))
    found = look_at_terminal()
    assert (found.encoding, found.blocks, found.sextants) == (encoding, blocks, sextants)
    assert (found.tty, found.columns) == (False, None)


def test_a_question_that_is_never_answered_ends_all_the_same() -> None:
    never = Event()
    assert within(0.01, never.wait) is None
    never.set()


def test_a_question_brings_its_answer_and_a_failure_none() -> None:
    def fail() -> int:
        raise OSError("no")

    assert within(5, lambda: 7) == 7
    assert within(5, fail) is None


def test_a_system_that_never_answers_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    never = Event()
    monkeypatch.setattr(doctor_awake, "ANSWER", 0.01)
    monkeypatch.setattr(doctor_awake, "_tried", never.wait)
    assert doctor_awake.try_awake() == AwakeReport(None)
    never.set()
