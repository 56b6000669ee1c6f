"""Corrections keep the original; what was deleted can come back."""

from datetime import UTC, datetime, timedelta

import pytest

from runlift_tui.engine.routine import Load, Unit
from runlift_tui.journal.faults import JournalError
from runlift_tui.journal.history import session_record, sessions
from runlift_tui.journal.mending import (
    bring_back,
    correct_set,
    delete_session,
    note_session,
    undo_correction,
)
from runlift_tui.journal.rows import correction_statement
from runlift_tui.journal.session_record import CorrectionRecord
from runlift_tui.journal.store import Journal
from runlift_tui.journal.training import performances
from tests.journal.sessions import perform

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
TWENTY = Load(20, 20, Unit.KG)


def test_a_corrected_set_has_the_new_figures_and_keeps_the_old_ones(journal: Journal) -> None:
    uuid = perform(journal)
    record = correct_set(journal, uuid, 3, reps=5, load=TWENTY, note="tired", wall=lambda: NOON)
    step = next(step for step in record.steps if step.turn == 3)
    assert (step.reps, step.load, step.note, step.assumed) == (5, TWENTY, "tired", False)
    assert [(c.turn, c.field, c.old, c.new) for c in record.corrections] == [
        (3, "assumed", "true", "false"),
        (3, "reps", "8", "5"),
        (
            3,
            "load",
            '{"low": 25.0, "high": 35.0, "unit": "lb"}',
            '{"low": 20, "high": 20, "unit": "kg"}',
        ),
        (3, "note", '""', '"tired"'),
    ]
    assert record.corrections[0].at == "2026-03-04T12:00:00.000+00:00"
    assert performances(journal, "Squat")[0].sets[0].load == TWENTY


def test_a_note_alone_confirms_no_figures(journal: Journal) -> None:
    uuid = perform(journal)
    record = correct_set(journal, uuid, 3, note="slow")
    assert next(step for step in record.steps if step.turn == 3).assumed


def test_the_same_figure_again_is_no_correction(journal: Journal) -> None:
    uuid = perform(journal)
    assert correct_set(journal, uuid, 3, reps=8).corrections == ()


@pytest.mark.parametrize(("turn", "reps"), [(3, -1), (3, 1_000), (4, 5), (99, 5)])
def test_an_impossible_correction_changes_nothing(journal: Journal, turn: int, reps: int) -> None:
    uuid = perform(journal)
    before = session_record(journal, uuid)
    with pytest.raises(JournalError):
        correct_set(journal, uuid, turn, reps=reps)
    assert session_record(journal, uuid) == before


def test_each_correction_can_be_undone_the_newest_first(journal: Journal) -> None:
    uuid = perform(journal)
    seen = [session_record(journal, uuid)]
    seen.append(correct_set(journal, uuid, 3, reps=5))
    seen.append(correct_set(journal, uuid, 3, reps=6))
    seen.append(correct_set(journal, uuid, 3, load=TWENTY))
    seen.append(correct_set(journal, uuid, 3, note="slow"))
    seen.append(note_session(journal, uuid, "rain"))
    seen.append(correct_set(journal, uuid, 5, reps=1))
    for before in reversed(seen[:-1]):
        assert undo_correction(journal, uuid) == before
    with pytest.raises(JournalError, match="nothing was corrected"):
        undo_correction(journal, uuid)


def test_undoing_puts_a_set_without_a_load_back_too(journal: Journal) -> None:
    uuid = perform(journal)
    before = session_record(journal, uuid)
    lunge = next(step for step in before.steps if step.exercise == "Lunge")
    assert lunge.load is None
    correct_set(journal, uuid, lunge.turn, load=TWENTY)
    assert undo_correction(journal, uuid) == before


def test_an_undone_correction_leaves_those_of_other_sessions(journal: Journal) -> None:
    first, second = perform(journal), perform(journal)
    correct_set(journal, first, 3, reps=5)
    correct_set(journal, second, 3, reps=4)
    undo_correction(journal, first)
    assert session_record(journal, second).steps[2].reps == 4
    assert len(session_record(journal, second).corrections) == 2


def test_a_correction_of_an_unknown_kind_is_not_undone(journal: Journal) -> None:
    uuid = perform(journal)
    strange = CorrectionRecord(3, "colour", '"red"', '"blue"', "2026-03-04T12:00:00+00:00")
    journal.write([correction_statement(uuid, strange)])
    with pytest.raises(JournalError, match="another version"):
        undo_correction(journal, uuid)
    assert len(session_record(journal, uuid).corrections) == 1


def test_a_session_takes_a_note(journal: Journal) -> None:
    uuid = perform(journal)
    note_session(journal, uuid, "after the hills")
    record = note_session(journal, uuid, "after the hills, rain")
    assert sessions(journal)[0].note == "after the hills, rain"
    assert [(c.turn, c.old) for c in record.corrections] == [
        (None, '""'),
        (None, '"after the hills"'),
    ]


def test_a_deleted_session_can_come_back_unchanged(journal: Journal) -> None:
    uuid = perform(journal)
    before = session_record(journal, uuid)
    delete_session(journal, uuid)
    assert sessions(journal) == ()
    bring_back(journal, uuid)
    assert session_record(journal, uuid) == before
    assert len(sessions(journal)) == 1


def test_after_a_month_the_next_deletion_takes_it_for_good(journal: Journal) -> None:
    first, second = perform(journal), perform(journal)
    delete_session(journal, first, lambda: NOON)
    delete_session(journal, second, lambda: NOON + timedelta(days=31))
    with pytest.raises(JournalError, match="too long ago"):
        bring_back(journal, first)
    bring_back(journal, second)
    assert journal.rows("SELECT count(DISTINCT session) FROM step")[0][0] == 1
