"""Reads the figures of a routine from TOML values: durations, repetitions, loads, tempos.

Every reader returns the engine's value or raises `MisfitError`, which says what to write instead.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import TypeGuard, TypeVar

from runlift_tui.engine.routine import MOST_REPS, Load, Progress, Reps, Span, Tempo, Unit
from runlift_tui.engine.units import LONGEST, MINUTE, SECOND, Ms, duration_text, parse_duration
from runlift_tui.files.faults import has_controls, nearest, shown

MOST_LOAD = 2_000
MOST_SETS = 20
"""No exercise grows to more sets."""

MOST_HOLD: Ms = 5 * MINUTE
MOST_TEMPO_PART: Ms = 60 * SECOND
LEAST_TEMPO: Ms = SECOND // 2
"""A repetition is never shorter, so that its cues can be told apart."""

_SPACES = re.compile(r"[ \t\r\n]+")
_REPS = re.compile(r"\s*(\d{1,6})\s*(?:[-\u2013]\s*(\d{1,6}))?\s*", re.ASCII)
_SPAN = re.compile(r"([^-\u2013]+)[-\u2013]([^-\u2013]+)")
_UNIT = re.compile(r"(?<![a-z])(?:h|m|min|s)$", re.IGNORECASE)
_LOAD = re.compile(
    r"\s*(\d{1,6}(?:\.\d{1,2})?)\s*(?:[-\u2013]\s*(\d{1,6}(?:\.\d{1,2})?))?\s*(kg|lb)\s*",
    re.ASCII | re.IGNORECASE,
)
_ROUNDS = re.compile(r"\s*(\d{1,3})\s*[xX\u00d7]\s*(\d{1,3})\s*", re.ASCII)
_TEMPO_PART = re.compile(r"\d{1,6}(?:\.\d{1,3})?", re.ASCII)

ChoiceT = TypeVar("ChoiceT", bound=StrEnum)


class MisfitError(ValueError):
    """A value does not fit; `position` is its place in a list, from 0."""

    def __init__(self, message: str, position: int | None = None) -> None:
        super().__init__(message)
        self.position = position


def text(value: object) -> str:
    """Read a text; line breaks and runs of spaces become one space."""
    if not isinstance(value, str):
        raise MisfitError(f"must be text in quotes, {_not(value)}")
    if value.isprintable() and value.strip(" ") == value != "" and "  " not in value:
        return value
    folded = _SPACES.sub(" ", value).strip(" ")
    if not folded:
        raise MisfitError("is empty; write something or leave the line out")
    if has_controls(folded):
        raise MisfitError(f"holds a control character: {shown(value)}; remove it")
    return folded


def texts(value: object) -> tuple[str, ...]:
    """Read a list of texts."""
    if not isinstance(value, list):
        raise MisfitError(f'must be a list like ["one", "two"], {_not(value)}')
    read: list[str] = []
    for position, item in enumerate(value):
        try:
            read.append(text(item))
        except MisfitError as misfit:
            raise MisfitError(f"item {position + 1} {misfit}", position) from None
    return tuple(read)


def flag(value: object) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise MisfitError(f"must be true or false without quotes, {_not(value)}")
    return value


def table(value: object) -> dict[str, object]:
    """Read a table, whatever its keys."""
    if not isinstance(value, dict):
        raise MisfitError(f"must be a table, {_not(value)}")
    return value


def whole(least: int, most: int) -> Callable[[object], int]:
    """Return a reader of whole numbers from `least` to `most`."""

    def read(value: object) -> int:
        if not _is_whole(value):
            raise MisfitError(f"must be a whole number from {least} to {most}, {_not(value)}")
        return _within(value, least, most)

    return read


def duration(least: Ms, most: Ms) -> Callable[[object], Ms]:
    """Return a reader of durations from `least` to `most` milliseconds."""

    def read(value: object) -> Ms:
        found = _duration(value)
        if not least <= found <= most:
            limits = f"{duration_text(least)} to {duration_text(most)}"
            raise MisfitError(f"must be from {limits}, {_not(value)}")
        return found

    return read


def span(most: Ms = LONGEST) -> Callable[[object], Span]:
    """Return a reader of durations and ranges of them (``15-30s``), up to `most` milliseconds."""
    one = duration(0, most)

    def read(value: object) -> Span:
        ends = _SPAN.fullmatch(value) if isinstance(value, str) else None
        if not ends:
            return Span(one(value), one(value))
        low, high = ends[1].strip(), ends[2].strip()
        unit = _UNIT.search(high)
        # "1-2m" means minutes at both ends.
        found = Span(one(low + unit[0] if unit and low.isdecimal() else low), one(high))
        if found.low > found.high:
            raise MisfitError(f"runs backwards: {shown(value)}; write it like 15-30s")
        return found

    return read


def reps(value: object) -> Reps:
    """Read repetitions: ``12`` or ``"6-7"``, 1 to 999."""
    match = _REPS.fullmatch(value) if isinstance(value, str) else None
    if _is_whole(value):
        low = high = value
    elif match:
        low, high = int(match[1]), int(match[2] or match[1])
    else:
        raise MisfitError(f'must be a whole number or a range like "6-7", {_not(value)}')
    _within(low, 1, MOST_REPS)
    _within(high, 1, MOST_REPS)
    if low > high:
        raise MisfitError(f'runs backwards: {shown(value)}; write it like "6-7"')
    return Reps(low, high)


def load(value: object) -> Load:
    """Read a weight: ``"95 lb"``, ``"25-35 lb"``, ``"17.5 kg"`` or ``"body weight"``."""
    if isinstance(value, str) and value.strip().lower() == Unit.BODY:
        return Load(0, 0, Unit.BODY)
    match = _LOAD.fullmatch(value) if isinstance(value, str) else None
    if not match:
        raise MisfitError(
            f'must be like "95 lb", "25-35 lb", "17.5 kg" or "body weight", {_not(value)}'
        )
    low, high = float(match[1]), float(match[2] or match[1])
    if not 0 < low <= high <= MOST_LOAD:
        raise MisfitError(f"must be over 0 and up to {MOST_LOAD}, the low end first, {_not(value)}")
    return Load(low, high, Unit(match[3].lower()))


def progress(value: object) -> Progress:
    """Read how an exercise grows: ``{ from = "2x8", to = "3x12", add = "5 lb" }``."""
    usual = 'must be like { from = "2x8", to = "3x12", add = "5 lb" }'
    given = table(value) if isinstance(value, dict) else {}
    ends = [_ROUNDS.fullmatch(str(given.get(key, ""))) for key in ("from", "to")]
    start, end = ends
    if not (start and end) or given.keys() - {"from", "to", "add"}:
        raise MisfitError(f"{usual}, {_not(value)}")
    (sets, low), (top, high) = (map(int, match.groups()) for match in (start, end))
    if not (1 <= sets <= top <= MOST_SETS and 1 <= low <= high <= MOST_REPS):
        limits = f"1 to {MOST_SETS} sets of 1 to {MOST_REPS}, and never go down"
        raise MisfitError(f"must be {limits}, {_not(value)}")
    add = load(given["add"]) if "add" in given else None
    if add and (add.unit is Unit.BODY or add.low != add.high):
        raise MisfitError(f'"add" must be one weight like "5 lb", {_not(given["add"])}')
    return Progress(sets, top, Reps(low, high), add)


def tempo(value: object) -> Tempo:
    """Read a cadence: ``"3-1-1-0"``, seconds to lower, pause, lift and pause."""
    parts = value.split("-") if isinstance(value, str) else []
    if len(parts) != 4 or not all(_TEMPO_PART.fullmatch(part.strip()) for part in parts):
        raise MisfitError(
            f'must be four numbers like "3-1-1-0" (lower, pause, lift, pause), {_not(value)}'
        )
    lengths = [round(float(part) * SECOND) for part in parts]
    if max(lengths) > MOST_TEMPO_PART or sum(lengths) < LEAST_TEMPO:
        raise MisfitError(f"must have parts of up to 60 and come to 0.5 s or more, {_not(value)}")
    return Tempo(*lengths)


def choice(kinds: type[ChoiceT]) -> Callable[[object], ChoiceT]:
    """Return a reader of one word out of a closed set."""

    def read(value: object) -> ChoiceT:
        words = [kind.value for kind in kinds]
        if not isinstance(value, str) or value not in words:
            hint = nearest(value, words) if isinstance(value, str) else ""
            listed = f"{', '.join(words[:-1])} or {words[-1]}"
            raise MisfitError(f"must be {listed}, {_not(value)}{hint}")
        return kinds(value)

    return read


def choices(kinds: type[ChoiceT]) -> Callable[[object], tuple[ChoiceT, ...]]:
    """Return a reader of a list of words out of a closed set."""
    one = choice(kinds)

    def read(value: object) -> tuple[ChoiceT, ...]:
        if not isinstance(value, list):
            raise MisfitError(f'must be a list like ["{next(iter(kinds))}"], not {shown(value)}')
        read: dict[ChoiceT, None] = {}
        for position, item in enumerate(value):
            try:
                read[one(item)] = None
            except MisfitError as misfit:
                raise MisfitError(str(misfit), position) from None
        return tuple(read)

    return read


def _duration(value: object) -> Ms:
    if _is_whole(value):
        return value * SECOND
    if not isinstance(value, str):
        raise MisfitError(f'must be like "30s", "1m30s", "1:30" or 30 (seconds), {_not(value)}')
    try:
        return parse_duration(value)
    except ValueError:
        if value.strip().startswith("-"):
            raise MisfitError(f"is negative: {shown(value)}; a duration starts at 0s") from None
        raise MisfitError(
            f'must be like "30s", "1m30s" or "1:30", up to 24h, {_not(value)}'
        ) from None


def _is_whole(value: object) -> TypeGuard[int]:
    """Tell whole numbers from truth values, which Python counts among them."""
    return isinstance(value, int) and not isinstance(value, bool)


def _within(value: int, least: int, most: int) -> int:
    if not least <= value <= most:
        raise MisfitError(f"must be from {least} to {most}, {_not(value)}")
    return value


def _not(value: object) -> str:
    return f"not {shown(value)}"
