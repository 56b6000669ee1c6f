"""When the session ends by the clock on the wall: said on the floor, corrected as it goes on."""

from datetime import UTC, datetime

import pytest
from textual.app import App, ComposeResult

from runlift_tui.engine.units import MINUTE, SECOND
from runlift_tui.tui.widgets.lines import Ends
from tests.tui.floor_stage import STEP_BURPEE, STEP_LEFT, STEP_REST, Floor, guided, resting


async def test_the_end_stands_beside_the_time_left_and_stays_while_all_goes_as_planned() -> None:
    floor = Floor(guided(STEP_BURPEE))
    async with floor.run() as pilot:
        assert "3:50 left, ends 12:03" in floor.text("status")
        await floor.go_on(pilot, 50 * SECOND)
        assert "3:00 left, ends 12:03" in floor.text("status")


async def test_a_pause_and_more_time_make_it_later() -> None:
    floor = Floor(guided(STEP_BURPEE))
    async with floor.run() as pilot:
        await pilot.press("escape")
        await floor.go_on(pilot, MINUTE)
        await pilot.press("space")
        assert "ends 12:04" in floor.text("status")
        await pilot.press("plus")
        assert "ends 12:05" in floor.text("status")


async def test_a_step_that_is_done_early_makes_it_sooner() -> None:
    floor = Floor(guided(STEP_BURPEE))
    async with floor.run() as pilot:
        await pilot.press("s", "s", "s", "s")
        assert "ends 12:02" in floor.text("status")


async def test_it_follows_the_clock_on_the_wall() -> None:
    late = datetime(2026, 3, 3, 23, 58, tzinfo=UTC)
    floor = Floor(guided(STEP_BURPEE)).with_deck(wall=lambda: late)
    async with floor.run():
        assert "ends 00:01" in floor.text("status")


@pytest.mark.parametrize(
    ("step", "size", "status"),
    [
        (STEP_BURPEE, (80, 24), "WORK · Burpee · Round 1/8 · 3:50 left, ends 12:03  sound 100%"),
        (STEP_LEFT, (80, 24), "WORK · LEFT · Bulgarian split squat · 7:08 left, ends 12:07"),
        (STEP_BURPEE, (40, 12), "3:50 left, ends 12:03  sound 100%"),
        (STEP_REST, (40, 12), "6:15 left   Fetch: step, 2 dumbbells  sound 100%"),
    ],
)
async def test_where_room_is_scarce_what_is_drawn_large_goes_first(
    step: int, size: tuple[int, int], status: str
) -> None:
    floor = Floor(guided(step))
    async with floor.run(*size):
        assert floor.text("status").startswith(status)


async def test_a_quick_rest_has_no_end_of_a_session() -> None:
    floor = Floor(resting())
    async with floor.run():
        assert "ends" not in floor.text("status")


async def test_a_row_shows_the_fullest_text_that_has_room() -> None:
    class Row(App[None]):
        def compose(self) -> ComposeResult:
            yield Ends("row")

    app = Row()
    async with app.run_test(size=(20, 3)) as pilot:
        row = app.query_one(Ends)
        row.say("a much longer text", "a short text", right="end")
        await pilot.pause()
        assert row.render_line(0).text == "a short text     end"
        await pilot.resize_terminal(30, 3)
        assert row.render_line(0).text.startswith("a much longer text")
        assert row.text == "a much longer text  end"
