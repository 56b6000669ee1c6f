"""The chapters of a rendered session, as the CUE sheet that players read beside a WAV file.

It knows the plan alone; it never writes a file.
"""

from collections.abc import Iterator
from itertools import groupby, islice

from runlift_tui.engine.timeline import Place, Step, Timeline
from runlift_tui.engine.units import MINUTE, SECOND, Ms

MOST_CHAPTERS = 99
"""A CUE sheet has two digits for a track; what comes after the last belongs to it."""

FRAMES_A_SECOND = 75
"""A CUE sheet counts time in the sectors of an audio disc."""


def cue_sheet(timeline: Timeline, file_name: str) -> str:
    """Return the sheet for the WAV file of that name: one track a set, its rest included."""
    lines = [f"TITLE {_quoted(timeline.title)}", f"FILE {_quoted(file_name)} WAVE"]
    for number, (at, title) in enumerate(islice(chapters(timeline), MOST_CHAPTERS), start=1):
        lines += [
            f"  TRACK {number:02d} AUDIO",
            f"    TITLE {_quoted(title)}",
            f"    INDEX 01 {disc_time(at)}",
        ]
    return "".join(f"{line}\n" for line in lines)


def chapters(timeline: Timeline) -> Iterator[tuple[Ms, str]]:
    """Yield the start and title of each set, to which both sides and its rest belong."""
    at: Ms = 0
    for _, steps in groupby(timeline.steps, key=lambda step: (id(step.exercise), step.place)):
        bout = list(steps)
        yield at, _title(bout[0])
        at += sum(step.planned for step in bout)


def disc_time(moment: Ms) -> str:
    """Write a moment as ``MM:SS:FF``, never later than it is; minutes grow past 99."""
    minutes, rest = divmod(moment, MINUTE)
    seconds, part = divmod(rest, SECOND)
    return f"{minutes:02d}:{seconds:02d}:{part * FRAMES_A_SECOND // SECOND:02d}"


def _title(step: Step) -> str:
    name = step.exercise.name if step.exercise else step.label
    return ", ".join((name, *_whereabouts(step.place)))


def _whereabouts(place: Place) -> Iterator[str]:
    if place.rounds > 1:
        yield f"round {place.round}/{place.rounds}"
    if place.sets > 1:
        yield f"set {place.set}/{place.sets}"


def _quoted(text: str) -> str:
    """Return the text in the quotation marks of the format, which cannot be part of it."""
    return '"' + text.replace('"', "'") + '"'
