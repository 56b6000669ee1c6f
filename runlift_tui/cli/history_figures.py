"""What the last weeks come to, for `runlift history`: volume, exercises and rests.

It looks no further back than the weeks that are shown, and never says anything by itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from runlift_tui.engine import record_words as words
from runlift_tui.engine import records
from runlift_tui.engine.loads import ShownUnit, sum_unit
from runlift_tui.engine.logbook import Performance, sets_text
from runlift_tui.engine.records import RestDiscipline, Week
from runlift_tui.engine.units import SECOND, duration_text
from runlift_tui.journal.store import Journal
from runlift_tui.journal.training import (
    performances_by_exercise,
    rests_since,
    training_days,
    volumes_since,
)

WEEKS = 8
"""How many weeks are told where no day is named."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was trained in the weeks that are shown.

    Attributes:
        since: the first day that was looked at.
        weeks: the oldest first.
        volumes: kilograms by the number of the week.
        exercises: the performances of each, the oldest first.
    """

    since: date
    weeks: tuple[Week, ...]
    volumes: Mapping[int, float]
    exercises: Mapping[str, tuple[Performance, ...]]
    rests: RestDiscipline


def look_up(journal: Journal, today: date, since: date | None, routine: str | None) -> Figures:
    """Reckon the last `WEEKS` weeks, or those from `since` or the first session after it on.

    Raises:
        JournalError: the journal cannot be read.
    """
    last = records.week_of(today.toordinal())
    start = since or _monday(last - WEEKS + 1)
    days = training_days(journal, start, routine)
    # Of years before the first session, or of a day to come, there are no weeks to tell.
    first = records.week_of(days[0] if days else today.toordinal()) if since else last - WEEKS + 1
    return Figures(
        start,
        records.weeks(days, min(first, last), last),
        records.volume_by_week(volumes_since(journal, start, routine)),
        performances_by_exercise(journal, start, routine),
        records.rest_discipline(rests_since(journal, start, routine)),
    )


def as_json(figures: Figures) -> dict[str, Any]:
    """Return everything as values for JSON; loads and volumes in kilograms."""
    rests = figures.rests
    return {
        "weeks": [
            {
                "week": _iso_week(week),
                "sessions": week.sessions,
                "kept": week.kept,
                "volume_kg": round(figures.volumes.get(week.number, 0.0), 1),
            }
            for week in figures.weeks
        ],
        "consistency": records.consistency(figures.weeks),
        "exercises": [_exercise_json(*found) for found in figures.exercises.items()],
        "one_rep_max_formula": records.FORMULA,
        "rests": {
            "rests": rests.rests,
            "as_prescribed": rests.kept,
            "shorter": rests.shorter,
            "longer": rests.longer,
            "ratio": round(rests.ratio, 2),
        },
    }


def lines(figures: Figures, units: ShownUnit) -> Iterator[str]:
    """Say everything in lines, the newest week first."""
    yield f"{words.kept_text(figures.weeks)}."
    yield ""
    for week in reversed(figures.weeks):
        many = "session" if week.sessions == 1 else "sessions"
        volume = words.volume_text(figures.volumes.get(week.number, 0.0), sum_unit(units))
        said = f"Week of {_monday(week.number)}  {week.sessions:2} {many:8}  {volume:>12}"
        yield said.rstrip()
    if figures.exercises:
        yield ""
        best = f"best set with the one-rep maximum (1RM) it hints at by {records.FORMULA}"
        yield f"Since {figures.since}: last time; {best}"
        width = max(map(len, figures.exercises))
        for name, done in figures.exercises.items():
            yield f"{name:{width}}  {_exercise_text(done, units)}"
    if figures.rests.rests:
        yield ""
        yield words.rests_text(figures.rests)


def _exercise_text(done: Sequence[Performance], units: ShownUnit) -> str:
    best, sides = records.best_set(done), records.sides(done)
    parts = [sets_text(done[-1].sets, units) or _times_text(done[-1])]
    if best:
        estimate = words.estimate_text(best, units)
        parts.append(f"best {words.best_text(best, units)}, 1RM {estimate}")
    if sides and sides.left + sides.right:
        parts.append(words.sides_text(sides))
    return "; ".join(parts)


def _times_text(performance: Performance) -> str:
    """What was timed has no repetitions: say how long each set was."""
    lengths = (round(entry.elapsed / SECOND) * SECOND for entry in performance.sets)
    return ", ".join(map(duration_text, lengths))


def _exercise_json(name: str, done: Sequence[Performance]) -> dict[str, Any]:
    best, sides = records.best_set(done), records.sides(done)
    return {
        "name": name,
        "best_set": best
        and {
            "day": _iso_day(best.day),
            "reps": best.set.reps,
            "load": asdict(best.set.load) if best.set.load else None,
            "one_rep_max_kg": round(best.one_rep_max, 1),
        },
        "sides": sides
        and {
            "left": sides.left,
            "right": sides.right,
            "difference": round(sides.difference, 3),
        },
        "points": [
            {
                "day": _iso_day(point.day),
                "load_kg": round(point.load, 2),
                "reps": point.reps,
                "one_rep_max_kg": round(point.one_rep_max, 1),
            }
            for point in records.points(done)
        ],
    }


def _monday(week: int) -> date:
    return date.fromordinal(week * 7 + 1)


def _iso_week(week: Week) -> str:
    year, number, _ = _monday(week.number).isocalendar()
    return f"{year}-W{number:02d}"


def _iso_day(day: int) -> str:
    return date.fromordinal(day).isoformat()
