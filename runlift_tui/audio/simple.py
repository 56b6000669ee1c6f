"""The second sound output: simpleaudio, each cue played from a thread of its own when it is due.

It never mixes: the system does, and a change of volume holds from the next cue on.
"""

import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from runlift_tui.audio.desk import DeskOutput, Plan
from runlift_tui.audio.output import (
    FRAMES,
    LATEST,
    RATE,
    Phrase,
    Planned,
    Route,
    Sound,
    SoundState,
)
from runlift_tui.clock import Clock
from runlift_tui.engine.units import SECOND, Ms

if TYPE_CHECKING:
    from runlift_tui.audio.mixer import Speech
    from runlift_tui.audio.sounds import Samples, Sounds

CLOSE_LIMIT = 0.4
"""Seconds that stopping the last sounds may take."""

LOOK_AGAIN = 1.0
"""Seconds it waits at most: a wait does not count the time that the machine sleeps."""

NO_DEVICE = (
    "simpleaudio cannot play; check that a speaker is chosen, and on Linux that ALSA reaches "
    "the sound server (Debian and Ubuntu: apt install libasound2-plugins)"
)

_SYSTEMS = {"darwin": "Core Audio", "win32": "WinMM"}

_log = logging.getLogger(__name__)


class SimpleaudioOutput(DeskOutput):
    """See `SoundOutput`. A thread waits for the next cue and starts it.

    Args:
        clock: the session's clock.
        folders: where sound files are looked for, the user's own first.
        speech: the samples of phrases; without it none is said.
    """

    def __init__(
        self, clock: Clock, folders: Sequence[Path], speech: "Speech | None" = None
    ) -> None:
        super().__init__()
        self._speech = speech
        self._clock = clock
        self._folders = tuple(folders)
        self._troubles: tuple[str, ...] = ()
        self._library: Any = None
        self._sounds: Sounds = {}
        self._started: Plan = ()
        self._ends: Ms = 0
        self._is_open = False
        self._lost = False
        self._closing = False
        self._changed = Event()
        self._thread = Thread(target=self._live, name="sound", daemon=True)

    @property
    def state(self) -> SoundState:
        """See `SoundOutput.state`; a loss shows at the first cue that could not be played."""
        if not self._is_open or self._closing:
            return SoundState.OFF
        if self._lost:
            return SoundState.LOST
        return SoundState.MUTED if self.muted else SoundState.ON

    @property
    def faults(self) -> tuple[str, ...]:
        """See `SoundOutput.faults`."""
        return (*self._troubles, NO_DEVICE) if self._lost else self._troubles

    @property
    def route(self) -> Route:
        """See `SoundOutput.route`; a loss shows as in `state`."""
        ready = self._library and self.state in (SoundState.ON, SoundState.MUTED)
        return Route("simpleaudio", _SYSTEMS.get(sys.platform, "ALSA") if ready else "")

    @property
    def sounding(self) -> bool:
        """See `SoundOutput.sounding`."""
        now = self._clock.now()
        due = self.desk.just_due(now) or now < self._ends
        return due and self.state is SoundState.ON

    def open(self) -> None:
        """See `SoundOutput.open`."""
        if not self._is_open:
            self._is_open = True
            self._thread.start()

    def replace(self, sounds: Sequence[Planned]) -> None:
        """See `SoundOutput.replace`."""
        super().replace(sounds)
        self._changed.set()

    def set_muted(self, muted: bool) -> None:
        """See `SoundOutput.set_muted`."""
        super().set_muted(muted)
        if muted and self._library:
            Thread(target=self._library.stop_all, name="sound mute", daemon=True).start()

    def close(self) -> None:
        """See `SoundOutput.close`."""
        self._closing = True
        self._changed.set()
        if self._library:
            stopper = Thread(target=self._library.stop_all, name="sound close", daemon=True)
            stopper.start()
            stopper.join(CLOSE_LIMIT)

    def _live(self) -> None:
        try:
            import simpleaudio  # type: ignore[import-untyped, unused-ignore]

            from runlift_tui.audio.sounds import load_sounds

            self._sounds, self._troubles = load_sounds(self._folders)
            self._library = simpleaudio
            while not self._closing:
                self._changed.clear()
                self._changed.wait(self._start_due())
        except Exception as fault:  # without sound the session goes on, and the screen flashes
            _log.exception("Sound failed")
            self._lost = True
            self._troubles = (*self._troubles, f"sound failed: {fault}")

    def _start_due(self) -> float | None:
        """Start every cue that is due; return the seconds to wait, None without another cue."""
        now = self._clock.now()
        fresh = [planned for planned in self.desk.plan if planned[0] >= now - LATEST]
        self._started = tuple(planned for planned in self._started if planned[0] >= now - LATEST)
        for moment, sound in fresh:
            if moment > now:
                return min(LOOK_AGAIN, (moment - now) / SECOND)
            samples = self._samples(sound)
            if (moment, sound) not in self._started and samples is not None:
                self._started += ((moment, sound),)
                self._ends = max(self._ends, now + len(samples) // FRAMES)
                self._start(samples)
        return None

    def _samples(self, sound: Sound) -> "Samples | None":
        if isinstance(sound, Phrase):
            return self._speech(sound.text) if self._speech else None
        return self._sounds.get(sound)

    def _start(self, samples: "Samples") -> None:
        """Play in a thread of its own: opening ALSA takes its time and may hang."""
        Thread(target=self._play, args=(samples,), name="cue", daemon=True).start()

    def _play(self, samples: "Samples") -> None:
        scaled = (samples * (32_767 * self.desk.gain)).round().astype("<i2")
        try:
            if not self.desk.muted:
                self._library.play_buffer(scaled.tobytes(), 1, 2, RATE)
                self._lost = False
        except Exception:  # the library's own error has no public name
            if not self._lost:
                _log.exception("A cue could not be played")
            self._lost = True
