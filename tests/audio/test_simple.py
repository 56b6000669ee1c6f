"""The simpleaudio output with a library that only notes what it is given."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from runlift_tui.audio.output import LATEST, RATE, SoundState
from runlift_tui.audio.simple import LOOK_AGAIN, SimpleaudioOutput
from runlift_tui.clock import FakeClock
from runlift_tui.engine.timeline import Cue


@dataclass
class Library:
    """Stands for simpleaudio."""

    played: list[bytes] = field(default_factory=list)
    broken: bool = False

    def play_buffer(self, data: bytes, channels: int, width: int, rate: int) -> None:
        assert (channels, width, rate) == (1, 2, RATE)
        if self.broken:
            raise RuntimeError("no device")
        self.played.append(data)


class InlineOutput(SimpleaudioOutput):
    """Plays in the caller's thread, when told that the time has come."""

    def __init__(self, clock: FakeClock, library: Library) -> None:
        super().__init__(clock, [])
        self._sounds = {Cue.TICK: np.full(48, 0.5, np.float32)}
        self._library = library
        self._is_open = True

    def _start(self, samples: object) -> None:
        assert isinstance(samples, np.ndarray)
        self._play(samples)


def state(output: InlineOutput) -> SoundState:
    return output.state


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def library() -> Library:
    return Library()


@pytest.fixture
def output(clock: FakeClock, library: Library) -> InlineOutput:
    return InlineOutput(clock, library)


def test_it_waits_for_the_next_cue_and_plays_it_once(
    output: InlineOutput, clock: FakeClock, library: Library
) -> None:
    moment = clock.now() + 1_500
    output.replace([(moment, Cue.TICK)])
    assert output._start_due() == LOOK_AGAIN
    clock.advance(1_100)
    assert output._start_due() == 0.4
    clock.advance(400)
    assert output._start_due() is None
    output.replace([(moment, Cue.TICK)])
    assert output._start_due() is None
    assert library.played == [np.full(48, 16_384, "<i2").tobytes()]


def test_a_cue_that_is_too_late_is_not_played(
    output: InlineOutput, clock: FakeClock, library: Library
) -> None:
    output.replace([(clock.now(), Cue.TICK)])
    clock.advance(LATEST + 1)
    output._start_due()
    assert library.played == []


def test_muted_it_plays_nothing(output: InlineOutput, clock: FakeClock, library: Library) -> None:
    output.desk.muted = True
    output.replace([(clock.now(), Cue.TICK)])
    output._start_due()
    assert library.played == []
    assert output.state is SoundState.MUTED


def test_a_device_that_fails_is_lost_until_a_cue_sounds_again(
    output: InlineOutput, clock: FakeClock, library: Library
) -> None:
    library.broken = True
    output.replace([(clock.now(), Cue.TICK), (clock.now() + 1_000, Cue.TICK)])
    output._start_due()
    assert state(output) is SoundState.LOST
    assert "libasound2-plugins" in output.faults[0]
    library.broken = False
    clock.advance(1_000)
    output._start_due()
    assert state(output) is SoundState.ON
    assert output.sounding
    clock.advance(LATEST)
    assert not output.sounding
