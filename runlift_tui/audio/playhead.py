"""Works out when the frames that a device asks for will be heard.

A device asks in bursts and late, but plays steadily. It never asks for the time itself.
"""

from collections import deque

from runlift_tui.audio.output import FRAMES
from runlift_tui.engine.units import SECOND, Ms

WINDOW = 5 * SECOND * FRAMES
"""How far back the fullest buffer is looked for: long enough to hold a request in good time, short
enough to follow a device whose quartz runs 0.05 percent off the clock's."""

DOUBT = 10 * FRAMES
"""A request this late may have come too late for the device, which then played on from nothing."""

SETTLING = 400 * FRAMES
"""How long after a doubt the old place holds: until the device has surely had a full buffer again,
and so the new place can be told."""


class Playhead:
    """One device's place in time.

    The frames asked for so far, less the clock, are the `lead`; it is at its highest when the
    device has asked in good time and its buffer is full. Then a frame is heard `latency` later.
    Lower leads are late requests, which say nothing about when the sound is heard.

    Args:
        latency: frames from a full buffer's last frame being asked for until it is heard.
    """

    def __init__(self, latency: int) -> None:
        self._latency = latency
        self._asked = 0
        self._full: int | None = None
        self._highest: deque[tuple[int, int]] = deque()
        self._settles: int | None = None

    def advance(self, now: Ms, frames: int) -> int | None:
        """Note that the device asks for `frames` more at the moment `now`.

        Returns:
            The frame of the clock at which the first of them will be heard; None for the very
            first, as a device may take two seconds from there to begin.
        """
        clock, first = now * FRAMES, self._asked
        self._asked += frames
        # Nothing asked for now is heard before now.
        dry = first - clock + self._latency
        if self._full is None:
            self._full = dry
            return None
        lead = self._asked - clock
        if self._full > dry or (self._settles is None and self._full - lead > DOUBT):
            self._full = min(self._full, dry)
            self._settles = clock + SETTLING
            self._highest.clear()
        self._note(clock, lead)
        if self._settles is None or clock >= self._settles:
            self._full = self._highest[0][1]
            self._settles = None
        return first - self._full + self._latency

    def _note(self, clock: int, lead: int) -> None:
        """Keep the highest leads of the window, the highest of all in front."""
        while self._highest and self._highest[-1][1] <= lead:
            self._highest.pop()
        self._highest.append((clock, lead))
        while self._highest[0][0] < clock - WINDOW:
            self._highest.popleft()
