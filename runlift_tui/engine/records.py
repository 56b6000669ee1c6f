"""Figures over the log: weeks, volume, best sets, sides and rests. It only counts, never judges.

A week is its number since year 1, Monday first, the same weeks as ISO 8601's.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from runlift_tui.engine.loads import to_kg
from runlift_tui.engine.logbook import Performance, RestLog, SetLog
from runlift_tui.engine.timeline import Side

FORMULA = "Epley"
"""Estimated one-rep maximum = load x (1 + reps / 30); B. Epley, Poundage Chart, 1985."""

SESSIONS_A_WEEK = 2
"""Two full-body sessions a week, on non-consecutive days (the coaches' advice)."""

REST_SLACK = 0.1
"""A rest is as prescribed when it is off by no more than this share."""


@dataclass(frozen=True, slots=True)
class Week:
    """One week's sessions.

    Attributes:
        number: the week since year 1.
        sessions: how many there were.
        kept: whether two of them were on days that do not touch.
    """

    number: int
    sessions: int
    kept: bool


@dataclass(frozen=True, slots=True)
class Best:
    """The best set of an exercise by its estimated one-rep maximum, in kilograms."""

    day: int
    set: SetLog
    one_rep_max: float


@dataclass(frozen=True, slots=True)
class Point:
    """One performance of an exercise in figures: kilograms, and repetitions of all its sets."""

    day: int
    load: float
    reps: int
    one_rep_max: float


@dataclass(frozen=True, slots=True)
class Sides:
    """Repetitions of all sets by side; `difference` is the share by which the right has more."""

    left: int
    right: int

    @property
    def difference(self) -> float:
        """-1 to 1; 0 where both are equal."""
        most = max(self.left, self.right)
        return (self.right - self.left) / most if most else 0.0


@dataclass(frozen=True, slots=True)
class RestDiscipline:
    """How rests were kept: how many as prescribed, and by how much they were longer in all."""

    rests: int
    kept: int
    shorter: int
    longer: int
    ratio: float


def week_of(day: int) -> int:
    """Return the week that a day is in."""
    return (day - 1) // 7


def weeks(days: Iterable[int], first: int, last: int) -> tuple[Week, ...]:
    """Return every week from `first` to `last`, the empty ones too, by the days of its sessions."""
    by_week: dict[int, list[int]] = {week: [] for week in range(first, last + 1)}
    for day in days:
        if first <= week_of(day) <= last:
            by_week[week_of(day)].append(day)
    return tuple(Week(week, len(days), _apart(days)) for week, days in by_week.items())


def consistency(weeks: Sequence[Week]) -> float:
    """Return the share of these weeks, 0 to 1, that had two sessions on days apart."""
    return sum(week.kept for week in weeks) / len(weeks) if weeks else 0.0


def streak(weeks: Sequence[Week]) -> int:
    """Return how many weeks in a row were kept up to the last; the last may still become so."""
    kept = [week.kept for week in weeks]
    if kept and not kept[-1]:
        kept.pop()
    return next((n for n, week in enumerate(reversed(kept)) if not week), len(kept))


def volume_by_week(by_day: Mapping[int, float]) -> dict[int, float]:
    """Return the volume of each week that had any, by that of its days."""
    total: dict[int, float] = {}
    for day, kilograms in by_day.items():
        total[week_of(day)] = total.get(week_of(day), 0.0) + kilograms
    return total


def one_rep_max(kilograms: float, reps: int) -> float:
    """Return the estimated one-rep maximum in kilograms by `FORMULA`; one rep is its own proof."""
    if reps <= 1:
        return kilograms * reps
    return kilograms * (1 + reps / 30)


def best_set(performances: Iterable[Performance]) -> Best | None:
    """Return the set with the highest estimate, the earliest of equals; None without any load."""
    best: Best | None = None
    for performance in performances:
        for entry in performance.sets:
            estimate = _estimate(entry)
            if estimate > (best.one_rep_max if best else 0.0):
                best = Best(performance.day, entry, estimate)
    return best


def points(performances: Iterable[Performance]) -> tuple[Point, ...]:
    """Return each performance's heaviest load, all repetitions and best estimate, for a plot."""
    found: list[Point] = []
    for performance in performances:
        sets = [s for s in performance.sets if not s.warm_up]
        if sets:
            load = max(to_kg(s.load) for s in sets)
            reps = sum(s.reps or 0 for s in sets)
            found.append(Point(performance.day, load, reps, max(map(_estimate, sets))))
    return tuple(found)


def sides(performances: Iterable[Performance]) -> Sides | None:
    """Compare left and right over all sets; None where nothing was one-sided."""
    sets = [s for p in performances for s in p.sets if s.side and not s.warm_up]
    left, right = (
        sum(s.reps or 0 for s in sets if s.side is side) for side in (Side.LEFT, Side.RIGHT)
    )
    return Sides(left, right) if sets else None


def rest_discipline(rests: Iterable[RestLog]) -> RestDiscipline:
    """Compare the rests that were taken with what was prescribed; a range is kept anywhere in it.

    The ratio is all time taken to all time prescribed, 1 where there was nothing to compare.
    """
    rests = list(rests)
    shorter = sum(rest.taken < rest.prescribed.low * (1 - REST_SLACK) for rest in rests)
    longer = sum(rest.taken > rest.prescribed.high * (1 + REST_SLACK) for rest in rests)
    prescribed = sum(rest.prescribed.high for rest in rests)
    ratio = sum(rest.taken for rest in rests) / prescribed if prescribed else 1.0
    return RestDiscipline(len(rests), len(rests) - shorter - longer, shorter, longer, ratio)


def _apart(days: list[int]) -> bool:
    return len(days) >= SESSIONS_A_WEEK and max(days) - min(days) > 1


def _estimate(entry: SetLog) -> float:
    return 0.0 if entry.warm_up else one_rep_max(to_kg(entry.load), entry.reps or 0)
