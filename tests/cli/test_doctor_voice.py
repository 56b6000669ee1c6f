"""What speaks is named with its version, and a voice that hangs is given up."""

import subprocess
from pathlib import Path
from shutil import which
from threading import Event

import pytest

from runlift_tui.audio.voice.engines import FoundVoice, bundled_espeak, espeak_ng
from runlift_tui.cli import doctor_voice
from runlift_tui.cli.doctor_voice import look_at_voice


@pytest.fixture(autouse=True)
def no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")


def test_an_engine_is_named_with_the_version_that_it_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "espeak-ng"
    program.write_text("#!/bin/sh\necho 'eSpeak NG text-to-speech: 1.52.0  Data at: /x'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(doctor_voice, "find_engine", lambda: FoundVoice(espeak_ng(175)))
    found = look_at_voice(tmp_path / "none")
    assert (found.engine, found.version, found.faults) == ("espeak-ng", "1.52.0", ())
    assert found.lower_others is False


def test_the_bundled_engine_has_the_version_of_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor_voice, "find_engine", lambda: FoundVoice(bundled_espeak(175)))
    monkeypatch.setattr(doctor_voice, "version", lambda name: f"{name} 0.2")
    found = look_at_voice(tmp_path)
    assert found.version == "espeakng-loader 0.2"
    assert found.extra


def test_kept_phrases_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_voice, "find_engine", lambda: FoundVoice(None, ("install it",)))
    for name, size in (("a.wav", 10), ("b.wav", 20), ("c.part", 40)):
        (tmp_path / name).write_bytes(bytes(size))
    found = look_at_voice(tmp_path)
    assert (found.cached_phrases, found.cached_bytes) == (2, 30)
    assert (found.engine, found.version, found.faults) == (None, None, ("install it",))


def test_a_voice_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    never = Event()
    monkeypatch.setattr(doctor_voice, "ANSWER", 0.01)
    monkeypatch.setattr(doctor_voice, "find_engine", never.wait)
    found = look_at_voice(tmp_path)
    never.set()
    assert found.engine is None
    assert "no voice answered" in found.faults[0]


@pytest.mark.skipif(not which("espeak-ng"), reason="needs espeak-ng")
def test_the_systems_espeak_tells_its_version(tmp_path: Path) -> None:
    told = subprocess.run(("espeak-ng", "--version"), capture_output=True, check=True).stdout
    assert (doctor_voice._told_version(("espeak-ng", "--version")) or "none").encode() in told


def test_a_command_that_is_missing_has_no_version() -> None:
    assert doctor_voice._told_version(("no-such-command",)) is None
