"""How the floor looks, in a dozen pictures: ``pytest --snapshot-update`` takes them anew."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from runlift_tui.engine.session import Session
from runlift_tui.engine.units import SECOND
from runlift_tui.files.settings import Settings
from runlift_tui.tui.themes import CONTRAST, LIGHT
from tests.tui.floor_stage import (
    STEP_BURPEE,
    STEP_LEFT,
    STEP_PRESS,
    STEP_REST,
    STEP_RIGHT,
    STEP_SWITCH,
    Floor,
    guided,
    resting,
)

Compare = Callable[..., bool]


def _after(floor: Floor, seconds: int, *keys: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def go(pilot: Pilot[Any]) -> None:
        await floor.until_started(pilot)
        await floor.go_on(pilot, seconds * SECOND)
        await pilot.press(*keys)
        await pilot.pause()

    return go


@pytest.mark.parametrize(
    ("session", "seconds", "keys", "size"),
    [
        pytest.param(guided(), 1, (), (120, 40), id="get-ready"),
        pytest.param(guided(STEP_LEFT), 1, (), (120, 40), id="left"),
        pytest.param(guided(STEP_RIGHT), 1, (), (80, 24), id="right"),
        pytest.param(guided(STEP_SWITCH), 1, (), (80, 24), id="switch"),
        pytest.param(guided(STEP_REST), 4, (), (120, 40), id="rest"),
        pytest.param(guided(STEP_REST), 4, (), (60, 80), id="rest-portrait"),
        pytest.param(guided(STEP_PRESS), 5, (), (80, 24), id="paced"),
        pytest.param(guided(STEP_BURPEE + 4), 2, (), (200, 60), id="tabata"),
        pytest.param(guided(STEP_BURPEE), 2, ("escape",), (40, 12), id="paused"),
        pytest.param(resting(), 37, (), (120, 40), id="overrun"),
        pytest.param(guided(STEP_BURPEE), 3, ("f",), (80, 24), id="done"),
    ],
)
def test_the_floor(
    snap_compare: Compare,
    session: Session,
    seconds: int,
    keys: tuple[str, ...],
    size: tuple[int, int],
) -> None:
    floor = Floor(session)
    assert snap_compare(floor.app, terminal_size=size, run_before=_after(floor, seconds, *keys))


@pytest.mark.parametrize("theme", [LIGHT, CONTRAST])
def test_the_floor_in_the_other_themes(snap_compare: Compare, theme: str) -> None:
    floor = Floor(guided(STEP_LEFT), Settings(theme=theme))
    assert snap_compare(floor.app, terminal_size=(80, 24), run_before=_after(floor, 1))


def test_the_floor_in_ascii(snap_compare: Compare) -> None:
    floor = Floor(guided(STEP_BURPEE), Settings(ascii_digits=True))
    assert snap_compare(floor.app, terminal_size=(80, 24), run_before=_after(floor, 2))
