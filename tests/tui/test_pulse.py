"""When the next beat comes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import pytest
from textual.app import App

from runlift_tui.clock import FakeClock
from runlift_tui.engine.commands import Abandon, Start
from runlift_tui.engine.units import SECOND
from runlift_tui.engine.update import update
from runlift_tui.runner import SessionRunner
from runlift_tui.tui.pulse import Pulse, second_in
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


class Beats:
    """Stands for an app; notes each timer that is set, and which of them still run."""

    def __init__(self) -> None:
        self.running: list[float] = []

    def set_interval(self, seconds: float, beat: Callable[[], None]) -> "Beats.Running":
        self.running.append(seconds)
        return Beats.Running(self, seconds)

    @dataclass
    class Running:
        """A timer that goes on until it is stopped."""

        beats: "Beats"
        seconds: float

        def stop(self) -> None:
            self.beats.running.remove(self.seconds)


def test_a_beat_that_was_lost_comes_again_and_one_timer_runs_at_a_time() -> None:
    app, clock = Beats(), FakeClock()
    pulse = Pulse(cast("App[int]", app), SessionRunner(guided(STEP_BURPEE), clock))
    pulse.do(Start())
    assert app.running == [1.0]
    clock.advance(SECOND - 250)
    pulse.beat()
    assert app.running == [0.25]
    pulse.do(Abandon())
    assert app.running == []
