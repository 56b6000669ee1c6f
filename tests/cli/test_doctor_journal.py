"""What the doctor says of the journal: where it is, whether it is well, and what to do if not."""

from dataclasses import replace
from pathlib import Path

import pytest

from runlift_tui.cli import doctor_journal
from runlift_tui.cli.doctor_journal import journal_advice, journal_faults, look_at_journal
from runlift_tui.cli.doctor_report import BackupReport, JournalReport
from runlift_tui.journal.checking import Health
from runlift_tui.journal.schema import MIGRATIONS
from runlift_tui.journal.store import FILE, open_journal
from tests.journal.sessions import perform

DAMAGED = JournalReport("/here/journal.db", Health.DAMAGED, "page 3: bad")
COPY = BackupReport("/here/journal-before-version-2-20260101.db", 4_096, whole=True)
ASIDE = BackupReport("/here/journal-damaged-20260101.db", 4_096, whole=False)


def test_a_journal_is_told_with_its_size_and_what_is_in_it(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    perform(journal)
    journal.close()
    found = look_at_journal(tmp_path)
    assert found == JournalReport(
        path=str(tmp_path / FILE),
        health=Health.INTACT,
        bytes=(tmp_path / FILE).stat().st_size,
        checked_whole=True,
        version=len(MIGRATIONS),
        sessions=1,
    )
    assert not [*journal_faults(found), *journal_advice(found)]


def test_a_copy_from_before_an_update_is_named(tmp_path: Path) -> None:
    open_journal(tmp_path).close()
    open_journal(tmp_path, (*MIGRATIONS, ("ALTER TABLE session ADD COLUMN mood TEXT",))).close()
    (backup,) = look_at_journal(tmp_path).backups
    (copy,) = tmp_path.glob("journal-before-version-*.db")
    assert backup == BackupReport(str(copy), copy.stat().st_size, whole=True)


def test_where_the_check_takes_too_long_it_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor_journal, "within", lambda *_: None)
    found = look_at_journal(tmp_path)
    assert found.health is Health.UNCHECKED
    assert "longer than 20 seconds" in "\n".join(journal_advice(found))
    assert not [*journal_faults(found)]


@pytest.mark.parametrize(
    ("health", "said"),
    [
        (Health.DAMAGED, "/here/journal.db is damaged: page 3: bad"),
        (Health.NEWER, "update this one"),
        (Health.UNREADABLE, "check its permissions and the disk"),
    ],
)
def test_a_file_at_fault_is_named_with_what_to_do(health: Health, said: str) -> None:
    (fault,) = journal_faults(replace(DAMAGED, health=health))
    assert said in fault


def test_a_damaged_journal_is_saved_step_by_step_the_safest_first() -> None:
    advice = list(journal_advice(replace(DAMAGED, backups=(ASIDE, COPY))))
    said = ("copy /here to a safe place", "runlift export", f"copy {COPY.path} to", ".recover")
    assert [words in line for words, line in zip(said, advice, strict=True)] == [True] * 4
    without = list(journal_advice(DAMAGED))
    assert len(without) == 3
    assert not any("that update" in line for line in without)
