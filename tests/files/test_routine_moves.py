"""Whole routine files: copied, renamed, deleted and put back, and none is ever lost."""

from pathlib import Path

import pytest

from runlift_tui.bundled import bundled_folder
from runlift_tui.files.file_errors import (
    BadNameError,
    ChangedOutsideError,
    NameTakenError,
    NotWrittenError,
    ShippedFileError,
)
from runlift_tui.files.reader import read_routine
from runlift_tui.files.routine_file import open_routine
from runlift_tui.files.routine_moves import (
    delete_routine,
    duplicate_routine,
    rename_routine,
    restore_routine,
)

TEXT = """\
title = "Legs"  # mine
[[block]]
title = "Main"
exercise = [{ name = "Squat", reps = 5 }]
"""


@pytest.fixture
def legs(tmp_path: Path) -> Path:
    path = tmp_path / "routines" / "legs.toml"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_copy_gets_the_next_number_in_its_name_and_its_title(legs: Path) -> None:
    own = legs.parent
    for number in (2, 3):
        path = duplicate_routine(open_routine(legs, own), own)
        assert path == own / f"legs-{number}.toml"
        assert path.read_text("utf-8") == TEXT.replace('"Legs"', f'"Legs {number}"')


def test_a_copy_of_a_shipped_routine_does_not_hide_it(tmp_path: Path) -> None:
    shipped = bundled_folder("routines") / "warm-up.toml"
    path = duplicate_routine(open_routine(shipped, tmp_path), tmp_path)
    assert path == tmp_path / "warm-up-2.toml"
    assert read_routine(path).blocks == read_routine(shipped).blocks


def test_a_copy_is_made_even_where_the_layout_lets_no_title_change(
    legs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_routine(legs, legs.parent)
    monkeypatch.setattr("tomlkit.dumps", lambda _: "something else")
    assert duplicate_routine(opened, legs.parent).read_text("utf-8") == TEXT


def test_a_routine_is_renamed_and_takes_no_other_ones_place(legs: Path) -> None:
    own = legs.parent
    path = rename_routine(legs, "strong-legs")
    assert names(own) == ["strong-legs.toml"]
    assert path.read_text("utf-8") == TEXT
    assert rename_routine(path, "strong-legs") == path
    assert rename_routine(path, "Strong-Legs").name == "Strong-Legs.toml"
    (own / "arms.toml").write_text("x", encoding="utf-8")
    with pytest.raises(NameTakenError, match="there is a routine ARMS already"):
        rename_routine(own / "Strong-Legs.toml", "ARMS")
    with pytest.raises(BadNameError):
        rename_routine(own / "Strong-Legs.toml", "a/b")
    assert names(own) == ["Strong-Legs.toml", "arms.toml"]


def test_names_that_differ_in_capitals_only_are_two_files_where_the_system_has_both(
    legs: Path,
) -> None:
    other = legs.with_name("LEGS.toml")
    other.write_text("x", encoding="utf-8")
    if other.samefile(legs):
        pytest.skip("this file system knows no capitals")
    with pytest.raises(NameTakenError):
        rename_routine(legs, "LEGS")
    assert other.read_text("utf-8") == "x"


def test_what_was_deleted_can_be_put_back(legs: Path, tmp_path: Path) -> None:
    trash = tmp_path / "trash"
    first = delete_routine(legs, trash)
    assert not legs.exists()
    legs.write_text("second", encoding="utf-8")
    second = delete_routine(legs, trash)
    assert names(trash) == ["legs-2.toml", "legs.toml"]
    assert restore_routine(first) == legs
    assert legs.read_text("utf-8") == TEXT
    with pytest.raises(NameTakenError, match="there is a new routine legs; rename it first"):
        restore_routine(second)
    assert second.kept.read_text("utf-8") == "second"


def test_what_is_gone_already_is_told(legs: Path, tmp_path: Path) -> None:
    deleted = delete_routine(legs, tmp_path / "trash")
    deleted.kept.unlink()
    with pytest.raises(ChangedOutsideError, match=r"legs\.toml is not there any more"):
        restore_routine(deleted)
    with pytest.raises(ChangedOutsideError):
        rename_routine(legs, "else")


def test_a_trash_that_cannot_be_made_leaves_the_file(legs: Path, tmp_path: Path) -> None:
    (tmp_path / "trash").write_text("in the way", encoding="utf-8")
    with pytest.raises(NotWrittenError):
        delete_routine(legs, tmp_path / "trash")
    assert legs.read_text("utf-8") == TEXT


def test_shipped_routines_stay(tmp_path: Path) -> None:
    shipped = bundled_folder("routines") / "warm-up.toml"
    with pytest.raises(ShippedFileError, match="came with the program and stays; duplicate it"):
        delete_routine(shipped, tmp_path)
    with pytest.raises(ShippedFileError):
        rename_routine(shipped, "else")
    assert shipped.exists()
