"""A session that is taken up again stands exactly where it stood."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.engine import commands as ask
from runlift_tui.engine.commands import Command
from runlift_tui.engine.restore import restore
from runlift_tui.engine.session import Phase, Session, open_session
from runlift_tui.engine.timeline import Timeline
from runlift_tui.engine.units import Ms
from runlift_tui.engine.update import update
from tests.engine.test_laws import begin, play, scripts
from tests.strategies import timelines

clocks = st.integers(0, 10**9)
aways = st.integers(0, 10**8)


def under_way(session: Session) -> bool:
    return session.phase in (Phase.RUNNING, Phase.PAUSED)


@given(timelines, scripts, clocks, aways)
def test_it_is_paused_at_the_same_step_with_the_same_time_and_results(
    timeline: Timeline, script: list[tuple[int, Command]], now: Ms, away: Ms
) -> None:
    session, _, _ = play(begin(timeline)[0], script)
    if not under_way(session):
        return
    again = restore(session, now, away)
    assert again.phase is Phase.PAUSED
    assert again.elapsed(now) == session.elapsed(session.seen)
    assert replace(again.stay, entered=0, origin=0) == replace(session.stay, entered=0, origin=0)
    assert [(r.turn, r.outcome, r.elapsed, r.reps) for r in again.results] == [
        (r.turn, r.outcome, r.elapsed, r.reps) for r in session.results
    ]


@given(timelines, scripts, clocks, aways)
def test_the_time_away_is_a_pause_and_no_work(
    timeline: Timeline, script: list[tuple[int, Command]], now: Ms, away: Ms
) -> None:
    session, _, _ = play(begin(timeline)[0], script)
    if session.phase is not Phase.RUNNING:
        return
    again, _ = update(restore(session, now, away), ask.Resume(), now)
    assert again.stay.paused == session.stay.paused + away
    assert again.paused == session.paused + away
    assert now - again.started == session.seen - session.started + away


@given(timelines, scripts, scripts, clocks)
def test_from_there_it_goes_on_as_if_it_had_been_paused(
    timeline: Timeline,
    script: list[tuple[int, Command]],
    further: list[tuple[int, Command]],
    now: Ms,
) -> None:
    session, _, _ = play(begin(timeline)[0], script)
    if not under_way(session):
        return
    again = restore(session, now, 0)
    if session.phase is Phase.RUNNING:
        session, _ = update(session, ask.Pause(), session.seen)
    moment = session.seen
    for wait, command in further:
        now, moment = now + wait, moment + wait
        again, events = update(again, command, now)
        session, expected = update(session, command, moment)
        assert [type(event) for event in events] == [type(event) for event in expected]
        assert [event.at - now for event in events] == [event.at - moment for event in expected]


@given(timelines)
def test_what_never_began_cannot_be_taken_up(timeline: Timeline) -> None:
    with pytest.raises(ValueError, match="ready"):
        restore(open_session(timeline), 0, 0)
