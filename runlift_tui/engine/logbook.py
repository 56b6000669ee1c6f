"""What was done in earlier sessions, as plain values; never where it is stored.

A day is a `datetime.date` ordinal (day 1 is Monday, 1 January of year 1), so that no calendar
is needed here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from runlift_tui.engine.loads import ShownUnit, shown_text
from runlift_tui.engine.routine import Load, Span, Unit
from runlift_tui.engine.timeline import Side
from runlift_tui.engine.units import Ms


class EffortScale(StrEnum):
    """How the athlete rates a set."""

    RPE = "rpe"
    """Rate of perceived exertion: 10 is all there was."""
    RESERVE = "rir"
    """Repetitions in reserve: 0 is all there was."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard a set was: 6 to 10 by RPE in halves, or 0 to 10 repetitions in reserve.

    Raises:
        ValueError: the figure is not on the scale.
    """

    value: float
    scale: EffortScale

    def __post_init__(self) -> None:
        low = 6 if self.scale is EffortScale.RPE else 0
        if not low <= self.value <= 10 or self.value * 2 % 1:
            raise ValueError(f"{self.scale.upper()} goes from {low} to 10, not {self.value:g}")


@dataclass(frozen=True, slots=True)
class SetLog:
    """One set as it was done, or one side of it.

    Attributes:
        number: which set of the exercise in its session, from 1; both sides have the same.
        sets: how many sets of the exercise the plan had.
        goal: repetitions that were to be done; 0 where the set was timed.
        reps: repetitions that were done; None where the set was timed.
        planned, load: the weight that was planned and the one that was lifted.
        elapsed: milliseconds under way, pauses left out.
        assumed: nobody confirmed the figures; the target counts as done.
        warm_up: the set counts for no progress and no record.
    """

    number: int
    sets: int
    goal: int
    reps: int | None
    planned: Load | None = None
    load: Load | None = None
    side: Side | None = None
    elapsed: Ms = 0
    effort: Effort | None = None
    assumed: bool = False
    warm_up: bool = False


@dataclass(frozen=True, slots=True)
class Performance:
    """All sets of one exercise in one session, in the order they were done."""

    session: str
    day: int
    sets: tuple[SetLog, ...]


@dataclass(frozen=True, slots=True)
class RestLog:
    """One rest: what was prescribed, and the milliseconds that were taken, pauses included."""

    day: int
    prescribed: Span
    taken: Ms


def sets_text(sets: Sequence[SetLog], units: ShownUnit = ShownUnit.AS_ENTERED) -> str:
    """Say what was done: ``12, 11, 9 @ 25 lb``; sides as ``8/7`` and a changed load with its set.

    Empty where no set had repetitions.
    """
    figures: list[str] = []
    loads: list[Load | None] = []
    for number in dict.fromkeys(entry.number for entry in sets):
        sides = [entry for entry in sets if entry.number == number and entry.reps is not None]
        if sides:
            figures.append("/".join(str(entry.reps) for entry in sides))
            loads.append(sides[0].load)
    if len(set(loads)) > 1:
        figures = [f + _at(load, units) for f, load in zip(figures, loads, strict=True)]
        return ", ".join(figures)
    return ", ".join(figures) + (_at(loads[0], units) if loads else "")


def _at(load: Load | None, units: ShownUnit) -> str:
    lifted = load and load.unit is not Unit.BODY
    return f" @ {shown_text(load, units)}" if lifted else ""
