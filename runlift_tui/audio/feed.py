"""One device's supply of samples. It runs in the device's own thread and never fails there."""

import logging
from collections.abc import Generator

from runlift_tui.audio.mixer import Mixer
from runlift_tui.audio.playhead import Playhead
from runlift_tui.clock import Clock

_log = logging.getLogger(__name__)


class Feed:
    """The blocks that one device asks for.

    Attributes:
        asked: how many blocks so far; a device that is alive keeps asking.
        dropped: the device was given up; should it come to life again, it gets silence.
    """

    def __init__(self, mixer: Mixer, playhead: Playhead, clock: Clock) -> None:
        self.asked = 0
        self.dropped = False
        self._mixer = mixer
        self._playhead = playhead
        self._clock = clock
        self._failed = False

    def blocks(self) -> Generator[bytes, int, None]:
        """Return a generator, already started, that is sent a number of frames for each block."""
        generator = self._blocks()
        next(generator)
        return generator

    def _blocks(self) -> Generator[bytes, int, None]:
        frames = yield b""
        while True:
            frames = yield self._block(frames)

    def _block(self, frames: int) -> bytes:
        self.asked += 1
        try:
            at = None if self.dropped else self._playhead.advance(self._clock.now(), frames)
            if at is not None:
                return self._mixer.render(frames, at)
        except Exception:  # an error raised here would end the sound for good, without a word
            if not self._failed:
                self._failed = True
                _log.exception("A block of sound failed")
        return bytes(2 * frames)
