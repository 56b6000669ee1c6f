"""The laws that hold for every routine and everything an athlete may do."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from runlift_tui.engine import commands as ask
from runlift_tui.engine.commands import Command
from runlift_tui.engine.events import Cued, Event, Refused, SessionEnded, StepEnded
from runlift_tui.engine.outlook import next_due, upcoming_cues
from runlift_tui.engine.session import Outcome, Phase, RepMode, Session, open_session
from runlift_tui.engine.timeline import StepKind, Timeline
from runlift_tui.engine.units import Ms
from runlift_tui.engine.update import update
from tests.strategies import commands, timed_timelines, timelines

START: Ms = 7_001
scripts = st.lists(st.tuples(st.integers(0, 4_900), commands), max_size=25)


def begin(timeline: Timeline, mode: RepMode | None = None) -> tuple[Session, list[Event]]:
    session, events = update(open_session(timeline, mode=mode), ask.Start(), START)
    return session, list(events)


def play(session: Session, script: list[tuple[int, Command]]) -> tuple[Session, list[Event], Ms]:
    now, events = START, list[Event]()
    for wait, command in script:
        now += wait
        session, more = update(session, command, now)
        events += more
    return session, events, now


def tick_through(timeline: Timeline, every: Ms, mode: RepMode | None = None) -> list[Event]:
    session, events = begin(timeline, mode)
    now = START
    while session.phase is Phase.RUNNING:
        now += every
        session, more = update(session, ask.Tick(), now)
        events += more
    return events


@settings(max_examples=40)
@given(timed_timelines)
def test_however_often_it_ticks_the_same_happens_at_the_same_moments(timeline: Timeline) -> None:
    often = tick_through(timeline, 97)
    assert often == tick_through(timeline, 997) == tick_through(timeline, 4_999)


@given(timed_timelines)
def test_an_untouched_timed_session_ends_exactly_when_planned(timeline: Timeline) -> None:
    last = tick_through(timeline, 4_999)[-1]
    assert isinstance(last, SessionEnded)
    assert last.at == START + timeline.planned


@given(timelines)
def test_an_untouched_rehearsal_ends_exactly_when_planned(timeline: Timeline) -> None:
    last = tick_through(timeline, 4_999, RepMode.UNATTENDED)[-1]
    assert isinstance(last, SessionEnded)
    assert last.at == START + timeline.planned


@given(timelines, scripts)
def test_events_come_in_order_of_time_and_never_from_the_future(
    timeline: Timeline, script: list[tuple[int, Command]]
) -> None:
    session, last, now = begin(timeline)[0], START, START
    for wait, command in script:
        now += wait
        session, events = update(session, command, now)
        for event in events:
            assert last <= event.at <= now
            last = event.at


@given(timelines, scripts)
def test_a_result_never_lasts_longer_than_its_step(
    timeline: Timeline, script: list[tuple[int, Command]]
) -> None:
    session, events, _ = play(begin(timeline)[0], script)
    for event in events:
        if isinstance(event, StepEnded):
            result = event.result
            assert 0 <= result.elapsed == result.ended - result.started - result.paused
    length = session.deadline
    if length is not None and session.phase is Phase.RUNNING:
        assert session.elapsed(session.seen) <= length


@given(timelines, scripts, commands)
def test_a_refused_command_changes_nothing_but_the_time(
    timeline: Timeline, script: list[tuple[int, Command]], command: Command
) -> None:
    session, _, now = play(begin(timeline)[0], script)
    asked, events = update(session, command, now)
    if any(isinstance(event, Refused) for event in events):
        assert asked == update(session, ask.Tick(), now)[0]


@given(timelines, scripts)
def test_a_second_tick_at_one_moment_changes_nothing(
    timeline: Timeline, script: list[tuple[int, Command]]
) -> None:
    session, _, now = play(begin(timeline)[0], script)
    once, _ = update(session, ask.Tick(), now)
    assert update(once, ask.Tick(), now) == (once, ())


@given(timelines, scripts)
def test_nothing_happens_before_the_next_due_moment_and_something_at_it(
    timeline: Timeline, script: list[tuple[int, Command]]
) -> None:
    session, _, now = play(begin(timeline)[0], script)
    session = replace(session, away_after=None)
    due = next_due(session, now)
    before, events = update(session, ask.Tick(), now + 86_400_000 if due is None else due - 1)
    assert events == ()
    if due is not None:
        assert due > now
        assert update(before, ask.Tick(), due)[1]


@given(timelines, scripts, st.integers(0, 60_000))
def test_the_cues_foretold_are_the_cues_that_come(
    timeline: Timeline, script: list[tuple[int, Command]], horizon: Ms
) -> None:
    session, _, now = play(begin(timeline)[0], script)
    foretold = upcoming_cues(session, now, horizon)
    came = update(replace(session, away_after=None), ask.Tick(), now + horizon)[1]
    assert foretold == tuple((e.at, e.cue) for e in came if isinstance(e, Cued))


@given(timed_timelines, st.lists(st.tuples(st.integers(0, 4_900), st.integers(0, 4_900))))
def test_pauses_change_no_total_of_work(timeline: Timeline, pauses: list[tuple[int, int]]) -> None:
    session, events = begin(timeline)
    now = START
    for run, pause in pauses:
        for wait, command in ((run, ask.Pause()), (pause, ask.Resume())):
            now += wait
            session, more = update(session, command, now)
            events += more
    session, more = update(replace(session, away_after=None), ask.Tick(), now + timeline.planned)
    events += more
    results = [event.result for event in events if isinstance(event, StepEnded)]
    assert [r.elapsed for r in results] == [step.planned for step in timeline.steps]
    assert session.ended == START + timeline.planned + session.paused
    assert session.paused == sum(r.paused for r in results)


@given(timelines, scripts)
def test_a_late_command_for_a_step_that_is_over_is_refused(
    timeline: Timeline, script: list[tuple[int, Command]]
) -> None:
    session, _, now = play(begin(timeline)[0], script)
    turn = session.stay.turn
    for command in (ask.Skip(turn), ask.Complete(turn), ask.Back(turn)):
        once, _ = update(session, command, now)
        twice, events = update(once, command, now)
        assert twice.stay.turn == once.stay.turn
        assert isinstance(events[-1], Refused)


@given(timelines)
def test_time_left_counts_down_to_nothing(timeline: Timeline) -> None:
    session, _ = begin(timeline, RepMode.UNATTENDED)
    assert session.time_left(START) == timeline.planned
    for moment in range(START, START + timeline.planned, 4_001):
        session, _ = update(session, ask.Tick(), moment)
        assert session.time_left(moment) == START + timeline.planned - moment


@given(timelines)
def test_both_sides_of_a_one_sided_exercise_are_one_set(timeline: Timeline) -> None:
    for index, step in enumerate(timeline.steps):
        if step.kind is StepKind.SWITCH:
            left, right = timeline.steps[index - 1], timeline.steps[index + 1]
            assert (left.side, right.side) == ("left", "right")
            assert left.place == step.place == right.place
            assert left.exercise is right.exercise


@given(timelines)
def test_no_timeline_ends_with_a_rest(timeline: Timeline) -> None:
    assert timeline.steps[-1].kind is StepKind.WORK


@given(timelines, scripts)
def test_every_step_that_ended_is_written_down_once(
    timeline: Timeline, script: list[tuple[int, Command]]
) -> None:
    session, _, _ = play(begin(timeline)[0], script)
    turns = [result.turn for result in session.results]
    assert turns == list(range(1, len(turns) + 1))
    assert all(result.outcome is not Outcome.ABANDONED for result in session.results)
