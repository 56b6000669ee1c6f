"""Steps are known again whatever is changed around them."""

from hypothesis import given

from runlift_tui.engine import commands as ask
from runlift_tui.engine.commands import Command
from runlift_tui.engine.timeline import StepKind, Timeline
from tests.engine.test_laws import begin as begun
from tests.engine.test_laws import play, scripts
from tests.engine.test_replanning import ROW, begin, do, go_to, plan
from tests.engine.test_replanning import S as SECOND
from tests.strategies import timelines


def test_a_repeated_set_is_one_of_its_own_and_the_others_stay_what_they_were() -> None:
    session, _ = do(go_to(begin(), "Row"), ask.RepeatSet())
    numbers = session.timeline.numbers
    assert numbers[:10] == tuple(range(10))
    assert numbers[12:] == tuple(range(10, len(numbers) - 2))
    assert {numbers[10], numbers[11]} == {len(numbers) - 2, len(numbers) - 1}


def test_rests_that_are_changed_keep_their_numbers() -> None:
    session, _ = do(begin(), ask.ChangeRests(20 * SECOND))
    assert session.timeline.numbers == tuple(range(len(session.timeline.steps)))


def test_a_number_that_was_used_is_never_given_again() -> None:
    session, _ = do(go_to(begin(), "Row"), ask.RepeatSet())
    for _ in ("row", "rest", "row again"):
        session, _ = do(session, ask.Complete(session.stay.turn))
    again = session.results[-1]
    session, _ = do(session, ask.Undo(), ask.RepeatSet())
    assert again.step.label == ROW.name
    assert again.number not in session.timeline.numbers


def test_a_repeated_set_that_is_taken_back_under_way_leads_to_what_follows() -> None:
    session, _ = do(go_to(begin(), "Row"), ask.RepeatSet())
    for _ in ("row", "rest"):
        session, _ = do(session, ask.Complete(session.stay.turn))
    session, _ = do(session, ask.Undo())
    assert plan(session) == ["Row", "-", "Plank", "-", "Stretch"]


def test_a_repeated_set_that_is_taken_back_in_the_rest_after_it_lets_the_rest_go_on() -> None:
    session, _ = do(go_to(begin(), "Row"), ask.RepeatSet())
    for _ in ("row", "rest", "row again"):
        session, _ = do(session, ask.Complete(session.stay.turn))
    turn = session.stay.turn
    session, _ = do(session, ask.Undo())
    assert (plan(session)[:3], session.stay.turn) == (["-", "Row", "-"], turn)


@given(timelines, scripts)
def test_no_two_steps_have_one_number_and_every_result_that_is_planned_is_of_its_step(
    timeline: Timeline, script: list[tuple[int, Command]]
) -> None:
    session, _, _ = play(begun(timeline)[0], script)
    plan = session.timeline
    steps = {plan.number(index): step for index, step in enumerate(plan.steps)}
    assert len(steps) == len(plan.steps)
    for result in session.results:
        step = steps.get(result.number)
        if step and step.kind is StepKind.WORK:
            about = (result.step.place, result.step.side, result.step.exercise)
            assert about == (step.place, step.side, step.exercise)
