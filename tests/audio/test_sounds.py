"""The user's own sounds replace the shipped; a broken one costs only a line."""

import shutil
import subprocess
import wave
from pathlib import Path

import numpy as np
import pytest

from runlift_tui.audio.output import RATE
from runlift_tui.audio.sounds import LONGEST_SECONDS, load_sounds, read_sound
from runlift_tui.bundled import bundled_folder
from runlift_tui.engine.timeline import Cue

SHIPPED = bundled_folder("sounds")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path


def test_a_sound_of_the_same_name_replaces_the_shipped(own: Path) -> None:
    shutil.copy(SHIPPED / "finish.wav", own / "go.wav")
    sounds, faults = load_sounds([own, SHIPPED])
    assert np.array_equal(sounds[Cue.GO], sounds[Cue.FINISH])
    assert faults == ()


def test_a_folder_that_is_not_there_is_no_fault(own: Path) -> None:
    sounds, faults = load_sounds([own / "none", SHIPPED])
    assert set(sounds) == set(Cue)
    assert faults == ()


@pytest.mark.parametrize("kind", ["wav", "flac", "ogg", "mp3"])
def test_a_broken_file_is_named_and_the_shipped_sound_is_used(own: Path, kind: str) -> None:
    broken = own / f"go.{kind}"
    broken.write_bytes(b"no sound at all")
    sounds, faults = load_sounds([own, SHIPPED])
    assert np.array_equal(sounds[Cue.GO], read_sound(SHIPPED / "go.wav"))
    assert len(faults) == 1
    assert str(broken) in faults[0]


def test_a_file_that_may_not_be_read_is_named(own: Path) -> None:
    (own / "go.wav").symlink_to(own / "go.wav")
    (own / "rest.wav").mkdir()
    sounds, faults = load_sounds([own, SHIPPED])
    assert set(sounds) == set(Cue)
    assert faults == ()


def test_an_empty_and_an_endless_sound_are_refused(own: Path) -> None:
    _write(own / "go.wav", 0)
    _write(own / "rest.wav", LONGEST_SECONDS * RATE + 1)
    _, faults = load_sounds([own, SHIPPED])
    assert len(faults) == 2
    assert "empty" in faults[0]
    assert "longer than 30 seconds" in faults[1]


def test_a_cue_without_any_file_is_told(own: Path) -> None:
    sounds, faults = load_sounds([own])
    assert sounds == {}
    assert len(faults) == len(Cue)
    assert "tick.wav is in no sound folder" in faults[0]


@pytest.mark.parametrize("kind", ["wav", "flac", "ogg", "mp3"])
def test_other_rates_and_formats_are_converted(own: Path, kind: str) -> None:
    if not shutil.which("sox"):
        pytest.skip("sox is not installed")
    path = own / f"tone.{kind}"
    made = subprocess.run(
        ["sox", "-n", "-r", "44100", "-c", "2", str(path), "synth", "0.5", "sine", "1000"],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip(f"this sox writes no {kind}")
    samples = read_sound(path)
    spectrum = np.abs(np.fft.rfft(samples[: RATE // 4]))
    assert spectrum.argmax() * 4 == pytest.approx(1_000, abs=8)
    assert len(samples) == pytest.approx(RATE / 2, abs=RATE / 10)


def _write(path: Path, frames: int) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(bytes(2 * frames))
