"""A routine's name is one that every system takes and everybody can type."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.files.file_names import MOST_BYTES, free_name, is_taken, name_fault, name_for


@pytest.mark.parametrize("name", ["legs", "Leg day 2", "körper", "深蹲", "a.b", "console", "com10"])
def test_usual_names_are_taken(name: str) -> None:
    assert name_fault(name) is None


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "is no name"),
        (" legs", "is no name"),
        ("le\x1bgs", "is no name"),
        ("le\u202egs", "is no name"),
        ("a/b", "/ cannot stand in a name"),
        ("a\\b", "\\ cannot stand in a name"),
        ("what?", "? cannot stand in a name"),
        ("..", "starts and ends with a letter"),
        (".legs", "starts and ends with a letter"),
        ("-legs", "starts and ends with a letter"),
        ("legs.", "starts and ends with a letter"),
        ("legs.TOML", 'leave the ".toml" out'),
        ("CON", "means a device on Windows"),
        ("com1.x", "means a device on Windows"),
        ("lpt\u00b2", "means a device on Windows"),
        ("\u6df1" * 41, "is too long"),
        ("\ud800", "is no name"),
    ],
)
def test_names_that_some_system_refuses_say_why(name: str, told: str) -> None:
    fault = name_fault(name)
    assert fault
    assert told in fault
    assert fault.isprintable()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Leg day!", "leg-day"),
        ("5x(40s/20s) rest 2m", "5x-40s-20s-rest-2m"),
        ("Körper 深蹲", "körper-深蹲"),
        ("???", "routine"),
        ("NUL", "routine"),
    ],
)
def test_a_title_makes_a_name_that_can_be_typed(title: str, name: str) -> None:
    assert name_for(title) == name


@given(st.text())
def test_any_title_makes_a_name_that_every_system_takes(title: str) -> None:
    assert name_fault(name_for(title)) is None
    assert len(name_for(title).encode()) <= MOST_BYTES - 10


def test_the_first_free_name_is_found_whatever_its_capitals(tmp_path: Path) -> None:
    for name in ("Legs.toml", "legs-2.TOML", "arms.txt"):
        (tmp_path / name).touch()
    assert free_name(tmp_path, "legs") == "legs-3"
    assert free_name(tmp_path, "arms") == "arms"
    assert free_name(tmp_path, "arms", first=2) == "arms-2"
    assert not is_taken(tmp_path / "missing", "legs")
