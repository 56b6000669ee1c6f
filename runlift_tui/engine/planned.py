"""The cues that a step has if nobody presses a key and repetitions are counted by the app.

It knows nothing of a session under way; `upcoming_cues` tells what is still to come in one.
"""

from collections.abc import Iterator

from runlift_tui.engine.pace import pace_cues
from runlift_tui.engine.passing import enter
from runlift_tui.engine.session import RepMode, Session, open_session
from runlift_tui.engine.timeline import Cue, Timeline
from runlift_tui.engine.units import Ms


def planned_cues(timeline: Timeline, index: int) -> tuple[tuple[Ms, Cue], ...]:
    """Return the cues of step `index` in order, each with its milliseconds after the step's start.

    As in a rehearsal, every set of repetitions is paced. The cue that ends the session belongs
    to the last step.
    """
    session = open_session(timeline, first=index, mode=RepMode.UNATTENDED)
    session, _ = enter(session, index, 0)
    return tuple(sorted(_cues(session), key=lambda cue: cue[0]))


def _cues(session: Session) -> Iterator[tuple[Ms, Cue]]:
    step, until = session.step, session.step.planned
    if step.expected == 0:
        return
    for mark in step.marks:
        offset = mark.offset(session.length)
        if offset is not None and offset <= until:
            yield offset, mark.cue
    yield from pace_cues(session, -1, until)
    if session.timeline.is_last(session.stay.index):
        yield until, Cue.FINISH
