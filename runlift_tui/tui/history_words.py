"""What was done, put into lines: sessions, weeks and one exercise's progress.

It reads a journal that is lent to it, which may take its time: call it from a worker.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from textual.content import Content

from runlift_tui.engine import records
from runlift_tui.engine.logbook import sets_text
from runlift_tui.engine.records import Week
from runlift_tui.engine.timeline import StepKind
from runlift_tui.engine.units import SECOND
from runlift_tui.journal.history import Summary
from runlift_tui.journal.rows import SessionRecord, StepRecord
from runlift_tui.journal.store import Journal
from runlift_tui.journal.training import (
    performances,
    performances_since,
    rests_since,
    training_days,
)
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


def overview(journal: Journal, now: datetime) -> Sheet:
    """Return how the last weeks went, against two sessions a week on days apart.

    Raises:
        JournalError: the journal cannot be read.
    """
    last = records.week_of(now.date().toordinal())
    since = now.date() - timedelta(weeks=WEEKS)
    found = records.weeks(training_days(journal, since), last - WEEKS + 1, last)
    volumes = records.volume_by_week(performances_since(journal, since))
    rests = records.rest_discipline(rests_since(journal, since))
    lines = [Line(Content(_kept(found))), Line()]
    lines += [_week_line(week, volumes.get(week.number, 0.0)) for week in reversed(found)]
    if rests.rests:
        kept = f"{rests.kept} of {rests.rests} rests were as long as prescribed"
        parts = f"{rests.shorter} shorter, {rests.longer} longer"
        lines += [Line(), Line(Content(f"{kept}; {parts}."))]
    return Sheet(lines)


def session_sheet(record: SessionRecord) -> Sheet:
    """Return one session, set by set."""
    lines = [
        Line(Content.styled(record.title, "bold"), Content(f"{record.moment:%Y-%m-%d %H:%M}")),
        Line(Content.styled(str(record.ending or ""), "$text-muted")),
        Line(),
    ]
    lines += [step_line(step) for step in work_steps(record)]
    lines += [Line(), Line(Content(record.note))] if record.note else []
    return Sheet(lines)


def work_steps(record: SessionRecord) -> tuple[StepRecord, ...]:
    """Return what was worked, warm-ups too, in its order."""
    return tuple(step for step in record.steps if step.kind is StepKind.WORK)


def step_line(step: StepRecord) -> Line:
    """Return one set, or one side of it: ``Lunge, left   12 reps @ 25 lb, assumed``."""
    done = f"{step.reps} reps" if step.reps is not None else length_text(step.elapsed_ms)
    parts = [
        f"{done} @ {step.load}" if step.load and step.reps is not None else done,
        f"{step.effort.scale.upper()} {step.effort.value:g}" if step.effort else "",
        "assumed" if step.assumed else "",
        "" if step.counts else str(step.outcome or ""),
    ]
    name = ", ".join(filter(None, (step.exercise or "", step.side)))
    figures = Content.styled(", ".join(filter(None, parts)), "bold")
    return Line(Content(name), figures, leader="·")


def exercise_lines(journal: Journal, exercise: str) -> tuple[tuple[records.Point, ...], Sheet]:
    """Return the points of an exercise's plot, and what is to be said of it.

    Raises:
        JournalError: the journal cannot be read.
    """
    done = performances(journal, exercise)
    return records.points(done), Sheet(_exercise(journal, exercise))


def _exercise(journal: Journal, exercise: str) -> Iterator[Line]:
    done = performances(journal, exercise)
    best, sides = records.best_set(done), records.sides(done)
    if best:
        what = f"{best.set.reps} reps @ {best.set.load}, {_day(best.day)}"
        yield Line(Content("Best set"), Content.styled(what, "bold"), leader="·")
        estimate = f"{best.one_rep_max:.1f} kg ({records.FORMULA})"
        yield Line(Content("Estimated one-rep maximum"), Content(estimate), leader="·")
    if sides:
        what = f"{sides.left} left, {sides.right} right ({sides.difference:+.0%})"
        yield Line(Content("Repetitions by side"), Content(what), leader="·")
    yield Line()
    for performance in done[:-8:-1]:
        text = sets_text([entry for entry in performance.sets if not entry.warm_up])
        yield Line(Content(_day(performance.day)), Content(text), leader="·")


def _week_line(week: Week, volume: float) -> Line:
    monday = date.fromordinal(week.number * 7 + 1)
    kept = " ✓" if week.kept else ""
    figures = f"{volume:,.0f} kg" if volume else ""
    return Line(Content(f"{monday:%d %b}  {FULL * 2 * week.sessions}{kept}"), Content(figures))


def _kept(found: tuple[Week, ...]) -> str:
    kept, row = sum(week.kept for week in found), records.streak(found)
    said = f"{kept} of the last {len(found)} weeks had two sessions on days apart (✓)"
    return f"{said}, the last {row} in a row." if row > 1 else f"{said}."


def _day(day: int) -> str:
    return f"{date.fromordinal(day):%d %b %Y}"
