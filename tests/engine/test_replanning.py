"""What an athlete changes of the plan on the floor, and takes back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.engine import commands as ask
from runlift_tui.engine.commands import Command
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.events import Event, PlanChanged, Refused
from runlift_tui.engine.routine import (
    Block,
    BlockKind,
    Exercise,
    Load,
    Reps,
    Routine,
    Span,
    Unit,
    Variant,
)
from runlift_tui.engine.session import Outcome, Phase, RepMode, Session, open_session
from runlift_tui.engine.timeline import Cue, Side, StepKind, Timeline
from runlift_tui.engine.units import SECOND, Ms
from runlift_tui.engine.update import update
from runlift_tui.engine.variants import stand_in, versions, with_swaps
from tests.engine.test_laws import begin as begun
from tests.engine.test_laws import play, scripts
from tests.strategies import commands, durations, reps, timelines

S = SECOND
ONCE = ask.Reach.THIS_SET
REVERSE = Variant("Reverse lunge", reps=Reps(10, 10))
WALL_SIT = Variant("Wall sit", work=30 * S, each_side=False, equipment=("wall",))
SPLIT = Exercise(
    "Split squat",
    Reps(8, 8),
    sets=2,
    rest=Span(30 * S, 30 * S),
    each_side=True,
    load=Load(25, 25, Unit.LB),
    easier=(REVERSE,),
    instead=(WALL_SIT,),
)
ROW = Exercise("Row", Reps(12, 12), sets=2, rest=Span(60 * S, 60 * S))
PLANK = Exercise("Plank", work=45 * S, rest=Span(30 * S, 30 * S))
STRETCH = Exercise("Stretch", work=60 * S, counted=False)
ROUTINE = Routine(
    "r",
    "R",
    (Block("Main", (SPLIT, ROW)), Block("Core", (PLANK,)), Block("Cool-down", (STRETCH,))),
    get_ready=0,
)


def begin(routine: Routine = ROUTINE) -> Session:
    session = open_session(compile_routine(routine), away_after=None)
    return update(session, ask.Start(), 0)[0]


def do(session: Session, *script: Command, at: Ms = 1 * S) -> tuple[Session, list[Event]]:
    events: list[Event] = []
    for command in script:
        session, more = update(session, command, max(at, session.seen))
        events += more
    return session, events


def go_to(session: Session, label: str, number: int = 1) -> Session:
    """Jump to the number-th step of this label."""
    found = [n for n, step in enumerate(session.timeline.steps) if step.label == label]
    return do(session, ask.Jump(found[number - 1]))[0]


def plan(session: Session) -> list[str]:
    """The labels from the step under way on; rests as ``-``."""
    steps = session.timeline.steps[session.stay.index :]
    return ["-" if step.kind is StepKind.REST else step.label for step in steps]


def refusal(events: list[Event]) -> str:
    return next((event.reason for event in events if isinstance(event, Refused)), "")


SIDES = ["Split squat", "Switch sides", "Split squat"]
REST_OF_IT = ["-", "Row", "-", "Row", "-", "Plank", "-", "Stretch"]


def test_the_plan_as_it_is() -> None:
    assert plan(begin()) == [*SIDES, "-", *SIDES, *REST_OF_IT]


# Another version


def test_a_swap_from_now_on_changes_the_set_under_way_and_all_to_come() -> None:
    swap = ask.Swap("Split squat", WALL_SIT, ask.Reach.FROM_NOW_ON)
    session, events = do(begin(), swap)
    assert plan(session) == ["Wall sit", "-", "Wall sit", *REST_OF_IT]
    assert session.results[0].outcome is Outcome.SWAPPED
    assert session.step.duration == 30 * S
    assert [e.what for e in events if isinstance(e, PlanChanged)] == [
        "Wall sit for Split squat, from now on"
    ]


def test_a_swap_for_one_set_leaves_the_others() -> None:
    swap = ask.Swap("Split squat", WALL_SIT, ask.Reach.THIS_SET)
    session, _ = do(begin(), swap)
    assert plan(session) == ["Wall sit", "-", *SIDES, *REST_OF_IT]


def test_in_a_rest_the_next_set_is_swapped_and_the_rest_goes_on() -> None:
    session = go_to(begin(), "Rest")
    turn = session.stay.turn
    session, _ = do(session, ask.Swap("Split squat", REVERSE, ask.Reach.THIS_SET))
    sides = ["Reverse lunge", "Switch sides", "Reverse lunge"]
    assert plan(session) == ["-", *sides, *REST_OF_IT]
    assert session.stay.turn == turn


def test_a_set_whose_first_side_is_done_is_swapped_for_the_other_side_alone() -> None:
    session = go_to(begin(), "Split squat", 2)
    session, _ = do(session, ask.Swap("Split squat", REVERSE, ask.Reach.THIS_SET))
    assert plan(session)[:2] == ["Reverse lunge", "-"]
    assert session.step.side == "right"


def test_a_swap_while_sides_are_changed_leaves_the_time_for_that() -> None:
    session, _ = do(go_to(begin(), "Switch sides"), ask.Swap("Split squat", REVERSE, ONCE))
    assert plan(session)[:3] == ["Switch sides", "Reverse lunge", "-"]


def test_a_version_knows_what_it_stands_for_and_the_way_back() -> None:
    new = stand_in(SPLIT, REVERSE)
    assert (new.name, new.reps, new.load) == ("Reverse lunge", Reps(10, 10), SPLIT.load)
    assert new.replaces == "Split squat"
    back = next(variant for _, variant in versions(new) if variant.name == "Split squat")
    again = stand_in(new, back)
    assert (again.name, again.reps, again.replaces) == ("Split squat", Reps(8, 8), "")


def test_on_the_way_back_nothing_of_the_version_stays() -> None:
    heavy = Variant("Loaded row", load=Load(50, 50, Unit.LB))
    new = stand_in(ROW, heavy)
    back = next(variant for _, variant in versions(new) if variant.name == "Row")
    assert stand_in(new, back).load is None
    light = stand_in(new, Variant("Band row"))
    assert (light.load, light.replaces) == (None, "Row")


def test_the_versions_that_are_always_done_are_there_from_the_start() -> None:
    routine = with_swaps(ROUTINE, {"Split squat": "Wall sit", "Row": "Nothing of the kind"})
    assert [exercise.name for exercise in routine.blocks[0].exercises] == ["Wall sit", "Row"]


def test_an_exercise_that_is_over_cannot_be_swapped() -> None:
    session = go_to(begin(), "Row")
    _, events = do(session, ask.Swap("Split squat", REVERSE, ask.Reach.FROM_NOW_ON))
    assert refusal(events) == "no set of Split squat is left"


def test_in_an_emom_another_version_keeps_the_minute() -> None:
    burpees = Exercise("Burpee", Reps(10, 10), easier=(Variant("Squat thrust"),))
    routine = Routine("r", "R", (Block("E", (burpees,), BlockKind.EMOM, 3),), get_ready=0)
    session = begin(routine)
    session, _ = do(session, ask.Swap("Burpee", Variant("Squat thrust"), ask.Reach.FROM_NOW_ON))
    works = [step for step in session.timeline.steps if step.kind is StepKind.WORK]
    assert {(step.label, step.interval) for step in works} == {("Squat thrust", 60 * S)}


def test_in_a_death_by_another_version_grows_and_plans_its_own_miss() -> None:
    burpees = Exercise("Burpee", Reps(1, 1), easier=(Variant("Squat", Reps(10, 10)),))
    block = Block("D", (burpees,), BlockKind.DEATH_BY, 60)
    session = begin(Routine("r", "R", (block,), get_ready=0))
    variant = burpees.easier[0]
    session, _ = do(session, ask.Swap("Burpee", variant, ask.Reach.FROM_NOW_ON))
    works = [step for step in session.timeline.steps if step.kind is StepKind.WORK]
    assert [step.reps and step.reps.low for step in works[:3]] == [10, 11, 12]
    # Twenty squats fill the minute of round 11; round 12 is missed, and none is planned after it.
    assert session.timeline.planned == 12 * 60 * S


def test_the_rest_after_an_emom_stays_where_its_last_round_is_swapped() -> None:
    burpees = Exercise("Burpee", Reps(10, 10), easier=(Variant("Squat thrust"),))
    emom = Block("E", (burpees,), BlockKind.EMOM, 2, rest=Span(90 * S, 90 * S))
    session = begin(Routine("r", "R", (emom, ROUTINE.blocks[1]), get_ready=0))
    session, _ = do(session, ask.Swap("Burpee", burpees.easier[0], ask.Reach.FROM_NOW_ON))
    assert plan(session) == ["Squat thrust", "-", "Squat thrust", "-", "-", "Plank"]


def test_counted_rounds_are_not_begun_anew_by_a_swap() -> None:
    thrust = Variant("Squat thrust")
    amrap = Block("A", (Exercise("Burpee", easier=(thrust,)),), BlockKind.AMRAP, cap=600 * S)
    session, _ = do(begin(Routine("r", "R", (amrap,), get_ready=0)), ask.Press(1))
    session, events = do(session, ask.Swap("Burpee", thrust, ask.Reach.FROM_NOW_ON))
    assert "goes by the clock" in refusal(events)
    assert len(session.stay.laps) == 1


# Later


def test_what_is_postponed_comes_before_the_cool_down_with_a_reminder() -> None:
    session, _ = do(begin(), ask.Postpone("Split squat"))
    later = ["Postponed: Split squat", *SIDES, "-", *SIDES, "-", "Stretch"]
    assert plan(session) == ["Row", "-", "Row", "-", "Plank", "-", *later]


def test_of_an_exercise_under_way_only_what_is_left_is_postponed() -> None:
    session = go_to(begin(), "Rest")
    session, _ = do(session, ask.Postpone("Split squat"))
    assert plan(session)[:2] == ["-", "Row"]
    assert plan(session)[-6:] == ["Postponed: Split squat", *SIDES, "-", "Stretch"]


def test_without_a_cool_down_it_comes_last_and_no_rest_follows() -> None:
    routine = Routine("r", "R", ROUTINE.blocks[:2], get_ready=0)
    session, _ = do(begin(routine), ask.Postpone("Split squat"))
    assert plan(session)[-8:] == ["Postponed: Split squat", *SIDES, "-", *SIDES]


def test_what_comes_last_anyway_cannot_be_postponed() -> None:
    _, events = do(go_to(begin(), "Plank"), ask.Postpone("Plank"))
    assert refusal(events) == "nothing else is left to do before Plank"


def test_what_goes_by_the_clock_cannot_be_postponed() -> None:
    emom = Block("E", (ROW,), BlockKind.EMOM, 3)
    routine = Routine("r", "R", (emom, ROUTINE.blocks[1]), get_ready=0)
    assert "goes by the clock" in refusal(do(begin(routine), ask.Postpone("Row"))[1])


def test_an_interval_keeps_the_exercise_that_is_postponed_before_it() -> None:
    emom = Block("E", (ROW,), BlockKind.EMOM, 2)
    routine = Routine("r", "R", (Block("Main", (ROW,)), ROUTINE.blocks[1], emom), get_ready=0)
    session, _ = do(begin(routine), ask.Postpone("Row"))
    assert plan(session)[:6] == ["Plank", "-", "Row", "-", "Row", "Postponed: Row"]


def test_what_is_postponed_twice_is_announced_once() -> None:
    session, _ = do(begin(), ask.Postpone("Split squat"), ask.Postpone("Row"))
    session, events = do(session, ask.Postpone("Split squat"))
    assert not refusal(events)
    assert plan(session).count("Postponed: Split squat") == 1
    assert plan(session)[:3] == ["Plank", "-", "Postponed: Row"]


def test_who_does_half_of_a_superset_still_rests_between_the_rounds() -> None:
    pair = (Exercise("Press", Reps(5, 5)), Exercise("Pull", Reps(5, 5)))
    block = Block("S", pair, BlockKind.SUPERSET, 3, rest=Span(60 * S, 60 * S))
    routine = Routine("r", "R", (block, ROUTINE.blocks[1]), get_ready=0)
    session, _ = do(begin(routine), ask.Postpone("Pull"))
    assert plan(session)[:6] == ["Press", "-", "Press", "-", "Press", "-"]


# Once more


def test_a_set_is_repeated_after_its_rest() -> None:
    session = go_to(begin(), "Row")
    session, _ = do(session, ask.RepeatSet())
    assert plan(session) == ["Row", "-", "Row", "-", "Row", "-", "Plank", "-", "Stretch"]


def test_in_the_rest_the_set_before_it_is_repeated() -> None:
    session = go_to(begin(), "Rest")
    session, _ = do(session, ask.RepeatSet())
    assert plan(session) == ["-", *SIDES, "-", *SIDES, *REST_OF_IT]


def test_the_last_set_of_all_is_repeated_after_a_rest() -> None:
    routine = Routine("r", "R", (Block("Main", (ROW,)),), get_ready=0)
    session, _ = do(go_to(begin(routine), "Row", 2), ask.RepeatSet())
    assert plan(session) == ["Row", "-", "Row"]
    assert session.timeline.steps[-2].duration == 60 * S


def test_one_side_that_was_postponed_is_repeated_alone() -> None:
    session, _ = do(go_to(begin(), "Split squat", 2), ask.Postpone("Split squat"))
    session, _ = do(go_to(session, "Split squat", 2), ask.RepeatSet())
    assert plan(session)[:4] == ["Split squat", "-", "Split squat", "-"]
    assert session.step.side is Side.RIGHT


# Rests


def test_rests_like_this_one_are_changed_and_no_others() -> None:
    session, _ = do(go_to(begin(), "Rest"), ask.ChangeRests(20 * S))
    rests = [step.duration for step in session.timeline.steps if step.kind is StepKind.REST]
    assert rests == [20 * S, 20 * S, 60 * S, 60 * S, 20 * S]


def test_a_rest_that_has_lasted_longer_already_is_over_now_and_not_before() -> None:
    session = go_to(begin(), "Rest")
    session, _ = update(session, ask.Tick(), 26 * S)
    session, events = update(session, ask.ChangeRests(10 * S), 26 * S)
    assert session.step.label == "Split squat"
    assert all(event.at == 26 * S for event in events)


def test_a_rest_that_becomes_short_has_no_room_for_the_call_of_another_exercise() -> None:
    session, _ = do(go_to(begin(), "Rest", 2), ask.ChangeRests(5 * S))
    cues = {mark.cue for mark in session.step.marks}
    assert Cue.SET_CHANGE not in cues
    session, _ = do(session, ask.ChangeRests(20 * S))
    assert Cue.SET_CHANGE in {mark.cue for mark in session.step.marks}


# Elsewhere


def test_the_rest_of_a_block_is_skipped() -> None:
    session, events = do(begin(), ask.SkipBlock(1))
    assert plan(session) == ["Plank", "-", "Stretch"]
    assert session.results[0].outcome is Outcome.SKIPPED
    assert any(isinstance(event, PlanChanged) for event in events)


def test_skipping_the_last_block_ends_the_session() -> None:
    session = go_to(begin(), "Stretch")
    session, _ = do(session, ask.SkipBlock(session.stay.turn))
    assert session.phase is Phase.ENDED


# Back


@pytest.mark.parametrize(
    "change",
    [
        ask.Swap("Split squat", WALL_SIT, ask.Reach.FROM_NOW_ON),
        ask.Swap("Split squat", REVERSE, ask.Reach.THIS_SET),
        ask.Postpone("Split squat"),
        ask.RepeatSet(),
        ask.ChangeRests(20 * S),
        ask.Jump(9),
        ask.SkipBlock(1),
        ask.Skip(1),
    ],
)
def test_every_change_is_taken_back_by_one_command(change: Command) -> None:
    before = begin()
    session, _ = do(before, change)
    session, events = do(session, ask.Undo())
    assert session.timeline == before.timeline
    assert plan(session) == plan(before)
    assert session.changes == ()
    assert not refusal(events)


def test_a_swap_is_taken_back_at_the_set_where_the_athlete_has_come_to() -> None:
    session, _ = do(begin(), ask.Swap("Split squat", WALL_SIT, ask.Reach.FROM_NOW_ON))
    for _ in ("set", "rest"):
        session, _ = do(session, ask.Complete(session.stay.turn))
    assert session.step.label == "Wall sit"
    session, _ = do(session, ask.Undo())
    assert plan(session) == [*SIDES, *REST_OF_IT]


def test_a_change_is_taken_back_while_the_step_under_way_goes_on() -> None:
    session, _ = do(begin(), ask.ChangeRests(20 * S))
    turn = session.stay.turn
    session, _ = do(session, ask.Undo(), at=5 * S)
    assert (session.stay.turn, session.elapsed(5 * S)) == (turn, 5 * S)


def test_a_rest_is_as_long_again_as_it_was_made_before_all_were_changed() -> None:
    session = go_to(begin(), "Rest")
    session, _ = do(session, ask.Extend(session.stay.turn, 20 * S), ask.ChangeRests(50 * S))
    session, _ = do(session, ask.Undo())
    assert session.length == 50 * S
    assert session.step.duration == 30 * S


def test_there_may_be_nothing_to_take_back() -> None:
    assert refusal(do(begin(), ask.Undo())[1]) == "there is nothing to take back"


# Laws


@given(timelines, scripts)
def test_whatever_is_changed_the_steps_that_are_over_stay_as_they_were(
    timeline: Timeline, script: list[tuple[int, Command]]
) -> None:
    session, _, _ = play(begun(timeline)[0], script)
    assert all(result.step.kind in StepKind for result in session.results)
    assert 0 <= session.stay.index < len(session.timeline.steps)
    assert session.timeline.steps[-1].kind is not StepKind.REST


@given(timelines, scripts, commands)
def test_undo_brings_the_plan_back_after_any_change(
    timeline: Timeline, script: list[tuple[int, Command]], command: Command
) -> None:
    session, _, now = play(begun(timeline)[0], script)
    if session.phase is not Phase.RUNNING or session.stay.laps:
        return
    changed, _ = update(session, command, now)
    if len(changed.changes) <= len(session.changes) or changed.phase is Phase.ENDED:
        return
    if changed.stay.laps:
        return
    back, events = update(changed, ask.Undo(), now)
    assert back.timeline == session.timeline
    assert not any(isinstance(event, Refused) for event in events)


figures = st.builds(
    Variant,
    st.just("Another"),
    reps=st.none() | reps,
    work=st.none() | durations,
    each_side=st.none() | st.booleans(),
)
plan_changes = st.one_of(
    st.builds(ask.Swap, st.just(""), figures, st.sampled_from(ask.Reach)),
    st.builds(ask.Postpone, st.just("")),
    st.builds(ask.RepeatSet),
    st.builds(ask.ChangeRests, st.sampled_from([5_000, 40_000])),
    st.builds(ask.Undo),
)


@given(
    timelines, st.integers(0, 40), st.lists(st.tuples(plan_changes, st.integers(0, 40)), max_size=3)
)
def test_an_untouched_rehearsal_ends_exactly_when_a_changed_plan_says(
    timeline: Timeline, first: int, changes: list[tuple[Command, int]]
) -> None:
    first %= len(timeline.steps)
    if timeline.steps[first].until_missed and timeline.steps[first].place.round > 1:
        return
    session = open_session(timeline, first=first, mode=RepMode.UNATTENDED, away_after=None)
    session, _ = update(session, ask.Start(), 0)
    for change, which in changes:
        works = [s.exercise for s in session.timeline.steps if s.kind is StepKind.WORK]
        exercise = works[which % len(works)]
        if exercise and isinstance(change, ask.Swap | ask.Postpone):
            change = replace(change, name=exercise.name)
        session, _ = update(session, change, 0)
    end = session.time_left(0)
    session, _ = update(session, ask.Tick(), end)
    assert (session.phase, session.ended) == (Phase.ENDED, end)
