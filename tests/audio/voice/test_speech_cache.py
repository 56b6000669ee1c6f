"""What was spoken is found again; a spoilt or full folder is survived."""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from runlift_tui.audio.voice.recording import wav_of
from runlift_tui.audio.voice.speech_cache import SpeechCache
from tests.audio.voice.fakes import HummingVoice, hum

VOICE = HummingVoice()


def test_a_phrase_is_found_again_as_it_was_spoken(tmp_path: Path) -> None:
    SpeechCache(tmp_path / "new" / "voice").store(VOICE, "Left", hum(0.2))
    found = SpeechCache(tmp_path / "new" / "voice").load(VOICE, "Left")
    assert found is not None
    assert np.array_equal(found.samples, hum(0.2).samples)


@pytest.mark.parametrize(
    "other",
    [replace(VOICE, name="tut"), replace(VOICE, voice="b"), replace(VOICE, rate=150)],
    ids=["engine", "voice", "rate"],
)
def test_another_engine_voice_or_rate_finds_nothing(tmp_path: Path, other: HummingVoice) -> None:
    cache = SpeechCache(tmp_path)
    cache.store(VOICE, "Left", hum(0.2))
    assert cache.load(other, "Left") is None
    assert cache.load(VOICE, "Right") is None


def test_making_a_cache_and_looking_into_it_creates_nothing(tmp_path: Path) -> None:
    assert SpeechCache(tmp_path / "voice").load(VOICE, "Left") is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("spoilt", [b"", b"RIFF", wav_of(hum(0.2))[:-7]])
def test_a_spoilt_file_is_removed_and_can_be_stored_anew(tmp_path: Path, spoilt: bytes) -> None:
    cache = SpeechCache(tmp_path)
    cache.store(VOICE, "Left", hum(0.2))
    (file,) = tmp_path.iterdir()
    file.write_bytes(spoilt)
    assert cache.load(VOICE, "Left") is None
    assert not file.exists()
    cache.store(VOICE, "Left", hum(0.2))
    assert cache.load(VOICE, "Left") is not None


def test_a_full_folder_loses_what_was_not_used_for_longest(tmp_path: Path) -> None:
    size = len(wav_of(hum(0.2)))
    cache = SpeechCache(tmp_path, limit=4 * size)
    for day, text in enumerate(["one", "two", "three", "four"]):
        cache.store(VOICE, text, hum(0.2))
        for file in tmp_path.iterdir():
            if file.stat().st_mtime > 1_000:
                os.utime(file, (day, day))
    assert cache.load(VOICE, "one") is not None
    cache.store(VOICE, "five", hum(0.2))
    left = [t for t in ("one", "two", "three", "four", "five") if cache.load(VOICE, t)]
    assert left == ["one", "four", "five"]


def test_the_folder_never_grows_past_its_limit(tmp_path: Path) -> None:
    for turn in range(3):
        cache = SpeechCache(tmp_path, limit=50_000)
        for number in range(20):
            cache.store(VOICE, f"{turn} {number}", hum(0.2))
            assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= 50_000


def test_a_folder_that_cannot_be_made_is_told_once_and_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = SpeechCache(tmp_path / "file" / "voice")
    cache.store(VOICE, "Left", hum(0.2))
    assert cache.fault.endswith("phrases are spoken anew each time")
    assert cache.load(VOICE, "Left") is None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_leaves_no_half_written_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = os.open("/dev/full", os.O_WRONLY)

    def mkstemp(dir: Path, suffix: str) -> tuple[int, str]:  # noqa: A002  # as in tempfile
        part = dir / f"x{suffix}"
        part.touch()
        return full, str(part)

    monkeypatch.setattr("runlift_tui.audio.voice.speech_cache.tempfile.mkstemp", mkstemp)
    cache = SpeechCache(tmp_path)
    cache.store(VOICE, "Left", hum(0.2))
    assert "No space left" in cache.fault
    assert list(tmp_path.iterdir()) == []
