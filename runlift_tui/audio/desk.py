"""What the athlete's side sets and the playing side reads: the cues to come, volume and mute.

Each value is replaced whole, so that no lock can ever hold up the thread that plays.
"""

from collections.abc import Sequence

from runlift_tui.audio.output import LATEST, Planned
from runlift_tui.engine.units import Ms

Plan = tuple[Planned, ...]
"""Sounds with their moments, in order of time."""


class Desk:
    """The wishes of the moment; `volume` is in percent, 0 to 100."""

    def __init__(self) -> None:
        self.plan: Plan = ()
        self.volume = 100
        self.muted = False

    def replace(self, sounds: Sequence[Planned]) -> None:
        """Put these sounds in the place of all others, each at its moment once."""
        self.plan = tuple(sorted(set(sounds), key=lambda planned: (planned[0], str(planned[1]))))

    def set_volume(self, volume: int) -> None:
        """Set the loudness, taken into 0 to 100."""
        self.volume = min(100, max(0, volume))

    def just_due(self, now: Ms) -> bool:
        """Tell whether a cue's moment came so shortly ago that it may be about to start."""
        return any(now - LATEST < moment <= now for moment, _ in self.plan)

    @property
    def gain(self) -> float:
        """The factor for the samples, 0 to 1: half the percent sounds about half as loud."""
        return 0.0 if self.muted else (self.volume / 100) ** 2


class DeskOutput:
    """What all sound outputs share: they put the athlete's wishes on a desk."""

    def __init__(self) -> None:
        self.desk = Desk()

    @property
    def volume(self) -> int:
        """See `SoundOutput.volume`."""
        return self.desk.volume

    @property
    def muted(self) -> bool:
        """See `SoundOutput.muted`."""
        return self.desk.muted

    def replace(self, sounds: Sequence[Planned]) -> None:
        """See `SoundOutput.replace`."""
        self.desk.replace(sounds)

    def set_volume(self, volume: int) -> None:
        """See `SoundOutput.set_volume`."""
        self.desk.set_volume(volume)

    def set_muted(self, muted: bool) -> None:
        """See `SoundOutput.set_muted`."""
        self.desk.muted = muted
