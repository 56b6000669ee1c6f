"""Reads the words that a person or a program types to the plain front end."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from runlift_tui.engine import commands as ask
from runlift_tui.engine.commands import Command
from runlift_tui.engine.units import SECOND

WORDS = "done [REPS], round, skip, skip block, again, undo, back, pause, resume, +10, -10, quit"
"""What can be typed, as told to someone who typed something else."""

_OF_TURN: Mapping[tuple[str, ...], Callable[[int], Command]] = MappingProxyType(
    {
        (): ask.Complete,
        ("done",): ask.Complete,
        ("round",): ask.Press,
        ("skip",): ask.Skip,
        ("skip", "block"): ask.SkipBlock,
        ("back",): ask.Back,
        ("+10",): lambda turn: ask.Extend(turn, 10 * SECOND),
        ("-10",): lambda turn: ask.Extend(turn, -10 * SECOND),
    }
)
"""Commands that are about the stay under way."""

_ALONE: Mapping[tuple[str, ...], Command] = MappingProxyType(
    {
        ("pause",): ask.Pause(),
        ("resume",): ask.Resume(),
        ("again",): ask.RepeatSet(),
        ("undo",): ask.Undo(),
        ("quit",): ask.Finish(),
    }
)

_FIGURE = re.compile("[0-9]{1,4}")


def read_order(line: str, turn: int) -> Command:
    """Return the command that a typed line means for the stay `turn`; an empty line means done.

    Raises:
        ValueError: the line is none of `WORDS`.
    """
    words = tuple(line.lower().split())
    if words in _OF_TURN:
        return _OF_TURN[words](turn)
    if words in _ALONE:
        return _ALONE[words]
    if len(words) == 2 and words[0] == "done" and _FIGURE.fullmatch(words[1]):
        return ask.Complete(turn, int(words[1]))
    raise ValueError(f'"{line.strip()}" is not a command; there are: {WORDS}')
