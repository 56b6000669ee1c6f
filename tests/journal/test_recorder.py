"""What a session leaves in the journal while it happens, and when the disk refuses."""

from pathlib import Path

from runlift_tui.engine import commands as ask
from runlift_tui.engine.logbook import Effort, EffortScale
from runlift_tui.engine.quick import rest_timeline
from runlift_tui.engine.routine import Load, Reps, Unit
from runlift_tui.engine.session import Ending, Outcome, RepMode
from runlift_tui.engine.timeline import Side, StepKind
from runlift_tui.journal.faults import DamagedJournalError, FullDiskError, ReadOnlyJournalError
from runlift_tui.journal.history import session_record, sessions
from runlift_tui.journal.session_record import SessionRecord, StepRecord
from runlift_tui.journal.store import FILE, Journal, memory_journal
from tests.journal.sessions import BEGUN, POUNDS, Performed, journal_in


def record(performed: Performed, journal: Journal) -> SessionRecord:
    return session_record(journal, performed.recorder.uuid)


def last_step(performed: Performed, journal: Journal) -> StepRecord:
    return next(s for s in reversed(record(performed, journal).steps) if s.outcome)


def test_a_whole_session_is_written_down_with_plan_and_truth(journal: Journal) -> None:
    performed = Performed(journal).start().to_end()
    found = record(performed, journal)
    assert (found.routine, found.title, found.file_hash) == ("lifts", "Lifts", "abc")
    assert found.moment == BEGUN
    assert found.moment.utcoffset() == BEGUN.utcoffset()
    assert found.ending is Ending.COMPLETED
    assert (found.elapsed_ms, found.paused_ms) == (10_000, 0)
    assert [step.number for step in found.steps] == list(range(10))
    squat, rest, lunge = found.steps[2], found.steps[3], found.steps[6]
    assert (squat.exercise, squat.set, squat.sets) == ("Squat", 1, 2)
    assert (squat.reps_planned, squat.goal, squat.reps) == (Reps(8, 10), 8, 8)
    assert squat.load_planned == squat.load == POUNDS
    assert (squat.started_ms, squat.elapsed_ms, squat.outcome) == (2_000, 1_000, Outcome.DONE)
    assert (rest.kind, rest.shortest_ms, rest.planned_ms) == (StepKind.REST, 15_000, 30_000)
    assert (lunge.side, found.steps[8].side) == (Side.LEFT, Side.RIGHT)
    assert found.steps[1].warm_up


def test_every_event_is_on_disk_before_the_command_returns(tmp_path: Path) -> None:
    performed = Performed(journal_in(tmp_path)).start()
    reader = journal_in(tmp_path)
    performed.to_step(2)
    assert [s.outcome for s in record(performed, reader).steps] == [Outcome.DONE] * 2 + [None]
    performed.done(1_000, 9)
    assert record(performed, reader).steps[2].reps == 9


def test_figures_that_nobody_gave_are_assumed_and_given_ones_are_not(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(2).done()
    assert last_step(performed, journal).assumed
    performed.runner.do(ask.AdjustReps(-1))
    squat = last_step(performed, journal)
    assert (squat.reps, squat.assumed) == (7, False)
    performed.done().done(1_000, 6)
    assert not last_step(performed, journal).assumed


def test_tapped_repetitions_were_counted_by_the_athlete(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(2)
    performed.runner.do(ask.SetMode(RepMode.TAPPED))
    for _ in range(8):
        performed.runner.do(ask.Press(performed.turn))
    squat = last_step(performed, journal)
    assert (squat.reps, squat.assumed) == (8, False)


def test_what_the_athlete_says_in_the_rest_is_written_and_holds_for_the_next_set(
    journal: Journal,
) -> None:
    performed = Performed(journal).start().to_step(3)
    load, effort = Load(30, 30, Unit.LB), Effort(8.5, EffortScale.RPE)
    session = performed.runner.session
    performed.recorder.log(session, 3, reps=10, load=load, effort=effort)
    first = last_step(performed, journal)
    assert (first.reps, first.load, first.effort, first.assumed) == (10, load, effort, False)
    assert first.load_planned == POUNDS
    performed.to_step(5)
    second = last_step(performed, journal)
    assert (second.load, second.assumed) == (load, True)


def test_pauses_and_added_time_belong_to_their_step(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(3)
    performed.runner.do(ask.Extend(performed.turn, 10_000))
    performed.runner.do(ask.Pause())
    performed.clock.advance(7_000)
    performed.runner.do(ask.Resume())
    performed.done()
    rest = last_step(performed, journal)
    assert (rest.added_ms, rest.paused_ms, rest.elapsed_ms) == (10_000, 7_000, 1_000)


def test_time_taken_from_a_step_belongs_to_it_even_if_that_ends_it(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(3)
    performed.clock.advance(25_000)
    performed.runner.do(ask.Extend(performed.turn, -10_000))
    rest = last_step(performed, journal)
    assert (rest.kind, rest.added_ms, rest.outcome) == (StepKind.REST, -5_000, Outcome.RAN_OUT)


def test_a_set_done_again_counts_once(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(3)
    performed.runner.do(ask.Back(performed.turn))
    performed.done(1_000, 5)
    squats = [s for s in record(performed, journal).steps if s.number == 2]
    assert [(s.reps, s.counts) for s in squats] == [(8, False), (5, True)]


def test_a_skipped_set_counts_for_nothing(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(2)
    performed.runner.do(ask.Skip(performed.turn))
    skipped = last_step(performed, journal)
    assert (skipped.outcome, skipped.counts, skipped.assumed) == (Outcome.SKIPPED, False, False)


def test_a_session_that_was_given_up_says_so(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(4)
    performed.clock.advance(2_000)
    performed.runner.do(ask.Abandon())
    found = record(performed, journal)
    assert found.ending is Ending.ABANDONED
    assert (found.steps[-1].outcome, found.steps[-1].elapsed_ms) == (Outcome.ABANDONED, 2_000)


def test_refused_commands_write_nothing(journal: Journal) -> None:
    performed = Performed(journal).start()
    before = record(performed, journal)
    performed.runner.do(ask.Resume())
    assert record(performed, journal) == before


def test_idle_time_is_written_down_every_few_seconds(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(2)
    for seconds in (0, 0, 0, 0, 5):
        performed.clock.advance(1_000)
        performed.runner.tick()
        assert record(performed, journal).steps[-1].elapsed_ms == seconds * 1_000


def test_a_quick_rest_with_other_lengths_is_recorded_as_it_went(journal: Journal) -> None:
    performed = Performed(journal, rest_timeline(30_000)).start().done(31_000)
    performed.runner.do(ask.SetDuration(60_000))
    performed.done(59_000)
    steps = record(performed, journal).steps
    assert [s.planned_ms for s in steps] == [30_000, 30_000, 60_000, 60_000]
    assert [s.elapsed_ms for s in steps] == [31_000, 0, 59_000, 0]


def fill_up(journal: Journal) -> None:
    pages = journal.rows("PRAGMA page_count")[0][0]
    journal.rows(f"PRAGMA max_page_count = {pages}")


def make_room(journal: Journal) -> None:
    journal.rows("PRAGMA max_page_count = 1000000")


def test_on_a_full_disk_the_session_goes_on_and_says_so_once(journal: Journal) -> None:
    performed = Performed(journal, rest_timeline(30_000)).start()
    fill_up(journal)
    for _ in range(500):
        performed.done()
    assert isinstance(performed.recorder.fault, FullDiskError)
    assert len(performed.faults) == 1
    assert "free some space" in performed.faults[0]
    make_room(journal)
    performed.done()
    assert len(record(performed, journal).steps) == 502


def refuse(journal: Journal, refuses: bool) -> None:
    journal.rows(f"PRAGMA query_only = {int(refuses)}")


def test_what_could_not_be_written_is_written_when_it_can(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(2)
    refuse(journal, True)
    performed.to_step(5)
    assert isinstance(performed.recorder.fault, ReadOnlyJournalError)
    assert len(performed.faults) == 1
    assert record(performed, journal).steps[-1].number == 2
    refuse(journal, False)
    performed.done()
    assert performed.recorder.fault is None
    assert [s.number for s in record(performed, journal).steps] == list(range(7))


def test_what_was_never_written_can_be_kept_elsewhere(journal: Journal) -> None:
    refuse(journal, True)
    performed = Performed(journal).start().to_end()
    elsewhere = performed.recorder.elsewhere()
    assert len(record(performed, elsewhere).steps) == 10
    assert sessions(journal) == ()


def test_a_journal_that_breaks_meanwhile_is_kept_aside_and_the_session_begun_anew(
    tmp_path: Path,
) -> None:
    journal = journal_in(tmp_path)
    performed = Performed(journal).start().to_step(2)
    journal.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    path = tmp_path / "journal" / FILE
    path.write_bytes(b"x" * path.stat().st_size)
    journal.rows("PRAGMA shrink_memory")
    performed.to_end()
    (aside,) = path.parent.glob("journal-damaged-*.db")
    assert aside.read_bytes().startswith(b"xxx")
    assert f"it is kept as {aside.name}" in performed.faults[0]
    assert len(record(performed, journal).steps) == 10
    assert performed.recorder.fault is None


def test_without_a_disk_the_recorder_says_so_from_the_start() -> None:
    fault = DamagedJournalError("no disk")
    journal = memory_journal(fault)
    performed = Performed(journal).start().to_end()
    assert performed.recorder.fault is fault
    assert len(record(performed, journal).steps) == 10


def test_a_step_that_began_just_before_the_plan_changed_is_written_down(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(2)
    performed.runner.do(ask.RepeatSet())
    performed.to_step(9)
    performed.clock.advance(60_000)
    performed.runner.do(ask.Undo())
    assert performed.faults == []
    steps = session_record(journal, performed.recorder.uuid).steps
    assert [step.turn for step in steps] == list(range(1, performed.turn + 1))


def test_a_set_done_once_more_counts_beside_those_after_it(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(2)
    performed.runner.do(ask.RepeatSet())
    performed.to_step(5)
    performed.runner.do(ask.Undo())
    performed.to_end()
    squats = [s for s in record(performed, journal).steps if s.exercise == "Squat" and s.counts]
    assert [(s.kind, s.set) for s in squats] == [("work", 1), ("work", 1), ("work", 2)]


def test_a_set_that_moved_on_in_the_plan_and_is_done_again_counts_once(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(5)
    performed.runner.do(ask.Jump(2))
    performed.runner.do(ask.RepeatSet())
    performed.to_step(5)
    performed.runner.do(ask.Jump(8))
    performed.to_end()
    squats = [s for s in record(performed, journal).steps if s.exercise == "Squat" and s.counts]
    assert [(s.kind, s.set) for s in squats] == [("work", 2), ("work", 1), ("work", 1)]
