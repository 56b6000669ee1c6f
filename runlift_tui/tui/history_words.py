"""What was done, put into lines: sessions, weeks and one exercise's progress.

It reads a journal that is lent to it, which may take its time: call it from a worker.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from textual.content import Content

from runlift_tui.engine import record_words as words
from runlift_tui.engine import records
from runlift_tui.engine.loads import ShownUnit, shown_text, sum_unit
from runlift_tui.engine.logbook import Performance, sets_text
from runlift_tui.engine.records import Week
from runlift_tui.engine.routine import Unit
from runlift_tui.engine.timeline import StepKind
from runlift_tui.engine.units import SECOND
from runlift_tui.journal.history import Summary
from runlift_tui.journal.session_record import SessionRecord, StepRecord
from runlift_tui.journal.store import Journal
from runlift_tui.journal.training import performances, rests_since, training_days, volumes_since
from runlift_tui.tui.preview import length_text, plural
from runlift_tui.tui.sheet import Line, Sheet

WEEKS = 12
"""The overview goes back this many weeks."""

FULL = "\N{FULL BLOCK}"


def summary_line(summary: Summary) -> Line:
    """Return a session as an entry of the list."""
    length = length_text(summary.elapsed_ms // SECOND * SECOND)
    figures = f"{plural(summary.sets, 'set')}  {length}"
    return Line(Content(f"{summary.started:%a %d %b %Y}  {summary.title}"), Content(figures))


def overview(journal: Journal, now: datetime, units: ShownUnit) -> Sheet:
    """Return how the last weeks went, against two sessions a week on days apart.

    Raises:
        JournalError: the journal cannot be read.
    """
    last = records.week_of(now.date().toordinal())
    since = now.date() - timedelta(weeks=WEEKS)
    found = records.weeks(training_days(journal, since), last - WEEKS + 1, last)
    volumes = records.volume_by_week(volumes_since(journal, since))
    rests = records.rest_discipline(rests_since(journal, since))
    lines = [Line(Content(_kept(found))), Line()]
    lines += [
        _week_line(week, volumes.get(week.number, 0.0), sum_unit(units)) for week in reversed(found)
    ]
    if rests.rests:
        lines += [Line(), Line(Content(words.rests_text(rests)))]
    return Sheet(lines)


def session_sheet(record: SessionRecord, units: ShownUnit) -> Sheet:
    """Return one session, set by set."""
    lines = [
        Line(Content.styled(record.title, "bold"), Content(f"{record.moment:%Y-%m-%d %H:%M}")),
        Line(Content.styled(str(record.ending or ""), "$text-muted")),
        Line(),
    ]
    lines += [step_line(step, units) for step in work_steps(record)]
    lines += [Line(), Line(Content(record.note))] if record.note else []
    return Sheet(lines)


def work_steps(record: SessionRecord) -> tuple[StepRecord, ...]:
    """Return what was worked, warm-ups too, in its order."""
    return tuple(step for step in record.steps if step.kind is StepKind.WORK)


def step_line(step: StepRecord, units: ShownUnit) -> Line:
    """Return one set, or one side of it: ``Lunge, left   12 reps @ 25 lb, assumed``."""
    done = f"{step.reps} reps" if step.reps is not None else length_text(step.elapsed_ms)
    if step.laps_ms:
        partial = f" and {done}" if step.reps else ""
        done = f"{plural(len(step.laps_ms), 'round')}{partial} in {length_text(step.elapsed_ms)}"
    parts = [
        f"{done} @ {shown_text(step.load, units)}" if step.load and step.reps is not None else done,
        f"{step.effort.scale.upper()} {step.effort.value:g}" if step.effort else "",
        "assumed" if step.assumed else "",
        "" if step.counts else str(step.outcome or ""),
    ]
    name = ", ".join(filter(None, (step.exercise or "", step.side)))
    figures = Content.styled(", ".join(filter(None, parts)), "bold")
    return Line(Content(name), figures, leader="·")


@dataclass(frozen=True, slots=True)
class ExercisePage:
    """One exercise over time: what is plotted, in which unit, and what is said of it."""

    points: tuple[records.Point, ...]
    unit: Unit
    said: Sheet


def exercise_page(journal: Journal, exercise: str, units: ShownUnit) -> ExercisePage:
    """Look an exercise up.

    Raises:
        JournalError: the journal cannot be read.
    """
    done = performances(journal, exercise)
    unit = sum_unit(units, (entry.load for one in done for entry in one.sets))
    said = Sheet([*_best(done, units), *_sides(done), Line(), *_last_times(done, units)])
    return ExercisePage(records.points(done), unit, said)


def _best(done: Sequence[Performance], units: ShownUnit) -> Iterator[Line]:
    best = records.best_set(done)
    if best:
        what = f"{words.best_text(best, units)}, {_day(best.day)}"
        yield Line(Content("Best set"), Content.styled(what, "bold"), leader="·")
        estimate = f"{words.estimate_text(best, units)} ({records.FORMULA})"
        yield Line(Content("Estimated one-rep maximum"), Content(estimate), leader="·")


def _sides(done: Sequence[Performance]) -> Iterator[Line]:
    sides = records.sides(done)
    if sides:
        yield Line(Content("Repetitions by side"), Content(words.sides_text(sides)), leader="·")


def _last_times(done: Sequence[Performance], units: ShownUnit) -> Iterator[Line]:
    for performance in done[:-8:-1]:
        text = sets_text([entry for entry in performance.sets if not entry.warm_up], units)
        yield Line(Content(_day(performance.day)), Content(text), leader="·")


def _week_line(week: Week, volume: float, unit: Unit) -> Line:
    monday = date.fromordinal(week.number * 7 + 1)
    kept = " ✓" if week.kept else ""
    bar = Content(f"{monday:%d %b}  {FULL * 2 * week.sessions}{kept}")
    return Line(bar, Content(words.volume_text(volume, unit)))


def _kept(found: tuple[Week, ...]) -> str:
    said, row = f"{words.kept_text(found)} (✓)", records.streak(found)
    return f"{said}, the last {row} in a row." if row > 1 else f"{said}."


def _day(day: int) -> str:
    return f"{date.fromordinal(day):%d %b %Y}"
