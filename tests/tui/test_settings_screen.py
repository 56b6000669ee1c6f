"""The settings: every change acts at once and is saved at once."""

from dataclasses import replace

import pytest

from runlift_tui.files.settings import Settings
from runlift_tui.tui.pick_list import PickList
from runlift_tui.tui.preview import TO
from runlift_tui.tui.settings_screen import CHOICES, SettingsScreen
from runlift_tui.tui.themes import CONTRAST, LIGHT
from tests.tui.home_stage import HomeApp, at_home, settled


def _line(app: HomeApp, index: int) -> str:
    choices = app.screen.query_one(PickList)
    rows = [choices.render_line(y).text for y in range(choices.size.height)]
    return next(row for row in rows if CHOICES[index].title in row).strip()


async def test_the_theme_changes_at_once_and_is_saved() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("o", "right")
        assert app.theme == LIGHT
        await pilot.press("right")
        assert app.theme == CONTRAST
        assert _line(app, 0).endswith("High contrast")
        await pilot.press("right", "left")
        await settled(pilot)
        assert app.theme == CONTRAST
        assert app.saved[-1].theme == CONTRAST


def test_an_unknown_theme_counts_as_the_dark_one() -> None:
    sepia = Settings(theme="sepia")
    assert CHOICES[0].show(sepia) == "Dark"
    assert CHOICES[0].step(sepia, 1).theme == LIGHT


async def test_the_volume_goes_in_steps_and_stops_at_both_ends() -> None:
    app = HomeApp(settings=Settings(volume=95))
    async with at_home(app) as pilot:
        await pilot.press("comma", "down", "left")
        assert app.settings.volume == 80
        assert app.deck.sound.volume == 80
        await pilot.press("right", "right", "right")
        assert app.settings.volume == 100
        await pilot.press(*["left"] * 12)
        assert app.settings.volume == 10
        assert _line(app, 1).endswith("10 %")


SWITCHES = [i for i, choice in enumerate(CHOICES) if choice.show(Settings()) in ("on", "off")]
HEAR = next(i for i, choice in enumerate(CHOICES) if choice.id == "hear")


@pytest.mark.parametrize("index", SWITCHES)
async def test_every_switch_goes_on_and_off_again(index: int) -> None:
    app = HomeApp()
    choice = CHOICES[index]
    async with at_home(app) as pilot:
        await pilot.press("o", *["down"] * index, "space")
        first = choice.show(Settings())
        other = "off" if first == "on" else "on"
        assert choice.show(app.settings) == other
        assert _line(app, index).endswith(other)
        await pilot.press("enter")
        await settled(pilot)
        assert app.saved[-1] == app.settings == Settings()


async def test_what_is_heard_goes_round_and_acts_at_once() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("o", *["down"] * HEAR)
        said = []
        for _ in range(4):
            await pilot.press("right")
            said.append(_line(app, HEAR))
        endings = ("beeps only", "the voice only", "nothing", "beeps and voice")
        assert [line.endswith(end) for line, end in zip(said, endings, strict=True)] == [True] * 4
        await pilot.press("left")
        assert app.settings.muted
        assert app.deck.sound.muted


async def test_the_highlighted_setting_is_explained() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("o", "down", "down")
        await pilot.pause()
        assert CHOICES[2].hint in app.text("#hint")


async def test_a_change_from_elsewhere_shows() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("o", "m")
        assert app.settings.muted
        assert _line(app, HEAR).endswith("nothing")


async def test_a_click_on_the_highlighted_line_changes_it() -> None:
    app = HomeApp()
    async with at_home(app, 80, 24) as pilot:
        await pilot.press("o")
        await pilot.pause()
        await pilot.click("#choices", offset=(5, 4))
        assert not app.settings.whole_keyboard
        await pilot.click("#choices", offset=(5, 4))
        assert app.settings.whole_keyboard


async def test_escape_leaves_without_a_question() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("o", "right", "escape")
        assert not isinstance(app.screen, SettingsScreen)
        assert app.settings.theme == LIGHT


@pytest.mark.parametrize(("width", "height"), [(80, 24), (200, 60)])
async def test_all_settings_fit_the_screen(width: int, height: int) -> None:
    app = HomeApp()
    async with at_home(app, width, height) as pilot:
        await pilot.press("o")
        await pilot.pause()
        assert not app.screen.query_one(PickList).show_vertical_scrollbar
        assert all(_line(app, index) for index in range(len(CHOICES)))


async def test_on_a_small_screen_every_setting_comes_into_view() -> None:
    app = HomeApp()
    async with at_home(app, 40, 12) as pilot:
        await pilot.press("o")
        for index in range(len(CHOICES)):
            await pilot.pause()
            assert _line(app, index)
            await pilot.press("down")


async def test_lowering_others_acts_at_once() -> None:
    app = HomeApp()
    asked: list[bool] = []
    app.deck = replace(app.deck, lower_others=asked.append)
    index = next(i for i, choice in enumerate(CHOICES) if choice.id == "lower_others")
    async with at_home(app) as pilot:
        await pilot.press("o", *["down"] * index, "space")
        await pilot.press("space")
        assert asked == [True, False]


async def test_the_unit_of_loads_goes_round_and_the_preview_behind_follows() -> None:
    app = HomeApp()
    index = next(i for i, choice in enumerate(CHOICES) if choice.id == "units")
    async with at_home(app) as pilot:
        await pilot.press("o", *["down"] * index)
        seen = [str(app.settings.units)]
        for _ in range(3):
            await pilot.press("right")
            assert _line(app, index).endswith(str(app.settings.units))
            seen.append(str(app.settings.units))
        assert seen == ["as entered", "kg", "lb", "as entered"]
        await pilot.press("right", "escape")
        await settled(pilot)
        assert f"11.5{TO}16 kg" in app.text("#preview-text")
