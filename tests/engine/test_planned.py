"""The planned cues are exactly those of a rehearsal that nobody touches."""

from hypothesis import given, settings
from hypothesis import strategies as st

from runlift_tui.engine import commands as ask
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.events import Cued, Event, StepStarted
from runlift_tui.engine.outlook import next_due
from runlift_tui.engine.planned import planned_cues
from runlift_tui.engine.quick import tabata_routine
from runlift_tui.engine.session import RepMode, open_session
from runlift_tui.engine.timeline import Cue, Timeline
from runlift_tui.engine.units import Ms
from runlift_tui.engine.update import update
from tests.strategies import timelines


def rehearsed(timeline: Timeline, start: Ms) -> list[Event]:
    """Return the events of an untouched rehearsal, taken from one due moment to the next."""
    session = open_session(timeline, mode=RepMode.UNATTENDED, away_after=None)
    session, events = update(session, ask.Start(), start)
    happened = [*events]
    due = next_due(session, start)
    while due is not None:
        session, events = update(session, ask.Tick(), due)
        happened += events
        due = next_due(session, due)
    return happened


@settings(deadline=None)
@given(timelines, st.integers(0, 10**9))
def test_the_planned_cues_are_those_of_an_untouched_rehearsal(
    timeline: Timeline, start: Ms
) -> None:
    heard: dict[int, list[tuple[Ms, Cue]]] = {}
    entered, index = start, 0
    for event in rehearsed(timeline, start):
        if isinstance(event, StepStarted):
            index, entered = event.index, event.at
            heard[index] = []
        if isinstance(event, Cued):
            heard[index].append((event.at - entered, event.cue))
    assert {index: list(planned_cues(timeline, index)) for index in heard} == heard


def test_the_finish_belongs_to_the_last_step() -> None:
    timeline = compile_routine(tabata_routine(rounds=1))
    assert planned_cues(timeline, 1) == (
        (0, Cue.GO),
        (10_000, Cue.HALFWAY),
        (17_000, Cue.COUNTDOWN),
        (18_000, Cue.COUNTDOWN),
        (19_000, Cue.COUNTDOWN),
        (20_000, Cue.FINISH),
    )
