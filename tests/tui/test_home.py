"""The home screen: choosing, previewing and starting, by keys and by mouse."""

import asyncio
from dataclasses import replace
from threading import Semaphore

import pytest
from textual.pilot import Pilot
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from runlift_tui.engine.units import SECOND
from runlift_tui.files.library import Listing
from runlift_tui.files.settings import Settings
from runlift_tui.tui.app import RunliftApp
from runlift_tui.tui.builder_screen import BuilderScreen
from runlift_tui.tui.home import HomeScreen
from runlift_tui.tui.pick_list import PickList
from runlift_tui.tui.quick_panel import QuickPanel
from runlift_tui.tui.reading import ReadingScreen
from runlift_tui.tui.session_screen import SessionScreen
from tests.tui.home_stage import ENTRIES, FAULTS, HomeApp, at_home, entry, settled


def _names(app: HomeApp) -> list[str | None]:
    return [option.id for option in app.screen.query_one(PickList).options]


def _highlighted(app: HomeApp) -> str | None:
    option = app.screen.query_one(PickList).highlighted_option
    return option.id if option else None


def _footer(app: HomeApp) -> set[str]:
    return {key.description for key in app.screen.query_one(Footer).query(FooterKey)}


async def _click_start(app: HomeApp, pilot: Pilot[int]) -> None:
    head = app.screen.query_one("#preview-head")
    column = app.text("#preview-head").splitlines()[0].index("Start")
    await pilot.click(head, offset=(head.styles.padding.left + column, head.styles.padding.top))


async def test_own_routines_come_first_then_the_longest() -> None:
    app = HomeApp()
    async with at_home(app):
        assert _names(app) == ["my-legs", "lifting", "total-body"]
        line = app.screen.query_one(PickList).render_line(1).text
        assert "My legs" in line
        assert "yours" in line


async def test_total_body_is_highlighted_at_first() -> None:
    app = HomeApp()
    async with at_home(app):
        assert _highlighted(app) == "total-body"


async def test_the_first_routine_is_highlighted_where_there_is_no_total_body() -> None:
    app = HomeApp(Listing(ENTRIES[:1], ()))
    async with at_home(app):
        assert _highlighted(app) == "lifting"


@pytest.mark.parametrize("key", ["enter", "space", "f5"])
async def test_one_key_starts_the_highlighted_routine(key: str) -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("up", key)
        assert [session.timeline.name for session in app.begun] == ["lifting"]


@pytest.mark.parametrize(("key", "name"), [("pagedown", "my-legs"), ("pageup", "lifting")])
async def test_a_presenters_remote_moves_by_one(key: str, name: str) -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press(key)
        assert _highlighted(app) == name


async def test_enter_starts_although_the_preview_has_the_focus() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("tab", "enter")
        assert len(app.begun) == 1


async def test_a_click_highlights_and_a_second_click_starts() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.click("#routines", offset=(5, 4))
        assert _highlighted(app) == "lifting"
        assert not app.begun
        await pilot.click("#routines", offset=(5, 4))
        assert [session.timeline.name for session in app.begun] == ["lifting"]


async def test_a_click_on_start_starts() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await _click_start(app, pilot)
        assert [session.timeline.name for session in app.begun] == ["total-body"]


async def test_the_preview_follows_the_highlight() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        assert app.text("#preview-head").startswith("Total body ")
        await pilot.press("down")
        title, summary = app.text("#preview-head").splitlines()[:2]
        assert title.startswith("My legs ")
        assert summary == "50 s · 1 exercise · 1 set"


@pytest.mark.parametrize(
    "words",
    [
        "Legs first.",
        "kettlebell",
        "Strength",
        "rest 15\N{EN DASH}30 s",
        "10 \N{MULTIPLICATION SIGN} 8\N{EN DASH}12",
        "25\N{EN DASH}35 lb",
        "hold 1\N{EN DASH}2 s",
        "Twice a week.",
        "Source: A coach",
    ],
)
async def test_the_preview_tells_everything(words: str) -> None:
    app = HomeApp()
    async with at_home(app):
        assert words in app.text("#preview-text")


async def test_r_starts_a_rest_of_thirty_seconds_that_survives_sleep() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("r")
        assert app.begun[0].timeline.endless
        assert app.begun[0].step.duration == 30 * SECOND
        assert app.begun[0].away_after is None


@pytest.mark.parametrize(("key", "seconds"), [("1", 15), ("4", 45), ("8", 180)])
async def test_a_figure_starts_its_rest(key: str, seconds: int) -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press(key)
        assert app.begun[0].step.duration == seconds * SECOND


async def test_a_rest_is_a_click_away() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        panel = app.screen.query_one(QuickPanel)
        second = app.text("QuickPanel").splitlines()[1].index("20s")
        padding = panel.styles.padding
        await pilot.click(QuickPanel, offset=(padding.left + second, padding.top + 1))
        assert [session.step.duration for session in app.begun] == [20 * SECOND]


async def test_the_interval_timer_is_a_click_away() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        padding = app.screen.query_one(QuickPanel).styles.padding
        await pilot.click(QuickPanel, offset=(padding.left + 4, padding.top + 4))
        assert isinstance(app.screen, BuilderScreen)


async def test_the_panel_shows_the_key_that_was_chosen_in_the_settings() -> None:
    app = HomeApp(settings=Settings(keys={"home.rest-1": "x"}))
    async with at_home(app) as pilot:
        assert app.text("QuickPanel").splitlines()[1].startswith("x 15s ")
        await pilot.press("x")
        assert app.begun[0].step.duration == 15 * SECOND


async def test_files_with_faults_are_counted_and_explained() -> None:
    app = HomeApp(Listing(ENTRIES, FAULTS))
    async with at_home(app) as pilot:
        assert app.text("#faults") == "f 2 files could not be read"
        assert len(_names(app)) == 3
        await pilot.press("f")
        text = app.text("#page-text")
        assert all(str(fault) in text for fault in FAULTS)
        await pilot.press("escape")
        assert not isinstance(app.screen, ReadingScreen)


async def test_the_line_on_faults_can_be_clicked() -> None:
    app = HomeApp(Listing(ENTRIES, FAULTS[:1]))
    async with at_home(app) as pilot:
        assert app.text("#faults") == "f 1 file could not be read"
        left = app.screen.query_one("#faults").styles.padding.left
        await pilot.click("#faults", offset=(left + 4, 0))
        assert isinstance(app.screen, ReadingScreen)


async def test_nothing_is_said_of_faults_where_there_are_none() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        assert not app.screen.query_one("#faults").display
        await pilot.press("f")
        assert not isinstance(app.screen, ReadingScreen)


async def test_without_any_routine_nothing_starts_and_rests_still_do() -> None:
    app = HomeApp(Listing((), FAULTS))
    async with at_home(app) as pilot:
        assert "Start" not in _footer(app)
        await pilot.press("enter")
        assert not app.begun
        await pilot.press("r")
        assert len(app.begun) == 1


async def test_a_new_file_shows_when_one_comes_back_and_the_highlight_stays() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("o")
        app.listing = Listing((*ENTRIES, entry("new", "New", 30)), ())
        await pilot.press("escape")
        await settled(pilot)
        assert _names(app) == ["my-legs", "new", "lifting", "total-body"]
        assert _highlighted(app) == "total-body"


async def test_the_list_follows_the_folders_while_home_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("runlift_tui.tui.home.LOOK_AGAIN", 0.01)
    looks = Semaphore(0)

    def look() -> Listing:
        looks.release()
        return app.listing

    app = HomeApp()
    app.deck = replace(app.deck, list_routines=look)
    async with at_home(app) as pilot:
        home = app.screen
        assert isinstance(home, HomeScreen)
        app.listing = Listing((*ENTRIES, entry("new", "New", 30)), ())
        while looks.acquire(blocking=False):
            pass
        for _ in range(2):
            assert await asyncio.to_thread(looks.acquire, timeout=10)
        await settled(pilot)
        assert _names(app) == ["my-legs", "new", "lifting", "total-body"]
        assert _highlighted(app) == "total-body"
        assert home._looking._active.is_set()
        await pilot.press("o")
        await settled(pilot)
        assert not home._looking._active.is_set()


async def test_the_footer_shows_what_works() -> None:
    app = HomeApp()
    async with at_home(app):
        assert {"Start", "Rest", "Timer", "Quit", "Settings", "Help"} <= _footer(app)
        assert "Preview" not in _footer(app)


@pytest.mark.parametrize(
    ("width", "height", "both"),
    [(80, 24, True), (120, 40, True), (200, 60, True), (60, 80, True), (40, 12, False)],
)
async def test_list_and_preview_stand_together_where_there_is_room(
    width: int, height: int, both: bool
) -> None:
    app = HomeApp()
    async with at_home(app, width, height):
        assert app.screen.query_one("#routines").region.height >= 3
        assert (app.screen.query_one("#preview").region.height > 0) is both


async def test_a_small_screen_turns_to_the_preview_and_back() -> None:
    app = HomeApp()
    async with at_home(app, 40, 12) as pilot:
        assert "Preview" in _footer(app)
        await pilot.press("p")
        assert app.screen.query_one("#preview").region.height > 5
        assert app.screen.query_one("#choose").region.height == 0
        await pilot.press("p")
        assert app.screen.query_one("#choose").region.height > 5


async def test_the_list_stands_apart_only_where_all_of_it_has_room() -> None:
    app = HomeApp()
    async with at_home(app, 120, 40) as pilot:
        routines = app.screen.query_one(PickList)
        assert routines.roomy
        await pilot.resize_terminal(120, 16)
        await pilot.pause()
        assert routines.roomy is (routines.size.height >= 9)
        await pilot.resize_terminal(120, 8)
        await pilot.pause()
        assert not routines.roomy


async def test_markup_in_a_title_is_shown_as_it_is() -> None:
    app = HomeApp(Listing((entry("odd", "[red]Odd[/red] [x", 3),), ()))
    async with at_home(app):
        assert "[red]Odd[/red] [x" in app.screen.query_one(PickList).render_line(1).text
        assert app.text("#preview-head").startswith("[red]Odd[/red] [x ")


async def test_q_quits() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("q")
    assert not app.is_running


async def test_a_session_given_up_comes_back_to_the_same_highlight() -> None:
    app = RunliftApp(HomeApp().deck)
    async with at_home(app) as pilot:
        await pilot.press("up", "enter")
        await pilot.pause()
        assert isinstance(app.screen, SessionScreen)
        assert app.screen.session.timeline.name == "lifting"
        await pilot.press("q", "down", "down", "enter")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        option = app.screen.query_one(PickList).highlighted_option
        assert option
        assert option.id == "lifting"


async def test_the_command_palette_offers_the_same() -> None:
    app = HomeApp()
    async with at_home(app):
        offered = {command.title for command in app.get_system_commands(app.screen)}
        assert {"Start", "Rest", "Rest 3m", "Tabata", "Settings", "Help", "Quit"} <= offered
        assert "What is wrong with files" not in offered
