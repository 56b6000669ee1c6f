"""The App: settings at once and saved, its commands, and what goes wrong in it."""

from textual.command import CommandPalette

from runlift_tui.audio.output import SoundState
from runlift_tui.engine.events import Event
from runlift_tui.engine.session import Session
from runlift_tui.engine.units import SECOND, Ms
from runlift_tui.files.settings import Settings
from runlift_tui.tui.help import HelpScreen
from runlift_tui.tui.phases import PhaseLook, phase_colours
from runlift_tui.tui.themes import LIGHT
from tests.tui.floor_stage import STEP_BURPEE, Floor, guided


async def test_mute_acts_at_once_and_is_saved() -> None:
    floor = Floor(guided(STEP_BURPEE))
    async with floor.run() as pilot:
        await pilot.press("m")
        assert floor.sound.state is SoundState.MUTED
        assert "muted" in floor.text("status")
        await pilot.app.workers.wait_for_complete()
        assert floor.saved[-1].muted


async def test_volume_keys_act_at_once_and_stay_within_what_is_heard() -> None:
    floor = Floor(guided(STEP_BURPEE), Settings(volume=20))
    async with floor.run() as pilot:
        await pilot.press("left_square_bracket", "left_square_bracket", "left_square_bracket")
        assert floor.sound.volume == 10
        await pilot.press("right_square_bracket")
        assert floor.sound.volume == 20
        assert "sound 20%" in floor.text("status")


def _full_disk(settings: Settings) -> None:
    raise OSError("the disk is full")


async def test_settings_that_cannot_be_saved_are_told_and_stop_nothing() -> None:
    floor = Floor(guided(STEP_BURPEE)).with_deck(save_settings=_full_disk)
    async with floor.run() as pilot:
        await pilot.press("m")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert any("the disk is full" in note for note in floor.notes)
        await floor.go_on(pilot, SECOND)
        assert floor.number == "19"


async def test_what_is_wrong_with_the_sound_is_told_once() -> None:
    floor = Floor(guided(STEP_BURPEE))
    async with floor.run() as pilot:
        floor.sound.faults = ("go.wav is no sound file: the shipped one plays",)
        await floor.go_on(pilot, 3 * SECOND, step=SECOND)
        assert floor.notes == list(floor.sound.faults)


async def test_a_theme_changes_the_floor_at_once() -> None:
    floor = Floor(guided(STEP_BURPEE))
    async with floor.run() as pilot:
        floor.app.change_settings(Settings(theme=LIGHT))
        await pilot.pause()
        assert floor.ground == phase_colours(LIGHT)[PhaseLook.WORK].ground


async def test_an_unknown_theme_falls_back_to_the_dark_one() -> None:
    floor = Floor(guided(STEP_BURPEE), Settings(theme="no-such-theme"))
    async with floor.run():
        assert floor.app.theme == "runlift-dark"


async def test_help_opens_over_the_floor_and_the_time_goes_on() -> None:
    floor = Floor(guided(STEP_BURPEE))
    async with floor.run() as pilot:
        await pilot.press("question_mark")
        assert isinstance(floor.app.screen, HelpScreen)
        await floor.go_on(pilot, SECOND)
        assert floor.number == "19"
        await pilot.press("escape")
        assert not floor.covered


async def test_the_palette_offers_what_the_keys_do() -> None:
    floor = Floor(guided(STEP_BURPEE))
    async with floor.run() as pilot:
        offered = [command.title for command in floor.app.get_system_commands(floor.screen)]
        assert {"Skip this step", "Pause / go on", "Sound on/off", "Help"} <= set(offered)
        assert len(offered) == len(set(offered))
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert isinstance(floor.app.screen, CommandPalette)


async def test_ctrl_c_leaves_at_once_with_the_code_of_an_interrupt() -> None:
    floor = Floor(guided(STEP_BURPEE))
    async with floor.run() as pilot:
        await pilot.press("ctrl+c")
    assert floor.app.return_value == 130


def _fail(session: Session, events: tuple[Event, ...], now: Ms) -> None:
    raise RuntimeError("no disk")


async def test_an_observer_that_fails_is_told_once_and_stops_nothing() -> None:
    floor = Floor(guided(STEP_BURPEE)).with_deck(announcer=_fail)
    async with floor.app.run_test() as pilot:
        for _ in range(5):
            await pilot.pause()
        await floor.go_on(pilot, 2 * SECOND)
        assert floor.number == "18"
        assert len(floor.notes) == 1
