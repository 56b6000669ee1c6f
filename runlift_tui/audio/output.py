"""What every sound output can do, whatever plays it. No output ever raises once it is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias

from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import SECOND, Ms

RATE = 48_000
"""Frames a second in everything that sounds."""

FRAMES = RATE // SECOND
"""Frames in a millisecond. The moment `m` of the clock is the clock's frame ``m * FRAMES``."""

LATEST: Ms = 250
"""A cue that could not start this soon after its moment is never played."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Something to say."""

    text: str


Sound: TypeAlias = Cue | Phrase
"""What can be played."""

Planned: TypeAlias = tuple[Ms, Sound]
"""A sound with its moment of the session's clock."""


class SoundState(StrEnum):
    """What the athlete can expect to hear."""

    ON = "on"
    MUTED = "muted"
    LOST = "lost"
    """There should be sound and there is none; the output keeps trying."""
    OFF = "off"
    """No sound was asked for."""


class AudioError(Exception):
    """Sound cannot be had; the message says what to install or to change."""


@dataclass(frozen=True, slots=True)
class Route:
    """The way that sound takes out of the program.

    Attributes:
        library: the package that plays.
        system: the sound system that it plays through, empty while nothing can be heard.
        latency: milliseconds from a frame's making until it is heard, which the output makes up
            for; None where it does not.
    """

    library: str
    system: str = ""
    latency: Ms | None = None


class SoundOutput(Protocol):
    """Plays cues at moments of the session's clock. Every call returns at once."""

    @property
    def state(self) -> SoundState:
        """What can be heard now."""

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong for a person to know: a broken sound file, why there is no device."""

    @property
    def route(self) -> Route:
        """What the sound goes through at this moment."""

    @property
    def sounding(self) -> bool:
        """Whether a cue is still to be heard to its end: wait for that before `close`."""

    @property
    def volume(self) -> int:
        """Loudness in percent, 0 to 100."""

    @property
    def muted(self) -> bool:
        """Whether the athlete silenced it."""

    def open(self) -> None:
        """Start playing silence, so that the first cue comes in time."""

    def replace(self, sounds: Sequence[Planned]) -> None:
        """Forget every sound that has not started and play these instead.

        Each comes with its moment. One that started already does not start again; one whose
        moment is past by more than `LATEST` is never played.
        """

    def set_volume(self, volume: int) -> None:
        """Change the loudness at once; `volume` in percent, taken into 0 to 100."""

    def set_muted(self, muted: bool) -> None:
        """Silence it at once, or let it be heard again."""

    def close(self) -> None:
        """Stop for good, within half a second whatever the device does."""
