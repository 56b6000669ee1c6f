"""The plan is changed on the floor by keys, and each change is taken back by one."""

from dataclasses import replace

import pytest
from textual.widgets import OptionList

from runlift_tui.engine.commands import Postpone
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.routine import Block, BlockKind, Exercise, Reps, Routine, Span, Variant
from runlift_tui.engine.session import Outcome, Session, open_session
from runlift_tui.engine.timeline import StepKind
from runlift_tui.engine.units import MINUTE, SECOND
from tests.tui.floor_stage import Floor

DIP = Exercise(
    "Dip",
    Reps(8, 8),
    sets=2,
    rest=Span(30 * SECOND, 30 * SECOND),
    easier=(Variant("Bench dip", reps=Reps(10, 10)),),
    harder=(Variant("Ring dip"),),
)
ROW = Exercise("Row", Reps(12, 12), rest=Span(30 * SECOND, 30 * SECOND))
PLAN = Routine("arms", "Arms", (Block("Main", (DIP, ROW)),), get_ready=0)
"""Steps: 0 dip, 1 rest, 2 dip, 3 rest, 4 row."""


def arms(first: int = 0) -> Session:
    return open_session(compile_routine(PLAN), first=first)


def counted(kind: BlockKind, rounds: int = 1) -> Session:
    block = Block("Cindy", (DIP, ROW), kind, rounds, cap=10 * MINUTE)
    timeline = compile_routine(Routine("c", "C", (block,), get_ready=0))
    return replace(open_session(timeline), away_after=None)


def labels(floor: Floor) -> list[str]:
    return [step.label for step in floor.session.timeline.steps if step.kind is StepKind.WORK]


async def test_a_set_is_done_once_more_and_that_is_taken_back() -> None:
    floor = Floor(arms())
    async with floor.run() as pilot:
        await pilot.press("a")
        assert labels(floor) == ["Dip", "Dip", "Dip", "Row"]
        assert floor.notes[-1] == "Dip once more."
        await pilot.press("u")
        assert labels(floor) == ["Dip", "Dip", "Row"]
        assert floor.session.stay.turn == 1


async def test_what_is_taken_is_postponed() -> None:
    floor = Floor(arms())
    async with floor.run() as pilot:
        await pilot.press("t")
        assert labels(floor) == ["Row", "Dip", "Dip"]
        assert "ROW" in floor.text("name").upper()


async def test_another_version_is_chosen_for_today() -> None:
    floor = Floor(arms())
    async with floor.run() as pilot:
        await pilot.press("x", "enter")
        assert floor.covered
        await pilot.press("down", "enter")
        await pilot.pause()
        assert labels(floor) == ["Bench dip", "Bench dip", "Row"]
        assert floor.session.results[0].outcome is Outcome.SWAPPED
        assert floor.saved == []


async def test_another_version_for_one_set_leaves_the_next_as_it_was() -> None:
    floor = Floor(arms(first=1))
    async with floor.run() as pilot:
        await pilot.press("x", "down", "enter", "enter")
        await pilot.pause()
        assert labels(floor) == ["Dip", "Ring dip", "Row"]


async def test_a_version_that_is_always_done_is_remembered_and_the_exercise_itself_forgets_it() -> (
    None
):
    floor = Floor(arms())
    async with floor.run() as pilot:
        await pilot.press("x", "enter", "end", "enter")
        await pilot.app.workers.wait_for_complete()
        assert floor.saved[-1].swaps == {"arms/Dip": "Bench dip"}
        await pilot.press("x", *(["down"] * 1), "enter", "end", "enter")
        await pilot.app.workers.wait_for_complete()
        assert floor.saved[-1].swaps == {}
        assert labels(floor) == ["Dip", "Dip", "Row"]


async def test_closing_either_question_changes_nothing() -> None:
    floor = Floor(arms())
    async with floor.run() as pilot:
        await pilot.press("x", "escape")
        await pilot.press("x", "enter", "escape")
        await pilot.pause()
        assert not floor.covered
        assert labels(floor) == ["Dip", "Dip", "Row"]


async def test_a_rest_that_was_made_longer_stays_so_from_now_on() -> None:
    floor = Floor(arms(first=1))
    async with floor.run() as pilot:
        await pilot.press("plus", "r")
        rests = [s.duration for s in floor.session.timeline.steps if s.kind is StepKind.REST]
        assert rests == [40 * SECOND, 40 * SECOND]
        assert floor.number == "40"


async def test_the_rest_of_a_block_is_skipped_and_taken_back() -> None:
    plan = replace(PLAN, blocks=(*PLAN.blocks, Block("Core", (Exercise("Plank", work=30_000),))))
    floor = Floor(open_session(compile_routine(plan)))
    async with floor.run() as pilot:
        await pilot.press("d")
        assert floor.session.step.label == "Plank"
        await pilot.press("u")
        assert floor.session.step.label == "Dip"


async def test_one_key_offers_every_change_that_can_be_made_now() -> None:
    floor = Floor(arms())
    async with floor.run() as pilot:
        await pilot.press("o")
        await pilot.pause()
        assert floor.covered
        await pilot.press("enter")
        await pilot.pause()
        assert labels(floor) == ["Dip", "Dip", "Dip", "Row"]
        await pilot.press("o", "enter")
        await pilot.pause()
        assert labels(floor) == ["Dip", "Dip", "Row"]


async def test_a_refused_change_says_why() -> None:
    floor = Floor(arms(first=4))
    async with floor.run() as pilot:
        floor.screen.ask(Postpone("Row"))
        await pilot.pause()
        assert floor.notes[-1] == "Nothing else is left to do before Row."


async def test_the_big_key_counts_the_rounds_of_an_amrap() -> None:
    floor = Floor(counted(BlockKind.AMRAP))
    async with floor.run() as pilot:
        assert floor.text("detail") == "8 Dip · 12 Row"
        for _ in range(3):
            await pilot.press("space")
            await floor.go_on(pilot, 2 * SECOND)
        assert "3 rounds" in floor.text("side")
        await pilot.press("u", "up", "up")
        assert floor.text("side") == "2 +2"
        assert floor.number == "9:54"


async def test_a_for_time_counts_up_and_ends_with_its_rounds() -> None:
    floor = Floor(counted(BlockKind.FOR_TIME, 2))
    async with floor.run() as pilot:
        await floor.go_on(pilot, 65 * SECOND)
        assert floor.number == "1:05"
        await pilot.press("space")
        await floor.go_on(pilot, 5 * SECOND)
        assert "1/2 done" in floor.text("side")
        await pilot.press("space")
        await pilot.pause()
        assert floor.covered or floor.app.screen.query("#total")


@pytest.mark.parametrize(("seconds", "number"), [(20, "40"), (67, "+0:07")])
async def test_an_emom_shows_its_minute_and_by_how_much_it_is_over(
    seconds: int, number: str
) -> None:
    block = Block("E", (Exercise("Burpee", Reps(12, 12)),), BlockKind.EMOM, 3)
    timeline = compile_routine(Routine("e", "E", (block,), get_ready=0))
    floor = Floor(replace(open_session(timeline), away_after=None))
    async with floor.run() as pilot:
        await floor.go_on(pilot, seconds * SECOND)
        assert floor.number == number
        assert floor.text("name") == "12 Burpee"
        assert floor.text("detail") == ""


def by_the_minute(kind: BlockKind, rounds: int = 60) -> Session:
    block = Block("B", (Exercise("Burpee", Reps(4, 4)),), kind, rounds)
    blocks = (block, Block("After", (Exercise("Hang"),)))
    timeline = compile_routine(Routine("b", "B", blocks, get_ready=4 * SECOND))
    return replace(open_session(timeline), away_after=None)


async def test_a_step_of_another_shape_is_laid_out_anew() -> None:
    floor = Floor(by_the_minute(BlockKind.EMOM))
    async with floor.run(80, 24) as pilot:
        await floor.go_on(pilot, 5 * SECOND)
        shown = {piece: floor.screen.query_one(f"#{piece}").region for piece in ("side", "name")}
        floor.screen.say_again()
        await pilot.pause()
        for piece, region in shown.items():
            assert floor.screen.query_one(f"#{piece}").region == region
        assert shown["side"].width > len("Round 1/60")


async def test_a_missed_minute_says_how_far_the_athlete_came() -> None:
    floor = Floor(by_the_minute(BlockKind.DEATH_BY))
    async with floor.run(80, 24) as pilot:
        await floor.go_on(pilot, 10 * SECOND)
        assert floor.text("side") == "Round 1"
        await pilot.press("space")
        await floor.go_on(pilot, 10 * SECOND)
        assert floor.text("name") == "Next: 5 Burpee"
        await floor.go_on(pilot, 104 * SECOND)
        assert floor.notes[-1] == "Time is up. You did 1 round of Burpee."
        assert floor.text("name") == "Hang"


async def test_open_work_tells_only_what_is_planned_after_it() -> None:
    hang = Block("Hang", (Exercise("Hang"),))
    plan = replace(PLAN, blocks=(hang, *PLAN.blocks), get_ready=0)
    floor = Floor(open_session(compile_routine(plan), away_after=None))
    async with floor.run(80, 24) as pilot:
        await floor.go_on(pilot, 75 * SECOND)
        assert floor.number == "1:15"
        assert "Hang · then 2:24" in floor.text("status")


async def test_what_the_clock_forbids_is_not_offered() -> None:
    floor = Floor(by_the_minute(BlockKind.EMOM))
    async with floor.run() as pilot:
        await floor.go_on(pilot, 5 * SECOND)
        await pilot.press("o")
        await pilot.pause()
        offered = floor.app.screen.query_one(OptionList)
        words = [str(option.prompt) for option in offered.options]
        assert words == [
            "Skip the rest of B",
            "Go to a step",
            "Finish early, and keep what was done",
        ]
