"""Plain TOML is read as `tomllib` reads it, and all other TOML is left to `tomllib`."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runlift_tui.bundled import bundled_folder
from runlift_tui.engine.routine import Routine
from runlift_tui.files.plain_toml import parse_plain
from runlift_tui.files.template import template
from runlift_tui.files.writer import dump_routine
from tests.strategies import any_routines

SHIPPED = sorted(bundled_folder("routines").glob("*.toml"))

EVERYTHING = """\
title = "A"  # note
n = 12
b-1_ = true
list = ["a", "b",]
mixed = [ 1, # one
  ["x"], { a = "b", c = [false] }, {}, []
]
[[block]]
x = ""
[[block.exercise]]
y = 0
[block.exercise.easier]
z = "\N{SNOWMAN}\t"
[[block]]
[[block.exercise]]
"""

PIECES = st.sampled_from(
    [
        *"[]{}=,.#\n\r\t \"'\\+-_0123456789abtrue\x00\x7f\u2028é",
        *('"""', "'''", "[[block]]\n", "[[block.exercise]]\n", "[block]\n", "[x]\n", "\\n"),
        *("title = 1\n", "a.b = 1\n", "1.5", "1979-05-27", "true", "inf", '"a"', "\r\n", "# x\n"),
    ]
)


def agree(text: str) -> bool:
    """Compare with `tomllib`; tell whether the text was plain."""
    found = parse_plain(text)
    if found is not None:
        assert found == tomllib.loads(text)
    return found is not None


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.stem))
def test_every_shipped_routine_is_plain(path: Path) -> None:
    assert agree(path.read_text(encoding="utf-8"))


def test_the_template_of_a_new_routine_is_plain_and_so_are_line_ends_of_windows() -> None:
    assert agree(template("leg-day"))
    assert agree(template("leg-day").replace("\n", "\r\n"))


@settings(deadline=None)
@given(any_routines)
def test_what_the_program_writes_is_plain(routine: Routine) -> None:
    assert agree(dump_routine(routine))


def test_everything_plain_is_read() -> None:
    assert agree(EVERYTHING)
    assert agree("")
    assert agree("# only a note")


@pytest.mark.parametrize(
    "text",
    [
        "a = 1\na = 2",
        "[a]\n[a]",
        "a = [1]\n[[a]]",
        "[[a]]\n[a]",
        "[[a.b]]",
        "a.b = 1",
        'a = "\\n"',
        'a = """x"""',
        "a = 1_000",
        "a = 07",
        "a = 1.5",
        'a = ["x" "y"]',
        "a = {b = 1, b = 2}",
        "a = {b = 1,}",
        "a = " + "[" * 1_000,
        'a = "x" b = 1',
        "a = 1\rb = 2",
        "a = 1 # \x01",
    ],
)
def test_what_is_not_plain_or_not_toml_is_left_to_tomllib(text: str) -> None:
    assert parse_plain(text) is None


@settings(max_examples=400)
@given(
    st.sampled_from([EVERYTHING, *(path.read_text(encoding="utf-8")[:1500] for path in SHIPPED)]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 4), PIECES), min_size=1, max_size=4),
)
def test_no_text_is_read_otherwise_than_by_tomllib(
    text: str, changes: list[tuple[float, int, str]]
) -> None:
    for place, gone, piece in changes:
        at = int(place * len(text))
        text = text[:at] + piece + text[at + gone :]
    agree(text)


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=30))
def test_no_heap_of_marks_is_read_otherwise_than_by_tomllib(pieces: list[str]) -> None:
    agree("".join(pieces))
