"""A device gets a block of the right size each time, whatever goes wrong behind it."""

import logging

import numpy as np
import pytest

from runlift_tui.audio.desk import Desk
from runlift_tui.audio.feed import Feed
from runlift_tui.audio.mixer import Mixer
from runlift_tui.audio.output import FRAMES
from runlift_tui.audio.playhead import Playhead
from runlift_tui.clock import FakeClock
from runlift_tui.engine.timeline import Cue

FRAMES_ASKED = 40 * FRAMES
LATENCY = 70 * FRAMES


class BrokenMixer(Mixer):
    """Fails at every block."""

    def render(self, frames: int, at: int) -> bytes:
        raise RuntimeError("broken")


def feed_of(mixer: Mixer, clock: FakeClock) -> Feed:
    return Feed(mixer, Playhead(LATENCY), clock)


def test_the_first_block_is_silent_and_the_next_has_the_cue() -> None:
    clock, desk = FakeClock(), Desk()
    desk.replace([(clock.now(), Cue.TICK)])
    feed = feed_of(Mixer({Cue.TICK: np.ones(480, np.float32)}, desk), clock)
    blocks = feed.blocks()
    assert blocks.send(FRAMES_ASKED) == bytes(2 * FRAMES_ASKED)
    clock.advance(40)
    assert any(blocks.send(FRAMES_ASKED))
    assert feed.asked == 2


def test_an_error_is_silence_and_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    clock = FakeClock()
    blocks = feed_of(BrokenMixer({}, Desk()), clock).blocks()
    with caplog.at_level(logging.ERROR):
        for _ in range(5):
            clock.advance(40)
            assert blocks.send(FRAMES_ASKED) == bytes(2 * FRAMES_ASKED)
    assert len(caplog.records) == 1


def test_a_dropped_device_gets_silence_and_takes_no_cue_away() -> None:
    clock, desk = FakeClock(), Desk()
    mixer = Mixer({Cue.TICK: np.ones(480, np.float32)}, desk)
    old, new = feed_of(mixer, clock), feed_of(mixer, clock)
    old_blocks, new_blocks = old.blocks(), new.blocks()
    old_blocks.send(FRAMES_ASKED)
    new_blocks.send(FRAMES_ASKED)
    old.dropped = True
    desk.replace([(clock.now(), Cue.TICK)])
    clock.advance(40)
    assert not any(old_blocks.send(FRAMES_ASKED))
    assert any(new_blocks.send(FRAMES_ASKED))
