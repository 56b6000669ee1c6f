"""Unsaved changes are kept beside the routine files and come back as they were."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given

from runlift_tui.engine.routine import Routine
from runlift_tui.files.faults import RoutineError
from runlift_tui.files.routine_file import OpenRoutine, open_routine
from runlift_tui.files.unsaved import (
    Unsaved,
    check_routine,
    drop_unsaved,
    keep_unsaved,
    load_unsaved,
)
from tests.strategies import any_routines

TEXT = """# mine
title = "Legs"

[[block]]
title = "Main"
exercise = [{ name = "Squat", reps = 12 }]
"""


def opened(folder: Path, name: str = "legs") -> OpenRoutine:
    path = folder / f"{name}.toml"
    path.write_text(TEXT)
    return open_routine(path, folder)


@given(any_routines)
def test_what_is_kept_comes_back_the_same(routine: Routine) -> None:
    with tempfile.TemporaryDirectory() as name:
        keep_unsaved(Path(name) / "unsaved", Unsaved(routine, None))
        assert load_unsaved(Path(name) / "unsaved", None) == Unsaved(routine, None)


def test_the_file_comes_back_as_it_was_when_the_changes_began(tmp_path: Path) -> None:
    unsaved = Unsaved(opened(tmp_path).routine, opened(tmp_path))
    keep_unsaved(tmp_path / "unsaved", unsaved)
    (tmp_path / "legs.toml").write_text(TEXT.replace("Legs", "Theirs"))
    assert load_unsaved(tmp_path / "unsaved", tmp_path / "legs.toml") == unsaved


def test_routines_of_one_name_in_two_folders_keep_apart(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    mine, other = opened(tmp_path), opened(tmp_path / "other")
    keep_unsaved(tmp_path / "unsaved", Unsaved(mine.routine, mine))
    assert load_unsaved(tmp_path / "unsaved", other.path) is None


def test_what_was_dropped_is_gone(tmp_path: Path) -> None:
    mine = opened(tmp_path)
    keep_unsaved(tmp_path / "unsaved", Unsaved(mine.routine, mine))
    drop_unsaved(tmp_path / "unsaved", mine.path)
    drop_unsaved(tmp_path / "unsaved", mine.path)
    assert load_unsaved(tmp_path / "unsaved", mine.path) is None


@pytest.mark.parametrize("text", ["", "name = 3", "not TOML", 'name = "x"\nroutine = "y = 1"'])
def test_what_cannot_be_read_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "new.toml").write_text(text)
    assert load_unsaved(tmp_path, None) is None


@given(any_routines)
def test_a_routine_of_a_file_is_in_order(routine: Routine) -> None:
    assert check_routine(routine) == routine


def test_a_routine_that_no_file_can_hold_is_told() -> None:
    with pytest.raises(RoutineError, match="block"):
        check_routine(Routine("r", "R", ()))
