"""A voice for tests: it hums each text for as long as the text is, and fails when told to."""

from dataclasses import dataclass, field
from threading import Event

import numpy as np

from runlift_tui.audio.voice.engines import VoiceError
from runlift_tui.audio.voice.recording import Recording

HUM_RATE = 22_050


def hum(seconds: float, rate: int = HUM_RATE, level: float = 0.3, pitch: float = 500) -> Recording:
    """A sine with a tenth of a second of silence before and after it."""
    tone = np.sin(2 * np.pi * pitch * np.arange(round(seconds * rate)) / rate) * level
    quiet = np.zeros(rate // 10)
    samples = np.concatenate((quiet, tone, quiet)) * 32_767
    return Recording(samples.astype(np.int16), rate)


@dataclass
class HummingVoice:
    """Waits for `gate` before each phrase, if one is given; fails at the texts in `mute`."""

    name: str = "hum"
    voice: str = "a"
    rate: int = 175
    gate: Event | None = None
    mute: frozenset[str] = frozenset()
    asked: list[str] = field(default_factory=list)

    def synthesise(self, text: str) -> Recording:
        self.asked.append(text)
        if self.gate:
            self.gate.wait(20)
        if text in self.mute:
            raise VoiceError(f"{self.name} would not say {text}")
        return hum(len(text) / 10)
