"""One spoken phrase as an engine gives it, and its form as a WAV file in memory.

It neither reads nor writes files.
"""

import io
import wave
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAMPLE_WIDTH = 2
"""Bytes a sample: every engine gives 16 bits."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One channel of 16-bit samples, `rate` of them a second."""

    samples: "NDArray[np.int16]"
    rate: int


def wav_of(recording: Recording) -> bytes:
    """Return the recording as a whole WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(SAMPLE_WIDTH)
        wav.setframerate(recording.rate)
        wav.writeframes(recording.samples.astype("<i2").tobytes())
    return file.getvalue()


def recording_of(wav: bytes, *, streamed: bool = False) -> Recording:
    """Read a WAV file; the channels of a stereo one are mixed.

    Args:
        wav: the whole file.
        streamed: it came through a pipe, so its header may promise more than there is.

    Raises:
        ValueError: it is no WAV file of 16 bits, or it is cut short.
    """
    import numpy as np

    try:
        with wave.open(io.BytesIO(wav), "rb") as file:
            channels, width, rate, frames = file.getparams()[:4]
            data = file.readframes(frames)
    except (wave.Error, EOFError, RuntimeError) as fault:
        raise ValueError(f"no WAV file: {fault}") from fault
    if width != SAMPLE_WIDTH or not rate:
        raise ValueError(f"a WAV file of {8 * width} bits at {rate} Hz")
    if not streamed and len(data) != frames * channels * width:
        raise ValueError("a WAV file that is cut short")
    whole = data[: len(data) // (channels * width) * channels * width]
    samples = np.frombuffer(whole, "<i2").reshape(-1, channels)
    mono = samples[:, 0] if channels == 1 else samples.mean(axis=1).astype(np.int16)
    return Recording(mono, rate)
