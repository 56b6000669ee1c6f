"""The quick rest timer."""

import pytest

from runlift_tui.engine.quick import REST_PRESETS
from runlift_tui.engine.session import Phase
from runlift_tui.engine.units import SECOND, face_text
from tests.tui.floor_stage import Floor, resting


async def test_it_counts_down_and_then_shows_the_overrun() -> None:
    floor = Floor(resting())
    async with floor.run() as pilot:
        assert floor.number == "30"
        await floor.go_on(pilot, 30 * SECOND)
        assert floor.number == "0"
        assert floor.text("name") == "Go!"
        await floor.go_on(pilot, 7 * SECOND)
        assert floor.number == "+0:07"


async def test_the_big_key_starts_the_next_rest_at_once_and_counts_sets() -> None:
    floor = Floor(resting())
    async with floor.run() as pilot:
        assert floor.text("side") == "Set 1"
        await floor.go_on(pilot, 32 * SECOND)
        await pilot.press("space")
        assert floor.number == "30"
        assert floor.text("side") == "Set 2"


@pytest.mark.parametrize(("key", "rest"), enumerate(REST_PRESETS, start=1))
async def test_a_digit_starts_its_preset(key: int, rest: int) -> None:
    floor = Floor(resting())
    async with floor.run() as pilot:
        await pilot.press(str(key))
        assert floor.number == face_text(rest)


async def test_the_presets_are_shown() -> None:
    floor = Floor(resting())
    async with floor.run():
        for label in ("1 15s", "5 1m", "8 3m"):
            assert label in floor.text("detail")


async def test_it_goes_on_correctly_after_suspend() -> None:
    floor = Floor(resting())
    async with floor.run() as pilot:
        floor.clock.advance(95 * SECOND)
        floor.app.beat()
        await pilot.pause()
        assert floor.session.phase is Phase.RUNNING
        assert floor.number == "+1:05"


async def test_q_leaves_without_a_question() -> None:
    floor = Floor(resting())
    async with floor.run() as pilot:
        await pilot.press("q")
        await pilot.pause()
    assert floor.app.return_value == 0
