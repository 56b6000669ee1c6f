"""A voice that says noise of its own for each text, and where in a recording a sound is found."""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from runlift_tui.audio.output import FRAMES, Phrase, Planned, Sound
from runlift_tui.audio.sounds import Samples, Sounds
from runlift_tui.engine.units import Ms

EDGE = 30 * FRAMES
"""Frames at either end of a phrase that are looked at alone: a cut would be there."""


class NoiseVoice:
    """Every text is ready at once and sounds 60 ms a letter, from its first sample at full level.

    Noise fits only itself and only at one place, so it is found to the sample in any mixture.
    """

    revision = 1

    def prepare(self, texts: Iterable[str]) -> None:
        """Nothing is to be done."""

    def length_of(self, text: str) -> Ms:
        return max(240, min(2_400, 60 * len(text)))

    def pcm(self, text: str) -> Samples:
        source = np.random.default_rng(zlib.crc32(text.encode()))
        noise = source.uniform(-0.5, 0.5, self.length_of(text) * FRAMES).astype(np.float32)
        noise[0] = 0.5
        return noise


@dataclass(frozen=True, slots=True)
class Found:
    """Where a sound lies in a recording.

    Attributes:
        late: milliseconds after its moment.
        gain: how loud it is there, of its own loudness.
        begin, end: the gain of its first and of its last `EDGE`, 0 where these are silent.
    """

    sound: Sound
    late: float
    gain: float
    begin: float
    end: float


def find(
    planned: Planned,
    sounds: Sounds,
    voice: NoiseVoice,
    heard: NDArray[np.int16],
    start: float,
    reach: Ms = 150,
) -> Found:
    """Return the place within `reach` of its moment at which the sound fits the recording best.

    Args:
        planned: the sound and its moment.
        sounds: the cues' samples.
        voice: the phrases' samples.
        heard: the recording.
        start: the moment of its first sample, in milliseconds.
        reach: milliseconds on either side.
    """
    moment, sound = planned
    own = voice.pcm(sound.text) if isinstance(sound, Phrase) else sounds[sound]
    first = round((moment - reach - start) * FRAMES)
    assert first >= 0, "the recording begins too late"
    piece = heard[first : first + 2 * reach * FRAMES + len(own)].astype(np.float64) / 32_767
    assert len(piece) == 2 * reach * FRAMES + len(own), "the recording ends too soon"
    size = 1 << (len(piece) - 1).bit_length()
    turned = np.fft.rfft(piece, size) * np.conj(np.fft.rfft(own, size))
    fit = np.fft.irfft(turned, size)[: 2 * reach * FRAMES]
    best = int(fit.argmax())
    here = piece[best : best + len(own)]

    def gain(part: slice) -> float:
        energy = float(own[part] @ own[part])
        return float(here[part] @ own[part]) / energy if energy else 0.0

    late = (first + best) / FRAMES + start - moment
    return Found(sound, late, gain(slice(None)), gain(slice(EDGE)), gain(slice(-EDGE, None)))


def quietest(found: Iterable[Found]) -> Mapping[str, float]:
    """Return the least gain of any whole sound, and of any phrase's begin and end."""
    all_found = list(found)
    phrases = [one for one in all_found if isinstance(one.sound, Phrase)]
    return {
        "whole": min(one.gain for one in all_found),
        "begin": min(one.begin for one in phrases),
        "end": min(one.end for one in phrases),
    }
