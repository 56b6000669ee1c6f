"""Reads the figures of the command line; what is wrong is said with what would be right.

It knows no commands.
"""

import argparse
import math
from datetime import date
from pathlib import Path

from runlift_tui.engine.units import Ms, duration_text, parse_duration

FASTEST = 10_000.0
"""`--speed` goes up to this."""


def lasting(shortest: Ms, longest: Ms) -> "type[Ms]":
    """Return a reader of durations from `shortest` to `longest` milliseconds."""

    def read(text: str) -> Ms:
        try:
            duration = parse_duration(text)
        except ValueError as fault:
            raise argparse.ArgumentTypeError(str(fault)) from None
        if not shortest <= duration <= longest:
            span = f"{duration_text(shortest)} to {duration_text(longest)}"
            raise argparse.ArgumentTypeError(f'"{text}" is out of range; it may be {span}')
        return duration

    return read  # type: ignore[return-value] # argparse's stubs want a type; any function will do


def step(text: str) -> int:
    """Read a step's number, from 0."""
    return _whole(text, 0, 999_999, "a step")


def rounds(text: str) -> int:
    """Read a number of rounds."""
    return _whole(text, 1, 99, "a number of rounds")


def wave(text: str) -> Path:
    """Read the name of a WAV file."""
    path = Path(text)
    if path.suffix.lower() != ".wav" or '"' in path.name or not path.name.isprintable():
        raise argparse.ArgumentTypeError(f"{text!r} is not a WAV file's name, such as legs.wav")
    return path


def routine_name(text: str) -> str:
    """Read what a new routine is to be called."""
    from runlift_tui.files.file_names import name_fault

    if fault := name_fault(text):
        raise argparse.ArgumentTypeError(fault)
    return text


def speed(text: str) -> float:
    """Read how many times faster a rehearsal goes."""
    try:
        speed = float(text)
    except ValueError:
        speed = math.nan
    if not 0.1 <= speed <= FASTEST:
        raise argparse.ArgumentTypeError(f'"{text}" is not a speed; it may be 0.1 to {FASTEST:g}')
    return speed


def count(text: str) -> int:
    """Read how many entries to show."""
    return _whole(text, 1, 999_999, "a number")


def day(text: str) -> date:
    """Read a day such as 2026-03-01."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        fault = f'"{text}" is not a day; write it like 2026-03-01'
        raise argparse.ArgumentTypeError(fault) from None


def _whole(text: str, least: int, most: int, what: str) -> int:
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise argparse.ArgumentTypeError(f'"{text}" is not {what}; it may be {least} to {most}')
    return int(text)
