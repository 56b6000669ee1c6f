"""Opening a journal, whatever state its file is in."""

import io
from datetime import timedelta
from pathlib import Path

import pytest

from runlift_tui.journal.checking import Health, backups, check_journal
from runlift_tui.journal.exporting import export_json
from runlift_tui.journal.faults import (
    BusyJournalError,
    DamagedJournalError,
    JournalError,
    NewerJournalError,
    ReadOnlyJournalError,
)
from runlift_tui.journal.history import sessions
from runlift_tui.journal.mending import correct_set
from runlift_tui.journal.resume import unfinished
from runlift_tui.journal.schema import MIGRATIONS
from runlift_tui.journal.store import (
    FILE,
    Journal,
    Statement,
    journal_exists,
    memory_journal,
    open_journal,
    open_or_memory,
)
from tests.journal.sessions import BEGUN, Performed, perform


def test_commits_are_safe_against_a_loss_of_power(journal: Journal) -> None:
    assert journal.rows("PRAGMA journal_mode")[0][0] == "wal"
    assert journal.rows("PRAGMA synchronous")[0][0] == 2
    assert journal.rows("PRAGMA foreign_keys")[0][0] == 1
    assert journal.rows("PRAGMA user_version")[0][0] == len(MIGRATIONS)


def test_a_journal_is_there_only_once_something_opened_it_to_write(tmp_path: Path) -> None:
    assert not journal_exists(tmp_path)
    open_journal(tmp_path).close()
    assert journal_exists(tmp_path)


def test_a_transaction_is_written_whole_or_not_at_all(journal: Journal) -> None:
    good: Statement = ("INSERT INTO word (text) VALUES ('a')", {})
    with pytest.raises(JournalError):
        journal.write([good, ("INSERT INTO nowhere VALUES (1)", {})])
    assert journal.rows("SELECT * FROM word") == []
    assert journal.write([good]) == 1


def test_an_older_journal_is_copied_and_then_brought_up_to_date(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    perform(journal)
    journal.close()
    mended = (*MIGRATIONS, ("ALTER TABLE session ADD COLUMN mood TEXT",))
    journal = open_journal(tmp_path, mended)
    assert journal.rows("SELECT mood FROM session")[0]["mood"] is None
    assert len(sessions(journal)) == 1
    journal.close()
    (copy,) = tmp_path.glob(f"journal-before-version-{len(mended)}-*.db")
    found = check_journal(copy)
    assert (found.health, found.version, found.sessions) == (Health.INTACT, len(MIGRATIONS), 1)
    assert sorted(tmp_path.glob("*before*")) == [copy]


def test_the_copy_before_a_migration_holds_all_and_serves_as_a_journal(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    for _ in range(5):
        perform(journal)
    whole = exported(journal)
    journal.close()
    spoiling = (*MIGRATIONS, ("DELETE FROM session",))
    journal = open_journal(tmp_path, spoiling)
    assert sessions(journal) == ()
    journal.close()
    (copy,) = tmp_path.glob("journal-before-version-*.db")
    (tmp_path / "back").mkdir()
    copy.rename(tmp_path / "back" / FILE)
    assert exported(open_journal(tmp_path / "back")) == whole


def as_version(number: int, journal: Journal, folder: Path) -> None:
    """Write what is in `journal` as a runlift did that knew only the first `number` migrations."""
    older = open_journal(folder, MIGRATIONS[:number])
    statements: list[Statement] = []
    for (table,) in older.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
        columns = [row["name"] for row in older.rows(f"PRAGMA table_info({table})")]
        values = ", ".join(f":{column}" for column in columns)
        into = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})"
        statements += [
            (into, dict(row)) for row in journal.rows(f"SELECT {', '.join(columns)} FROM {table}")
        ]
    older.write([("PRAGMA defer_foreign_keys = ON", {}), *statements])
    older.close()


def exported(journal: Journal) -> str:
    out = io.StringIO()
    export_json(journal, out)
    return out.getvalue()


@pytest.mark.parametrize("number", range(1, len(MIGRATIONS)))
def test_a_journal_of_each_earlier_version_comes_up_to_date_with_all_its_sessions(
    journal: Journal, tmp_path: Path, number: int
) -> None:
    for day in range(3):
        uuid = perform(journal, BEGUN + timedelta(days=day), reps=8 + day)
    correct_set(journal, uuid, 3, reps=7)
    Performed(journal).start().to_step(4)
    older = tmp_path / "older"
    as_version(number, journal, older)
    old = check_journal(older / FILE)
    assert (old.version, old.sessions) == (number, 4)
    updated = open_journal(older)
    assert exported(updated) == exported(journal)
    assert len(unfinished(updated)) == 1
    (copy,) = backups(older)
    assert copy.name.startswith(f"journal-before-version-{number + 1}-")
    kept = check_journal(copy)
    assert (kept.health, kept.version, kept.sessions) == (Health.INTACT, number, 4)
    added = perform(updated)
    assert added in {summary.id for summary in sessions(updated)}


def test_a_migration_that_fails_changes_nothing_and_leaves_no_copy_behind(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    perform(journal)
    journal.close()
    before = (tmp_path / FILE).read_bytes()
    failing = (*MIGRATIONS, ("CREATE TABLE more (a ANY) STRICT", "DELETE FROM session", "NONSENSE"))
    for _ in range(2):
        with pytest.raises(JournalError):
            open_journal(tmp_path, failing)
    assert (tmp_path / FILE).read_bytes() == before
    assert [path.name for path in tmp_path.glob("*.db")] == [FILE]
    journal = open_journal(tmp_path)
    assert journal.rows("SELECT * FROM sqlite_master WHERE name = 'more'") == []
    assert len(sessions(journal)) == 1


def test_no_migration_begins_without_its_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_journal(tmp_path).close()
    nowhere = tmp_path / "nowhere" / "copy.db"
    monkeypatch.setattr("runlift_tui.journal.store._free_name", lambda *_: nowhere)
    with pytest.raises(JournalError):
        open_journal(tmp_path, (*MIGRATIONS, ("CREATE TABLE more (a ANY) STRICT",)))
    assert check_journal(tmp_path / FILE).version == len(MIGRATIONS)


def test_a_copy_that_cannot_get_its_name_stops_the_migration_and_leaves_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_journal(tmp_path).close()

    def refuse(*_: object) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(ReadOnlyJournalError):
        open_journal(tmp_path, (*MIGRATIONS, ("CREATE TABLE more (a ANY) STRICT",)))
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert check_journal(tmp_path / FILE).version == len(MIGRATIONS)


def test_what_a_killed_program_wrote_last_is_read_where_nothing_may_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing = open_journal(tmp_path)
    perform(writing)
    assert (tmp_path / f"{FILE}-wal").stat().st_size

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert len(sessions(open_or_memory(tmp_path))) == 1


def test_a_newer_journal_is_left_alone_and_memory_serves_instead(tmp_path: Path) -> None:
    open_journal(tmp_path, (*MIGRATIONS, ("CREATE TABLE more (a ANY) STRICT",))).close()
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(NewerJournalError, match="update this one"):
        open_journal(tmp_path)
    journal = open_or_memory(tmp_path)
    assert journal.path is None
    assert isinstance(journal.fault, NewerJournalError)
    perform(journal)
    assert (tmp_path / FILE).read_bytes() == before


@pytest.mark.parametrize(
    "spoilt", [b"not a database at all" * 99, b"SQLite format 3\0" + b"\7" * 5_000]
)
def test_a_damaged_journal_is_kept_aside_and_a_new_one_begun(tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / FILE).write_bytes(spoilt)
    with pytest.raises(DamagedJournalError):
        open_journal(tmp_path)
    assert (tmp_path / FILE).read_bytes() == spoilt
    journal = open_or_memory(tmp_path)
    (aside,) = tmp_path.glob("journal-damaged-*.db")
    assert aside.read_bytes() == spoilt
    assert aside.name in str(journal.fault)
    perform(journal)
    assert len(sessions(open_journal(tmp_path))) == 1


def test_where_no_folder_can_be_memory_serves_instead(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    journal = open_or_memory(tmp_path / "file" / "journal")
    assert isinstance(journal.fault, ReadOnlyJournalError)
    perform(journal)
    assert len(sessions(journal)) == 1


def test_a_folder_in_the_journals_place_is_said_so(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    assert isinstance(open_or_memory(tmp_path).fault, ReadOnlyJournalError)


def test_what_can_only_be_read_is_at_hand_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = open_journal(tmp_path)
    perform(journal)
    journal.close()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(Path, "mkdir", refuse)
    journal = open_or_memory(tmp_path)
    assert isinstance(journal.fault, ReadOnlyJournalError)
    assert journal.path is None
    assert len(sessions(journal)) == 1


def test_a_journal_that_another_process_holds_is_busy_and_not_damaged(tmp_path: Path) -> None:
    first, second = open_journal(tmp_path), open_journal(tmp_path)
    first.rows("BEGIN IMMEDIATE")
    with pytest.raises(BusyJournalError):
        second.write([("INSERT INTO word (text) VALUES ('a')", {})])


def test_a_copy_goes_to_a_new_file_only(journal: Journal, tmp_path: Path) -> None:
    perform(journal)
    journal.copy_to(tmp_path / "out" / FILE)
    assert len(sessions(open_journal(tmp_path / "out"))) == 1
    with pytest.raises(JournalError, match="already"):
        journal.copy_to(tmp_path / "out" / FILE)
    assert memory_journal().locks is None
