"""A stranger's words are safe to show, and what is plain stays as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.files.faults import has_controls
from runlift_tui.files.sharing.names import MOST_LETTERS, MOST_MARKS, is_tidy, tidy


@pytest.mark.parametrize(
    "name",
    [
        "Leg day",
        "Übung für Anfänger",
        "Планка",
        "休息",
        "\U0001f469\u200d\U0001f3eb lunges",
        "\u06a9\u062a\u0627\u0628\u200c\u0647\u0627",
        "Tập bụng",
    ],
)
def test_what_people_call_their_workouts_stays(name: str) -> None:
    assert tidy(name) == name
    assert is_tidy(name)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("\x1b[31mRed\x1b[0m", "Red"),
        ("\x9b2JClear", "Clear"),
        ("\x1b]0;title\x07x", "]0;title x"),
        ("abc\u202edef", "abcdef"),
        ("a\u200bb\ufeffc", "abc"),
        ("two\nlines\tand\u2028more", "two lines and more"),
        ("lone \ud800 half", "lone half"),
        ("\u200d\u200d", ""),
        ("x" + "\u0301" * 500, "x\u0301\u0301\u0301"),
        ("\u0301\u0301", ""),
        ("y" * 10_000, "y" * MOST_LETTERS),
    ],
)
def test_what_a_terminal_would_obey_or_drown_in_is_left_out(name: str, safe: str) -> None:
    assert tidy(name) == safe


@pytest.mark.parametrize(
    "line", ["\x1b[31m", "a\u202eb", "a\u200bb", "\ufeff", "x" + "\u0301" * 9, "\u200d" * 9, "\x85"]
)
def test_a_line_with_anything_hidden_is_not_tidy(line: str) -> None:
    assert not is_tidy(line)
    assert not is_tidy("x" * 10_000 + line)


@given(st.text(st.characters(), max_size=200))
def test_whatever_comes_is_safe_and_stays_so(text: str) -> None:
    name = tidy(text)
    assert len(name) <= MOST_LETTERS
    assert not has_controls(name)
    assert is_tidy(name)
    assert name == name.strip()
    assert "  " not in name
    name.encode()


def test_a_flood_of_marks_takes_no_time_to_put_away() -> None:
    flood = "a" + "\u0316\u0301" * 500_000
    assert len(tidy(flood)) <= 1 + MOST_MARKS
    assert not is_tidy(flood)
