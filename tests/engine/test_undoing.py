"""Every change can be undone and done again, as often as there were changes."""

from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.engine.drafting import WHOLE, Spot
from runlift_tui.engine.routine import Routine
from runlift_tui.engine.undoing import MOST_LEVELS, Changes

START = Routine("r", "0", ())
titles = st.lists(st.integers(1, 9).map(str), max_size=8)


def titled(title: str) -> Routine:
    return Routine("r", title, ())


@given(titles)
def test_undoing_all_and_redoing_all_comes_back(steps: list[str]) -> None:
    changes = Changes(START)
    for step in steps:
        changes = changes.change(titled(step), WHOLE, WHOLE)
    last, levels = changes.routine, len(changes.past)
    for _ in range(levels):
        changes = changes.undo()
    assert changes.routine == START
    assert changes.undo() is changes
    for _ in range(levels):
        changes = changes.redo()
    assert changes.routine == last
    assert changes.redo() is changes


def test_one_visit_is_one_change() -> None:
    changes = Changes(START)
    for title in ("a", "ab", "abc"):
        changes = changes.change(titled(title), WHOLE, WHOLE, "visit 1")
    changes = changes.change(titled("x"), WHOLE, WHOLE, "visit 2")
    assert changes.undo().routine.title == "abc"
    assert changes.undo().undo().routine == START


def test_a_visit_that_ends_where_it_began_is_none() -> None:
    changes = Changes(START).change(titled("a"), WHOLE, WHOLE, "visit")
    changes = changes.change(START, WHOLE, WHOLE, "visit")
    assert not changes.past


def test_a_new_change_forgets_what_was_undone() -> None:
    changes = Changes(START).change(titled("a"), WHOLE, WHOLE).undo()
    changes = changes.change(titled("b"), WHOLE, WHOLE)
    assert not changes.future


def test_an_undone_visit_is_not_joined() -> None:
    changes = Changes(START).change(titled("a"), WHOLE, WHOLE, "visit").undo()
    changes = changes.change(titled("b"), WHOLE, WHOLE, "visit")
    assert changes.undo().routine == START


def test_undo_goes_back_to_where_the_change_was_made() -> None:
    changes = Changes(START).change(titled("a"), Spot(0, 1), Spot(0, 2))
    assert changes.spot == Spot(0, 2)
    assert changes.undo().spot == Spot(0, 1)
    assert changes.undo().redo().spot == Spot(0, 2)


def test_the_oldest_changes_are_forgotten_first() -> None:
    changes = Changes(START)
    for number in range(MOST_LEVELS + 2):
        changes = changes.change(titled(f"t{number}"), WHOLE, WHOLE)
    assert len(changes.past) == MOST_LEVELS
    assert changes.past[0][0].title == "t1"
