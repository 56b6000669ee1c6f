"""Mixes the cues into one stream, each at its exact frame.

Pure arithmetic on frames: it knows no device, and reads no clock.
"""

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from runlift_tui.audio.desk import Desk, Plan
from runlift_tui.audio.output import FRAMES, LATEST
from runlift_tui.audio.sounds import Samples, Sounds
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import Ms

UNIT = 48_000
"""Full loudness, in the whole steps that the loudness moves in."""

STEP = 100
"""How far the loudness moves in a frame: 10 ms from silence to full, so that nothing clicks."""

KNEE = np.float32(0.9)
"""Above this level overlapping sounds are pressed together, so that they never reach 1."""


@dataclass(slots=True)
class _Voice:
    """A sound under way: its next sample `position`, due `delay` frames into the next block."""

    samples: Samples
    position: int
    delay: int


class Mixer:
    """The stream of one session: what the desk wishes, as blocks of 16-bit samples."""

    def __init__(self, sounds: Sounds, desk: Desk) -> None:
        self._sounds = sounds
        self._desk = desk
        self._plan: Plan = ()
        self._waiting: deque[tuple[Ms, Cue]] = deque()
        self._started: deque[tuple[Ms, Cue]] = deque(maxlen=256)
        self._voices: list[_Voice] = []
        self._level = round(desk.gain * UNIT)
        self._next = 0
        self._ends = 0

    def render(self, frames: int, at: int) -> bytes:
        """Return the next `frames` frames, one channel of little-endian 16-bit samples.

        Args:
            frames: how many.
            at: the frame of the clock at which the first of them will be heard. Sounds under
                way go on over a small leap of it and are cut by one of more than `LATEST`.
        """
        if abs(at - self._next) > LATEST * FRAMES:
            self._voices.clear()
        self._next = at + frames
        self._take_plan()
        self._start_due(frames, at)
        if not self._voices:
            self._level = _moved(self._level, self._target, frames)
            return bytes(2 * frames)
        return self._mix(frames).tobytes()

    def sounds_at(self, moment: Ms) -> bool:
        """Tell whether a sound that has started is still to be heard at `moment`."""
        return moment * FRAMES < self._ends

    @property
    def _target(self) -> int:
        return round(self._desk.gain * UNIT)

    def _take_plan(self) -> None:
        plan = self._desk.plan
        if plan is not self._plan:
            self._plan = plan
            self._waiting = deque(cue for cue in plan if cue not in self._started)

    def _start_due(self, frames: int, at: int) -> None:
        while self._waiting and self._waiting[0][0] * FRAMES < at + frames:
            moment, cue = self._waiting.popleft()
            delay = moment * FRAMES - at
            if delay < -LATEST * FRAMES or cue not in self._sounds:
                continue
            delay = max(0, delay)
            samples = self._sounds[cue]
            self._started.append((moment, cue))
            self._voices.append(_Voice(samples, 0, delay))
            self._ends = max(self._ends, at + delay + len(samples))

    def _mix(self, frames: int) -> NDArray[np.int16]:
        total = np.zeros(frames, np.float32)
        for voice in self._voices:
            piece = voice.samples[voice.position : voice.position + frames - voice.delay]
            total[voice.delay : voice.delay + len(piece)] += piece
            voice.position += len(piece)
            voice.delay = 0
        self._voices = [v for v in self._voices if v.position < len(v.samples)]
        total *= self._loudness(frames)
        mixed: NDArray[np.int16] = np.rint(_limited(total) * np.float32(32_767)).astype("<i2")
        return mixed

    def _loudness(self, frames: int) -> Samples | np.float32:
        start, target = self._level, self._target
        self._level = _moved(start, target, frames)
        if start == target:
            return np.float32(target / UNIT)
        steps = np.arange(1, frames + 1) * STEP
        ramp = np.minimum(start + steps, target) if target > start else start - steps
        return (np.maximum(ramp, target if target < start else 0) / UNIT).astype(np.float32)


def _moved(level: int, target: int, frames: int) -> int:
    """Return the loudness `frames` frames on, on its way to `target`."""
    if target > level:
        return min(target, level + frames * STEP)
    return max(target, level - frames * STEP)


def _limited(samples: Samples) -> Samples:
    """Press what is above `KNEE` into the room below 1; a smooth curve, with no memory."""
    size = np.abs(samples)
    if size.max() <= KNEE:
        return samples
    room = np.float32(1) - KNEE
    over = np.maximum(size - KNEE, np.float32(0)) / room
    pressed = np.minimum(size, KNEE) + room * over / (np.float32(1) + over)
    return np.copysign(pressed, samples)
