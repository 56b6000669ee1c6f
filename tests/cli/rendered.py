"""A rendered file held against the cues that `show --json` promises, sample by sample."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from runlift_tui.audio.mixer import KNEE
from runlift_tui.audio.output import RATE
from runlift_tui.audio.sounds import load_sounds
from runlift_tui.bundled import bundled_folder
from runlift_tui.engine.timeline import Cue

SOUNDS, _ = load_sounds([bundled_folder("sounds")])
"""The samples of each shipped cue."""

HEADER_BYTES = 44


def check_wave(wave: Path, shown: dict[str, Any], lasts: Sequence[float]) -> None:
    """Fail unless the file has every cue that is `shown` at its frame, nothing else, and its end.

    Args:
        wave: the rendered file.
        shown: what `show --json` printed.
        lasts: how many seconds each step lasts.
    """
    samples = np.memmap(wave, "<i2", mode="r", offset=HEADER_BYTES)
    end = round(shown["planned_s"] * RATE) + len(SOUNDS[Cue.FINISH])
    assert end <= len(samples) <= end + RATE // 10
    _check_against(samples, _due(shown, lasts))
    del samples


def _due(shown: dict[str, Any], lasts: Sequence[float]) -> list[tuple[int, Cue]]:
    """Return the frame of every cue that is shown."""
    cues, start = [], 0.0
    for step, seconds in zip(shown["steps"], lasts, strict=True):
        cues += [(round((start + c["at_s"]) * RATE), Cue(c["cue"])) for c in step["cues"]]
        start += seconds
    return sorted(set(cues))


def _clusters(cues: list[tuple[int, Cue]]) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """Yield the sum of the sounds that overlap, and the frame at which it begins."""
    begin, mixed = 0, np.zeros(0, np.float32)
    for frame, cue in cues:
        if frame >= begin + len(mixed):
            yield begin, mixed
            begin, mixed = frame, np.zeros(0, np.float32)
        sound = SOUNDS[cue]
        mixed = np.pad(mixed, (0, max(0, frame - begin + len(sound) - len(mixed))))
        mixed[frame - begin : frame - begin + len(sound)] += sound
    yield begin, mixed


def _check_against(samples: NDArray[np.int16], cues: list[tuple[int, Cue]]) -> None:
    """Every sample is what the cues make: within a rounding, or louder than the mixer's knee."""
    silent_from = 0
    for begin, mixed in _clusters(cues):
        assert not samples[silent_from:begin].any()
        heard = samples[begin : begin + len(mixed)].astype(np.float32)
        plain = np.abs(mixed) <= KNEE
        assert np.abs(heard - mixed * 32_767)[plain].max(initial=0) <= 1
        assert (heard * np.sign(mixed))[~plain].min(initial=32_767) >= KNEE * 32_767 - 1
        silent_from = begin + len(mixed)
    assert not samples[silent_from:].any()
