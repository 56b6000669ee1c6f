"""What the journal could not keep goes into a file of its own, whole or not at all."""

from pathlib import Path

import pytest

from runlift_tui.journal.elsewhere import rescue, save_elsewhere, saved_text, usual_name
from runlift_tui.journal.faults import JournalError, ReadOnlyJournalError
from runlift_tui.journal.history import every_session
from runlift_tui.journal.importing import Imported, import_json
from runlift_tui.journal.recorder import Recorder
from runlift_tui.journal.store import Journal, memory_journal
from tests.journal.sessions import Performed


@pytest.fixture
def unsaved() -> Recorder:
    """What holds a whole session that no disk has."""
    fault = ReadOnlyJournalError("nothing may be written there")
    return Performed(memory_journal(fault)).start().to_end().recorder


def test_what_is_saved_elsewhere_comes_into_a_journal_whole(
    unsaved: Recorder, journal: Journal, tmp_path: Path
) -> None:
    save_elsewhere(unsaved, tmp_path / "mine.json")
    with (tmp_path / "mine.json").open(encoding="utf-8") as file:
        assert import_json(journal, file) == Imported(1, 0)
    (session,) = every_session(journal)
    assert (session.id, session.routine, len(session.steps)) == (unsaved.uuid, "lifts", 10)


def test_no_file_is_ever_written_over(unsaved: Recorder, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text("precious")
    with pytest.raises(JournalError, match="is there already: choose another name"):
        save_elsewhere(unsaved, path)
    assert path.read_text() == "precious"


@pytest.mark.parametrize("name", ["no/such/folder.json", "", "nul\0byte"])
def test_where_nothing_can_be_written_that_is_said(
    unsaved: Recorder, tmp_path: Path, name: str
) -> None:
    with pytest.raises(JournalError, match=r"cannot be written|is there already"):
        save_elsewhere(unsaved, tmp_path / name)


def test_no_half_of_a_file_is_left_where_it_did_not_fit(unsaved: Recorder, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, hard))
    try:
        with pytest.raises(JournalError, match=r"mine\.json cannot be written: File too large"):
            save_elsewhere(unsaved, tmp_path / "mine.json")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == []


def test_the_usual_name_says_when_and_what(unsaved: Recorder) -> None:
    assert usual_name(unsaved) == "runlift-2026-03-01-2330-lifts.json"


def test_where_nobody_is_asked_the_first_folder_that_takes_it_is_told(
    unsaved: Recorder, tmp_path: Path
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    said = rescue(unsaved, (tmp_path / "gone", there))
    assert said == saved_text(there / usual_name(unsaved))
    assert (there / usual_name(unsaved)).exists()


def test_where_no_folder_takes_it_that_is_told(unsaved: Recorder, tmp_path: Path) -> None:
    said = rescue(unsaved, (tmp_path / "gone",))
    assert said.startswith("what you did could not be saved")


def test_a_name_with_blanks_can_be_pasted(tmp_path: Path) -> None:
    assert "runlift import '/my files/a.json'" in saved_text(Path("/my files/a.json"))
