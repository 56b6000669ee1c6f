"""What was cut off is offered once, and only before anything else runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from runlift_tui.journal.diary import Diary
from runlift_tui.tui.app import RunliftApp
from runlift_tui.tui.resuming import ResumeQuestion
from runlift_tui.tui.session_screen import SessionScreen
from tests.journal.sessions import Performed
from tests.tui.floor_stage import Floor, guided
from tests.tui.home_stage import HomeApp, at_home, settled


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    """A journal in which one session was cut off at the squat."""
    folder = tmp_path / "journal"
    cut_off = Diary(folder)
    performed = Performed(cut_off.journal).start().to_step(2)
    assert performed.recorder._lock
    performed.recorder._lock.release()
    cut_off.close()
    diary = Diary(folder)
    yield diary
    diary.close()


async def test_not_now_goes_on_to_the_session_that_was_asked_for(diary: Diary) -> None:
    floor = Floor(guided()).with_deck(diary=diary)
    async with floor.app.run_test() as pilot:
        await pilot.pause()
        await pilot.pause()
        assert isinstance(floor.app.screen, ResumeQuestion)
        assert floor.events == []
        await pilot.press("n")
        await floor.until_started(pilot)
        assert not floor.covered
        assert floor.session.timeline.name == "try"


async def test_the_one_that_goes_on_takes_the_floor_paused(diary: Diary) -> None:
    floor = Floor(guided()).with_deck(diary=diary)
    async with floor.app.run_test() as pilot:
        await pilot.pause()
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        assert floor.session.timeline.name == "lifts"
        assert floor.session.stay.index == 2
        assert "You were away for" in floor.text("how")


async def test_at_home_nothing_is_offered_over_a_session_that_runs(diary: Diary) -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        RunliftApp.begin(app, guided())
        await settled(pilot)
        app.keeping.diary = diary
        app.run_worker(app._cut_off.look_back, thread=True)
        await settled(pilot)
        assert isinstance(app.screen, SessionScreen)


async def test_at_home_one_key_goes_on_with_it(diary: Diary) -> None:
    app = HomeApp()
    app.keeping.diary = diary
    async with at_home(app) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, ResumeQuestion)
        await pilot.press("r")
        await settled(pilot)
        assert isinstance(app.screen, SessionScreen)
        assert app.screen.session.timeline.name == "lifts"
