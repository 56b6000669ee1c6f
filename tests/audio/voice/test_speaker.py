"""Phrases are spoken behind the athlete's back: nothing waits, and nothing that fails is fatal."""

from pathlib import Path
from threading import Event

import numpy as np
import pytest

from runlift_tui.audio.voice.engines import FoundVoice
from runlift_tui.audio.voice.speaker import Speaker
from runlift_tui.audio.voice.speech_cache import SpeechCache
from tests.audio.voice.fakes import HummingVoice

PATIENCE = 20.0


def speaker(voice: HummingVoice, cache: SpeechCache | None = None, workers: int = 3) -> Speaker:
    return Speaker(lambda: FoundVoice(voice), cache, workers)


def test_a_phrase_is_there_once_it_is_spoken_and_knows_its_length() -> None:
    voice = speaker(HummingVoice())
    assert voice.pcm("Left side") is None
    assert voice.length_of("Left side") is None
    voice.prepare(["Left side", "Right"])
    assert voice.wait(PATIENCE)
    pcm = voice.pcm("Left side")
    assert pcm is not None
    assert pcm.dtype == np.float32
    assert voice.length_of("Left side") == -(-len(pcm) // 48)
    assert 900 <= len(pcm) / 48 <= 915
    assert voice.revision == 2
    assert voice.faults == ()


def test_preparing_returns_while_the_engine_is_still_being_looked_for() -> None:
    gate = Event()

    def find() -> FoundVoice:
        gate.wait(PATIENCE)
        return FoundVoice(HummingVoice())

    voice = Speaker(find)
    voice.prepare(["Left"])
    assert not voice.wait(0)
    assert voice.engine is None
    gate.set()
    assert voice.wait(PATIENCE)
    assert voice.length_of("Left") is not None


def test_several_phrases_are_spoken_at_once() -> None:
    gate, engine = Event(), HummingVoice(gate=Event())
    engine.gate = gate
    voice = speaker(engine, workers=3)
    voice.prepare(["one", "two", "three", "four"])
    while len(engine.asked) < 3:
        assert not voice.wait(0.01)
    assert set(engine.asked) == {"one", "two", "three"}
    gate.set()
    assert voice.wait(PATIENCE)
    assert voice.revision == 4


def test_what_is_asked_for_last_is_spoken_first_and_nothing_twice() -> None:
    gate = Event()
    engine = HummingVoice(gate=gate)
    voice = speaker(engine, workers=1)
    voice.prepare(["one", "two", "three"])
    while not engine.asked:
        assert not voice.wait(0.01)
    voice.prepare(["four", "three", "one"])
    gate.set()
    assert voice.wait(PATIENCE)
    voice.prepare(["one", "two", "three", "four"])
    assert voice.wait(PATIENCE)
    assert engine.asked == ["one", "four", "three", "two"]


def test_a_phrase_that_fails_is_left_out_and_told_and_not_tried_again() -> None:
    engine = HummingVoice(mute=frozenset({"Left"}))
    voice = speaker(engine)
    voice.prepare(["Left", "Right"])
    assert voice.wait(PATIENCE)
    voice.prepare(["Left"])
    assert voice.wait(PATIENCE)
    assert voice.pcm("Left") is None
    assert voice.length_of("Left") is None
    assert voice.length_of("Right") is not None
    assert voice.faults == ("hum would not say Left",)
    assert engine.asked.count("Left") == 1


def test_an_engine_that_fails_again_and_again_is_asked_no_more() -> None:
    texts = [f"{number}" for number in range(50)]
    engine = HummingVoice(mute=frozenset(texts))
    voice = speaker(engine, workers=1)
    voice.prepare(texts)
    assert voice.wait(PATIENCE)
    voice.prepare(["another"])
    assert voice.wait(PATIENCE)
    assert len(engine.asked) == 3


def test_without_an_engine_nothing_is_said_and_the_reason_is_told() -> None:
    voice = Speaker(lambda: FoundVoice(None, ("nothing can speak",)))
    voice.prepare(["Left"])
    assert voice.wait(PATIENCE)
    assert voice.pcm("Left") is None
    assert voice.faults == ("nothing can speak",)


def test_an_error_while_looking_for_an_engine_is_told_and_ends_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    voice = Speaker(lambda: FoundVoice(None, (f"{1 / 0}",)))
    voice.prepare(["Left"])
    assert voice.wait(PATIENCE)
    assert voice.faults == ("no voice was found: ZeroDivisionError",)
    assert "Looking for a voice failed" in caplog.text


def test_what_is_in_the_cache_is_not_spoken_again(tmp_path: Path) -> None:
    first, second = HummingVoice(), HummingVoice()
    for engine in (first, second):
        voice = speaker(engine, SpeechCache(tmp_path))
        voice.prepare(["Left", "Right"])
        assert voice.wait(PATIENCE)
        assert voice.length_of("Left") is not None
    assert sorted(first.asked) == ["Left", "Right"]
    assert second.asked == []


def test_a_cache_that_cannot_be_written_takes_no_phrase_away(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    voice = speaker(HummingVoice(), SpeechCache(tmp_path / "file"))
    voice.prepare(["Left"])
    assert voice.wait(PATIENCE)
    assert voice.length_of("Left") is not None


def test_a_closed_speaker_speaks_nothing_more_and_keeps_what_is_ready() -> None:
    engine = HummingVoice()
    voice = speaker(engine)
    voice.prepare(["Left"])
    assert voice.wait(PATIENCE)
    voice.close()
    voice.prepare(["Right"])
    assert voice.wait(0)
    assert engine.asked == ["Left"]
    assert voice.pcm("Left") is not None


def test_closing_never_waits_for_an_engine_that_hangs() -> None:
    gate = Event()
    voice = speaker(HummingVoice(gate=gate))
    voice.prepare(["Left"])
    voice.close()
    gate.set()
    assert voice.wait(PATIENCE)
