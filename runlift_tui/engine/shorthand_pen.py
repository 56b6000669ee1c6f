"""Writes the parts of a timer in the short form, as far as the short form can say them.

It never judges whether anything was lost on the way; `short_form` does.
"""

import re
from collections.abc import Iterable, Iterator

from runlift_tui.engine.routine import (
    GET_READY,
    INTERVAL,
    REST_NAME,
    Block,
    BlockKind,
    Exercise,
    Routine,
    Span,
)
from runlift_tui.engine.shorthand_reader import RESERVED
from runlift_tui.engine.units import Ms, duration_text

WARM_UP = "Warm-up"
COOL_DOWN = "Cool-down"
INTERVALS = "Intervals"
EMOM = "EMOM"
AMRAP = "AMRAP"
FOR_TIME = "For time"
DEATH_BY = "Death by"
"""The titles of the parts that a short form can have."""

WORK = "Work"
"""What an interval is called that has no name."""

LONGEST_TITLE = 60
"""Characters; a longer title is cut."""

_BARE = re.compile(r"(?:[^\W\d_]|\{round\})(?:[\w'-]|\{round\})*")
_CROSS = re.compile(r"[xX](?![a-zA-Z])")
_OPENING = RESERVED | {"amrap", "cap", "cool", "cooldown", "death", "emom", "for", "get"}
_OPENING |= {"pyramid", "warm", "warmup"}
"""Words that mean something where a name may begin."""


def timer_text(routine: Routine) -> str:
    """Write a whole timer."""
    ready = f" ready {duration_text(routine.get_ready)}" if routine.get_ready != GET_READY else ""
    return parts_text(routine.blocks) + ready


def title_text(blocks: Iterable[Block]) -> str:
    """Return a title for a timer: how it is written, cut where that is long."""
    text = parts_text(blocks)
    return text if len(text) <= LONGEST_TITLE else text[: LONGEST_TITLE - 3].rstrip() + "..."


def parts_text(blocks: Iterable[Block]) -> str:
    """Write parts that come one after the other."""
    return " + ".join(map(_part, blocks))


def _part(block: Block) -> str:
    return " ".join(word for word in _words(block) if word)


def _words(block: Block) -> Iterator[str]:
    interval = duration_text(block.interval or INTERVAL)
    match block.kind:
        case BlockKind.EMOM:
            yield f"emom {block.rounds}x{interval}"
            yield _what(block, WORK)
        case BlockKind.AMRAP:
            yield f"amrap {duration_text(block.cap or 0)}"
            yield _what(block, AMRAP)
        case BlockKind.FOR_TIME:
            yield "for time"
            yield f"{block.rounds}x" if block.rounds > 1 else ""
            yield duration_text(block.cap) if block.cap else ""
            yield _what(block, FOR_TIME)
        case BlockKind.DEATH_BY:
            yield f"death by {interval}"
            yield _what(block, WORK)
        case BlockKind.STRAIGHT:
            yield block.title.lower()
            yield _what(block, block.title)
        case BlockKind.CIRCUIT | BlockKind.SUPERSET:
            yield _rounds(block)
    yield _again(block)


def _what(block: Block, usual: str) -> str:
    """Write the list of a part's exercises; one that is only called `usual` goes without."""
    if block.exercises == (Exercise(usual),):
        return ""
    if block.kind is BlockKind.STRAIGHT:
        return ", ".join(_timed(exercise, usual) for exercise in block.exercises)
    # Behind "for time" a bare time would be its cap.
    names_all = block.kind is BlockKind.FOR_TIME and not block.cap
    return ", ".join(_item(exercise, named=names_all) for exercise in block.exercises)


def _timed(exercise: Exercise, usual: str) -> str:
    name = "" if exercise.name == usual else _name(exercise.name)
    return f"{name} {duration_text(exercise.work or 0)}".lstrip()


def _rounds(block: Block) -> str:
    again = block.sets > 1 or block.set_rest is not None
    listed = ", ".join(_with_rest(exercise) for exercise in block.exercises)
    rest_name = "" if block.rest_name == REST_NAME else _name(block.rest_name) + " "
    if block.rest:
        plain = len(block.exercises) == 1 and " " not in listed and not rest_name
        listed += f"{'/' if plain else ' / '}{rest_name}{duration_text(block.rest.high)}"
    times = f"{block.rounds}x" if block.rounds > 1 else ""
    bracketed = again or (times and " " in listed)
    return f"{times}({listed})" if bracketed else times + listed


def _with_rest(exercise: Exercise) -> str:
    text = _item(exercise, figured=True)
    return f"{text}, rest {duration_text(exercise.rest.high)}" if exercise.rest else text


def _item(exercise: Exercise, *, named: bool = False, figured: bool = False) -> str:
    """Write an exercise: reps before its name, a time after it.

    Args:
        exercise: what to write.
        named: also where its name says nothing.
        figured: open work is called so.
    """
    has_figure = exercise.reps or exercise.work is not None or figured
    says_name = named or exercise.name != WORK or not has_figure
    name = _name(exercise.name) if says_name else ""
    if exercise.reps:
        return f"{exercise.reps.low} reps {name}".rstrip()
    figure = "open" if figured else ""
    figure = figure if exercise.work is None else duration_text(exercise.work)
    return f"{name} {figure}".strip()


def _name(name: str) -> str:
    return name if all(map(_is_bare, name.split(" "))) else f'"{name}"'


def _is_bare(word: str) -> bool:
    """Tell whether a word of a name needs no quotes: it is no sign and means nothing else."""
    if not _BARE.fullmatch(word) or _CROSS.match(word):
        return False
    return word.lower() not in RESERVED and word.lower().partition("-")[0] not in _OPENING


def _again(block: Block) -> str:
    if block.kind is BlockKind.CIRCUIT:
        rest: Span | None = block.set_rest
    else:
        rest = block.set_rest if block.sets > 1 else block.rest
    if not rest:
        return ""
    length: Ms = rest.high
    return f"rest {duration_text(length)}" + (f" x{block.sets}" if block.sets > 1 else "")
