"""Disks and journals that take nothing: the session goes on, and is saved elsewhere at its end."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from runlift_tui.engine.session import Ending
from runlift_tui.journal.history import session_record, sessions
from runlift_tui.journal.importing import Imported, import_json
from runlift_tui.journal.store import FILE, memory_journal
from tests.terminal.pty_screen import PACKAGE, Terminal

QUICK = ("--from", "1", "--no-sound")
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def newer(home: Path) -> None:
    with closing(journal_file(home)) as journal:
        journal.execute("PRAGMA user_version = 99")


@pytest.fixture
def damaged(home: Path) -> None:
    journal_file(home).close()
    (home / "data" / "journal" / FILE).write_bytes(b"nonsense" * 1_000)


@pytest.fixture
def full(home: Path) -> Iterator[None]:
    """A disk that has room for the journal's beginning, and no more."""
    yield from mounted(home, "size=160k")


@pytest.fixture
def read_only(home: Path) -> Iterator[None]:
    yield from mounted(home, "size=160k,ro")


def mounted(home: Path, options: str) -> Iterator[None]:
    if not ROOT or not sys.platform.startswith("linux"):
        pytest.skip("only root on Linux can mount a disk")
    data = home / "data"
    data.mkdir(parents=True)
    tried = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(data)], capture_output=True
    )
    if tried.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(data)], check=True)


def fill_up(folder: Path) -> None:
    """Leave no byte of the disk free."""
    with suppress(OSError), (folder / "rest").open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 512)


def journal_file(home: Path) -> sqlite3.Connection:
    folder = home / "data" / "journal"
    folder.mkdir(parents=True)
    return sqlite3.connect(folder / FILE)


def taken_in(path: Path) -> tuple[Ending, int]:
    """Import the file; return how its one session ended, and its sets."""
    journal = memory_journal()
    with path.open(encoding="utf-8") as file:
        assert import_json(journal, file) == Imported(1, 0)
    (summary,) = sessions(journal)
    record = session_record(journal, summary.id)
    journal.close()
    return summary.ending, sum(step.counts for step in record.steps)


def finished(home: Path) -> Terminal:
    """Do three sets of a routine on a screen, and finish early."""
    home.mkdir(exist_ok=True)
    terminal = Terminal(home, "train", "lifting", *QUICK, columns=100, rows=30)
    terminal.wait_for("WORK")
    for _ in range(2):
        terminal.press("n")
        terminal.wait_for("REST")
        terminal.press("n")
        terminal.wait_for("WORK")
    terminal.press("n")
    terminal.wait_for("REST")
    terminal.press("f")
    terminal.wait_for("FINISHED  ·")
    return terminal


@pytest.mark.parametrize("trouble", ["full", "read_only", "newer"])
def test_what_could_not_be_kept_is_saved_in_a_file_that_import_takes_in(
    home: Path, tmp_path: Path, trouble: str, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(trouble)
    terminal = finished(home)
    terminal.wait_for("NOT SAVED", "saves it in a file")
    terminal.press("s")
    terminal.wait_for("Save this session in a new file", "lifting.json")
    terminal.press("\x15")
    if trouble == "full":
        fill_up(home / "data")
    if trouble != "newer":
        terminal.press(f"{home}/data/more.json\r")
        terminal.wait_for("Another place may do")
        terminal.press("\x15")
    terminal.press(f"{tmp_path}/mine.json\r")
    terminal.wait_for("What you did is saved", gone="NOT SAVED")
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert b"Traceback" not in terminal.output
    assert taken_in(tmp_path / "mine.json") == (Ending.FINISHED_EARLY, 3)


def test_a_damaged_journal_is_kept_aside_and_the_session_in_a_new_one(
    home: Path, damaged: None
) -> None:
    terminal = finished(home)
    assert "NOT SAVED" not in terminal.text()
    assert b"saved, but in a new" in terminal.output
    terminal.press("q")
    assert terminal.exit_code() == 0
    (aside,) = (home / "data" / "journal").glob("journal-damaged-*.db")
    assert aside.read_bytes() == b"nonsense" * 1_000
    told = subprocess.run(
        [sys.executable, "-m", "runlift_tui", "history"],
        env={**os.environ, "RUNLIFT_HOME": str(home), "PYTHONPATH": str(PACKAGE)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "finished early" in told.stdout


def test_ctrl_c_leaves_the_file_in_the_present_folder(home: Path, newer: None) -> None:
    terminal = finished(home)
    terminal.press("\x03")
    assert terminal.exit_code() == 130
    (saved,) = home.glob("runlift-*-lifting.json")
    assert str(saved).encode() in terminal.output.replace(b"\r\n", b"")
    assert taken_in(saved) == (Ending.FINISHED_EARLY, 3)


def test_plain_names_the_file_on_stderr(home: Path, newer: None) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "runlift_tui", "train", "lifting", *QUICK, "--plain"],
        env={**os.environ, "RUNLIFT_HOME": str(home), "PYTHONPATH": str(PACKAGE)},
        cwd=home,
        input="done 7\nquit\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert "what you do is not saved" in told.stderr
    (saved,) = home.glob("runlift-*-lifting.json")
    assert f"saved in {saved}; to take it in later: runlift import" in told.stderr
    assert taken_in(saved) == (Ending.FINISHED_EARLY, 1)
