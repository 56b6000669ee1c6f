"""The user's own sounds replace the shipped; a broken one costs only a line."""

import shutil
import wave
from pathlib import Path

import numpy as np
import pytest

from runlift_tui.audio.output import RATE
from runlift_tui.audio.sounds import LONGEST_SECONDS, load_sounds, read_sound
from runlift_tui.bundled import bundled_folder
from runlift_tui.engine.timeline import Cue

SHIPPED = bundled_folder("sounds")
TONES = Path(__file__).with_name("tones")


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
    _write(own / "go.wav", b"")
    _write(own / "rest.wav", bytes(2 * (LONGEST_SECONDS * RATE + 1)))
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
    """Each file holds half a second of 1 kHz, two channels of 44,100 samples a second."""
    path = own / f"go.{kind}"
    if kind == "wav":
        tone = np.sin(2 * np.pi * 1_000 * np.arange(22_050) / 44_100) * 23_000
        _write(path, np.repeat(tone.astype("<i2"), 2).tobytes(), channels=2, rate=44_100)
    else:
        shutil.copy(TONES / f"tone.{kind}", path)
    sounds, faults = load_sounds([own, SHIPPED])
    assert faults == ()
    samples = sounds[Cue.GO]
    spectrum = np.abs(np.fft.rfft(samples[: RATE // 4]))
    assert spectrum.argmax() * 4 == pytest.approx(1_000, abs=8)
    assert len(samples) == pytest.approx(RATE / 2, abs=RATE / 10)


def _write(path: Path, samples: bytes, channels: int = 1, rate: int = RATE) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples)
