"""Makes the shipped sounds from sine and noise: ``python scripts/make_sounds.py [FOLDER]``.

The same bytes come out each time. It needs nothing but the standard library and never plays.
"""

import math
import random
import sys
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

RATE = 48_000
"""Samples a second; 16 bit, mono."""

LOUD = 10 ** (-1 / 20)
"""Peak of the main cues: -1 dBFS."""

SOFT = 10 ** (-12 / 20)
"""Peak of the pacing cues, which sound every second or so: -12 dBFS."""

EDGE = 0.006
"""Seconds in which a note rises and falls, so that it never clicks."""


@dataclass(frozen=True, slots=True)
class Note:
    """`length` seconds of tone gliding from `start` to `end` hertz, then `gap` seconds of nothing.

    `breath` is the share of noise, `bright` that of the second and third partial; both 0 to 1.
    """

    length: float
    start: float
    end: float
    gap: float = 0.0
    breath: float = 0.02
    bright: float = 0.3


def steady(length: float, pitch: float, gap: float = 0.0) -> Note:
    """Return a note that keeps its pitch."""
    return Note(length, pitch, pitch, gap)


def soft(length: float, start: float, end: float, gap: float = 0.0) -> Note:
    """Return a note of the pacing kind: breathy, without an edge."""
    return Note(length, start, end, gap, breath=0.12, bright=0.1)


SCORES: dict[str, tuple[float, tuple[Note, ...]]] = {
    "tick": (LOUD, (steady(0.05, 2637),)),
    "countdown": (LOUD, (steady(0.17, 1175),)),
    "go": (LOUD, (Note(0.16, 1397, 2217), steady(0.74, 2217))),
    "rest": (LOUD, (steady(0.30, 1661, 0.20), steady(0.30, 1047))),
    "halfway": (LOUD, (steady(0.12, 1976, 0.10), steady(0.12, 1976))),
    "switch": (
        LOUD,
        tuple(steady(0.09, pitch, 0.06) for pitch in (1175, 1865, 1175, 1865)),
    ),
    "last-round": (
        LOUD,
        (steady(0.09, 1480, 0.04), steady(0.09, 1480, 0.04), steady(0.34, 2489)),
    ),
    "set-change": (
        LOUD,
        (steady(0.17, 1047, 0.05), steady(0.17, 1319, 0.05), steady(0.17, 1568)),
    ),
    "finish": (
        LOUD,
        (
            steady(0.18, 1047, 0.06),
            steady(0.18, 1319, 0.06),
            steady(0.18, 1568, 0.06),
            steady(1.10, 2093),
        ),
    ),
    "tempo-lower": (SOFT, (soft(0.42, 988, 494),)),
    "tempo-hold": (SOFT, (soft(0.09, 740, 740),)),
    "tempo-lift": (SOFT, (soft(0.26, 554, 1109),)),
    "rep": (SOFT, (soft(0.03, 1568, 1568, 0.05), soft(0.03, 1865, 1865))),
}
"""Every cue: its peak and its notes. The three notes that lead to a goal rise; rest falls."""


def render(name: str) -> "array[int]":
    """Return the samples of the cue `name`, its highest exactly at the peak of its score."""
    peak, notes = SCORES[name]
    noise = random.Random(name)  # noqa: S311  # the same noise each time is the point
    samples: list[float] = []
    for note in notes:
        samples += _tone(note, noise)
        samples += [0.0] * round(note.gap * RATE)
    scale = peak * 32_767 / max(abs(sample) for sample in samples)
    return array("h", (round(sample * scale) for sample in samples))


def _tone(note: Note, noise: random.Random) -> list[float]:
    count = round(note.length * RATE)
    edge = EDGE * RATE
    ratio = note.end / note.start
    phase = 0.0
    tone: list[float] = []
    for n in range(count):
        phase += 2 * math.pi * note.start * ratio ** (n / count) / RATE
        partials = math.sin(2 * phase) + 0.5 * math.sin(3 * phase)
        body = math.sin(phase) + note.bright * partials + note.breath * (2 * noise.random() - 1)
        nearest = min(n, count - 1 - n, edge) / edge
        tone.append(body * math.sin(nearest * math.pi / 2) ** 2)
    return tone


def write(name: str, folder: Path) -> Path:
    """Write the cue `name` into `folder` as WAV and return its path."""
    samples = render(name)
    if sys.byteorder == "big":
        samples.byteswap()
    path = folder / f"{name}.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return path


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "sounds"
    for cue in SCORES:
        write(cue, target)
