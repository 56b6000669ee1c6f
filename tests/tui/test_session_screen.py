"""The floor of a guided session, by keys, mouse and time alone."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from runlift_tui.audio.output import SoundState
from runlift_tui.engine.events import Resumed, StepEnded
from runlift_tui.engine.hearing import Hear
from runlift_tui.engine.loads import ShownUnit
from runlift_tui.engine.session import Ending, Outcome, Phase, RepMode
from runlift_tui.engine.units import SECOND
from runlift_tui.files.settings import Settings
from runlift_tui.tui.asking import Question
from runlift_tui.tui.awake import AwakeState
from runlift_tui.tui.board import SLEEPY
from runlift_tui.tui.floor_screen import SLEEP_TIP
from runlift_tui.tui.phases import PhaseLook, phase_colours
from runlift_tui.tui.summary_screen import SummaryScreen
from runlift_tui.tui.widgets.lines import Ends
from runlift_tui.tui.wording import PHASE_WORDS
from tests.tui.floor_stage import (
    STEP_BURPEE,
    STEP_LEFT,
    STEP_PRESS,
    STEP_REST,
    STEP_RIGHT,
    STEP_SWITCH,
    Floor,
    guided,
)

DARK = phase_colours("runlift-dark")


async def test_the_session_starts_by_itself_once_it_is_shown() -> None:
    floor = Floor()
    async with floor.run():
        assert floor.session.phase is Phase.RUNNING
        assert floor.number == "10"
        assert floor.sound.opened == 1
        assert floor.text("phase").endswith("GET READY")


async def test_the_number_counts_down_each_second() -> None:
    floor = Floor()
    async with floor.run() as pilot:
        seen = []
        for _ in range(4):
            seen.append(floor.number)
            await floor.go_on(pilot, SECOND)
        assert seen == ["10", "9", "8", "7"]


async def test_a_rest_begins_and_ends_by_itself() -> None:
    floor = Floor(guided(STEP_REST))
    async with floor.run() as pilot:
        assert floor.number == "30"
        await floor.go_on(pilot, 30 * SECOND)
        assert floor.session.stay.index == STEP_REST + 1


@pytest.mark.parametrize(
    ("step", "look"),
    [
        (0, PhaseLook.READY),
        (STEP_LEFT, PhaseLook.WORK),
        (STEP_SWITCH, PhaseLook.SWITCH),
        (STEP_REST, PhaseLook.REST),
    ],
)
async def test_each_phase_has_its_colour_and_its_word(step: int, look: PhaseLook) -> None:
    floor = Floor(guided(step))
    async with floor.run():
        assert floor.ground == DARK[look].ground
        assert PHASE_WORDS[look] in floor.text("phase")


async def test_a_pause_is_told_and_the_big_key_goes_on() -> None:
    floor = Floor(guided(STEP_BURPEE))
    async with floor.run() as pilot:
        await floor.go_on(pilot, 3 * SECOND)
        await pilot.press("escape")
        assert floor.ground == DARK[PhaseLook.PAUSED].ground
        await floor.go_on(pilot, 60 * SECOND)
        assert floor.number == "17"
        await pilot.press("space")
        assert any(isinstance(event, Resumed) for event in floor.events)
        await floor.go_on(pilot, SECOND)
        assert floor.number == "16"


@pytest.mark.parametrize("key", ["space", "enter", "pagedown"])
async def test_each_big_key_ends_a_set(key: str) -> None:
    floor = Floor(guided(STEP_LEFT))
    async with floor.run() as pilot:
        await pilot.press(key)
        assert floor.session.stay.index == STEP_SWITCH
        assert floor.session.results[-1].reps == 8


async def test_a_click_anywhere_ends_a_set() -> None:
    floor = Floor(guided(STEP_LEFT))
    async with floor.run() as pilot:
        await pilot.click(offset=(60, 20))
        assert floor.session.stay.index == STEP_SWITCH


async def test_a_bounce_of_the_big_key_skips_nothing() -> None:
    floor = Floor(guided(STEP_LEFT))
    async with floor.run() as pilot:
        await pilot.press("space")
        floor.clock.advance(399)
        await pilot.press("space")
        assert floor.session.stay.index == STEP_SWITCH
        floor.clock.advance(1)
        await pilot.press("space")
        assert floor.session.stay.index == STEP_RIGHT


async def test_a_key_for_a_step_that_is_over_by_then_skips_nothing() -> None:
    floor = Floor(guided(STEP_SWITCH))
    async with floor.run() as pilot:
        floor.clock.advance(5 * SECOND)
        await pilot.press("s")
        assert floor.session.stay.index == STEP_RIGHT
        assert floor.session.results[-1].outcome is Outcome.RAN_OUT


async def test_skip_back_and_done_move_one_step() -> None:
    floor = Floor(guided(STEP_LEFT))
    async with floor.run() as pilot:
        await pilot.press("s")
        assert floor.session.stay.index == STEP_SWITCH
        await pilot.press("n")
        assert floor.session.stay.index == STEP_RIGHT
        await pilot.press("pageup")
        assert floor.session.stay.index == STEP_SWITCH
        ends = [e.result.outcome for e in floor.events if isinstance(e, StepEnded)]
        assert ends == [Outcome.SKIPPED, Outcome.DONE, Outcome.LEFT]


async def test_the_side_is_told_at_its_own_side_of_the_screen() -> None:
    for step, word, at_left in ((STEP_LEFT, "◀LEFT", True), (STEP_RIGHT, "RIGHT▶", False)):
        floor = Floor(guided(step))
        async with floor.run():
            assert floor.text("side") == word
            side, phase = (floor.screen.query_one(name).region for name in ("#side", "#phase"))
            assert (side.x < phase.x) is at_left


async def test_a_rest_prepares_for_what_comes() -> None:
    floor = Floor(guided(STEP_REST))
    async with floor.run() as pilot:
        assert floor.text("name") == "Next: Bulgarian split squat"
        assert "left side first" in floor.text("detail")
        assert "25-35 lb" in floor.text("detail")
        assert floor.text("next") == "Fetch: step, 2 dumbbells"
        assert floor.text("how").startswith("Rear foot on the step")
        assert "you may go from 0:15" in floor.text("status")
        await floor.go_on(pilot, 15 * SECOND)
        assert "go as soon as you are ready" in floor.text("status")


async def test_a_set_says_which_of_how_many_and_what_comes_next() -> None:
    floor = Floor(guided(STEP_RIGHT))
    async with floor.run():
        assert floor.text("detail").startswith("Set 1/2")
        assert floor.text("next") == "Next: rest 0:30, then Bulgarian split squat"


async def test_a_tabata_says_its_round() -> None:
    floor = Floor(guided(STEP_BURPEE + 4))
    async with floor.run():
        assert floor.text("side") == "Round 3/8"


async def test_paced_repetitions_are_counted_without_a_key() -> None:
    floor = Floor(guided(STEP_PRESS))
    async with floor.run() as pilot:
        assert floor.number == "0/3"
        await floor.go_on(pilot, 4 * SECOND)
        assert floor.number == "1/3"
        await floor.go_on(pilot, 8 * SECOND)
        assert floor.session.stay.index == STEP_PRESS + 1


async def test_the_way_of_counting_changes_in_turn() -> None:
    floor = Floor(guided(STEP_PRESS))
    async with floor.run() as pilot:
        modes = []
        for _ in range(3):
            await pilot.press("c")
            modes.append(floor.session.mode)
        assert modes == [RepMode.TAPPED, RepMode.SINGLE, RepMode.PACED]


async def test_tapped_repetitions_are_counted_by_the_big_key() -> None:
    floor = Floor(guided(STEP_LEFT, mode_chosen=RepMode.TAPPED))
    async with floor.run() as pilot:
        await pilot.press("space")
        assert floor.number == "1/8"


async def test_reps_go_up_and_down_and_after_the_set_too() -> None:
    floor = Floor(guided(STEP_RIGHT))
    async with floor.run() as pilot:
        await pilot.press("up", "up", "down")
        assert floor.number == "9"
        await pilot.press("space")
        await pilot.press("down")
        assert floor.session.results[-1].reps == 8


async def test_ten_seconds_more_and_less() -> None:
    floor = Floor(guided(STEP_REST))
    async with floor.run() as pilot:
        await pilot.press("plus")
        assert floor.number == "40"
        await pilot.press("minus", "minus")
        assert floor.number == "20"


async def test_what_cannot_be_done_is_not_among_the_keys() -> None:
    floor = Floor(guided(STEP_SWITCH))
    async with floor.run():
        actions = {active.binding.id for active in floor.screen.active_bindings.values()}
        assert "floor.mode" not in actions
        assert "floor.longer" in actions
    floor = Floor(guided(STEP_LEFT))
    async with floor.run():
        actions = {active.binding.id for active in floor.screen.active_bindings.values()}
        assert "floor.mode" in actions
        assert "floor.longer" not in actions


async def test_leaving_asks_and_meanwhile_the_time_goes_on() -> None:
    floor = Floor(guided(STEP_BURPEE))
    async with floor.run() as pilot:
        await pilot.press("q")
        assert isinstance(floor.app.screen, Question)
        await floor.go_on(pilot, 3 * SECOND)
        assert floor.number == "17"
        await pilot.press("escape")
        assert not floor.covered
        assert floor.session.phase is Phase.RUNNING


async def test_finishing_early_keeps_what_was_done_and_sums_it_up() -> None:
    floor = Floor(guided(STEP_LEFT))
    async with floor.run() as pilot:
        await pilot.press("space")
        await pilot.press("q", "down", "enter")
        await pilot.pause()
        assert isinstance(floor.app.screen, SummaryScreen)
        await pilot.press("space")
    assert floor.app.return_value == 0


async def test_giving_up_ends_without_a_summary() -> None:
    floor = Floor(guided(STEP_LEFT))
    async with floor.run() as pilot:
        screen = floor.screen
        await pilot.press("q", "down", "down", "enter")
        await pilot.pause()
        assert screen.session.ending is Ending.ABANDONED
    assert floor.app.return_value == 0


async def test_a_step_is_chosen_from_the_list() -> None:
    floor = Floor(guided(STEP_LEFT))
    async with floor.run() as pilot:
        await pilot.press("j", "down", "down", "down", "enter")
        await pilot.pause()
        assert floor.session.stay.index == STEP_REST


async def test_a_closed_lid_pauses_and_says_for_how_long() -> None:
    floor = Floor(guided(STEP_BURPEE))
    async with floor.run() as pilot:
        await floor.go_on(pilot, 2 * SECOND)
        floor.clock.advance(75 * SECOND)
        floor.app.beat()
        await pilot.pause()
        assert floor.session.phase is Phase.PAUSED
        assert "You were away for 1:15" in floor.text("how")
        assert floor.number == "18"


async def test_without_sound_the_whole_screen_flashes_at_a_cue(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("runlift_tui.tui.board.FLASH", 600)  # seen however slow the machine is
    floor = Floor(guided(STEP_SWITCH), state=SoundState.LOST)
    async with floor.run() as pilot:
        floor.screen.flash(on=False)
        await floor.go_on(pilot, 5 * SECOND)
        assert floor.ground == DARK[PhaseLook.WORK].ink
        assert "flashing" in floor.text("status")
        floor.screen.flash(on=False)
        assert floor.ground == DARK[PhaseLook.WORK].ground


@pytest.mark.parametrize(
    ("state", "calm"), [(SoundState.ON, False), (SoundState.LOST, True), (SoundState.OFF, True)]
)
async def test_with_sound_or_in_calm_nothing_flashes(state: SoundState, calm: bool) -> None:
    floor = Floor(guided(STEP_SWITCH), Settings(calm=calm), state)
    async with floor.run() as pilot:
        await floor.go_on(pilot, 5 * SECOND)
        assert floor.ground == DARK[PhaseLook.WORK].ground


async def test_a_cue_that_is_late_is_not_flashed() -> None:
    floor = Floor(guided(STEP_SWITCH), state=SoundState.LOST)
    async with floor.run() as pilot:
        floor.screen.flash(on=False)
        await floor.go_on(pilot, 4 * SECOND)
        floor.screen.flash(on=False)
        await floor.go_on(pilot, 1_600)
        assert floor.session.stay.index == STEP_RIGHT
        assert floor.ground == DARK[PhaseLook.WORK].ground


async def test_the_whole_keyboard_can_mean_done_but_for_the_few_keys_that_stay() -> None:
    floor = Floor(guided(STEP_LEFT), Settings(whole_keyboard=True))
    async with floor.run() as pilot:
        await pilot.press("s")
        assert floor.session.results[-1].outcome is Outcome.DONE
        await pilot.press("full_stop")
        assert floor.session.phase is Phase.PAUSED


@pytest.mark.parametrize("key", ["plus", "question_mark", "m"])
async def test_a_key_that_stays_never_means_done(key: str) -> None:
    floor = Floor(guided(STEP_LEFT), Settings(whole_keyboard=True))
    async with floor.run() as pilot:
        await pilot.press(key)
        assert floor.session.stay.index == STEP_LEFT


async def test_a_pause_key_of_ones_own_stays_where_the_whole_keyboard_means_done() -> None:
    floor = Floor(guided(STEP_LEFT), Settings(whole_keyboard=True, keys={"floor.pause": "p"}))
    async with floor.run() as pilot:
        await pilot.press("p")
        assert floor.session.phase is Phase.PAUSED


async def test_keys_are_remapped_by_id() -> None:
    floor = Floor(guided(STEP_LEFT), Settings(keys={"floor.skip": "x"}))
    async with floor.run() as pilot:
        await pilot.press("s")
        assert floor.session.stay.index == STEP_LEFT
        await pilot.press("x")
        assert floor.session.results[-1].outcome is Outcome.SKIPPED


async def test_a_small_terminal_says_so_and_keeps_time_and_sound() -> None:
    floor = Floor(guided(STEP_BURPEE))
    async with floor.run(30, 8) as pilot:
        assert "too small" in floor.text("name")
        await floor.go_on(pilot, SECOND)
        assert floor.number == "19"
        assert "sound" in floor.text("status")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert floor.text("name") == "Burpee"


async def test_the_number_grows_and_shrinks_with_the_terminal() -> None:
    floor = Floor(guided(STEP_BURPEE))
    async with floor.run(80, 24) as pilot:
        small = floor.screen.query_one("#number").size.area
        await pilot.resize_terminal(200, 60)
        await pilot.pause()
        assert floor.screen.query_one("#number").size.area > 4 * small


async def test_ascii_digits_draw_nothing_but_ascii() -> None:
    floor = Floor(guided(STEP_RIGHT), Settings(ascii_digits=True))
    async with floor.run():
        for name in ("#number", "#phase", "#name"):
            widget = floor.screen.query_one(name)
            rows = [widget.render_line(y).text for y in range(widget.size.height)]
            assert "".join(rows).isascii(), name
            assert "".join(rows).strip()


async def test_only_the_rows_that_change_are_painted_when_a_second_passes() -> None:
    floor = Floor(guided(STEP_BURPEE))
    async with floor.run() as pilot:
        await floor.go_on(pilot, 2 * SECOND)
        name = floor.screen.query_one("#name")
        painted: list[int] = []
        name.render_line = lambda y: painted.append(y) or type(name).render_line(name, y)  # type: ignore[method-assign,func-returns-value]
        await floor.go_on(pilot, SECOND)
        assert floor.number == "17"
        assert painted == []


async def _asked(floor: Floor, pilot: Pilot[int]) -> AwakeState:
    """Return whether the machine is kept awake, once the system has answered."""
    for _ in range(500):
        if floor.app.awake.state is not AwakeState.OFF:
            break
        await pilot.pause(0.01)
    return floor.app.awake.state


async def test_a_machine_that_may_sleep_is_told_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("WAKEPY_FAKE_SUCCESS")
    monkeypatch.setenv("WAKEPY_FORCE_FAILURE", "yes")
    floor = Floor(guided(STEP_BURPEE))
    async with floor.run() as pilot:
        assert await _asked(floor, pilot) is AwakeState.FAILED
        await floor.go_on(pilot, 2 * SECOND, step=SECOND)
        assert SLEEPY in floor.text("status")
        assert floor.notes == [SLEEP_TIP]


async def test_the_machine_is_kept_awake_from_start_to_end_and_in_pauses() -> None:
    floor = Floor(guided(STEP_BURPEE))
    async with floor.run() as pilot:
        awake = floor.app.awake
        assert await _asked(floor, pilot) is AwakeState.HELD
        await pilot.press("escape")
        assert await _asked(floor, pilot) is AwakeState.HELD
        await pilot.press("f")
        await pilot.pause()
        assert awake._thread is not None
        awake._thread.join(5)
        assert not awake._thread.is_alive()


async def test_a_session_runs_to_its_end_by_time_and_keys_alone() -> None:
    floor = Floor(replace(guided(STEP_BURPEE), away_after=None))
    async with floor.run() as pilot:
        screen = floor.screen
        await floor.go_on(pilot, 230 * SECOND)
        await pilot.pause()
        assert screen.session.ending is Ending.COMPLETED
        assert screen.session.ended - screen.session.started == 230 * SECOND
        assert isinstance(floor.app.screen, SummaryScreen)


async def test_the_pace_of_repetitions_is_changed_on_the_spot() -> None:
    floor = Floor(guided(STEP_PRESS))
    async with floor.run() as pilot:
        await pilot.press("greater_than_sign")
        assert floor.session.pace == 110
        await pilot.press("less_than_sign", "less_than_sign")
        assert floor.session.pace == 90


async def test_one_key_steps_through_what_is_heard() -> None:
    floor = Floor(guided(STEP_PRESS))
    async with floor.run() as pilot:
        await pilot.press("v", "v")
        assert floor.heard[-2:] == [Hear.BEEPS, Hear.VOICE]
        assert "voice 100%" in floor.app.screen.query_one("#status", Ends).render_line(0).text


async def test_loads_are_spoken_as_they_are_shown() -> None:
    asked: list[ShownUnit] = []
    floor = Floor(guided(STEP_PRESS), Settings(units=ShownUnit.KG))
    async with floor.with_deck(say_loads_in=asked.append).run():
        assert asked == [ShownUnit.KG]


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (200, 60), (60, 80)])
@pytest.mark.parametrize("step", [STEP_LEFT, STEP_REST, STEP_BURPEE])
async def test_the_time_left_of_the_session_is_told_at_every_size(
    step: int, size: tuple[int, int]
) -> None:
    floor = Floor(guided(step))
    async with floor.run(*size):
        assert " left" in floor.app.screen.query_one("#status", Ends).text
