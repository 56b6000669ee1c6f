"""The one clock: where every moment in the program comes from.

Nothing else may ask the operating system for the time.
"""

import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

from runlift_tui.engine.units import SECOND, Ms


class Clock(Protocol):
    """Tells the time in whole milliseconds from some fixed moment."""

    def now(self) -> Ms:
        """Return the present moment; it never goes back."""

    def seconds_until(self, moment: float) -> float:
        """Return how many real seconds pass until `moment`, exactly; negative once it is over."""


class SystemClock:
    """The machine's own steady clock, which also counts while the machine sleeps.

    Linux: CLOCK_BOOTTIME. macOS: CLOCK_MONOTONIC by clock_gettime, as `time.monotonic` stands
    still in sleep there. Windows: `time.monotonic`, which counts through sleep.
    """

    def now(self) -> Ms:
        """See `Clock.now`."""
        return now_ns() // 1_000_000

    def seconds_until(self, moment: float) -> float:
        """See `Clock.seconds_until`."""
        return moment / SECOND - now_ns() / 1_000_000_000


class ScaledClock:
    """Another clock made `speed` times faster, for rehearsals."""

    def __init__(self, clock: Clock, speed: float) -> None:
        self._clock = clock
        self._speed = speed
        self._origin = clock.now()

    def now(self) -> Ms:
        """See `Clock.now`."""
        return int((self._clock.now() - self._origin) * self._speed)

    def seconds_until(self, moment: float) -> float:
        """See `Clock.seconds_until`."""
        return self._clock.seconds_until(self._origin + moment / self._speed)


class FakeClock:
    """A clock for tests, which moves only when told; it starts at an odd moment on purpose."""

    def __init__(self, now: Ms = 7_654_321) -> None:
        self._now = now

    def now(self) -> Ms:
        """See `Clock.now`."""
        return self._now

    def seconds_until(self, moment: float) -> float:
        """See `Clock.seconds_until`."""
        return (moment - self._now) / SECOND

    def advance(self, duration: Ms) -> Ms:
        """Move on by `duration` milliseconds and return the new moment."""
        self._now += duration
        return self._now


def now_ns() -> int:
    """Return the steady clock's moment in nanoseconds, counted through sleep."""
    if sys.platform == "linux":
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    return time.monotonic_ns()


def today() -> datetime:
    """Return the date and time of the wall clock, in UTC."""
    return datetime.now(UTC)


def here_and_now() -> datetime:
    """Return the date and time of the wall clock, as it shows them here."""
    return today().astimezone()


def ends_text(wall: datetime, left: Ms) -> str:
    """Say at which time of day something ends that takes `left` milliseconds: ``ends 18:42``."""
    return f"ends {wall + timedelta(milliseconds=left):%H:%M}"
