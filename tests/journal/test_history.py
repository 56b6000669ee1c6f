"""What the journal tells of earlier sessions."""

from datetime import date, timedelta

import pytest

from runlift_tui.engine import commands as ask
from runlift_tui.engine.logbook import sets_text
from runlift_tui.engine.progression import next_target
from runlift_tui.engine.routine import Progress, Reps, Span
from runlift_tui.journal.faults import JournalError
from runlift_tui.journal.history import routines, session_record, sessions
from runlift_tui.journal.mending import delete_session
from runlift_tui.journal.store import Journal
from runlift_tui.journal.training import (
    exercises,
    performances,
    performances_by_exercise,
    rests_since,
    training_days,
    volumes_since,
)
from tests.journal.sessions import BEGUN, POUNDS, Performed, perform


def on_day(days: float) -> timedelta:
    return timedelta(days=days)


def test_a_session_is_told_in_a_line_without_warm_ups_and_with_sides_as_one(
    journal: Journal,
) -> None:
    perform(journal, reps=10)
    (found,) = sessions(journal)
    assert (found.routine, found.started) == ("lifts", BEGUN)
    assert found.sets == 4
    assert found.reps == 10 + 8 + 6 + 6
    assert found.kilograms == pytest.approx(18 * 25 * 0.45359237, abs=0.05)
    assert found.assumed == 3


def test_pages_follow_each_other_from_the_newest_without_gap_or_double(journal: Journal) -> None:
    made = [perform(journal, BEGUN + on_day(n // 2)) for n in range(7)]
    seen: list[str] = []
    page = sessions(journal, limit=3)
    while page:
        seen += [summary.id for summary in page]
        page = sessions(journal, limit=3, before=page[-1])
    assert sorted(seen) == sorted(made)
    assert set(seen[:1]) == set(made[-1:])
    assert set(seen[-2:]) == set(made[:2])


def test_only_a_routine_or_only_from_a_day_on_can_be_asked_for(journal: Journal) -> None:
    for days in range(4):
        perform(journal, BEGUN + on_day(days))
    assert len(sessions(journal, routine="lifts")) == 4
    assert sessions(journal, routine="tabata") == ()
    assert len(sessions(journal, since=BEGUN.date() + on_day(2))) == 2


def test_a_day_is_the_one_where_the_session_was_done(journal: Journal) -> None:
    perform(journal)
    assert BEGUN.date() == date(2026, 3, 1)
    assert len(sessions(journal, since=date(2026, 3, 1))) == 1
    assert sessions(journal, since=date(2026, 3, 2)) == ()
    assert training_days(journal) == (date(2026, 3, 1).toordinal(),)
    early = BEGUN.replace(hour=0, minute=30) + on_day(1)
    perform(journal, early)
    assert training_days(journal, date(2026, 3, 2)) == (date(2026, 3, 2).toordinal(),)


def test_a_session_without_a_single_set_is_no_training_day(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(2)
    performed.runner.do(ask.Finish())
    assert len(sessions(journal)) == 1
    assert training_days(journal) == ()


def test_the_last_time_is_at_hand_while_the_next_session_runs(journal: Journal) -> None:
    perform(journal, BEGUN, reps=12)
    perform(journal, BEGUN + on_day(2), reps=9)
    running = Performed(journal)
    running.wall.set_on(4)
    running.start().to_step(3)
    (last,) = performances(journal, "Squat", limit=1, unless=running.recorder.uuid)
    assert sets_text(last.sets) == "9, 8 @ 25-35 lb"
    assert last.day == (BEGUN.date() + on_day(2)).toordinal()
    assert len(performances(journal, "Squat")) == 3
    (lunge,) = performances(journal, "Lunge", limit=1, unless=running.recorder.uuid)
    assert sets_text(lunge.sets) == "6/6"


def test_performances_are_what_progression_needs(journal: Journal) -> None:
    perform(journal, reps=9)
    rule = Progress(2, 3, Reps(8, 12))
    log = performances(journal, "Squat")
    target = next_target(rule, POUNDS, log, log[-1].day + 2)
    assert (target.sets, target.reps) == (2, 9)


def test_a_set_done_again_is_told_once(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(3)
    performed.runner.do(ask.Back(performed.turn))
    performed.done(1_000, 5).to_end()
    (found,) = performances(journal, "Squat")
    assert [s.reps for s in found.sets] == [5, 8]


def test_everything_from_a_day_on_is_grouped_by_exercise_and_session(journal: Journal) -> None:
    perform(journal, reps=12)
    perform(journal, BEGUN + on_day(3), reps=9)
    perform(journal, BEGUN + on_day(5), reps=10)
    found = performances_by_exercise(journal, BEGUN.date() + on_day(1))
    assert tuple(found) == exercises(journal) == ("Lunge", "Plank", "Squat")
    assert [sets_text(done.sets) for done in found["Squat"]] == [
        "9, 8 @ 25-35 lb",
        "10, 8 @ 25-35 lb",
    ]
    assert found["Squat"] == performances(journal, "Squat")[1:]


def test_a_days_volume_is_repetitions_times_kilograms_without_warm_ups(journal: Journal) -> None:
    perform(journal, reps=12)
    perform(journal, BEGUN + on_day(3), reps=9)
    perform(journal, BEGUN + on_day(3.01), reps=10)
    found = volumes_since(journal, BEGUN.date() + on_day(1))
    (day,) = found
    assert date.fromordinal(day) == BEGUN.date() + on_day(3)
    assert found[day] == pytest.approx((9 + 8 + 10 + 8) * 25 * 0.45359237)


def test_only_one_routine_can_be_asked_for_everywhere(journal: Journal) -> None:
    perform(journal)
    assert routines(journal) == ("lifts",)
    day = BEGUN.date()
    assert performances_by_exercise(journal, day, "tabata") == {}
    assert volumes_since(journal, day, "tabata") == {}
    assert rests_since(journal, day, "tabata") == ()
    assert training_days(journal, day, "tabata") == ()
    assert len(performances_by_exercise(journal, day, "lifts")) == 3
    assert len(volumes_since(journal, day, "lifts")) == len(training_days(journal, day, "lifts"))
    assert len(rests_since(journal, day, "lifts")) == 2


def test_rests_are_told_with_what_was_prescribed(journal: Journal) -> None:
    perform(journal)
    rests = rests_since(journal, BEGUN.date())
    assert [rest.taken for rest in rests] == [1_000, 1_000]
    assert rests[0].prescribed == Span(15_000, 30_000)


def test_a_deleted_session_is_told_nowhere(journal: Journal) -> None:
    delete_session(journal, perform(journal))
    assert sessions(journal) == ()
    assert performances(journal, "Squat") == ()
    assert performances_by_exercise(journal, BEGUN.date()) == {}
    assert volumes_since(journal, BEGUN.date()) == {}
    assert routines(journal) == ()
    assert rests_since(journal, BEGUN.date()) == ()
    assert training_days(journal) == ()
    assert exercises(journal) == ()


def test_an_unknown_session_is_said_so(journal: Journal) -> None:
    with pytest.raises(JournalError, match="no session"):
        session_record(journal, "nobody")
