"""Looks at the journal for the doctor, and says in words what to do where it is not well.

It writes nothing, and asks the journal's own floor for whatever concerns its file.
"""

from collections.abc import Iterator
from pathlib import Path

from runlift_tui.cli.doctor_report import BackupReport, JournalReport
from runlift_tui.cli.patience import within
from runlift_tui.journal.checking import Checked, Health, backups, check_journal, is_backup
from runlift_tui.journal.store import FILE

ANSWER = 20.0
"""Seconds for the check: enough for a file of 1 GB on a slow disk."""

SLOW = f"it takes longer than {ANSWER:g} seconds"


def look_at_journal(folder: Path) -> JournalReport:
    """Return how the journal in `folder` is, and what lies beside it."""
    path = folder / FILE
    found = within(ANSWER, lambda: check_journal(path)) or Checked(Health.UNCHECKED, SLOW)
    return JournalReport(
        path=str(path),
        health=found.health,
        why=found.why,
        bytes=_size(path),
        checked_whole=found.whole,
        version=found.version,
        sessions=found.sessions,
        backups=tuple(BackupReport(str(p), _size(p), is_backup(p)) for p in backups(folder)),
    )


def journal_faults(journal: JournalReport) -> Iterator[str]:
    """Say what is wrong with the journal's file."""
    if journal.health is Health.DAMAGED:
        yield f"{journal.path} is damaged: {journal.why}"
    elif journal.health is Health.NEWER:
        yield f"{journal.path} was written by a newer runlift: update this one"
    elif journal.health is Health.UNREADABLE:
        yield f"{journal.path} cannot be read ({journal.why}): check its permissions and the disk"


def journal_advice(journal: JournalReport) -> Iterator[str]:
    """Say what saves a damaged journal, the safest first."""
    if journal.health is Health.UNCHECKED:
        yield f"the journal was not checked: {journal.why}"
    if journal.health is not Health.DAMAGED:
        return
    folder = Path(journal.path).parent
    yield f"the journal is damaged: close every other runlift, then copy {folder} to a safe place"
    yield (
        "'runlift export sessions.json' may still read it all: then move every file away whose "
        f"name begins with {FILE}, and 'runlift import sessions.json' fills a new journal"
    )
    newest = next((backup for backup in journal.backups if backup.whole), None)
    if newest:
        yield f"if not, copy {newest.path} to {journal.path}: it holds all up to that update"
    yield f"what else can be saved, SQLite's own program saves: sqlite3 {journal.path} .recover"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
