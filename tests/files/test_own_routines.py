"""Routines that are kept under a title, and that get another one: nothing is ever lost."""

from pathlib import Path

import pytest

from runlift_tui.engine.routine import Routine
from runlift_tui.engine.shorthand import parse_short
from runlift_tui.files.file_errors import BadNameError, NameTakenError, NotWrittenError
from runlift_tui.files.own_routines import keep_routine, retitle_routine, titled_name
from runlift_tui.files.reader import read_routine
from runlift_tui.places import Places

SHORT, LONG = parse_short("8x20s/10s"), parse_short("5x(40s/20s) rest 2m x3")


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "config", tmp_path / "data", tmp_path / "cache")


def kept(places: Places) -> list[Routine]:
    return [read_routine(path) for path in sorted(places.trash.glob("*.toml"))]


def test_a_timer_is_kept_under_its_title(places: Places) -> None:
    path = keep_routine(places, "  Track   Thursday! ", LONG)
    assert path == places.routines / "track-thursday.toml"
    routine = read_routine(path)
    assert routine.title == "Track Thursday!"
    assert routine.blocks == LONG.blocks


@pytest.mark.parametrize(
    "text", ["death by 1m", "8x20s/10s + cool-down 3m ready 5s", "amrap 12m", "emom 9x2m"]
)
def test_every_kind_of_timer_can_be_kept(places: Places, text: str) -> None:
    routine = parse_short(text)
    read = read_routine(keep_routine(places, "Mine", routine))
    assert (read.blocks, read.get_ready) == (routine.blocks, routine.get_ready)


def test_a_name_that_is_taken_is_asked_for_and_what_is_replaced_goes_to_the_trash(
    places: Places,
) -> None:
    path = keep_routine(places, "Mine", SHORT)
    with pytest.raises(NameTakenError, match="mine already"):
        keep_routine(places, "mine", LONG)
    assert read_routine(path).blocks == SHORT.blocks
    assert keep_routine(places, "mine", LONG, replacing=True) == path
    assert read_routine(path).blocks == LONG.blocks
    assert [routine.blocks for routine in kept(places)] == [SHORT.blocks]


def test_a_shipped_name_is_asked_for_too(places: Places) -> None:
    with pytest.raises(NameTakenError, match="came with the program"):
        keep_routine(places, "Total body", SHORT)
    path = keep_routine(places, "Total body", SHORT, replacing=True)
    assert path == places.routines / "total-body.toml"


def test_what_cannot_be_written_leaves_what_was_there(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = keep_routine(places, "Mine", SHORT)

    def refuse(own: Path, routine: Routine) -> Path:
        raise NotWrittenError("the disk is full")

    monkeypatch.setattr("runlift_tui.files.own_routines.create_routine", refuse)
    with pytest.raises(NotWrittenError):
        keep_routine(places, "Mine", LONG, replacing=True)
    assert read_routine(path).blocks == SHORT.blocks


def test_another_title_gives_the_file_its_name(places: Places) -> None:
    path = keep_routine(places, "Mine", SHORT)
    moved = retitle_routine(places, path, "Hill repeats")
    assert moved == places.routines / "hill-repeats.toml"
    assert not path.exists()
    assert read_routine(moved).title == "Hill repeats"


def test_a_title_whose_name_is_taken_changes_nothing(places: Places) -> None:
    path = keep_routine(places, "Mine", SHORT)
    keep_routine(places, "Hills", LONG)
    with pytest.raises(NameTakenError):
        retitle_routine(places, path, "Hills")
    assert read_routine(path).title == "Mine"


def test_a_title_that_cannot_be_written_gives_the_file_its_old_name_back(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = keep_routine(places, "Mine", SHORT)

    def refuse(*_: object) -> None:
        raise NotWrittenError("the disk is full")

    monkeypatch.setattr("runlift_tui.files.own_routines.save_routine", refuse)
    with pytest.raises(NotWrittenError):
        retitle_routine(places, path, "Hills")
    assert read_routine(path).title == "Mine"


@pytest.mark.parametrize("title", ["", "  ", "a\x1b[2Jb"])
def test_a_title_needs_something_to_show(title: str) -> None:
    with pytest.raises(BadNameError, match="such as"):
        titled_name(title)
