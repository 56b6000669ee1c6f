"""The help page lists the keys as they are, and only those that work."""

import pytest

from runlift_tui.files.library import Listing
from runlift_tui.files.settings import Settings
from runlift_tui.tui.builder_screen import BuilderScreen
from runlift_tui.tui.help import HOW_IT_WORKS, HelpScreen
from tests.tui.home_stage import ENTRIES, FAULTS, HomeApp, at_home


def _line(app: HomeApp, what: str) -> str | None:
    rows = (row.strip() for row in app.text("#page-text").splitlines())
    return next((row for row in rows if row.startswith(f"{what} ·")), None)


async def test_the_question_mark_opens_it_and_escape_closes_it() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape")
        assert not isinstance(app.screen, HelpScreen)


async def test_every_key_of_a_line_is_named() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("question_mark")
        line = _line(app, "Start")
        assert line
        assert all(key in line.split() for key in ("space", "f5"))


async def test_a_remapped_key_is_listed_in_place_of_the_usual_one() -> None:
    app = HomeApp(settings=Settings(keys={"home.tabata": "z"}))
    async with at_home(app) as pilot:
        await pilot.press("question_mark")
        line = _line(app, "Tabata")
        assert line
        assert line.split()[-1] == "z"
        await pilot.press("escape", "z")
        assert isinstance(app.screen, BuilderScreen)


@pytest.mark.parametrize("faulty", [True, False])
async def test_only_what_works_now_is_listed(faulty: bool) -> None:
    app = HomeApp(Listing(ENTRIES, FAULTS if faulty else ()))
    async with at_home(app) as pilot:
        await pilot.press("question_mark")
        assert bool(_line(app, "What is wrong with files")) is faulty


async def test_the_groups_are_in_order_of_use() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("question_mark")
        rows = app.text("#page-text").splitlines()
        groups = ["At home", "In the list", "Everywhere"]
        assert [row for row in rows if row in groups] == groups


async def test_it_says_how_it_works_in_six_lines() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("question_mark")
        text = " ".join(app.text("#page-text").split())
        assert len(HOW_IT_WORKS) == 6
        assert all(sentence in text for sentence in HOW_IT_WORKS)


async def test_a_small_screen_scrolls_by_keys() -> None:
    app = HomeApp()
    async with at_home(app, 40, 12) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        scroll = app.screen.query_one("#page-scroll")
        assert scroll.max_scroll_y > 0
        await pilot.press("pagedown")
        await pilot.pause()
        down = scroll.scroll_y
        assert down > 0
        await pilot.press("up")
        await pilot.pause()
        assert scroll.scroll_y < down
