"""Reads the sound files: the user's own where there is a good one, else the shipped.

It never writes, and a file it cannot read costs no more than a line to the athlete.
"""

import wave
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from runlift_tui.audio.output import RATE
from runlift_tui.engine.timeline import Cue

KINDS = (".wav", ".flac", ".ogg", ".mp3")
"""What a sound file's name may end in; where there are several, the first counts."""

LONGEST_SECONDS = 30
"""A longer file is a song, not a cue."""

Samples: TypeAlias = NDArray[np.float32]
"""One channel at `RATE`, from -1 to 1."""

Sounds: TypeAlias = Mapping[Cue, Samples]


def load_sounds(folders: Sequence[Path]) -> tuple[dict[Cue, Samples], tuple[str, ...]]:
    """Return each cue's samples from the first folder with a good file, and every fault found."""
    sounds: dict[Cue, Samples] = {}
    faults: list[str] = []
    for cue in Cue:
        for path in _candidates(cue, folders):
            try:
                sounds[cue] = read_sound(path)
                break
            except (OSError, ValueError) as fault:
                faults.append(f"{path}: {_reason(fault)}; another sound is played instead")
        else:
            faults.append(f"{cue}.wav is in no sound folder; this cue is shown but not heard")
    return sounds, tuple(faults)


def read_sound(path: Path) -> Samples:
    """Read one sound file.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no sound, an empty one, or longer than `LONGEST_SECONDS`.
    """
    samples = _plain_wave(path) if path.suffix == ".wav" else None
    if samples is None:
        samples = _decoded(path)
    if not len(samples):
        raise ValueError("the sound is empty")
    if len(samples) > LONGEST_SECONDS * RATE:
        raise ValueError(f"the sound is longer than {LONGEST_SECONDS} seconds")
    return samples


def _candidates(cue: Cue, folders: Sequence[Path]) -> list[Path]:
    named = [folder / f"{cue}{kind}" for folder in folders for kind in KINDS]
    return [path for path in named if path.is_file()]


def _plain_wave(path: Path) -> Samples | None:
    """Read a file like the shipped ones without the decoder's library; None if it is another."""
    try:
        with wave.open(str(path), "rb") as file:
            shape = (file.getnchannels(), file.getsampwidth(), file.getframerate())
            if shape != (1, 2, RATE):
                return None
            data = file.readframes(file.getnframes())
    except (wave.Error, EOFError):
        return None
    whole = data[: len(data) // 2 * 2]
    return np.frombuffer(whole, "<i2").astype(np.float32) / np.float32(32_767)


def _decoded(path: Path) -> Samples:
    try:
        import miniaudio  # type: ignore[import-untyped, unused-ignore]
    except ImportError as missing:
        raise ValueError("only 48 kHz, 16 bit, mono WAV can be read without miniaudio") from missing
    try:
        sound = miniaudio.decode(
            path.read_bytes(), miniaudio.SampleFormat.FLOAT32, nchannels=1, sample_rate=RATE
        )
    except miniaudio.MiniaudioError as fault:
        raise ValueError("this is no WAV, FLAC, OGG or MP3 sound") from fault
    samples = np.asarray(sound.samples, np.float32)
    return np.clip(np.nan_to_num(samples), -1, 1)


def _reason(fault: OSError | ValueError) -> str:
    return fault.strerror or str(fault) if isinstance(fault, OSError) else str(fault)
