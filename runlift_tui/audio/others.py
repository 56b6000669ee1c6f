"""Has other programs play lower while a phrase is said, in a thread of its own.

It knows moments and phrases only, and nobody ever waits for it but `close`, for a short time.
"""

import atexit
import logging
from collections.abc import Callable, Sequence
from threading import Event, Thread
from typing import Protocol, TypeAlias

from runlift_tui.audio.output import Phrase, Planned
from runlift_tui.clock import Clock
from runlift_tui.engine.units import SECOND, Ms

AHEAD: Ms = 200
"""Others are lower so long before a phrase: setting their volumes takes its time."""

JOINED: Ms = 1_500
"""In a shorter silence between two phrases they stay low: up and down is worse than low."""

LOOK_AGAIN: Ms = SECOND
"""The longest wait: others that did not answer are tried again, and sleep stops no clock."""

CLOSE_LIMIT = 0.5
"""Seconds that giving all volumes back may take at the end; what is left, the next start does."""

Stretch: TypeAlias = tuple[Ms, Ms]
"""From when to when others are low."""

_NEVER: Stretch = (10**15, 10**15)

_log = logging.getLogger(__name__)


class Lowers(Protocol):
    """What lowers and restores; see `audio.lowering.Lowering`. Each call may take seconds."""

    def is_owing(self) -> bool:
        """Tell whether anything may be owed."""

    def inherit(self) -> None:
        """Take over what processes owe that died."""

    def lower(self) -> None:
        """Lower all that other programs play."""

    def restore(self) -> bool:
        """Give back what is owed; tell whether that could be done."""


class Others:
    """The other programs of this machine, as far as they are heard.

    Args:
        lowering: lowers and restores them.
        clock: the session's clock.
        length_of: how long a text sounds, in milliseconds; None where it is not said.
        audible: tells whether phrases are heard at all now.
    """

    def __init__(
        self,
        lowering: Lowers,
        clock: Clock,
        length_of: Callable[[str], Ms | None],
        audible: Callable[[], bool],
    ) -> None:
        """Take the parts; nothing starts before `allow`."""
        self._lowering = lowering
        self._clock = clock
        self._length_of = length_of
        self._audible = audible
        self._stretches: tuple[Stretch, ...] = ()
        self._allowed = self._started = self._closing = False
        self._changed = Event()
        self._thread = Thread(target=self._live, name="others", daemon=True)

    def allow(self, allowed: bool) -> None:
        """Let others be lowered from now on, or never more; what is owed is given back at once."""
        self._allowed = allowed
        if not self._started and (allowed or self._lowering.is_owing()):
            self._started = True
            atexit.register(self.close)
            self._thread.start()
        self._changed.set()

    def replace(self, sounds: Sequence[Planned]) -> None:
        """Take what is to be heard, as `SoundOutput.replace` does; only phrases count."""
        self._stretches = stretches(sounds, self._length_of)
        self._changed.set()

    def close(self) -> None:
        """Give back all volumes, within `CLOSE_LIMIT`."""
        self._closing = True
        self._changed.set()
        if self._started:
            self._thread.join(CLOSE_LIMIT)
            atexit.unregister(self.close)

    def _live(self) -> None:
        try:
            self._lowering.inherit()
            is_low = not self._lowering.restore()
            while not self._closing:
                self._changed.clear()
                is_low, due = self._step(is_low)
                if not self._closing:
                    self._changed.wait(self._clock.seconds_until(self._clock.now() + due))
            self._lowering.restore()
        except Exception:  # the session goes on; the next start gives back what is owed
            _log.exception("Lowering other programs failed")

    def _step(self, is_low: bool) -> tuple[bool, Ms]:
        """Lower or restore; return whether others are low, and in how many ms to look again."""
        now = self._clock.now()
        begin, end = next((s for s in self._stretches if now < s[1]), _NEVER)
        wanted = begin <= now and self._allowed and self._audible()
        if wanted and not is_low:
            self._lowering.lower()
        elif is_low and not wanted:
            wanted = not self._lowering.restore()
        change = begin if now < begin else end
        return wanted, min(LOOK_AGAIN, max(1, change - self._clock.now()))


def stretches(
    sounds: Sequence[Planned], length_of: Callable[[str], Ms | None]
) -> tuple[Stretch, ...]:
    """Return when others are to be low, in order of time; see `AHEAD` and `JOINED`."""
    found: list[Stretch] = []
    phrases = [(at, sound.text) for at, sound in sounds if isinstance(sound, Phrase)]
    for moment, text in sorted(phrases):
        over = moment + (length_of(text) or 0)
        if found and moment - found[-1][1] < JOINED:
            found[-1] = (found[-1][0], max(found[-1][1], over))
        elif over > moment:
            found.append((moment - AHEAD, over))
    return tuple(found)
