"""The cues that a step has if nobody presses a key and repetitions are counted by the app.

It knows nothing of a session under way; `upcoming_cues` tells what is still to come in one.
"""

from collections.abc import Iterator
from dataclasses import replace

from runlift_tui.engine.pace import pace_cues
from runlift_tui.engine.session import RepMode, Session, open_session
from runlift_tui.engine.timeline import Cue, Timeline
from runlift_tui.engine.units import Ms


def planned_cues(timeline: Timeline, index: int) -> tuple[tuple[Ms, Cue], ...]:
    """Return the cues of step `index` in order, each with its milliseconds after the step's start.

    As in a rehearsal, every set of repetitions is paced. The cue that ends the session belongs
    to the last step.
    """
    session = open_session(timeline, first=index, mode=RepMode.PACED)
    goal = session.step.reps.low if session.step.reps else 0
    session = replace(session, stay=replace(session.stay, goal=goal))
    return tuple(sorted(_cues(session), key=lambda cue: cue[0]))


def _cues(session: Session) -> Iterator[tuple[Ms, Cue]]:
    length = session.step.planned
    for mark in session.step.marks:
        offset = mark.offset(length)
        if offset is not None and offset <= length:
            yield offset, mark.cue
    yield from pace_cues(session, -1, length)
    if session.stay.index == len(session.timeline.steps) - 1:
        yield length, Cue.FINISH
