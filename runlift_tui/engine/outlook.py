"""What is going to happen if nobody presses a key: the next moment, and the cues to schedule ahead.

It asks the state machine itself, so that what is foretold and what happens cannot differ.
"""

from dataclasses import replace

from runlift_tui.engine.commands import Tick
from runlift_tui.engine.events import Cued
from runlift_tui.engine.passing import next_offset
from runlift_tui.engine.session import Phase, Session
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import Ms
from runlift_tui.engine.update import update


def next_due(session: Session, now: Ms) -> Ms | None:
    """Return the next moment, `now` or later, at which anything happens by itself.

    None where nothing will: before the start, in a pause, after the end, or when the step waits
    for the athlete and all its cues have sounded.
    """
    if session.phase is not Phase.RUNNING:
        return None
    offset = next_offset(session)
    return None if offset is None else max(now, session.stay.origin + offset)


def upcoming_cues(session: Session, now: Ms, horizon: Ms) -> tuple[tuple[Ms, Cue], ...]:
    """Return every cue after `now`, up to `horizon` milliseconds on, with its exact moment."""
    session = replace(session, away_after=None)
    cues: list[tuple[Ms, Cue]] = []
    due = next_due(session, now)
    while due is not None and due <= now + horizon:
        session, events = update(session, Tick(), due)
        cues.extend((e.at, e.cue) for e in events if isinstance(e, Cued))
        due = next_due(session, due)
    return tuple(cues)
