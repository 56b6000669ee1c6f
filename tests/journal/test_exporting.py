"""The journal goes out as a file and comes in again the same."""

import csv
import io
import json
import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runlift_tui.engine import commands as ask
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.logbook import Effort, EffortScale
from runlift_tui.engine.routine import (
    Block,
    BlockKind,
    Exercise,
    Load,
    Reps,
    Routine,
    Span,
    Unit,
    Variant,
)
from runlift_tui.engine.session import Ending, Outcome
from runlift_tui.journal.exporting import export_csv, export_json
from runlift_tui.journal.faults import ImportFaultError
from runlift_tui.journal.history import every_session, session_record, sessions
from runlift_tui.journal.importing import Imported, import_json
from runlift_tui.journal.mending import correct_set, delete_session, note_session
from runlift_tui.journal.resume import unfinished
from runlift_tui.journal.store import Journal, memory_journal
from tests.journal.sessions import Performed, perform

CHANGING = Routine(
    "changing",
    "Changing",
    (
        Block("Main", (Exercise("Dip", Reps(8, 8), rest=Span(30_000, 30_000)),)),
        Block("Rounds", (Exercise("Row"),), BlockKind.AMRAP, cap=60_000),
    ),
    get_ready=0,
)


def exported(journal: Journal) -> str:
    out = io.StringIO()
    export_json(journal, out)
    return out.getvalue()


def taken_in(text: str, journal: Journal | None = None) -> tuple[Journal, Imported]:
    journal = journal or memory_journal()
    return journal, import_json(journal, io.StringIO(text))


def rich_session(journal: Journal) -> str:
    performed = Performed(journal).start().to_step(3)
    performed.recorder.log(
        performed.runner.session,
        3,
        reps=9,
        load=Load(12.5, 12.5, Unit.KG),
        effort=Effort(2, EffortScale.RESERVE),
    )
    performed.runner.do(ask.Skip(performed.turn))
    performed.to_end()
    uuid = performed.recorder.uuid
    correct_set(journal, uuid, 3, reps=7, note='"quoted", new\nline')
    note_session(journal, uuid, "rainy ☂")
    return uuid


def test_what_is_imported_is_what_was_exported(journal: Journal) -> None:
    rich_session(journal)
    perform(journal)
    again, found = taken_in(exported(journal))
    assert found == Imported(2, 0)
    assert list(every_session(again)) == list(every_session(journal))
    assert sessions(again) == sessions(journal)
    assert exported(again) == exported(journal)


def test_what_was_changed_on_the_floor_and_every_round_go_along(journal: Journal) -> None:
    performed = Performed(journal, compile_routine(CHANGING)).start()
    performed.runner.do(ask.Swap("Dip", Variant("Bench dip"), ask.Reach.FROM_NOW_ON))
    performed.done().runner.do(ask.RepeatSet())
    performed.done().done().done()
    performed.clock.advance(4_000)
    performed.runner.do(ask.Press(performed.turn))
    performed.done()
    (record,) = every_session(journal)
    assert [change.what for change in record.changes] == [
        "Bench dip for Dip, from now on",
        "Bench dip once more",
    ]
    swapped, dip, *_, rounds = record.steps
    assert (swapped.exercise, swapped.outcome, swapped.replaces) == ("Dip", Outcome.SWAPPED, None)
    assert (dip.exercise, dip.outcome, dip.replaces) == ("Bench dip", Outcome.DONE, "Dip")
    assert rounds.laps_ms == (4_000,)
    again, _ = taken_in(exported(journal))
    assert list(every_session(again)) == [record]


def test_where_nothing_was_changed_an_export_is_as_older_versions_wrote_it(
    journal: Journal,
) -> None:
    perform(journal)
    data = json.loads(exported(journal))
    for session in data["sessions"]:
        assert "changes" not in session
        assert not any({"replaces", "laps_ms"} & step.keys() for step in session["steps"])
    again, found = taken_in(json.dumps(data))
    assert found == Imported(1, 0)
    assert list(every_session(again)) == list(every_session(journal))


def test_an_empty_journal_survives_too(journal: Journal) -> None:
    assert taken_in(exported(journal))[1] == Imported(0, 0)


def test_what_a_terminal_would_obey_does_not_come_in(journal: Journal) -> None:
    note_session(journal, perform(journal), "SPOILT")
    text = exported(journal).replace("SPOILT", "\\u001b[2Ja\\u202eb\\u009bc\\nd")
    (session,) = list(every_session(taken_in(text)[0]))
    assert session.note == "[2Jabc\nd"


def test_importing_twice_makes_no_doubles_and_merges_what_is_new(journal: Journal) -> None:
    rich_session(journal)
    before = exported(journal)
    perform(journal)
    other, _ = taken_in(before)
    perform(other)
    assert taken_in(exported(journal), other)[1] == Imported(1, 1)
    assert taken_in(exported(journal), other)[1] == Imported(0, 2)
    assert len(sessions(other)) == 3


def test_what_was_corrected_here_is_not_undone_by_an_older_export(journal: Journal) -> None:
    uuid = perform(journal)
    old = exported(journal)
    correct_set(journal, uuid, 3, reps=3)
    taken_in(old, journal)
    assert session_record(journal, uuid).steps[2].reps == 3


def test_a_deleted_session_stays_out_and_stays_deleted(journal: Journal) -> None:
    uuid = perform(journal)
    old = exported(journal)
    delete_session(journal, uuid)
    assert json.loads(exported(journal))["sessions"] == []
    assert taken_in(old, journal)[1] == Imported(0, 1)
    assert sessions(journal) == ()


def test_the_rest_of_a_session_that_was_cut_off_here_comes_in_from_a_file(
    journal: Journal,
) -> None:
    performed = Performed(journal).start().to_step(3)
    short = exported(journal)
    journal.rows("PRAGMA query_only = 1")
    performed.to_end()
    whole = exported(performed.recorder.elsewhere())
    journal.rows("PRAGMA query_only = 0")
    assert taken_in(whole, journal)[1] == Imported(1, 0)
    (session,) = every_session(journal)
    assert (session.ending, len(session.steps)) == (Ending.COMPLETED, 10)
    assert taken_in(short, journal)[1] == Imported(0, 1)
    assert taken_in(whole, journal)[1] == Imported(0, 1)
    assert list(every_session(journal)) == [session]
    assert unfinished(journal) == ()


def test_what_was_corrected_of_a_cut_off_session_is_not_replaced(journal: Journal) -> None:
    performed = Performed(journal).start().to_step(3)
    journal.rows("PRAGMA query_only = 1")
    performed.to_end()
    whole = exported(performed.recorder.elsewhere())
    journal.rows("PRAGMA query_only = 0")
    correct_set(journal, performed.recorder.uuid, 3, reps=3)
    assert taken_in(whole, journal)[1] == Imported(0, 1)


def test_a_session_under_way_goes_out_as_incomplete(journal: Journal) -> None:
    Performed(journal).start().to_step(4)
    (session,) = list(every_session(taken_in(exported(journal))[0]))
    assert session.ending is Ending.INCOMPLETE
    assert session.steps[-1].outcome is Outcome.ABANDONED


def test_csv_has_a_row_a_step_with_every_figure(journal: Journal) -> None:
    uuid = rich_session(journal)
    out = io.StringIO()
    assert export_csv(journal, out) == 1
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    record = session_record(journal, uuid)
    assert len(rows) == len(record.steps)
    assert {row["session_id"] for row in rows} == {uuid}
    squat = rows[2]
    assert (squat["exercise"], squat["reps"], squat["goal"]) == ("Squat", "7", "8")
    assert (squat["load_low"], squat["load_unit"], squat["load_planned_high"]) == (
        "12.5",
        "kg",
        "35.0",
    )
    assert (squat["effort_value"], squat["effort_scale"]) == ("2.0", "rir")
    assert squat["note"] == '"quoted", new\nline'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ("[]", "not a journal"),
        ('{"format": "gpx"}', "not a journal"),
        ('{"format": "runlift-journal", "version": 2}', "newer runlift"),
        ('{"format": "runlift-journal", "version": 1}', "sessions: this is missing"),
        ('{"format": "runlift-journal", "version": 1, "sessions": [3]}', "sessions[0]"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_what_is_no_export_is_refused(text: str, said: str) -> None:
    with pytest.raises(ImportFaultError) as caught:
        taken_in(text)
    assert said in str(caught.value)


def test_a_session_twice_in_one_file_is_refused(journal: Journal) -> None:
    perform(journal)
    found = json.loads(exported(journal))
    found["sessions"] *= 2
    with pytest.raises(ImportFaultError, match="twice"):
        taken_in(json.dumps(found))


nonsense: st.SearchStrategy[object] = st.sampled_from(
    [None, True, -1, 10**30, 1.5, float("inf"), "", "\ud800", "9999-12-31T00:00", [], {}, [[]]]
)


@pytest.fixture(scope="module")
def export() -> dict[str, Any]:
    journal = memory_journal()
    rich_session(journal)
    found: dict[str, Any] = json.loads(exported(journal))
    journal.close()
    return found


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.integers(0, 10**9), nonsense)
def test_a_spoilt_export_is_refused_whole_or_taken_in_whole(
    export: dict[str, Any], seed: int, spoiling: object
) -> None:
    spoilt: Any = json.loads(json.dumps(export))
    chance, place = random.Random(seed), spoilt["sessions"]
    while True:
        key = chance.choice(list(place) if isinstance(place, dict) else range(len(place)))
        inside = place[key]
        if not inside or not isinstance(inside, dict | list) or chance.random() < 0.1:
            break
        place = inside
    place[key] = spoiling
    journal = memory_journal()
    try:
        found = import_json(journal, io.StringIO(json.dumps(spoilt)))
    except ImportFaultError:
        assert sessions(journal) == ()
    else:
        assert len(list(every_session(journal))) == found.new == 1
        assert exported(taken_in(exported(journal))[0]) == exported(journal)
