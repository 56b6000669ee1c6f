"""Looking a journal over, whatever its state, without leaving a trace."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from runlift_tui.journal import checking
from runlift_tui.journal.checking import UNSETTLED, Health, backups, check_journal, is_backup
from runlift_tui.journal.schema import MIGRATIONS
from runlift_tui.journal.store import FILE, open_journal
from tests.journal.sessions import perform


def trace(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def recorded(folder: Path, sessions: int = 3) -> Path:
    journal = open_journal(folder)
    for _ in range(sessions):
        perform(journal)
    journal.close()
    return folder / FILE


def spoil(path: Path) -> None:
    spoilt = bytearray(path.read_bytes())
    spoilt[len(spoilt) // 2 : len(spoilt) // 2 + 4_096] = b"\7" * 4_096
    path.write_bytes(spoilt)


@pytest.fixture
def running(tmp_path: Path) -> "Iterator[subprocess.Popen[str]]":
    """Have another process perform a session in `tmp_path`."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.journal.killing", str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout
    for _ in range(20):
        child.stdout.readline()
    yield child
    child.kill()
    child.communicate()


def test_a_journal_that_was_closed_is_read_whole_and_nothing_is_left_beside_it(
    tmp_path: Path,
) -> None:
    path = recorded(tmp_path)
    before = trace(tmp_path)
    found = check_journal(path)
    assert (found.health, found.sessions, found.whole) == (Health.INTACT, 3, True)
    assert found.version == len(MIGRATIONS)
    assert trace(tmp_path) == before
    assert list(before) == [FILE]


def test_where_there_is_none_none_is_begun(tmp_path: Path) -> None:
    assert check_journal(tmp_path / "journal" / FILE).health is Health.NONE
    assert list(tmp_path.iterdir()) == []


def test_one_is_looked_over_while_another_process_writes_to_it(
    tmp_path: Path, running: "subprocess.Popen[str]"
) -> None:
    for _ in range(5):
        found = check_journal(tmp_path / FILE)
        assert (found.health, found.sessions) == (Health.INTACT, 1)
    assert running.poll() is None


def test_one_whose_program_was_killed_is_read_with_its_newest_entries_and_not_touched(
    tmp_path: Path, running: "subprocess.Popen[str]"
) -> None:
    running.kill()
    running.wait()
    before = trace(tmp_path)
    assert before[f"{FILE}-wal"]
    found = check_journal(tmp_path / FILE)
    assert (found.health, found.sessions) == (Health.INTACT, 1)
    assert trace(tmp_path) == before


def test_entries_without_their_index_cannot_be_checked_untouched(
    tmp_path: Path, running: "subprocess.Popen[str]"
) -> None:
    running.kill()
    running.wait()
    (tmp_path / f"{FILE}-shm").unlink()
    before = trace(tmp_path)
    found = check_journal(tmp_path / FILE)
    assert (found.health, found.why) == (Health.UNCHECKED, UNSETTLED)
    assert trace(tmp_path) == before


def test_a_damaged_one_is_found_out_and_left_as_it_is(tmp_path: Path) -> None:
    path = recorded(tmp_path, 9)
    spoil(path)
    before = trace(tmp_path)
    found = check_journal(path)
    assert found.health is Health.DAMAGED
    assert found.why
    assert "\n" not in found.why
    path.write_bytes(b"not a database at all" * 99)
    assert check_journal(path).health is Health.DAMAGED
    path.write_bytes(before[FILE])
    assert trace(tmp_path) == before


def test_a_file_that_changed_meanwhile_is_looked_over_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, path = recorded(tmp_path / "whole"), recorded(tmp_path / "here", 9)
    spoil(path)
    look_over = checking._look_over
    looks: list[Health] = []

    def meanwhile(path: Path) -> checking.Checked:
        found = look_over(path)
        looks.append(found.health)
        if found.health is Health.DAMAGED:
            shutil.copy(whole, path)
        return found

    monkeypatch.setattr(checking, "_look_over", meanwhile)
    assert check_journal(path).health is Health.INTACT
    assert looks == [Health.DAMAGED, Health.INTACT]


def test_a_large_one_is_checked_without_its_indexes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = recorded(tmp_path)
    monkeypatch.setattr(checking, "WHOLE_UP_TO", path.stat().st_size - 1)
    found = check_journal(path)
    assert (found.health, found.whole, found.sessions) == (Health.INTACT, False, 3)


def test_one_of_a_newer_version_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    open_journal(tmp_path, (*MIGRATIONS, ("CREATE TABLE more (a ANY) STRICT",))).close()
    found = check_journal(tmp_path / FILE)
    assert (found.health, found.version) == (Health.NEWER, len(MIGRATIONS) + 1)


def test_a_folder_in_its_place_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    assert check_journal(tmp_path / FILE).health is Health.UNREADABLE


def test_one_that_is_only_being_made_is_not_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / FILE
    with closing(sqlite3.connect(path, isolation_level=None)) as maker:
        maker.execute("CREATE TABLE word (a)")
        maker.execute("BEGIN EXCLUSIVE")
        found = check_journal(path)
    assert (found.health, found.version, found.sessions) == (Health.INTACT, 0, 0)


def test_backups_and_what_was_kept_aside_are_found_and_told_apart(tmp_path: Path) -> None:
    assert backups(tmp_path / "nowhere") == ()
    names = ("journal-before-version-2-20260101.db", "journal-damaged-20260201.db")
    for name in (*names, FILE, "notes.db"):
        (tmp_path / name).write_bytes(b"")
    found = {path.name: is_backup(path) for path in backups(tmp_path)}
    assert found == {names[0]: True, names[1]: False}
