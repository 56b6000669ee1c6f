"""Fit to time at home: a key asks for minutes, and the shortened routine starts."""

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from runlift_tui.engine.units import HOUR, MINUTE
from runlift_tui.files.library import Entry, Listing
from runlift_tui.files.reader import read_routine
from runlift_tui.tui.home import HomeScreen
from runlift_tui.tui.time_question import HOW, TimeQuestion, minutes_in
from tests.cli.test_fit import FILE
from tests.tui.home_stage import HomeApp, at_home, settled


@pytest.fixture
def app(tmp_path: Path) -> HomeApp:
    file = tmp_path / "legs.toml"
    file.write_text(FILE, encoding="utf-8")
    return HomeApp(Listing((Entry("legs", file, read_routine(file), False),), ()))


def told(app: HomeApp) -> str:
    return str(app.screen.query_one("#told", Static).render())


async def test_the_key_asks_and_what_is_left_out_is_said_while_one_types(app: HomeApp) -> None:
    async with at_home(app) as pilot:
        await pilot.press("g")
        await settled(pilot)
        assert isinstance(app.screen, TimeQuestion)
        assert told(app) == HOW
        assert app.screen.query_one(Input).placeholder == "9"
        await pilot.press("6")
        await settled(pilot)
        assert told(app) == "Left out to fit 6m: Calf raise: all 2 sets."


async def test_the_answer_starts_the_shortened_routine_and_tells_what_is_left_out(
    app: HomeApp,
) -> None:
    async with at_home(app) as pilot:
        await pilot.press("g", "6", "enter")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert [session.timeline.planned for session in app.begun] == [6 * MINUTE]
        notes = [note.message for note in app._notifications]
        assert notes == ["Left out to fit 6m: Calf raise: all 2 sets."]


async def test_too_little_time_starts_nothing_and_says_the_least(app: HomeApp) -> None:
    async with at_home(app) as pilot:
        await pilot.press("g", "2", "enter")
        await settled(pilot)
        assert isinstance(app.screen, TimeQuestion)
        assert told(app) == "2m is 1m too short for Legs: it needs 3m at least."
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert not app.begun


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("25", 25 * MINUTE),
        ("25m", 25 * MINUTE),
        ("1h10m", 70 * MINUTE),
        ("1440", 24 * HOUR),
        ("1441", None),
        ("0", None),
        ("", None),
        ("²", None),
        ("soon", None),
    ],
)
def test_minutes_are_read_from_a_number_or_a_duration(text: str, duration: int | None) -> None:
    assert minutes_in(text) == duration
