"""Routines are found by name or path; a broken file never hides another."""

import os
from pathlib import Path

import pytest

from runlift_tui.bundled import bundled_folder
from runlift_tui.files.faults import RoutineError
from runlift_tui.files.library import Library, find_routine, list_routines, routine_folders
from runlift_tui.places import Places

GOOD = """title = "%s"
[[block]]
title = "B"
[[block.exercise]]
name = "Squat"
reps = 5
"""


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    shipped.mkdir()
    for name in ("legs", "arms", "total-body"):
        write(shipped, name, f"Shipped {name}")
    return own, shipped


def write(folder: Path, name: str, title: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_text(GOOD % title, encoding="utf-8")
    return path


def test_a_user_without_a_folder_sees_the_shipped_routines(folders: tuple[Path, Path]) -> None:
    listing = list_routines(folders)
    assert [(entry.name, entry.is_own) for entry in listing.entries] == [
        ("arms", False),
        ("legs", False),
        ("total-body", False),
    ]
    assert listing.faults == ()


def test_the_users_routine_shadows_the_shipped_one(folders: tuple[Path, Path]) -> None:
    path = write(folders[0], "legs", "My legs")
    entry = next(entry for entry in list_routines(folders).entries if entry.name == "legs")
    assert (entry.routine.title, entry.path, entry.is_own) == ("My legs", path, True)
    assert find_routine("legs", folders).title == "My legs"


def test_a_broken_file_is_reported_and_never_silently_replaced(folders: tuple[Path, Path]) -> None:
    path = write(folders[0], "legs", "x")
    path.write_text("title = 3", encoding="utf-8")
    listing = list_routines(folders)
    assert [entry.name for entry in listing.entries] == ["arms", "total-body"]
    assert {fault.path for fault in listing.faults} == {path}
    with pytest.raises(RoutineError, match="must be text in quotes"):
        find_routine("legs", folders)


def test_a_folder_that_cannot_be_listed_is_reported(folders: tuple[Path, Path]) -> None:
    folders[0].write_text("no folder", encoding="utf-8")
    listing = list_routines(folders)
    assert len(listing.entries) == 3
    assert [str(fault) for fault in listing.faults] == [
        f"{folders[0]}: cannot be read: Not a directory"
    ]


def test_files_of_other_kinds_are_no_routines(folders: tuple[Path, Path]) -> None:
    folders[0].mkdir()
    (folders[0] / "notes.txt").touch()
    (folders[0] / ".toml").touch()
    assert len(list_routines(folders).entries) == 3
    assert list_routines(folders).faults == ()


def test_an_unknown_name_brings_the_nearest_ones(folders: tuple[Path, Path]) -> None:
    for typed, told in (
        ("total-bdy", 'there is no routine "total-bdy" - did you mean "total-body"?'),
        ("BODY", 'there is no routine "BODY" - did you mean "total-body"?'),
        ("", 'there is no routine ""; there is arms, legs, total-body'),
        ("\x1b[2J", 'there is no routine "\\x1b[2J"; there is arms, legs, total-body'),
        ("..", 'there is no routine ".."; there is arms, legs, total-body'),
    ):
        with pytest.raises(RoutineError) as caught:
            find_routine(typed, folders)
        assert str(caught.value) == told


def test_a_path_is_read_as_it_stands(
    folders: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "mine", "Mine")
    monkeypatch.chdir(tmp_path)
    for typed in (str(tmp_path / "mine.toml"), "mine.toml", "./mine.toml"):
        assert find_routine(typed, folders).title == "Mine"
    with pytest.raises(RoutineError, match=r"gone\.toml: there is no such file"):
        find_routine("gone.toml", folders)


def test_the_users_folder_comes_before_the_shipped_one(tmp_path: Path) -> None:
    places = Places(tmp_path / "c", tmp_path / "d", tmp_path / "k")
    assert routine_folders(places) == (tmp_path / "d" / "routines", bundled_folder("routines"))


def test_a_library_reads_only_what_has_changed(folders: tuple[Path, Path]) -> None:
    kept, changed = write(folders[0], "kept", "Kept"), write(folders[0], "changed", "Before")
    library = Library(folders)
    first = library.read()
    assert library.read() is first
    # Same size and name: only its times and its text are others.
    changed.write_text(GOOD % "Behind", encoding="utf-8")
    os.utime(changed, ns=(1, 1))
    write(folders[0], "added", "Added")
    second = {entry.name: entry for entry in library.read().entries}
    assert (second["changed"].routine.title, second["added"].is_own) == ("Behind", True)
    was = {entry.name: entry for entry in first.entries}
    assert second["kept"] is was["kept"]
    kept.unlink()
    changed.write_text("title = 3", encoding="utf-8")
    third = library.read()
    assert {entry.name for entry in third.entries} == set(second) - {"kept", "changed"}
    assert {fault.path for fault in third.faults} == {changed}
    assert library.read() is third
