"""When the next beat comes."""

import pytest

from runlift_tui.engine.commands import Start
from runlift_tui.engine.units import SECOND
from runlift_tui.engine.update import update
from runlift_tui.tui.pulse import second_in
from tests.tui.floor_stage import STEP_BURPEE, STEP_LEFT, guided, resting

NOW = 7_654_321


@pytest.mark.parametrize(("elapsed", "wait"), [(0, 1000), (1, 999), (999, 1), (1000, 1000)])
def test_the_shown_second_changes_where_the_time_left_is_whole(elapsed: int, wait: int) -> None:
    session, _ = update(guided(STEP_BURPEE), Start(), NOW)
    assert second_in(session, NOW + elapsed) == wait


@pytest.mark.parametrize(("over", "wait"), [(0, 1000), (300, 700), (999, 1)])
def test_overrun_changes_each_whole_second_too(over: int, wait: int) -> None:
    session, _ = update(resting(30 * SECOND), Start(), NOW)
    assert second_in(session, NOW + 30 * SECOND + over) == wait


def test_a_step_that_waits_is_looked_at_once_a_second() -> None:
    session, _ = update(guided(STEP_LEFT), Start(), NOW)
    assert second_in(session, NOW + 123) == SECOND
