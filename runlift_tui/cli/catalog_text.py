"""Routines as text for people: aligned columns, in ASCII but for the routine's own words.

Never prints.
"""

import shutil
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.routine import INTERVAL, Block, BlockKind, Exercise, Routine, Variant
from runlift_tui.engine.timeline import Step, StepKind, Timeline
from runlift_tui.engine.units import SECOND, Ms, duration_text
from runlift_tui.files.faults import printable
from runlift_tui.files.library import Entry
from runlift_tui.files.writer import span_text

WIDEST = 100
"""Longer lines of words are hard to read."""

_HEADER = ("STEP", "FOR", "WHAT", "SIDE", "SET", "ROUND", "LOAD", "TEMPO")


def list_text(entries: Iterable[Entry]) -> str:
    """Return a line for each routine: name, title, time, and whether it is the user's own."""
    rows = [("NAME", "TITLE", "TIME", "")]
    for entry in entries:
        own = "yours" if entry.is_own else ""
        rows.append((entry.name, entry.routine.title, _time(compile_routine(entry.routine)), own))
    return "\n".join(_columns(rows))


def check_text(path: Path, timeline: Timeline) -> str:
    """Return the line that says a file is all right."""
    steps = f"{len(timeline.steps)} steps, {_time(timeline)}"
    return f"{printable(str(path))}: ok, {timeline.title}, {steps}"


def show_text(routine: Routine, timeline: Timeline) -> str:
    """Return everything about a routine: what it needs, its steps, how they are done, notes."""
    width = min(WIDEST, shutil.get_terminal_size().columns)
    lines = [f"{routine.title} ({routine.name}): {_time(timeline)}, {len(timeline.steps)} steps"]
    lines += _wrapped(routine.description, width)
    if routine.equipment:
        lines += _wrapped(f"Needs: {', '.join(routine.equipment)}", width, "       ")
    if routine.source:
        lines += _wrapped(f"Source: {routine.source}", width, "        ")
    lines += _step_lines(routine, timeline)
    how = list(_how_lines(routine, width))
    lines += ["", "How", *how] if how else []
    if routine.notes:
        lines += ["", "Notes"]
        lines += [line for note in routine.notes for line in _wrapped(f"- {note}", width, "  ")]
    return "\n".join(lines)


def _step_lines(routine: Routine, timeline: Timeline) -> Iterator[str]:
    """Yield one table over all steps, with each block's title above its own."""
    steps = list(enumerate(timeline.steps))
    header, *lines = _columns([_HEADER, *(_row(index, step) for index, step in steps)])
    yield from ("", header)
    for part, group in groupby(steps, key=lambda pair: pair[1].place.part):
        if part:
            yield from ("", _block_line(routine.blocks[part - 1]))
        yield from (lines[index] for index, _ in group)


def _block_line(block: Block) -> str:
    return ": ".join(filter(None, (block.title, _kind_words(block))))


def _kind_words(block: Block) -> str:
    """Say what no step of a block can say alone: that its work starts by the clock, or counts."""
    interval = duration_text(block.interval or INTERVAL)
    cap = duration_text(block.cap) if block.cap else ""
    sets = f"{block.sets} x " if block.sets > 1 else ""
    match block.kind:
        case BlockKind.EMOM:
            return f"{sets}EMOM {block.rounds} x {interval}"
        case BlockKind.AMRAP:
            return f"{sets}AMRAP {cap}, as many rounds as possible"
        case BlockKind.FOR_TIME:
            return f"{sets}{_counted(block.rounds, 'round')} for time" + (
                f", {cap} at most" if cap else ""
            )
        case BlockKind.DEATH_BY:
            return f"death by, one more each {interval} until you miss"
        case _:
            return ""


def _row(index: int, step: Step) -> tuple[str, ...]:
    place, works = step.place, step.kind is StepKind.WORK
    tempo = str(step.tempo) if step.tempo else ""
    if works and step.exercise and step.exercise.hold:
        tempo = f"{tempo} hold {span_text(step.exercise.hold)}".strip()
    return (
        str(index),
        _target(step),
        step.label,
        step.side.value if step.side else "",
        f"{place.set}/{place.sets}" if works and place.sets > 1 else "",
        f"{place.round}/{place.rounds}" if works and place.rounds > 1 else "",
        str(step.load) if step.load else "",
        tempo,
    )


def _target(step: Step) -> str:
    if step.laps is not None:
        return (
            _counted(step.laps, "round")
            if step.laps
            else f"rounds in {duration_text(step.planned)}"
        )
    if step.interval and step.kind is StepKind.REST:
        return f"to {duration_text(step.interval)}"
    if step.duration is None:
        return _counted(step.reps, "rep") if step.reps else "open"
    shortest = f"{duration_text(step.shortest)}-" if step.shortest is not None else ""
    return shortest + duration_text(step.duration)


def _counted(figure: object, word: str) -> str:
    return f"{figure} {word}" if str(figure) == "1" else f"{figure} {word}s"


def _how_lines(routine: Routine, width: int) -> Iterator[str]:
    """Yield how each exercise is done, and its other versions, each exercise once."""
    exercises = (exercise for block in routine.blocks for exercise in block.exercises)
    for exercise in dict.fromkeys(exercises):
        if exercise.how or exercise.easier or exercise.harder or exercise.instead:
            yield f"  {exercise.name}"
            yield from _indented(exercise.how, width)
            yield from _version_lines(exercise, width)


def _version_lines(exercise: Exercise, width: int) -> Iterator[str]:
    for kind in ("easier", "harder", "instead"):
        variants: tuple[Variant, ...] = getattr(exercise, kind)
        for variant in variants:
            said = [variant.name]
            said += [f"{variant.reps} reps"] if variant.reps else []
            said += [duration_text(variant.work)] if variant.work else []
            said += [str(variant.load)] if variant.load else []
            said += ["each side"] if variant.each_side else []
            yield from _indented([f"{kind}: {', '.join(said)}"], width)


def _indented(said: Iterable[str], width: int) -> Iterator[str]:
    for line in said:
        yield from _wrapped(f"    {line}", width, "      ")


def _wrapped(said: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(said, max(width, 40), subsequent_indent=indent)


def _time(timeline: Timeline) -> str:
    """The planned time in whole seconds, rounded up."""
    whole: Ms = -(-timeline.planned // SECOND) * SECOND
    return duration_text(whole)


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the rows with their columns aligned two cells apart; empty columns are left out."""
    used = [i for i in range(len(rows[0])) if any(row[i] for row in rows[1:])]
    widths = {i: max(_cells(row[i]) for row in rows) for i in used}
    return [
        "  ".join(row[i] + " " * (widths[i] - _cells(row[i])) for i in used).rstrip()
        for row in rows
    ]


def _cells(said: str) -> int:
    """Return how many cells of a terminal a text takes, wide characters and accents included."""
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in said
    )
