"""Puts together all that is heard of a session: the output, the voice and their announcer."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from runlift_tui.audio.choose import AudioChoice, open_output
from runlift_tui.audio.output import SoundOutput, SoundState
from runlift_tui.bundled import bundled_folder
from runlift_tui.clock import Clock
from runlift_tui.engine.hearing import Hear
from runlift_tui.engine.loads import ShownUnit
from runlift_tui.engine.session import Session
from runlift_tui.engine.units import Ms
from runlift_tui.files.settings import Settings
from runlift_tui.places import Places

if TYPE_CHECKING:
    from runlift_tui.audio.announcer import Announcer
    from runlift_tui.audio.others import Others
    from runlift_tui.audio.voice.engines import FoundVoice
    from runlift_tui.audio.voice.speaker import Speaker
    from runlift_tui.engine.events import Event


@dataclass(frozen=True)
class Sounding:
    """What plays, what speaks, and what tells both when.

    Attributes:
        lowered: the folder that tells which other programs were lowered.
    """

    output: SoundOutput
    voice: "Speaker | None"
    clock: Clock
    lowered: Path

    @cached_property
    def announcer(self) -> "Announcer":
        """What tells both when; home comes to the screen before it is loaded."""
        from runlift_tui.audio.announcer import Announcer

        return Announcer(self.output, self.voice, self.others)

    @cached_property
    def others(self) -> "Others | None":
        """The other programs on this machine; None where they cannot be lowered."""
        from runlift_tui.audio.lowering import Lowering
        from runlift_tui.audio.others import Others
        from runlift_tui.audio.pactl import Pactl, has_pactl

        if not self.voice or not has_pactl():
            return None
        lowering = Lowering(Pactl(), self.lowered)
        return Others(lowering, self.clock, self.voice.length_of, self._is_heard)

    def _is_heard(self) -> bool:
        return self.output.state is SoundState.ON

    def observe(self, session: Session, events: "tuple[Event, ...]", now: Ms) -> None:
        """Tell the announcer what happened; see `runner.Observer`."""
        self.announcer(session, events, now)

    def hear(self, hear: Hear) -> None:
        """See `Announcer.hear`."""
        self.announcer.hear(hear)

    def say_loads_in(self, units: ShownUnit) -> None:
        """See `Announcer.say_loads_in`."""
        self.announcer.say_loads_in(units)

    def lower_others(self, lower: bool) -> None:
        """See `Others.allow`."""
        if self.others:
            self.others.allow(lower)

    def close(self) -> None:
        """Fall silent for good, and give others their volumes back, within a second."""
        self.output.close()
        if self.others:
            self.others.close()
        if self.voice:
            self.voice.close()


def sound_folders(places: Places) -> Sequence[Path]:
    """Return where sounds are looked for: the user's own, the shipped."""
    return places.sounds, bundled_folder("sounds")


def speaker(places: Places) -> "Speaker":
    """Return the voice of the first engine that this machine has; it looks when first asked."""
    from runlift_tui.audio.voice.speaker import Speaker
    from runlift_tui.audio.voice.speech_cache import SpeechCache

    return Speaker(_find_engine, SpeechCache(places.cache / "voice"))


def _find_engine() -> "FoundVoice":
    """Look for an engine; what knows them is loaded then, not before the first frame."""
    from runlift_tui.audio.voice.engines import find_engine

    return find_engine()


def sounding(choice: AudioChoice, clock: Clock, places: Places, settings: Settings) -> Sounding:
    """Return what is heard, as loud as the settings have it; `open` and `hear` are yours to call.

    Raises:
        AudioError: the output asked for is not installed.
    """
    voice = None if choice is AudioChoice.SILENT else speaker(places)
    output = open_output(choice, clock, sound_folders(places), voice.pcm if voice else None)
    output.set_volume(settings.volume)
    output.set_muted(settings.muted)
    heard = Sounding(output, voice, clock, places.cache / "lowered")
    if settings.lower_others or heard.lowered.is_dir():
        heard.lower_others(settings.lower_others)
    return heard
