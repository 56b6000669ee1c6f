"""Mixes cues and phrases into one stream, each at its exact frame; cues press phrases down.

Pure arithmetic on frames: it knows no device, and reads no clock.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from runlift_tui.audio.desk import Desk, Plan
from runlift_tui.audio.fader import Fader
from runlift_tui.audio.output import FRAMES, LATEST, Phrase, Planned, Sound
from runlift_tui.audio.sounds import Samples, Sounds
from runlift_tui.engine.units import Ms

Speech: TypeAlias = Callable[[str], Samples | None]
"""The samples of a phrase by its text; None where it is not spoken yet."""

DUCKED = 0.35
"""The factor for phrases while a cue sounds, 9 dB down: a beep is never talked over."""

FADE = 30 * FRAMES
"""A phrase that the plan has dropped ends within this many frames."""

KNEE = np.float32(0.9)
"""Above this level overlapping sounds are pressed together, so that they never reach 1."""


def no_speech(text: str) -> Samples | None:
    """Say nothing: the speech of a session without a voice."""
    return None


@dataclass(slots=True)
class _Voice:
    """A sound under way: its next sample `position`, due `delay` frames into the next block."""

    planned: Planned
    samples: Samples
    position: int
    delay: int

    @property
    def is_phrase(self) -> bool:
        return isinstance(self.planned[1], Phrase)

    def end_softly(self) -> None:
        """Sound no longer than `FADE` from here."""
        rest = self.samples[self.position : self.position + FADE]
        self.samples = rest * np.linspace(1, 0, len(rest), dtype=np.float32)
        self.position = 0


class Mixer:
    """The stream of one session: what the desk wishes, as blocks of 16-bit samples."""

    def __init__(self, sounds: Sounds, desk: Desk, speech: Speech = no_speech) -> None:
        self._sounds = sounds
        self._speech = speech
        self._desk = desk
        self._plan: Plan = ()
        self._waiting: deque[Planned] = deque()
        self._started: deque[Planned] = deque(maxlen=256)
        self._voices: list[_Voice] = []
        self._loudness = Fader(desk.gain)
        self._ducking = Fader(1)
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
            self._loudness.skip(self._desk.gain, frames)
            self._ducking.skip(1, frames)
            return bytes(2 * frames)
        return self._mix(frames).tobytes()

    def sounds_at(self, moment: Ms) -> bool:
        """Tell whether a sound that has started is still to be heard at `moment`."""
        return moment * FRAMES < self._ends

    def _take_plan(self) -> None:
        plan = self._desk.plan
        if plan is not self._plan:
            self._plan = plan
            self._waiting = deque(planned for planned in plan if planned not in self._started)
            for voice in self._voices:
                if voice.is_phrase and voice.planned not in plan:
                    voice.end_softly()

    def _start_due(self, frames: int, at: int) -> None:
        while self._waiting and self._waiting[0][0] * FRAMES < at + frames:
            planned = self._waiting.popleft()
            delay = planned[0] * FRAMES - at
            samples = self._samples(planned[1])
            if delay < -LATEST * FRAMES or samples is None:
                continue
            delay = max(0, delay)
            self._started.append(planned)
            self._voices.append(_Voice(planned, samples, 0, delay))
            self._ends = max(self._ends, at + delay + len(samples))

    def _samples(self, sound: Sound) -> Samples | None:
        return self._speech(sound.text) if isinstance(sound, Phrase) else self._sounds.get(sound)

    def _mix(self, frames: int) -> NDArray[np.int16]:
        cues, phrases = np.zeros(frames, np.float32), np.zeros(frames, np.float32)
        busy = np.zeros(frames, np.bool_)
        for voice in self._voices:
            piece = voice.samples[voice.position : voice.position + frames - voice.delay]
            place = slice(voice.delay, voice.delay + len(piece))
            (phrases if voice.is_phrase else cues)[place] += piece
            busy[place] |= not voice.is_phrase
            voice.position += len(piece)
            voice.delay = 0
        self._voices = [v for v in self._voices if v.position < len(v.samples)]
        total = cues + phrases * self._duck(busy)
        total *= self._loudness.move(self._desk.gain, frames)
        mixed: NDArray[np.int16] = np.rint(_limited(total) * np.float32(32_767)).astype("<i2")
        return mixed

    def _duck(self, busy: NDArray[np.bool_]) -> Samples:
        """Return the factor for phrases in each frame, where `busy` tells which hold a cue."""
        turns = [0, *(np.flatnonzero(np.diff(busy)) + 1), len(busy)]
        parts = [
            self._ducking.move(DUCKED if busy[start] else 1, stop - start)
            for start, stop in pairwise(turns)
        ]
        return np.concatenate(parts)


def _limited(samples: Samples) -> Samples:
    """Press what is above `KNEE` into the room below 1; a smooth curve, with no memory."""
    size = np.abs(samples)
    if size.max() <= KNEE:
        return samples
    room = np.float32(1) - KNEE
    over = np.maximum(size - KNEE, np.float32(0)) / room
    pressed = np.minimum(size, KNEE) + room * over / (np.float32(1) + over)
    return np.copysign(pressed, samples)
