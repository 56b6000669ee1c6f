"""Sessions that were cut off are found again, at their exact step; running ones are left alone."""

import random
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from runlift_tui.engine import commands as ask
from runlift_tui.engine.commands import Command
from runlift_tui.engine.restore import restore
from runlift_tui.engine.routine import Exercise, Load, Unit
from runlift_tui.engine.session import Ending, Outcome, Phase, StepResult
from runlift_tui.engine.timeline import Step, StepKind, Timeline
from runlift_tui.journal.faults import ElsewhereError, JournalError
from runlift_tui.journal.history import session_record, sessions
from runlift_tui.journal.locks import SessionLock
from runlift_tui.journal.resume import file_incomplete, take_up, unfinished
from runlift_tui.journal.store import Journal, memory_journal
from runlift_tui.runner import SessionRunner
from tests.engine.test_laws import scripts
from tests.journal.killing import check, kill_one
from tests.journal.sessions import Performed, journal_in
from tests.strategies import timelines


def cut_off(performed: Performed) -> str:
    """Let go of the lock, as the operating system does when a process dies."""
    assert performed.recorder._lock
    performed.recorder._lock.release()
    return performed.recorder.uuid


def test_a_session_that_was_cut_off_is_offered_with_what_was_done(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(5)
    uuid = cut_off(performed)
    performed.wall.set_on(0.5)
    (found,) = unfinished(journal, performed.wall)
    assert (found.id, found.title, found.step, found.sets_done) == (uuid, "Lifts", 5, 3)
    assert found.away == 12 * 3_600_000
    assert not found.elsewhere


def test_it_goes_on_at_its_exact_moment_and_is_recorded_on(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(3)
    performed.recorder.log(performed.runner.session, 3, reps=10, load=Load(30, 30, Unit.LB))
    performed.clock.advance(7_000)
    performed.runner.do(ask.Extend(performed.turn, 10_000))
    before = performed.runner.session
    uuid = cut_off(performed)
    performed.clock.advance(60_000)

    session, recorder = take_up(journal, uuid, 5, performed.wall)
    assert session.phase is Phase.PAUSED
    assert session.stay.turn == before.stay.turn
    assert session.elapsed(5) == 7_000
    assert session.remaining(5) == 33_000
    assert session.timeline == before.timeline
    assert [r.reps for r in session.results] == [None, None, 10]

    performed.runner = SessionRunner(session, performed.clock, [recorder], pytest.fail)
    performed.clock._now = 5
    performed.runner.do(ask.Resume())
    performed.done(33_000).to_end()
    record = session_record(journal, uuid)
    assert record.ending is Ending.COMPLETED
    assert [s.number for s in record.steps] == list(range(10))
    rest, squat = record.steps[3], record.steps[4]
    assert (rest.elapsed_ms, rest.paused_ms) == (40_000, 60_000)
    assert squat.started_ms == 3_000 + 7_000 + 60_000 + 33_000
    assert squat.load == Load(30, 30, Unit.LB)
    assert unfinished(journal) == ()


def test_a_plan_that_was_changed_goes_on_as_it_was_changed(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(3)
    performed.runner.do(ask.RepeatSet())
    performed.runner.do(ask.ChangeRests(20_000))
    performed.runner.do(ask.Postpone("Lunge"))
    before = performed.runner.session
    session, _ = take_up(journal, cut_off(performed), 5, performed.wall)
    assert session.timeline == before.timeline
    assert session.stay.index == before.stay.index
    assert [r.step for r in session.results] == [r.step for r in before.results]
    assert session.changes == ()


def test_steps_of_one_exercise_share_it_again(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(3)
    session, _ = take_up(journal, cut_off(performed), 5, performed.wall)
    steps = session.timeline.steps
    assert steps[2].exercise is steps[4].exercise


def test_what_a_taken_up_session_did_can_be_kept_elsewhere_whole(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(5)
    uuid = cut_off(performed)
    session, recorder = take_up(journal, uuid, performed.clock.now(), performed.wall)
    journal.rows("PRAGMA query_only = 1")
    performed.runner = SessionRunner(session, performed.clock, [recorder], pytest.fail)
    performed.to_end()
    record = session_record(recorder.elsewhere(), uuid)
    assert [s.number for s in record.steps] == list(range(10))
    assert record.ending is Ending.COMPLETED


def test_one_can_be_filed_as_incomplete_instead(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(5)
    performed.clock.advance(4_000)
    performed.runner.do(ask.Extend(performed.turn, 10_000))
    uuid = cut_off(performed)
    file_incomplete(journal, uuid)
    assert unfinished(journal) == ()
    (summary,) = sessions(journal)
    assert (summary.ending, summary.sets, summary.elapsed_ms) == (Ending.INCOMPLETE, 2, 9_000)
    last = session_record(journal, uuid).steps[-1]
    assert (last.number, last.outcome, last.elapsed_ms) == (5, Outcome.ABANDONED, 4_000)


def test_a_session_that_is_running_is_neither_taken_up_nor_filed(journal: Journal) -> None:
    performed = Performed(journal).start()
    (found,) = unfinished(journal, performed.wall)
    assert found.elsewhere
    with pytest.raises(ElsewhereError, match="another window"):
        take_up(journal, found.id, 0, performed.wall)
    with pytest.raises(ElsewhereError):
        file_incomplete(journal, found.id)
    performed.to_end()
    assert unfinished(journal) == ()


def test_one_that_was_taken_up_is_held_again(journal: Journal) -> None:
    performed = Performed(journal).start()
    uuid = cut_off(performed)
    take_up(journal, uuid, 0, performed.wall)
    with pytest.raises(ElsewhereError):
        take_up(journal, uuid, 0, performed.wall)


def test_two_at_once_are_both_recorded(journal: Journal) -> None:
    one, two = Performed(journal).start(), Performed(journal).start()
    for performed in (one, two, one, two):
        performed.done()
    one.to_end()
    two.to_end()
    assert len(sessions(journal)) == 2


def test_a_session_of_another_version_can_still_be_filed(journal: Journal) -> None:
    uuid = cut_off(Performed(journal).start())
    journal.write([("UPDATE running SET timeline = '{}'", {})])
    with pytest.raises(JournalError, match="another version"):
        take_up(journal, uuid, 0)
    file_incomplete(journal, uuid)
    assert unfinished(journal) == ()


def test_one_that_has_ended_cannot_be_taken_up(journal: Journal) -> None:
    performed = Performed(journal).start().to_end()
    with pytest.raises(JournalError, match="ended meanwhile"):
        take_up(journal, performed.recorder.uuid, 0)


def test_in_memory_there_is_nothing_to_take_up() -> None:
    journal = memory_journal()
    performed = Performed(journal).start()
    with pytest.raises(JournalError, match="nothing can be written"):
        take_up(journal, performed.recorder.uuid, 0)


def test_a_lock_keeps_others_out_until_it_is_released(tmp_path: Path) -> None:
    first, second = SessionLock(tmp_path, "a"), SessionLock(tmp_path, "a")
    assert first.take()
    assert not second.take()
    first.release()
    assert second.take()
    second.release()
    assert list(tmp_path.iterdir()) == []


def test_a_clock_that_was_set_back_makes_no_negative_pause(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(3)
    uuid = cut_off(performed)
    performed.wall.set_on(-1)
    assert unfinished(journal, performed.wall)[0].away == 0
    session, _ = take_up(journal, uuid, 1_000, performed.wall)
    assert session.paused_at == 1_000
    assert replace(session, paused_at=0).seen == 1_000


@pytest.mark.parametrize("seed", range(20))
def test_a_killed_session_has_every_event_that_was_acknowledged(seed: int, tmp_path: Path) -> None:
    acknowledged = kill_one(tmp_path, random.Random(seed))
    assert acknowledged
    check(tmp_path, acknowledged)


def test_the_database_is_sqlites_own_format(journal: Journal) -> None:
    assert journal.path
    Performed(journal).start()
    with sqlite3.connect(journal.path) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    plain.close()


def test_what_was_done_is_still_known_where_the_plan_has_it_no_more(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(3)
    performed.runner.do(ask.RepeatSet())
    performed.to_step(5)
    performed.runner.do(ask.Undo())
    before, now = performed.runner.session, performed.clock.now()
    session, _ = take_up(journal, cut_off(performed), now, performed.wall)
    assert list(map(known, session.results)) == list(map(known, before.results))


def known(result: StepResult) -> StepResult:
    """Leave out what a journal need not tell of a step that is over."""
    step, exercise = result.step, result.step.exercise
    place = replace(step.place, part=0)
    named = exercise and Exercise(exercise.name, exercise.reps, replaces=exercise.replaces)
    if step.kind is not StepKind.WORK:
        named = None
    return replace(result, step=Step(step.kind, "", None, (), place, named, step.side))


@settings(max_examples=60)
@given(timelines, scripts)
def test_any_session_is_taken_up_as_it_was_but_for_the_way_back(
    tmp_path_factory: pytest.TempPathFactory,
    timeline: Timeline,
    script: list[tuple[int, Command]],
) -> None:
    performed = Performed(journal_in(tmp_path_factory.mktemp("any")), timeline).start()
    for wait, command in [*script, (0, ask.Pause()), (0, ask.Resume())]:
        performed.clock.advance(wait)
        performed.runner.do(command)
    assert performed.faults == []
    before, now = performed.runner.session, performed.clock.now()
    if before.phase is Phase.ENDED:
        return
    after, _ = take_up(performed.journal, cut_off(performed), now, performed.wall)
    assert list(map(known, after.results)) == list(map(known, before.results))
    assert replace(after, results=()) == restore(replace(before, results=(), changes=()), now, 0)
