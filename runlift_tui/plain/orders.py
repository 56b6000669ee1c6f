"""Reads the words that a person or a program types to the plain front end."""

from runlift_tui.engine import commands as ask
from runlift_tui.engine.commands import Command
from runlift_tui.engine.units import SECOND

WORDS = "done [REPS], skip, back, pause, resume, +10, -10, quit"
"""What can be typed, as told to someone who typed something else."""


def read_order(line: str, turn: int) -> Command:
    """Return the command that a typed line means for the stay `turn`; an empty line means done.

    Raises:
        ValueError: the line is none of `WORDS`.
    """
    match line.lower().split():
        case [] | ["done"]:
            return ask.Complete(turn)
        case ["done", reps] if reps.isascii() and reps.isdigit() and len(reps) < 5:
            return ask.Complete(turn, int(reps))
        case ["skip"]:
            return ask.Skip(turn)
        case ["back"]:
            return ask.Back(turn)
        case ["pause"]:
            return ask.Pause()
        case ["resume"]:
            return ask.Resume()
        case ["+10"]:
            return ask.Extend(turn, 10 * SECOND)
        case ["-10"]:
            return ask.Extend(turn, -10 * SECOND)
        case ["quit"]:
            return ask.Finish()
    raise ValueError(f'"{line.strip()}" is not a command; there are: {WORDS}')
