"""Noting the set just done, while the clock runs: by keys alone, and found again in the journal."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from runlift_tui.engine.logbook import Effort, EffortScale
from runlift_tui.engine.routine import Load, Unit
from runlift_tui.engine.timeline import Side
from runlift_tui.engine.units import SECOND
from runlift_tui.journal.diary import Diary
from runlift_tui.journal.history import session_record
from runlift_tui.journal.rows import StepRecord
from tests.tui.floor_stage import STEP_LEFT, STEP_PRESS, STEP_RIGHT, Floor, guided


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
        results = {result.index: result.reps for result in floor.session.results}
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
