"""Routine files are saved with what their person wrote, and never over another's change."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from runlift_tui.bundled import bundled_folder
from runlift_tui.engine.routine import Block, BlockKind, Exercise, Reps, Routine
from runlift_tui.files.faults import RoutineError
from runlift_tui.files.file_errors import (
    BadNameError,
    ChangedOutsideError,
    NameTakenError,
    NotWrittenError,
    SpoiledLayoutError,
    UnfitRoutineError,
)
from runlift_tui.files.reader import read_routine
from runlift_tui.files.routine_file import OpenRoutine, create_routine, open_routine, save_routine
from runlift_tui.files.writer import dump_routine

TEXT = """\
title = "Legs"  # mine

[[block]]
title = "Main"

# the knee likes it
[[block.exercise]]
name = "Squat"
reps = 5
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "routines"


@pytest.fixture
def opened(own: Path) -> OpenRoutine:
    own.mkdir()
    path = own / "legs.toml"
    path.write_bytes(TEXT.encode())
    return open_routine(path, own)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_change_is_saved_among_what_its_person_wrote(opened: OpenRoutine, own: Path) -> None:
    now = replace(opened.routine, title="Strong legs")
    saved = save_routine(opened, now)
    assert saved.path.read_text(encoding="utf-8") == TEXT.replace('"Legs"', '"Strong legs"')
    assert open_routine(saved.path, own) == saved
    again = save_routine(saved, replace(now, title="Legs"))
    assert again.text == TEXT


def test_a_routine_that_is_as_it_was_is_not_written(opened: OpenRoutine) -> None:
    os.utime(opened.path, (1, 1))
    assert save_routine(opened, replace(opened.routine, name="else")) is opened
    assert opened.path.stat().st_mtime == 1


def test_what_the_program_wrote_is_written_anew(own: Path) -> None:
    path = create_routine(own, Routine("a", "A", (Block("B", (Exercise("x", Reps(5, 5)),)),)))
    opened = open_routine(path, own)
    extra = Block("C", (Exercise("y", work=20_000),), BlockKind.EMOM, 5)
    now = replace(opened.routine, blocks=(*opened.routine.blocks, extra))
    assert save_routine(opened, now).text == dump_routine(now)
    assert read_routine(path) == now


def test_a_file_that_another_program_changed_is_not_overwritten(opened: OpenRoutine) -> None:
    opened.path.write_text(TEXT + "\n# more\n", encoding="utf-8")
    with pytest.raises(ChangedOutsideError, match=r"another program changed legs\.toml meanwhile"):
        save_routine(opened, replace(opened.routine, title="Else"))
    assert opened.path.read_text(encoding="utf-8") == TEXT + "\n# more\n"


def test_a_file_that_was_removed_does_not_come_back_by_saving(opened: OpenRoutine) -> None:
    opened.path.unlink()
    with pytest.raises(ChangedOutsideError, match="there is no such file; save it under another"):
        save_routine(opened, replace(opened.routine, title="Else"))
    assert not opened.path.exists()


def test_a_change_that_no_file_can_hold_is_refused_with_its_reason(opened: OpenRoutine) -> None:
    block = opened.routine.blocks[0]
    nameless = replace(block, exercises=(replace(block.exercises[0], name=" "),))
    with pytest.raises(UnfitRoutineError, match=r'^block 1, exercise 1: "name" is empty'):
        save_routine(opened, replace(opened.routine, blocks=(nameless,)))
    faster = replace(block, exercises=(replace(block.exercises[0], pace=1_000),))
    with pytest.raises(UnfitRoutineError, match="something that a routine file cannot say"):
        save_routine(opened, replace(opened.routine, blocks=(faster,)))
    assert opened.path.read_text(encoding="utf-8") == TEXT


def test_a_layout_that_would_not_survive_is_refused_and_left_alone(
    opened: OpenRoutine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tomlkit.dumps", lambda _: "something else")
    with pytest.raises(SpoiledLayoutError, match="change it by hand, or save under another name"):
        save_routine(opened, replace(opened.routine, title="Else"))
    assert opened.path.read_text(encoding="utf-8") == TEXT


def test_a_full_disk_leaves_the_old_file(
    opened: OpenRoutine, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWrittenError, match="No space left on device; make room"):
        save_routine(opened, replace(opened.routine, title="Else"))
    with pytest.raises(NotWrittenError, match="No space left"):
        create_routine(own, replace(opened.routine, name="new"))
    assert names(own) == ["legs.toml"]
    assert opened.path.read_text(encoding="utf-8") == TEXT


def test_a_change_to_a_shipped_routine_makes_a_copy_that_stands_in_for_it(own: Path) -> None:
    shipped = bundled_folder("routines") / "lifting.toml"
    before = shipped.read_bytes()
    opened = open_routine(shipped, own)
    assert opened.is_shipped
    saved = save_routine(opened, replace(opened.routine, title="My lifting"))
    assert (saved.path, saved.is_shipped) == (own / "lifting.toml", False)
    assert shipped.read_bytes() == before
    assert read_routine(saved.path).title == "My lifting"
    comments = [line for line in before.decode().splitlines() if line.startswith("#")]
    assert set(comments) <= set(saved.text.splitlines())
    with pytest.raises(NameTakenError, match="there is a routine lifting already"):
        save_routine(opened, replace(opened.routine, title="Other"))


def test_a_new_file_never_takes_the_place_of_another(opened: OpenRoutine, own: Path) -> None:
    for name in ("legs", "LEGS"):
        with pytest.raises(NameTakenError, match="take another name"):
            create_routine(own, replace(opened.routine, name=name))
    assert opened.path.read_text(encoding="utf-8") == TEXT
    path = create_routine(own, replace(opened.routine, name="arms"))
    assert read_routine(path).blocks == opened.routine.blocks
    assert names(own) == ["arms.toml", "legs.toml"]


def test_a_name_that_no_file_can_have_is_refused(opened: OpenRoutine, own: Path) -> None:
    with pytest.raises(BadNameError, match="means a device on Windows"):
        create_routine(own, replace(opened.routine, name="nul"))


def test_a_broken_file_cannot_be_opened(opened: OpenRoutine, own: Path) -> None:
    opened.path.write_text("title = 3", encoding="utf-8")
    with pytest.raises(RoutineError, match="must be text in quotes"):
        open_routine(opened.path, own)
    with pytest.raises(RoutineError, match="there is no such file"):
        open_routine(own / "gone.toml", own)
