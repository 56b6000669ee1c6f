"""Durations: whole milliseconds, how people write them and how a clock face shows them.

Never reads a clock.
"""

import re
from typing import TypeAlias

Ms: TypeAlias = int
"""A moment or a length of time in whole milliseconds."""

SECOND: Ms = 1_000
MINUTE: Ms = 60 * SECOND
HOUR: Ms = 60 * MINUTE
DAY: Ms = 24 * HOUR

LONGEST: Ms = DAY
"""No step may be longer than this: a longer one is a typing mistake."""

_PARTS = re.compile(
    r"(?:(?P<h>\d{1,6})h)?\s*(?:(?P<m>\d{1,6})m(?:in)?)?\s*(?:(?P<s>\d{1,6}(?:\.\d{1,3})?)s?)?",
    re.ASCII | re.IGNORECASE,
)
_CLOCK = re.compile(r"(?:(?P<h>\d{1,4}):)?(?P<m>\d{1,4}):(?P<s>[0-5]?\d(?:\.\d{1,3})?)", re.ASCII)


def parse_duration(text: str) -> Ms:
    """Read a duration such as ``30``, ``30s``, ``1m30s``, ``1:30`` or ``1h``.

    Returns:
        Milliseconds, 0 to `LONGEST`.

    Raises:
        ValueError: the text is no duration, or a negative one, or longer than `LONGEST`.
    """
    bare = text.strip()
    if bare.startswith("-"):
        raise ValueError(f'"{text}" is negative; a duration starts at 0s')
    match = _CLOCK.fullmatch(bare) or _PARTS.fullmatch(bare)
    if not match or not any(match.groupdict().values()):
        raise ValueError(f'"{text}" is not a duration; write it like 30s, 1m30s or 1:30')
    hours, minutes, seconds = (match[key] or "0" for key in "hms")
    total = int(hours) * HOUR + int(minutes) * MINUTE + round(float(seconds) * SECOND)
    if total > LONGEST:
        raise ValueError(f'"{text}" is too long; the most is 24h')
    return total


def duration_text(duration: Ms) -> str:
    """Write a duration as people type it (``45s``, ``1m30s``); `parse_duration` reads it back."""
    hours, rest = divmod(duration, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    seconds, part = divmod(rest, SECOND)
    text = f"{hours}h" * bool(hours) + f"{minutes}m" * bool(minutes)
    if part:
        return text + f"{seconds}.{part:03d}".rstrip("0") + "s"
    return text + f"{seconds}s" if seconds or not text else text


def face_text(duration: Ms) -> str:
    """Show a duration as a countdown's face: ``9``, ``45``, ``1:05``, ``1:00:00``.

    A started second counts whole, so a countdown shows 1 until it is over.
    """
    seconds = -(-duration // SECOND)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    if hours:
        return f"{hours}:{minute:02d}:{second:02d}"
    return f"{minutes}:{second:02d}" if minutes else str(second)


def stamp_text(moment: Ms) -> str:
    """Show a moment as ``MM:SS.mmm``; minutes grow past 99 where they must."""
    minutes, rest = divmod(moment, MINUTE)
    return f"{minutes:02d}:{rest // SECOND:02d}.{rest % SECOND:03d}"
