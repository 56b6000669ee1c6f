"""The default sound output: one miniaudio stream for the whole session, opened again when it dies.

Nothing here ever waits for a device in the caller's thread.
"""

import logging
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from runlift_tui.audio.desk import DeskOutput
from runlift_tui.audio.output import FRAMES, Route, SoundState
from runlift_tui.clock import Clock
from runlift_tui.engine.units import Ms

if TYPE_CHECKING:
    from runlift_tui.audio.feed import Feed
    from runlift_tui.audio.mixer import Mixer, Speech
    from runlift_tui.audio.stream import Stream

PERIOD: Ms = 40
"""How much a device asks for at a time. A block must be ready in this time, on a machine that is
busy too; a key press is heard up to three of these later."""

LATENCY: Ms = 70
"""From a full buffer's last frame being asked for until it is heard: 1.75 periods (measured with
PulseAudio at periods of 10, 20, 30 and 60 ms)."""

CHECK = 0.1
"""Seconds between two looks at whether the device still asks for samples."""

QUIET_CHECKS = 10
"""A device that asked for nothing at this many looks, one second, is dead."""

BEGIN_CHECKS = 30
"""The same for a device that only begins: some take two seconds after their first request."""

RETRY_FIRST, RETRY_MOST = 0.1, 0.5
"""Seconds until a device is opened again; doubled at each failure."""

MOST_HUNG = 3
"""A suspended device never closes. So many may hang at a time; then the newest is kept, as it will
go on by itself when the sound system lets it."""

CLOSE_LIMIT = 0.4
"""Seconds that closing may take; then the device is left to the end of the process."""

OPENING: Ms = 2_500
"""A first device that takes longer than this to begin counts as lost."""

NO_DEVICE = (
    "no sound device answers; check that a speaker is plugged in and chosen, "
    "and on Linux that PulseAudio or PipeWire runs"
)

_log = logging.getLogger(__name__)


class MiniaudioOutput(DeskOutput):
    """See `SoundOutput`. A thread of its own opens, watches and closes the devices.

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
        self._mixer: Mixer | None = None
        self._troubles: tuple[str, ...] = ()
        self._opened: Ms | None = None
        self._well = False
        self._lost = False
        self._system = ""
        self._closing = Event()
        self._closers: list[Thread] = []
        self._thread = Thread(target=self._live, name="sound", daemon=True)

    @property
    def state(self) -> SoundState:
        """See `SoundOutput.state`."""
        if self._opened is None or self._closing.is_set():
            return SoundState.OFF
        slow = not self._well and self._clock.now() - self._opened > OPENING
        if self._lost or slow:
            return SoundState.LOST
        return SoundState.MUTED if self.muted else SoundState.ON

    @property
    def faults(self) -> tuple[str, ...]:
        """See `SoundOutput.faults`."""
        return (*self._troubles, NO_DEVICE) if self.state is SoundState.LOST else self._troubles

    @property
    def route(self) -> Route:
        """See `SoundOutput.route`."""
        heard = self._well and self.state in (SoundState.ON, SoundState.MUTED)
        return Route("miniaudio", self._system if heard else "", LATENCY)

    @property
    def sounding(self) -> bool:
        """See `SoundOutput.sounding`."""
        if self._mixer is None or self.state is not SoundState.ON:
            return False
        now = self._clock.now()
        return self.desk.just_due(now) or self._mixer.sounds_at(now)

    def open(self) -> None:
        """See `SoundOutput.open`."""
        if self._opened is None:
            self._opened = self._clock.now()
            self._thread.start()

    def close(self) -> None:
        """See `SoundOutput.close`."""
        self._closing.set()
        if self._opened is not None:
            self._thread.join(CLOSE_LIMIT)

    def _live(self) -> None:
        try:
            self._keep_sounding()
        except Exception as fault:  # without sound the session goes on, and the screen flashes
            _log.exception("Sound failed")
            self._lost = True
            self._troubles = (*self._troubles, f"sound failed: {fault}")

    def _keep_sounding(self) -> None:
        # Imported here, in the thread: the first screen does not wait for numpy and the library.
        from runlift_tui.audio.feed import Feed
        from runlift_tui.audio.mixer import Mixer, no_speech
        from runlift_tui.audio.playhead import Playhead
        from runlift_tui.audio.sounds import load_sounds
        from runlift_tui.audio.stream import backends, open_stream

        sounds, self._troubles = load_sounds(self._folders)
        self._mixer = Mixer(sounds, self.desk, self._speech or no_speech)
        candidates, retry = backends(), RETRY_FIRST
        while not self._closing.is_set():
            feed = Feed(self._mixer, Playhead(LATENCY * FRAMES), self._clock)
            opened = open_stream(feed, candidates, PERIOD)
            if opened:
                # Keep to the system that worked: while its server is away, another would take
                # the card from it.
                stream, candidates = opened[0], opened[1:]
                self._system, retry = stream.backend, RETRY_FIRST
                self._watch(feed)
                feed.dropped = True
                self._close_apart(stream)
            self._lost = True
            self._closing.wait(retry)
            retry = min(RETRY_MOST, 2 * retry)

    def _watch(self, feed: "Feed") -> None:
        """Return when the device has stopped asking for samples, or the output is closed."""
        asked = quiet = 0
        while not self._closing.wait(CHECK):
            quiet = quiet + 1 if feed.asked == asked else 0
            asked = feed.asked
            if asked > 1 and not quiet:
                self._well, self._lost = True, False
            elif quiet >= (QUIET_CHECKS if asked > 1 else BEGIN_CHECKS):
                self._lost = True
                if sum(closer.is_alive() for closer in self._closers) < MOST_HUNG:
                    return

    def _close_apart(self, stream: "Stream") -> None:
        """Close a stream in a thread that may hang: a dead device never lets go.

        The thread then holds the stream for good, so that it is not freed under the device.
        """
        closer = Thread(target=stream.close, name="sound close", daemon=True)
        closer.start()
        self._closers = [c for c in self._closers if c.is_alive()] + [closer]
        if self._closing.is_set():
            closer.join()
