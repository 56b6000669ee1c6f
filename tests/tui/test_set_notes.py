"""Noting the set just done, while the clock runs: by keys alone, and found again in the journal."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.loads import ShownUnit
from runlift_tui.engine.logbook import Effort, EffortScale
from runlift_tui.engine.routine import Block, Load, Progress, Reps, Routine, Unit
from runlift_tui.engine.session import open_session
from runlift_tui.engine.timeline import Side
from runlift_tui.engine.units import SECOND
from runlift_tui.files.settings import Settings
from runlift_tui.journal.diary import Diary
from runlift_tui.journal.history import session_record
from runlift_tui.journal.session_record import StepRecord
from runlift_tui.tui.widgets.lines import Prompts
from tests.tui.floor_stage import PRESS, STEP_LEFT, STEP_PRESS, STEP_RIGHT, Floor, guided


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    diary = Diary(tmp_path / "journal")
    yield diary
    diary.close()


def noted(diary: Diary, floor: Floor, number: int) -> StepRecord:
    """Return the step of that number, as the journal has it."""
    recorder = floor.app.keeping.recorder
    assert recorder
    record = session_record(diary.journal, recorder.uuid)
    return next(step for step in record.steps if step.number == number and step.outcome)


async def test_two_digits_give_the_reps_of_the_set_just_done(diary: Diary) -> None:
    floor = Floor(guided(STEP_RIGHT)).with_deck(diary=diary)
    async with floor.run() as pilot:
        await pilot.press("n")
        assert "Done, right: 8 reps @ 25-35 lb (assumed)" in floor.text("how")
        assert noted(diary, floor, STEP_RIGHT).assumed
        await pilot.press("1")
        assert "1_ reps" in floor.text("how")
        assert noted(diary, floor, STEP_RIGHT).reps == 8
        await pilot.press("1")
        assert "11 reps @ 25-35 lb\n" in floor.text("how")
        step = noted(diary, floor, STEP_RIGHT)
        assert (step.reps, step.assumed) == (11, False)
        before = floor.number
        await floor.go_on(pilot, 2 * SECOND)
        assert int(floor.number) == int(before) - 2


async def test_left_and_right_are_noted_apart(diary: Diary) -> None:
    floor = Floor(guided(STEP_LEFT)).with_deck(diary=diary)
    async with floor.run() as pilot:
        await pilot.press("n", "n", "n")
        await pilot.press("0", "7", "l", "0", "6")
        assert "left: 6 reps" in floor.text("how")
        left, right = noted(diary, floor, STEP_LEFT), noted(diary, floor, STEP_RIGHT)
        assert (left.side, left.reps, right.side, right.reps) == (Side.LEFT, 6, Side.RIGHT, 7)
        results = {result.number: result.reps for result in floor.session.results}
        assert (results[STEP_LEFT], results[STEP_RIGHT]) == (6, 7)


async def test_the_load_goes_by_steps_and_holds_for_the_sets_to_come(diary: Diary) -> None:
    floor = Floor(guided(STEP_RIGHT)).with_deck(diary=diary)
    async with floor.run() as pilot:
        await pilot.press("n", "left_parenthesis")
        assert noted(diary, floor, STEP_RIGHT).load == Load(25, 25, Unit.LB)
        await pilot.press("right_parenthesis", "right_parenthesis")
        step = noted(diary, floor, STEP_RIGHT)
        assert (step.load, step.load_planned) == (Load(35, 35, Unit.LB), Load(25, 35, Unit.LB))
        assert "today 35 lb" in floor.text("how")
        await pilot.press("n", "n")
        assert noted(diary, floor, STEP_RIGHT + 2).load == Load(35, 35, Unit.LB)


async def test_plus_and_minus_are_the_load_right_after_a_digit_and_ten_seconds_else(
    diary: Diary,
) -> None:
    floor = Floor(guided(STEP_RIGHT)).with_deck(diary=diary)
    async with floor.run() as pilot:
        await pilot.press("n", "plus")
        assert floor.session.stay.added == 10 * SECOND
        await pilot.press("1", "1", "plus")
        step = noted(diary, floor, STEP_RIGHT)
        assert (step.reps, step.load) == (11, Load(30, 30, Unit.LB))
        await pilot.press("minus")
        assert noted(diary, floor, STEP_RIGHT).load == Load(25, 25, Unit.LB)
        assert floor.session.stay.added == 10 * SECOND
        await floor.go_on(pilot, 9 * SECOND)
        await pilot.press("plus")
        assert floor.session.stay.added == 20 * SECOND


async def test_a_load_given_after_both_sides_is_that_of_both(diary: Diary) -> None:
    floor = Floor(guided(STEP_LEFT)).with_deck(diary=diary)
    async with floor.run() as pilot:
        await pilot.press("n", "n", "n", "left_parenthesis", "right_parenthesis")
        left, right = noted(diary, floor, STEP_LEFT), noted(diary, floor, STEP_RIGHT)
        assert left.load == right.load == Load(30, 30, Unit.LB)
        await pilot.press("n", "n", "n", "n")
        assert noted(diary, floor, STEP_LEFT + 4).load == Load(30, 30, Unit.LB)


async def test_after_the_side_key_a_load_is_that_of_one_side_today(diary: Diary) -> None:
    floor = Floor(guided(STEP_LEFT)).with_deck(diary=diary)
    async with floor.run() as pilot:
        await pilot.press("n", "n", "n", "left_parenthesis", "l", "left_parenthesis")
        assert "left: 8 reps @ 20 lb" in floor.text("how")
        left, right = noted(diary, floor, STEP_LEFT), noted(diary, floor, STEP_RIGHT)
        assert (left.load, right.load) == (Load(20, 20, Unit.LB), Load(25, 25, Unit.LB))
        await pilot.press("n", "n", "n", "n")
        assert noted(diary, floor, STEP_LEFT + 4).load == Load(20, 20, Unit.LB)
        assert noted(diary, floor, STEP_RIGHT + 4).load == Load(25, 25, Unit.LB)


async def test_a_set_that_was_skipped_is_not_told_as_done(diary: Diary) -> None:
    floor = Floor(guided(STEP_RIGHT)).with_deck(diary=diary)
    async with floor.run() as pilot:
        await pilot.press("s", "1", "1")
        assert "Done" not in floor.text("how")
        assert noted(diary, floor, STEP_RIGHT).reps == 0


@pytest.mark.parametrize(
    ("key", "effort"),
    [
        ("8", Effort(8, EffortScale.RPE)),
        ("6", Effort(6, EffortScale.RPE)),
        ("5", Effort(5, EffortScale.RESERVE)),
        ("0", Effort(0, EffortScale.RESERVE)),
    ],
)
async def test_e_and_a_digit_rate_the_set(diary: Diary, key: str, effort: Effort) -> None:
    floor = Floor(guided(STEP_PRESS)).with_deck(diary=diary)
    async with floor.run() as pilot:
        await pilot.press("n", "e")
        assert "How hard?" in floor.text("how")
        await pilot.press(key)
        step = noted(diary, floor, STEP_PRESS)
        assert (step.effort, step.reps, step.assumed) == (effort, 3, False)


async def test_nothing_is_noted_while_a_set_is_under_way(diary: Diary) -> None:
    floor = Floor(guided(STEP_RIGHT)).with_deck(diary=diary)
    async with floor.run() as pilot:
        await pilot.press("n", "n")
        await pilot.press("1", "1", "right_parenthesis", "e", "9")
        step = noted(diary, floor, STEP_RIGHT)
        assert (step.reps, step.load, step.effort) == (8, Load(25, 35, Unit.LB), None)


async def test_the_last_time_stands_beside_the_target(diary: Diary) -> None:
    first = Floor(guided(STEP_PRESS)).with_deck(diary=diary)
    async with first.run() as pilot:
        await pilot.press("n", "0", "2", "f")
        await pilot.pause()
    second = Floor(guided(STEP_PRESS)).with_deck(diary=diary)
    async with second.run() as pilot:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "Last time 2 @ 95 lb" in second.text("how")
        await pilot.press("n")
        assert "Last time" not in second.text("how")


async def test_a_rehearsal_takes_no_notes() -> None:
    floor = Floor(guided(STEP_RIGHT))
    async with floor.run() as pilot:
        await pilot.press("n", "1", "1")
        assert "Done" not in floor.text("how")
        assert floor.session.results[-1].reps == 8


async def test_where_nothing_else_fits_the_notes_take_turns_in_the_status(diary: Diary) -> None:
    first = Floor(guided(STEP_RIGHT)).with_deck(diary=diary)
    async with first.run() as pilot:
        await pilot.press("n", "f")
        await pilot.pause()
    floor = Floor(guided(STEP_RIGHT)).with_deck(diary=diary)
    async with floor.run(40, 12) as pilot:
        await pilot.app.workers.wait_for_complete()
        await pilot.press("n")
        seen = []
        for _ in range(3):
            seen.append(floor.text("status")[:9])
            await floor.go_on(pilot, 4 * SECOND)
        assert [text.split()[0] for text in seen[:2]] == ["Done,", "Last"]
        assert "left" in seen[2]
        await pilot.press("1")
        assert floor.text("status").startswith("Done, right: 1_ reps")


async def test_a_target_and_its_reason_take_their_turn_with_the_last_time(diary: Diary) -> None:
    why = "Target 2 x 8: the weakest set had 7 of 8, so the same again until every set has it"
    grows = replace(PRESS, progress=Progress(2, 3, Reps(8, 12)), how=(why, "Feet flat"))
    timeline = compile_routine(Routine("try", "Try", (Block("Push", (grows,)),)))
    first = Floor(open_session(timeline, first=1)).with_deck(diary=diary)
    async with first.run() as pilot:
        await pilot.press("n", "f")
        await pilot.pause()
    floor = Floor(open_session(timeline, first=1)).with_deck(diary=diary)
    async with floor.run(80, 24) as pilot:
        await pilot.app.workers.wait_for_complete()
        await floor.go_on(pilot, SECOND)
        how = floor.screen.query_one("#how", Prompts)
        assert how.size.height == 1
        assert "Last time 3 @ 95 lb" in how.render_line(0).text
        await floor.go_on(pilot, 4 * SECOND)
        assert "Target 2 x 8: the weakest set" in how.render_line(0).text


async def test_loads_are_shown_in_the_chosen_unit_and_kept_as_entered(diary: Diary) -> None:
    kilos = Settings(units=ShownUnit.KG)
    floor = Floor(guided(STEP_RIGHT), kilos).with_deck(diary=diary)
    async with floor.run() as pilot:
        assert "11.5-16 kg" in floor.text("detail")
        await pilot.press("n")
        assert "8 reps @ 11.5-16 kg (assumed)" in floor.text("how")
        await pilot.press("right_parenthesis")
        assert noted(diary, floor, STEP_RIGHT).load == Load(30, 30, Unit.LB)
        assert "8 reps @ 13.5 kg" in floor.text("how")
        assert "today 13.5 kg" in floor.text("how")
        await pilot.press("f")
        await pilot.pause()
    again = Floor(guided(STEP_RIGHT), kilos).with_deck(diary=diary)
    async with again.run() as pilot:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "Last time 8 @ 13.5 kg" in again.text("how")
