"""Makes a recording fit to mix: without silence around it, at the mixer's rate, as loud as another.

Pure arithmetic, with no device and no file. Resampling is a windowed sinc (Kaiser, 32 taps): one
small matrix makes a block of output from a block of input, a few milliseconds a phrase.
"""

from fractions import Fraction
from functools import lru_cache

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from runlift_tui.audio.output import RATE
from runlift_tui.audio.voice.recording import Recording

LOUDNESS = -18.0
"""LUFS of a phrase over its sounding part: clear over music, and under the cues."""

_SILENCE = 0.01
"""What stays below this share of the loudest sample is silence around the phrase."""

_EDGE_MS = 6
"""Milliseconds kept around the phrase; they fade in and out, so that nothing clicks."""

_KNEE = 0.7
"""Above this level the loudest peaks are pressed together below `_CEILING`."""
_CEILING = 0.89

_BLOCK = 4_096
"""Samples whose spectrum is weighed at once."""

_TOGETHER = 4
"""Blocks that are resampled at once; more would wake a thread on every processor."""

_MOST_DOWN = 640
"""Odd rates are taken as the nearest ratio of small numbers: at most a 400,000th off."""

_HALF_TAPS = 16
_KAISER_BETA = 8.0
_PASS_BAND = 0.94

# ITU-R BS.1770-5, tables 1 and 2, for 48 kHz: the shelf of the head, then the high-pass.
_SHELF = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (1.0, -1.69065929318241, 0.73248077421585),
)
_HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))

Signal = NDArray[np.float32]


def polished(recording: Recording) -> NDArray[np.int16]:
    """Return the phrase at `RATE`, trimmed and levelled; empty where nothing sounds."""
    signal = trimmed(recording.samples.astype(np.float32) / np.float32(32_768), recording.rate)
    if not len(signal):
        return np.zeros(0, np.int16)
    signal = _limited(levelled(resampled(signal, recording.rate)))
    return np.rint(_faded(signal) * 32_767).astype(np.int16)


def trimmed(signal: Signal, rate: int) -> Signal:
    """Return the signal without the silence before and after it."""
    size = np.abs(signal)
    if not size.any():
        return signal[:0]
    heard = np.flatnonzero(size > _SILENCE * size.max())
    edge = rate * _EDGE_MS // 1_000
    return signal[max(0, heard[0] - edge) : heard[-1] + edge + 1]


def resampled(signal: Signal, rate: int) -> Signal:
    """Return the signal at `RATE`; the same sounds, at the same moments."""
    if rate == RATE:
        return signal
    ratio = Fraction(RATE, rate).limit_denominator(_MOST_DOWN)
    up, down = ratio.numerator, ratio.denominator
    weights = _block_weights(up, down)
    before, width = weights.shape[0] - down - 1, weights.shape[0]
    blocks = -(-len(signal) // down)
    blocks += -blocks % _TOGETHER
    padded = np.pad(signal, (before // 2, blocks * down - len(signal) + width))
    windows = sliding_window_view(padded, width)[::down][:blocks]
    groups = windows.reshape(-1, _TOGETHER, width)
    out: Signal = (groups @ weights).reshape(-1)
    return out[: -(-len(signal) * up // down)]


def levelled(signal: Signal) -> Signal:
    """Return the signal at `LOUDNESS`."""
    blocks = np.pad(signal, (0, -len(signal) % _BLOCK)).reshape(-1, _BLOCK)
    spectrum = np.abs(np.fft.rfft(blocks, axis=1)) ** 2
    energy = 2 * float((spectrum * _weighting(_BLOCK)).sum()) / _BLOCK
    if energy <= 0:
        return signal
    power = energy / max(1, _sounding(signal))
    gain = 10 ** ((LOUDNESS + 0.691) / 20) / np.sqrt(power)
    return signal * np.float32(gain)


def _sounding(signal: Signal) -> int:
    """How many samples belong to blocks of 20 ms that are not pauses between words."""
    block = RATE // 50
    blocks = np.pad(signal, (0, -len(signal) % block)).reshape(-1, block)
    level = np.sqrt(np.mean(blocks**2, axis=1))
    return int(np.count_nonzero(level > 0.05 * level.max())) * block


@lru_cache(maxsize=1)
def _weighting(length: int) -> NDArray[np.float64]:
    """The ear's power response at each frequency of a spectrum of `length` samples."""
    turn = np.exp(-2j * np.pi * np.arange(length // 2 + 1) / length)
    response = np.ones(len(turn), np.complex128)
    for above, below in (_SHELF, _HIGH_PASS):
        response *= np.polyval(above[::-1], turn) / np.polyval(below[::-1], turn)
    power: NDArray[np.float64] = np.abs(response) ** 2
    return power


def _limited(signal: Signal) -> Signal:
    size = np.abs(signal)
    room = _CEILING - _KNEE
    pressed = _KNEE + room * np.tanh((size - _KNEE) / room)
    return np.copysign(np.where(size > _KNEE, pressed, size), signal).astype(np.float32)


def _faded(signal: Signal) -> Signal:
    edge = min(len(signal) // 2, RATE * _EDGE_MS // 1_000)
    faded = signal.copy()
    faded[:edge] *= np.linspace(0, 1, edge, endpoint=False, dtype=np.float32)
    faded[len(signal) - edge :] *= np.linspace(1, 0, edge, dtype=np.float32)
    return faded


@lru_cache(maxsize=4)
def _block_weights(up: int, down: int) -> Signal:
    """What each input sample adds to each of `up` output samples, which `down` of them make.

    The inputs reach `half - 1` samples before those `down`, and `half` behind them.
    """
    cutoff = _PASS_BAND * min(1.0, up / down)
    half = int(np.ceil(_HALF_TAPS * max(1.0, down / up)))
    inputs = np.arange(1 - half, down + half + 1)
    distance = inputs[:, None] - np.arange(up) * down / up
    bow = np.sqrt(np.clip(1 - (distance / half) ** 2, 0, 1))
    taps = np.sinc(cutoff * distance) * np.i0(_KAISER_BETA * bow)
    taps[np.abs(distance) > half] = 0
    scaled: Signal = (taps / taps.sum(axis=0)).astype(np.float32)
    return scaled
