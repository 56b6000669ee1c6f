"""Measures sounds as a listener would: loudness, pitch over time, rhythm."""

import numpy as np
from numpy.typing import NDArray

from runlift_tui.audio.output import FRAMES, RATE
from runlift_tui.audio.sounds import Samples

FRAME = 10 * FRAMES
"""Ten milliseconds: the grain of rhythm."""

POINTS = 24
"""How many pitches a sound is described by."""

# ITU-R BS.1770-5, tables 1 and 2, for 48 kHz: the shelf of the head, then the high-pass.
SHELF = (1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585)
HIGH_PASS = (1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621)


def loudness(samples: Samples) -> float:
    """Return LUFS over the frames that sound."""
    weighted = _biquad(_biquad(samples.astype(float), SHELF), HIGH_PASS)
    heard = np.repeat(sounding(samples), FRAME)[: len(weighted)]
    return float(-0.691 + 10 * np.log10(np.mean(weighted[: len(heard)][heard] ** 2)))


def sounding(samples: Samples) -> NDArray[np.bool_]:
    """Return for each ten milliseconds whether there is sound: the rhythm."""
    frames = _frames(samples, FRAME)
    level: NDArray[np.float64] = np.sqrt(np.mean(frames**2, axis=1))
    heard: NDArray[np.bool_] = level > 0.05 * level.max()
    return heard


def share_between(samples: Samples, low: float, high: float) -> float:
    """Return the share of the energy between two frequencies in hertz."""
    power = np.abs(np.fft.rfft(samples)) ** 2
    frequency = np.fft.rfftfreq(len(samples), 1 / RATE)
    return float(power[(frequency >= low) & (frequency <= high)].sum() / power.sum())


def melody(samples: Samples) -> NDArray[np.float64]:
    """Return the strongest pitch over the sounding time, at `POINTS` points, in semitones."""
    frames = _frames(samples, FRAME)[sounding(samples)]
    spectra = np.abs(np.fft.rfft(frames * np.hanning(FRAME), 1 << 15, axis=1))
    pitches = np.fft.rfftfreq(1 << 15, 1 / RATE)[spectra.argmax(axis=1)]
    places = np.linspace(0, len(pitches) - 1, POINTS).round().astype(int)
    heard: NDArray[np.float64] = 12 * np.log2(pitches[places] / 440)
    return heard


def pitch_distance(one: Samples, other: Samples) -> float:
    """Return the mean distance of two melodies in semitones."""
    return float(np.mean(np.abs(melody(one) - melody(other))))


def rhythm_distance(one: Samples, other: Samples) -> float:
    """Return the share of the longer one's time at which exactly one of the two sounds."""
    first, second = sounding(one), sounding(other)
    length = max(len(first), len(second))
    padded = [np.pad(rhythm, (0, length - len(rhythm))) for rhythm in (first, second)]
    return float(np.mean(padded[0] != padded[1]))


def _frames(samples: Samples, size: int) -> NDArray[np.float64]:
    missing = -len(samples) % size
    return np.pad(samples.astype(float), (0, missing)).reshape(-1, size)


def _biquad(samples: NDArray[np.float64], coefficients: tuple[float, ...]) -> NDArray[np.float64]:
    b0, b1, b2, a1, a2 = coefficients
    out = []
    x1 = x2 = y1 = y2 = 0.0
    for x in samples.tolist():
        y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
        x1, x2, y1, y2 = x, x1, y, y1
        out.append(y)
    return np.array(out)
