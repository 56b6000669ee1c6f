"""What comes in never overwrites anything, and nothing comes in twice."""

from dataclasses import replace
from pathlib import Path

import pytest

from runlift_tui.engine.routine import Block, Exercise, Reps, Routine
from runlift_tui.files.faults import RoutineError
from runlift_tui.files.file_errors import RoutineFileError
from runlift_tui.files.sharing.parcel import Arrival
from runlift_tui.files.sharing.shelf import Shelf
from runlift_tui.files.writer import dump_routine

LEGS = Routine("legs", "Legs", (Block("Main", (Exercise("Squat", Reps(8, 8)),)),))
OTHER = replace(LEGS, title="Other legs")


def arrival(routine: Routine) -> Arrival:
    return Arrival(routine, "# mine\n" + dump_routine(routine))


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "lifting.toml").write_text(dump_routine(LEGS), encoding="utf-8")
    return tmp_path / "home" / "own", shipped


def test_a_routine_gets_its_own_file_with_its_own_text(folders: tuple[Path, Path]) -> None:
    kept = Shelf(folders).add(arrival(OTHER))
    assert (kept.name, kept.path, kept.known) == ("legs", folders[0] / "legs.toml", False)
    assert kept.path.read_text(encoding="utf-8").startswith("# mine\n")


@pytest.mark.parametrize("numbered", [True, False])
def test_an_equal_one_is_there_already(folders: tuple[Path, Path], numbered: bool) -> None:
    shelf = Shelf(folders)
    assert not shelf.add(arrival(OTHER)).known
    assert shelf.add(arrival(OTHER)).known
    assert Shelf(folders).add(arrival(OTHER), numbered=numbered).known
    assert [path.name for path in folders[0].iterdir()] == ["legs.toml"]


@pytest.mark.parametrize("name", ["legs", "LEGS", "lifting"])
def test_another_of_the_same_name_is_refused_with_the_way_out(
    folders: tuple[Path, Path], name: str
) -> None:
    Shelf(folders).add(arrival(OTHER))
    with pytest.raises(RoutineError, match="--as NAME"):
        Shelf(folders).add(arrival(replace(LEGS, name=name, title="Third")))
    assert len(list(folders[0].iterdir())) == 1


def test_a_chosen_name_overwrites_nothing_either(folders: tuple[Path, Path]) -> None:
    shelf = Shelf(folders)
    shelf.add(arrival(OTHER))
    assert shelf.add(arrival(LEGS), chosen="legs-b").name == "legs-b"
    with pytest.raises(RoutineError, match="legs-b"):
        shelf.add(arrival(OTHER), chosen="legs-b")


def test_a_shipped_routine_is_stood_in_for_only_where_that_was_asked(
    folders: tuple[Path, Path],
) -> None:
    kept = Shelf(folders).add(arrival(OTHER), chosen="lifting")
    assert (kept.shadows, kept.path.parent) == (True, folders[0])
    assert Shelf(folders).add(arrival(OTHER), chosen="lifting").known


def test_a_number_makes_a_name_free_and_doubles_stay_out(folders: tuple[Path, Path]) -> None:
    shelf = Shelf(folders)
    wanted = [LEGS, OTHER, LEGS, replace(LEGS, title="Third")]
    names = [shelf.add(arrival(routine), numbered=True).name for routine in wanted]
    assert names == ["legs", "legs-2", "legs", "legs-3"]


def test_a_broken_file_of_the_name_is_left_alone(folders: tuple[Path, Path]) -> None:
    folders[0].mkdir(parents=True)
    broken = folders[0] / "legs.toml"
    broken.write_text("title = ", encoding="utf-8")
    with pytest.raises(RoutineError, match="--as NAME"):
        Shelf(folders).add(arrival(LEGS))
    assert broken.read_text(encoding="utf-8") == "title = "


def test_a_folder_that_is_none_is_an_error_in_words(folders: tuple[Path, Path]) -> None:
    folders[0].parent.mkdir()
    folders[0].write_text("a file", encoding="utf-8")
    with pytest.raises(RoutineFileError):
        Shelf(folders).add(arrival(LEGS))
