"""Where the athlete's own figures go when there are fewer rows than lines."""

import pytest

from runlift_tui.tui.widgets.lines import arranged

DONE, LAST, CUE = "Done, 8 reps", "Last time 9", "Drive up"


@pytest.mark.parametrize(
    ("notes", "lead", "width", "rows", "shown"),
    [
        (2, 0, 40, 3, (DONE, LAST, CUE)),
        (2, 1, 40, 2, (DONE, LAST, CUE)),
        (2, 0, 40, 1, (f"{DONE}  ·  {LAST}", CUE)),
        (2, 0, 20, 1, (DONE, LAST, CUE)),
        (2, 1, 20, 1, (LAST, DONE, CUE)),
        (2, 2, 20, 1, (DONE, LAST, CUE)),
        (0, 1, 20, 1, (DONE, LAST, CUE)),
        (1, 1, 20, 1, (DONE, LAST, CUE)),
    ],
)
def test_notes_share_a_row_where_they_fit_and_take_turns_where_not(
    notes: int, lead: int, width: int, rows: int, shown: tuple[str, ...]
) -> None:
    assert arranged((DONE, LAST, CUE), notes, lead, width, rows) == shown
