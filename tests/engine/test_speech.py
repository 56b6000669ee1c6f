"""What is said is never late, never cut and never over another phrase, whatever the routine."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.engine import commands as ask
from runlift_tui.engine.commands import Command
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.events import Event, RepCounted, StepStarted
from runlift_tui.engine.hearing import QUIET, CallKind
from runlift_tui.engine.loads import ShownUnit
from runlift_tui.engine.prompts import (
    COUNT_ROOM,
    LEAD,
    ONE_WORD_BELOW,
    Placing,
    step_calls,
)
from runlift_tui.engine.quick import rest_timeline, tabata_routine
from runlift_tui.engine.routine import (
    Block,
    BlockKind,
    Exercise,
    Load,
    Reps,
    Routine,
    Span,
    Tempo,
    Unit,
)
from runlift_tui.engine.session import Phase, Session, open_session
from runlift_tui.engine.speech import GAP, phrases_ahead, plan_speech
from runlift_tui.engine.spoken import number_words
from runlift_tui.engine.timeline import StepKind, Timeline
from runlift_tui.engine.units import HOUR, SECOND, Ms
from runlift_tui.engine.update import update
from tests.strategies import commands, timelines

START: Ms = 7_001
NOTHING: frozenset[CallKind] = frozenset()
SPLIT_SQUAT = Exercise(
    "Bulgarian split squat",
    reps=Reps(12, 12),
    each_side=True,
    tempo=Tempo(2_000, 1_000, 1_000, 0),
    load=Load(25, 25, Unit.LB),
)
EASY = Exercise("Easy run", work=30_000)

TICK = ask.Tick()

paces = st.integers(20, 160)
scripts = st.lists(st.tuples(st.integers(0, 4_900), commands), max_size=20)


def begin(timeline: Timeline) -> Session:
    return update(open_session(replace(timeline, quiet=NOTHING)), ask.Start(), START)[0]


def play(timeline: Timeline, script: list[tuple[int, Command]]) -> tuple[Session, Ms]:
    session, now = begin(timeline), START
    for wait, command in script:
        now += wait
        session, _ = update(session, command, now)
    return session, now


def lengths(pace: int) -> Callable[[str], Ms]:
    """Give every text a length, at `pace` milliseconds a letter."""
    return lambda text: 150 + pace * len(text)


def said(session: Session, pace: int = 60, quiet: frozenset[CallKind] = NOTHING) -> dict[Ms, str]:
    session = replace(session, timeline=replace(session.timeline, quiet=quiet))
    """Everything that an untouched session would say in a day, by its moment after the start."""
    plan = plan_speech(session, START - 1, 24 * HOUR, lengths(pace))
    return {at - START: text for at, text in plan}


def guided(*exercises: Exercise, rest: Ms = 30_000, get_ready: Ms = 0) -> Session:
    block = Block("B", exercises, rest=Span(rest, rest) if rest else None)
    return begin(compile_routine(Routine("r", "R", (block,), get_ready=get_ready)))


def untouched(session: Session) -> tuple[Event, ...]:
    return update(replace(session, away_after=None), ask.Tick(), START + 24 * HOUR)[1]


def stays(session: Session) -> list[tuple[Ms, Session]]:
    """Each step that comes by itself: its start, and the session just then."""
    untold = replace(session, away_after=None)
    starts = [e.at for e in untouched(session) if isinstance(e, StepStarted)]
    return [(at, update(untold, TICK, at)[0]) for at in (session.stay.entered, *starts)]


def end_of(stay: Session) -> Ms | None:
    """When a step is over; the interval that a set shares goes on after it."""
    return stay.deadline if stay.step.interval is not None else stay.length


@given(timelines, paces)
def test_no_phrase_overlaps_another(timeline: Timeline, pace: int) -> None:
    plan = list(said(begin(timeline), pace).items())
    for (at, text), (following, _) in pairwise(plan):
        assert at + lengths(pace)(text) <= following


@given(timelines, paces)
def test_within_a_step_a_breath_is_kept_between_phrases(timeline: Timeline, pace: int) -> None:
    for entered, stay in stays(begin(timeline)):
        over = end_of(stay) or HOUR
        plan = plan_speech(stay, entered - 1, over, lengths(pace))
        for (at, text), (following, _) in pairwise(plan):
            assert at + lengths(pace)(text) + GAP <= following or following > entered + over


@given(timelines, paces)
def test_no_phrase_is_cut_by_the_end_of_its_step(timeline: Timeline, pace: int) -> None:
    for entered, stay in stays(begin(timeline)):
        over = end_of(stay)
        if over is None:
            continue
        counts = {number_words(n) for n in range(1, stay.stay.goal + 1)}
        countdown = {"three", "two", "one"} if stay.length is not None else set()
        plan = plan_speech(stay, entered - 1, over, lengths(pace))
        for at, text in plan:
            end = at - entered + lengths(pace)(text)
            if text in countdown:
                assert end <= over
            elif text in counts:
                assert end <= over + COUNT_ROOM
            elif at < entered + over:
                assert end <= over - LEAD


@given(timelines, paces)
def test_a_step_under_fifteen_seconds_hears_only_single_words(
    timeline: Timeline, pace: int
) -> None:
    for entered, stay in stays(begin(timeline)):
        over = end_of(stay)
        if over is not None and over < ONE_WORD_BELOW:
            plan = plan_speech(stay, entered - 1, over, lengths(pace))
            assert all(" " not in text for at, text in plan if at < entered + over)


@given(timelines, paces)
def test_a_shorter_form_is_said_only_where_the_longer_has_no_room(
    timeline: Timeline, pace: int
) -> None:
    length_of = lengths(pace)
    for entered, stay in stays(begin(timeline)):
        plan = plan_speech(stay, entered - 1, end_of(stay) or 0, length_of)
        busy = [(at - entered, at - entered + length_of(text), text) for at, text in plan]
        for call in step_calls(stay):
            spoken = [text for _, _, text in busy if text in call.forms]
            if call.placing is not Placing.SOON or call.end is None or not spoken:
                continue
            others = [(a, b) for a, b, text in busy if text != spoken[0]]
            for form in call.forms[: call.forms.index(spoken[0])]:
                moments = range(call.start, call.end - length_of(form) + 1, 10)
                assert not any(free(at, at + length_of(form), others) for at in moments)


def free(start: Ms, end: Ms, others: list[tuple[Ms, Ms]]) -> bool:
    return all(end + GAP <= a or b + GAP <= start for a, b in others)


@given(timelines, scripts, paces, st.integers(0, 60_000), st.integers(0, 4_000))
def test_planning_again_a_moment_later_plans_the_same_for_what_is_to_come(
    timeline: Timeline, script: list[tuple[int, Command]], pace: int, horizon: Ms, later: Ms
) -> None:
    session, now = play(timeline, script)
    plan = plan_speech(session, now, horizon + later, lengths(pace))
    ticked, _ = update(replace(session, away_after=None), TICK, now + later)
    again = plan_speech(ticked, now + later, horizon, lengths(pace))
    new_stay = ticked.stay.entered if ticked.stay.turn != session.stay.turn else now
    # The last count of a set that is over belongs to the plan made before its end.
    old = [(at, text) for at, text in plan if at > max(now + later, new_stay)]
    assert old == [(at, text) for at, text in again if at > new_stay]


@given(timelines, scripts, paces, st.integers(0, 60_000))
def test_every_phrase_comes_after_now_and_within_the_horizon_in_order(
    timeline: Timeline, script: list[tuple[int, Command]], pace: int, horizon: Ms
) -> None:
    session, now = play(timeline, script)
    plan = plan_speech(session, now, horizon, lengths(pace))
    assert list(plan) == sorted(plan)
    assert all(now < at <= now + horizon for at, _ in plan)
    if session.phase is not Phase.RUNNING:
        assert plan == ()


@given(timelines, paces)
def test_all_that_is_said_was_among_the_phrases_to_prepare(timeline: Timeline, pace: int) -> None:
    session = begin(timeline)
    assert set(said(session, pace).values()) <= set(phrases_ahead(session))


@given(timelines)
def test_a_phrase_that_cannot_be_said_is_not_planned(timeline: Timeline) -> None:
    assert plan_speech(begin(timeline), START - 1, HOUR, lambda _: None) == ()


@given(timelines, paces)
def test_each_repetition_is_counted_at_its_exact_moment(timeline: Timeline, pace: int) -> None:
    session = begin(timeline)
    only = frozenset(CallKind) - {CallKind.REP_COUNTS}
    events = untouched(session)
    counted = {(e.at - START, number_words(e.count)) for e in events if isinstance(e, RepCounted)}
    assert set(said(session, pace, only).items()) <= counted
    if pace == 20 and all(s.rep_time > 900 or not s.reps for s in timeline.steps):
        assert len(said(session, pace, only)) == len(counted)


def test_a_long_rest_tells_its_length_and_all_of_what_follows() -> None:
    gym = guided(EASY, SPLIT_SQUAT)
    texts = list(said(gym).values())
    assert texts[texts.index("Rest thirty") + 1] == (
        "Next: Bulgarian split squat, left leg, twelve reps, twenty-five pounds"
    )


def test_loads_are_said_in_the_unit_that_was_chosen() -> None:
    session = guided(EASY, SPLIT_SQUAT)
    texts = [t for _, t in plan_speech(session, START - 1, HOUR, lengths(60), ShownUnit.KG)]
    words = "Next: Bulgarian split squat, left leg, twelve reps, eleven and a half kilos"
    assert words in texts
    assert set(texts) <= set(phrases_ahead(session, ShownUnit.KG))
    assert not any("pounds" in text for text in phrases_ahead(session, ShownUnit.KG))


def test_a_rest_with_less_room_uses_a_shorter_form() -> None:
    texts = said(guided(EASY, SPLIT_SQUAT, rest=15_000), pace=160).values()
    assert "Bulgarian split squat, left" in texts


def test_a_rest_under_fifteen_seconds_says_one_word_of_what_follows() -> None:
    texts = list(said(guided(EASY, SPLIT_SQUAT, rest=10_000)).values())
    assert texts[texts.index("three") + 3] == "squat"


def test_a_short_switch_says_the_other_side() -> None:
    gym = guided(replace(SPLIT_SQUAT, reps=None, work=20_000))
    assert said(gym)[20_700] == "Right"


def test_a_long_switch_says_all_of_it() -> None:
    gym = guided(replace(SPLIT_SQUAT, reps=None, work=20_000, switch=20_000))
    assert said(gym)[20_700] == (
        "Switch sides. Next: right leg, twenty seconds, twenty-five pounds"
    )


def test_the_next_set_of_an_exercise_is_told_by_its_number() -> None:
    texts = said(guided(replace(EASY, sets=3))).values()
    assert "Next: set two of three, thirty seconds" in texts
    assert "Next: last set, thirty seconds" in texts


def test_timed_work_that_leads_straight_to_other_work_announces_it_before_its_end() -> None:
    plan = said(guided(EASY, Exercise("Leg swings", work=40_000), rest=0))
    text = "Next: Leg swings, forty seconds"
    assert plan[30_000 - LEAD - lengths(60)(text)] == text


def test_work_after_a_set_that_waits_for_the_athlete_is_named_at_its_start() -> None:
    row, press = Exercise("Row", reps=Reps(8, 8)), Exercise("Press", reps=Reps(10, 10))
    pair = Block("B", (row, press), BlockKind.SUPERSET)
    session = begin(compile_routine(Routine("r", "R", (pair,), get_ready=0)))
    session, _ = update(session, ask.Complete(1), START)
    assert said(session) == {950: "Press, ten reps"}


def test_a_long_step_tells_the_time_left() -> None:
    quiet = QUIET | {CallKind.HALFWAY}
    assert said(guided(replace(EASY, work=180_000)), quiet=quiet) == {
        60_000: "Two minutes left",
        120_000: "One minute left",
        150_000: "Thirty seconds",
        170_000: "Ten seconds",
    }


def test_halfway_is_said_after_its_cue() -> None:
    assert said(guided(EASY), quiet=QUIET) == {15_450: "Halfway"}


def test_a_tabata_says_halfway_each_round_and_the_last_round() -> None:
    session = begin(compile_routine(tabata_routine(get_ready=0)))
    texts = list(said(session, quiet=QUIET).values())
    assert texts == [*(["Halfway", "Work"] * 7), "Last round", "Halfway"]


def test_three_two_one_is_said_only_when_wanted() -> None:
    plan = said(guided(EASY))
    assert {27_000: "three", 28_000: "two", 29_000: "one"}.items() <= plan.items()
    assert "three" not in said(guided(EASY), quiet=QUIET).values()


def test_each_kind_of_call_can_be_turned_off() -> None:
    exercises = (replace(EASY, work=120_000), SPLIT_SQUAT)
    block = Block("B", exercises, BlockKind.CIRCUIT, rounds=2, rest=Span(30_000, 30_000))
    session = begin(compile_routine(Routine("r", "R", (block,), get_ready=0)))
    quiet = frozenset(CallKind)
    assert said(session, quiet=quiet) == {}
    for kind, text in (
        (CallKind.NEXT_UP, "Rest thirty"),
        (CallKind.REP_COUNTS, "seven"),
        (CallKind.LAST_ROUND, "Last round"),
        (CallKind.HALFWAY, "Halfway"),
        (CallKind.TIME_LEFT, "Ten seconds"),
        (CallKind.COUNTDOWN, "three"),
    ):
        assert text in said(session, quiet=quiet - {kind}).values()


def test_a_quick_rest_tells_its_length_and_never_what_follows() -> None:
    assert said(begin(rest_timeline(90_000))) == {
        950: "Rest one minute thirty",
        30_000: "One minute left",
        60_000: "Thirty seconds",
        80_000: "Ten seconds",
        87_000: "three",
        88_000: "two",
        89_000: "one",
    }


def test_a_paused_session_plans_nothing() -> None:
    session, _ = update(guided(EASY), ask.Pause(), START + SECOND)
    assert plan_speech(session, START + SECOND, HOUR, lengths(60)) == ()


def test_a_session_resumed_later_in_its_routine_prepares_what_is_near_first() -> None:
    timeline = compile_routine(Routine("r", "R", (Block("B", (EASY, SPLIT_SQUAT)),)))
    last = len(timeline.steps) - 1
    assert timeline.steps[last].kind is StepKind.WORK
    texts = phrases_ahead(open_session(timeline, first=last))
    assert texts[0] == "one"
    assert set(texts) == set(phrases_ahead(open_session(timeline)))
