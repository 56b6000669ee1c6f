"""The figures that each kind of interval timer asks for: how each is called, read and shown.

What a timer with these figures is, the short form decides.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from runlift_tui.engine.routine import MOST_REPS
from runlift_tui.engine.units import HOUR, MINUTE, SECOND, Ms, duration_text, parse_duration

MOST_ROUNDS = 99


class Figure(StrEnum):
    """What can be asked for."""

    ROUNDS = "rounds"
    LENGTH = "length"
    REST = "rest"
    REPS = "reps"
    SETS = "sets"
    BREAK = "break"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Ask:
    """One field: what it is called, in full and where there is little room.

    `read` raises a ValueError that says what is wrong; `blank` is allowed and means none.
    """

    figure: Figure
    label: str
    short: str
    read: Callable[[str], int]
    show: Callable[[int], str] = str
    blank: bool = False


def read_span(text: str, low: Ms, high: Ms) -> Ms:
    """Read a duration from `low` to `high` milliseconds.

    Raises:
        ValueError: it is none, or outside; the message says what to write instead.
    """
    duration = parse_duration(text)
    if not low <= duration <= high:
        raise ValueError(f"from {duration_text(low)} to {duration_text(high)}, please")
    return duration


def read_count(text: str, most: int) -> int:
    """Read a whole number from 1 to `most`.

    Raises:
        ValueError: it is none, or outside; the message says what to write instead.
    """
    if not (text.strip().isascii() and text.strip().isdigit()):
        raise ValueError("a whole number, please, such as 8")
    count = int(text)
    if not 1 <= count <= most:
        raise ValueError(f"from 1 to {most}, please")
    return count


def _count(figure: Figure, label: str, most: int = MOST_ROUNDS, *, blank: bool = False) -> Ask:
    return Ask(figure, label, label, lambda text: read_count(text, most), blank=blank)


def _time(
    figure: Figure,
    label: str,
    short: str = "",
    low: Ms = SECOND,
    high: Ms = HOUR,
    *,
    blank: bool = False,
) -> Ask:
    def read(text: str) -> int:
        return read_span(text, low, high)

    return Ask(figure, label, short or label, read, duration_text, blank)


_ROUNDS = _count(Figure.ROUNDS, "Rounds")
_SETS = _count(Figure.SETS, "Sets")
_BREAK = _time(Figure.BREAK, "Set rest", "Pause", 0, blank=True)
_READY = _time(Figure.READY, "Get ready", "Ready", 0, MINUTE)


class TimerKind(StrEnum):
    """The kinds of timer that fields can make; the value is what the athlete reads."""

    INTERVALS = "Intervals"
    EMOM = "EMOM"
    AMRAP = "AMRAP"
    FOR_TIME = "For time"
    DEATH_BY = "Death by"


ASKS: Mapping[TimerKind, tuple[Ask | None, ...]] = MappingProxyType(
    {
        TimerKind.INTERVALS: (
            _ROUNDS,
            _time(Figure.LENGTH, "Work"),
            _time(Figure.REST, "Rest", low=0, blank=True),
            _SETS,
            _BREAK,
            _READY,
        ),
        TimerKind.EMOM: (
            _ROUNDS,
            _time(Figure.LENGTH, "Every"),
            _count(Figure.REPS, "Reps", MOST_REPS, blank=True),
            _SETS,
            _BREAK,
            _READY,
        ),
        TimerKind.AMRAP: (None, _time(Figure.LENGTH, "Lasts"), None, _SETS, _BREAK, _READY),
        TimerKind.FOR_TIME: (
            _ROUNDS,
            _time(Figure.LENGTH, "At most", "Most", blank=True),
            None,
            _SETS,
            _BREAK,
            _READY,
        ),
        TimerKind.DEATH_BY: (None, _time(Figure.LENGTH, "Every"), None, None, None, _READY),
    }
)
"""The fields of each kind, in their places; None where a place is empty."""

PLACES = 6
"""Fields on the screen."""

FIRST: Mapping[TimerKind, str] = MappingProxyType(
    {
        TimerKind.INTERVALS: "8x20s/10s",
        TimerKind.EMOM: "emom 10x1m",
        TimerKind.AMRAP: "amrap 12m",
        TimerKind.FOR_TIME: "for time 3x 20m",
        TimerKind.DEATH_BY: "death by 1m",
    }
)
"""What each kind starts with."""
