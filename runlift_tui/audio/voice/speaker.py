"""Has the phrases of a session spoken ahead, in the background, and holds them ready to mix.

No call ever waits for an engine: what is not spoken yet is simply not there. It loads numpy and
the engines in the background too, as the first frame of the screen would wait for them.
"""

import logging
import os
from collections.abc import Callable, Iterable
from threading import Condition, Thread
from typing import TYPE_CHECKING

from runlift_tui.audio.output import RATE
from runlift_tui.engine.units import SECOND, Ms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from runlift_tui.audio.voice.engines import FoundVoice, VoiceEngine
    from runlift_tui.audio.voice.recording import Recording
    from runlift_tui.audio.voice.speech_cache import SpeechCache

WORKERS = max(2, min(4, (os.cpu_count() or 2) - 1))
"""Phrases spoken at once; one processor stays free for the session."""

MOST_FAILURES = 3
"""After so many phrases in a row that failed, the engine is asked no more."""

_log = logging.getLogger(__name__)


class Speaker:
    """Phrases of one engine, by their text.

    Attributes:
        engine: what speaks; None until it is found, and where there is none.
        faults: what did not work, each in a sentence for the athlete.
        revision: how many phrases became ready; a plan made at another number is out of date.
    """

    def __init__(
        self,
        find: "Callable[[], FoundVoice]",
        cache: "SpeechCache | None" = None,
        workers: int = WORKERS,
    ) -> None:
        """Take what finds the engine; it is first called in the background, by `prepare`."""
        self.engine: VoiceEngine | None = None
        self.faults: tuple[str, ...] = ()
        self.revision = 0
        self._find = find
        self._cache = cache
        self._workers = workers
        self._wanted: dict[str, None] = {}
        self._phrases: dict[str, NDArray[np.int16]] = {}
        self._under_way: set[str] = set()
        self._failures = 0
        self._started = self._closed = False
        self._changed = Condition()

    def prepare(self, texts: Iterable[str]) -> None:
        """Have these texts spoken, the first ones first, ahead of any that still wait."""
        with self._changed:
            if self._closed:
                return
            known = self._phrases.keys() | self._under_way
            wanted = dict.fromkeys(text for text in texts if text not in known)
            self._wanted = wanted | self._wanted
            self._changed.notify_all()
            if self._started or not self._wanted:
                return
            self._started = True
        Thread(target=self._begin, name="voice", daemon=True).start()

    def pcm(self, text: str) -> "NDArray[np.float32] | None":
        """Return the phrase at 48 kHz, one channel from -1 to 1; None if it is not ready."""
        phrase = self._phrases.get(text)
        if phrase is None or not len(phrase):
            return None
        import numpy as np

        return phrase.astype(np.float32) / np.float32(32_768)

    def length_of(self, text: str) -> Ms | None:
        """Return how long the phrase sounds, in started milliseconds; None if it is not ready."""
        phrase = self._phrases.get(text)
        if phrase is None or not len(phrase):
            return None
        return -(-len(phrase) * SECOND // RATE)

    def wait(self, seconds: float) -> bool:
        """Wait until all that was asked for is spoken or has failed; for what has no screen.

        Returns:
            Whether that was so within the time.
        """
        with self._changed:
            return self._changed.wait_for(lambda: not (self._wanted or self._under_way), seconds)

    def close(self) -> None:
        """Speak nothing more; returns at once. What is ready stays so."""
        with self._changed:
            self._closed = True
            self._wanted = {}
            self._changed.notify_all()

    def _begin(self) -> None:
        from runlift_tui.audio.voice.engines import FoundVoice

        try:
            found = self._find()
        except Exception as fault:  # without a voice the session goes on
            _log.exception("Looking for a voice failed")
            found = FoundVoice(None, (f"no voice was found: {type(fault).__name__}",))
        with self._changed:
            self.engine = found.engine
            self.faults += found.faults
            if not found.engine:
                self._give_up()
                return
        for _ in range(self._workers - 1):
            Thread(target=self._work, args=(found.engine,), name="voice", daemon=True).start()
        self._work(found.engine)

    def _work(self, engine: "VoiceEngine") -> None:
        from runlift_tui.audio.voice.engines import VoiceError
        from runlift_tui.audio.voice.polish import polished

        while text := self._take():
            try:
                phrase = polished(self._recording(engine, text))
            except VoiceError as fault:
                self._fail(text, str(fault))
            except Exception as fault:  # one odd phrase must not end the voice
                _log.exception("A phrase failed")
                self._fail(text, f"{engine.name} did not speak: {type(fault).__name__}")
            else:
                self._put(text, phrase)

    def _take(self) -> str | None:
        """Wait for a text to speak; None once the speaker is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._wanted or self._closed)
            if self._closed:
                return None
            text = next(iter(self._wanted))
            del self._wanted[text]
            self._under_way.add(text)
            return text

    def _recording(self, engine: "VoiceEngine", text: str) -> "Recording":
        kept = self._cache.load(engine, text) if self._cache else None
        if kept:
            return kept
        recording = engine.synthesise(text)
        if self._cache:
            self._cache.store(engine, text, recording)
        return recording

    def _put(self, text: str, phrase: "NDArray[np.int16]") -> None:
        with self._changed:
            self._phrases[text] = phrase
            self.revision += 1
            self._under_way.discard(text)
            self._failures = 0
            self._changed.notify_all()

    def _fail(self, text: str, fault: str) -> None:
        """Remember the phrase as an empty one, so that it is not tried again and again."""
        import numpy as np

        with self._changed:
            self._phrases[text] = np.zeros(0, np.int16)
            self._under_way.discard(text)
            self._failures += 1
            if fault not in self.faults:
                self.faults = (*self.faults, fault)
            if self._failures >= MOST_FAILURES:
                self._give_up()
            self._changed.notify_all()

    def _give_up(self) -> None:
        self._closed = True
        self._wanted = {}
        self._changed.notify_all()
