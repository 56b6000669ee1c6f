"""A loudness that moves without a click. It knows nothing of sounds or moments."""

import numpy as np
from numpy.typing import NDArray

UNIT = 48_000
"""Full loudness, in the whole steps that a loudness moves in."""

STEP = 100
"""How far a loudness moves in a frame: 10 ms from silence to full, so that nothing clicks."""


class Fader:
    """A loudness on its way to where it should be, at `STEP` a frame.

    Args:
        gain: where it stands at first, 0 to 1.
    """

    def __init__(self, gain: float) -> None:
        self._level = round(gain * UNIT)

    def skip(self, gain: float, frames: int) -> None:
        """Move towards `gain` for `frames` frames that nobody hears."""
        self._level = self._moved(round(gain * UNIT), frames)

    def move(self, gain: float, frames: int) -> NDArray[np.float32]:
        """Move towards `gain` and return the factor of each of the next `frames` frames."""
        start, target = self._level, round(gain * UNIT)
        self._level = self._moved(target, frames)
        if start == target:
            return np.full(frames, np.float32(target / UNIT))
        steps = np.arange(1, frames + 1) * STEP
        if target > start:
            return (np.minimum(start + steps, target) / UNIT).astype(np.float32)
        return (np.maximum(start - steps, target) / UNIT).astype(np.float32)

    def _moved(self, target: int, frames: int) -> int:
        if target > self._level:
            return min(target, self._level + frames * STEP)
        return max(target, self._level - frames * STEP)
