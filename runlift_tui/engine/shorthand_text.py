"""Writes a routine in the short form that `parse_short` reads, or says why that cannot be.

A text that it returns has lost nothing; it never returns another.
"""

from collections.abc import Iterator
from dataclasses import fields, replace

from runlift_tui.engine.routine import INTERVAL, Block, Exercise, Routine
from runlift_tui.engine.shorthand import parse_short
from runlift_tui.engine.shorthand_pen import timer_text
from runlift_tui.engine.shorthand_tokens import ShortFormError


def short_form(routine: Routine) -> str:
    """Write the timer that a routine is.

    What it is called and what is told about it are no part of the timer: its name, title,
    description, source, notes and the calls that it goes without.

    Raises:
        ValueError: the short form cannot say all of it; the message says what.
    """
    try:
        text = timer_text(routine)
        read = parse_short(text)
    except ShortFormError as fault:
        raise ValueError(f"The short form cannot say this: {fault.message}") from None
    lost = next(_lost(routine, read), "")
    if lost:
        raise ValueError(f"The short form has no room for {lost}.")
    return text


def _lost(routine: Routine, read: Routine) -> Iterator[str]:
    """Yield what is not the same in two timers."""
    if len(routine.blocks) != len(read.blocks):
        yield "these parts"
        return
    for written, found in zip(routine.blocks, read.blocks, strict=True):
        if len(written.exercises) != len(found.exercises):
            yield f'the exercises of "{written.title}"'
            return
        for exercise, other in zip(written.exercises, found.exercises, strict=True):
            yield from _differing(exercise, other, exercise.name)
        if written.kind.is_spaced and written.interval is None:
            written = replace(written, interval=INTERVAL)
        yield from _differing(written, found, written.title)
    if routine.get_ready != read.get_ready:
        yield "how long to get ready"


def _differing(one: Block | Exercise, other: Block | Exercise, owner: str) -> Iterator[str]:
    for field in fields(one):
        if getattr(one, field.name) != getattr(other, field.name):
            yield f'what "{owner}" says of: {field.name.replace("_", " ")}'
