"""Which cells are painted again."""

from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.tui.widgets.poster import APART, GRAIN, changes

rows = st.text("█▀ ", min_size=0, max_size=60)


@given(rows, rows)
def test_putting_the_changes_into_the_old_row_gives_the_new_one(old: str, new: str) -> None:
    width = max(len(old), len(new))
    old, new = old.ljust(width), new.ljust(width)
    painted = old
    for start, end in changes(old, new):
        painted = painted[:start] + new[start:end] + painted[end:]
    assert painted == new


@given(rows)
def test_an_unchanged_row_has_no_changes(row: str) -> None:
    assert list(changes(row, row)) == []


def test_changes_far_apart_are_painted_each_for_itself() -> None:
    old = " " * 80
    near, far = list(old), list(old)
    near[0] = near[APART] = "█"
    far[0] = far[APART + 2 * GRAIN] = "█"
    assert list(changes(old, "".join(near))) == [(0, APART + GRAIN)]
    assert len(list(changes(old, "".join(far)))) == 2
