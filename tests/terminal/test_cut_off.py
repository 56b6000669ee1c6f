"""A real session, killed in the middle: the next start offers it at its exact step."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from runlift_tui.engine.session import Ending
from runlift_tui.journal.checking import Health, check_journal
from runlift_tui.journal.history import sessions
from runlift_tui.journal.resume import Unfinished, unfinished
from runlift_tui.journal.store import FILE, open_journal
from tests.terminal.pty_screen import PACKAGE, Terminal

TRAIN = ("train", "lifting", "--no-sound")


def left_behind(home: Path) -> tuple[Unfinished, ...]:
    folder = home / "data" / "journal"
    assert check_journal(folder / FILE).health is Health.INTACT
    journal = open_journal(folder)
    found = unfinished(journal)
    journal.close()
    return found


def endings(home: Path) -> list[Ending]:
    journal = open_journal(home / "data" / "journal")
    found = [summary.ending for summary in sessions(journal)]
    journal.close()
    return found


def killed_on_screen(home: Path) -> Unfinished:
    """Lead a session through its get-ready and one set into the rest, and kill it there."""
    terminal = Terminal(home, *TRAIN)
    terminal.wait_for("GET READY")
    terminal.press("n")
    terminal.wait_for("WORK")
    terminal.press("n")
    terminal.wait_for("REST")
    terminal.child.kill(signal.SIGKILL)
    terminal.child.wait()
    (found,) = left_behind(home)
    return found


def plain(home: Path, *argv: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "runlift_tui", *TRAIN, "--plain", *argv],
        env={**os.environ, "RUNLIFT_HOME": str(home), "PYTHONPATH": str(PACKAGE)},
        cwd=home,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def read_to(child: "subprocess.Popen[str]", word: str) -> str:
    assert child.stdout
    for line in child.stdout:
        if word in line:
            return line
    raise AssertionError(f"{word} never came")


def killed_in_plain(home: Path) -> None:
    child = plain(home)
    assert child.stdin
    child.stdin.write("skip\ndone 7\n")
    child.stdin.flush()
    read_to(child, "rest 2")
    child.kill()
    child.communicate()


def test_home_offers_a_killed_session_and_one_key_goes_on_at_its_step(tmp_path: Path) -> None:
    found = killed_on_screen(tmp_path)
    assert (found.step, found.sets_done) == (2, 1)
    terminal = Terminal(tmp_path)
    terminal.wait_for("was cut off", f"Resume {found.title} at step 3 of {found.steps}")
    terminal.press("r")
    terminal.wait_for("PAUSED", "You were away for")
    assert left_behind(tmp_path)[0].elsewhere
    terminal.press(" ")
    terminal.wait_for("REST")
    terminal.press("n")
    terminal.wait_for("WORK")
    (now,) = left_behind(tmp_path)
    assert (now.id, now.step, now.sets_done) == (found.id, 3, 1)
    terminal.child.kill(signal.SIGTERM)
    assert terminal.exit_code() == 128 + signal.SIGTERM


def test_another_routine_starts_once_the_killed_one_is_filed(tmp_path: Path) -> None:
    killed_on_screen(tmp_path)
    terminal = Terminal(tmp_path, "train", "warm-up", "--no-sound")
    terminal.wait_for("was cut off", "i  File it as incomplete")
    terminal.press("i")
    terminal.wait_for("GET READY", gone="was cut off")
    assert endings(tmp_path) == [Ending.INCOMPLETE]
    assert [found.routine for found in left_behind(tmp_path)] == ["warm-up"]
    terminal.child.kill(signal.SIGTERM)
    terminal.exit_code()


def test_not_now_leaves_it_for_another_time(tmp_path: Path) -> None:
    killed_on_screen(tmp_path)
    terminal = Terminal(tmp_path)
    terminal.wait_for("was cut off")
    terminal.press("n")
    terminal.wait_for("Total body")
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert len(left_behind(tmp_path)) == 1


def test_a_second_window_says_that_the_session_is_running(tmp_path: Path) -> None:
    first = Terminal(tmp_path, *TRAIN)
    first.wait_for("GET READY")
    second = Terminal(tmp_path, *TRAIN)
    second.wait_for("GET READY", "is running in another")
    assert len(left_behind(tmp_path)) == 2
    for terminal in (first, second):
        terminal.child.kill(signal.SIGTERM)
        assert terminal.exit_code() == 128 + signal.SIGTERM


def test_plain_tells_of_a_killed_session_and_resume_takes_it_up(tmp_path: Path) -> None:
    killed_in_plain(tmp_path)
    _, err = plain(tmp_path).communicate("quit\n")
    assert "was cut off" in err
    assert "at step 3 of" in err
    assert "runlift train lifting --plain --resume" in err
    child = plain(tmp_path, "--resume")
    assert child.stdin
    assert "rest 2" in read_to(child, "rest 2")
    assert "resume after" in read_to(child, "resume")
    child.stdin.write("skip\nquit\n")
    child.stdin.flush()
    out, err = child.communicate()
    assert "work 3" in out
    assert err == ""
    assert child.returncode == 0
    assert sorted(endings(tmp_path)) == [Ending.FINISHED_EARLY] * 2
    assert left_behind(tmp_path) == ()


def test_resume_without_a_killed_session_says_so_and_starts(tmp_path: Path) -> None:
    out, err = plain(tmp_path, "--resume").communicate("quit\n")
    assert "was not cut off" in err
    assert "start" in out


def test_neither_a_rehearsal_nor_a_rest_is_written_down(tmp_path: Path) -> None:
    plain(tmp_path, "--speed", "9999").communicate("")
    terminal = Terminal(tmp_path, "rest", "5")
    terminal.wait_for("REST")
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert not (tmp_path / "data").exists()


def test_a_journal_that_cannot_be_kept_is_told_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder")
    child = plain(tmp_path)
    out, err = child.communicate("skip\nquit\n")
    assert child.returncode == 0
    assert "what you do is not saved" in err
    assert "finished early" in out
    terminal = Terminal(tmp_path, *TRAIN)
    terminal.wait_for("GET READY", "not saved")
    terminal.child.kill(signal.SIGTERM)
    terminal.exit_code()
