"""The tabata form: what it starts, and what it says to what it cannot read."""

import pytest
from textual.widgets import Input

from runlift_tui.engine.quick import tabata_routine
from runlift_tui.engine.units import SECOND
from runlift_tui.tui.tabata_form import TabataForm
from tests.tui.home_stage import HomeApp, at_home


async def _fill(app: HomeApp, **values: str) -> None:
    for name, value in values.items():
        app.screen.query_one(f"#{name}", Input).value = value


async def test_enter_starts_the_classic_tabata() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("t")
        assert "4 min in all" in app.text("#total")
        await pilot.press("enter")
        assert app.begun[0].timeline.title == "Tabata"
        assert app.begun[0].timeline.planned == 240 * SECOND


async def test_the_figures_are_those_of_the_fields() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("t")
        await _fill(app, work="1:30", rest="0", rounds="2", ready="5s")
        await pilot.press("enter")
        expected = tabata_routine(90 * SECOND, 0, 2, 5 * SECOND)
        steps = app.begun[0].timeline.steps
        assert [step.duration for step in steps] == [5 * SECOND, 90 * SECOND, 90 * SECOND]
        assert steps[1].exercise == expected.blocks[0].exercises[0]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("work", "soon", "is not a duration; write it like 30s"),
        ("work", "0", "from 1s to 1h, please"),
        ("rest", "-5", "is negative"),
        ("rounds", "8.5", "a whole number, please"),
        ("rounds", "0", "from 1 to 99 rounds"),
        ("rounds", "100", "from 1 to 99 rounds"),
        ("rounds", "", "a whole number, please"),
        ("ready", "2m", "from 0s to 1m, please"),
    ],
)
async def test_a_wrong_field_says_so_and_nothing_starts(field: str, value: str, words: str) -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("t")
        await _fill(app, **{field: value})
        await pilot.pause()
        assert words in " ".join(app.text(f"#{field}-wrong").split())
        await pilot.press("enter")
        assert isinstance(app.screen, TabataForm)
        assert app.focused is app.screen.query_one(f"#{field}")
        assert not app.begun


async def test_a_mended_field_is_quiet_again() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("t", "x")
        assert app.screen.query_one("#work-wrong").display
        await pilot.press("backspace", "9")
        await pilot.pause()
        assert not app.screen.query_one("#work-wrong").display
        await pilot.press("enter")
        assert app.begun[0].timeline.steps[1].duration == 9 * SECOND


async def test_arrows_move_between_the_fields() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("t", "down", "down")
        assert app.focused is app.screen.query_one("#rounds")
        await pilot.press("up")
        assert app.focused is app.screen.query_one("#rest")


async def test_escape_goes_back_home_and_starts_nothing() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("t", "escape")
        assert not isinstance(app.screen, TabataForm)
        assert not app.begun


async def test_the_form_fits_the_smallest_screen() -> None:
    app = HomeApp()
    async with at_home(app, 40, 12) as pilot:
        await pilot.press("t")
        assert app.screen.query_one("#total").region.bottom <= 11
