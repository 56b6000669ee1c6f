"""Tells the sound output in advance which cue is due when, each time the plan changes.

It never plays at a cue's own moment: a busy program then delays no sound.
"""

from runlift_tui.audio.output import LATEST, SoundOutput
from runlift_tui.engine.events import (
    Cued,
    Event,
    Extended,
    GoalChanged,
    ModeChanged,
    Paused,
    Resumed,
    SessionStarted,
    StepEnded,
)
from runlift_tui.engine.outlook import upcoming_cues
from runlift_tui.engine.session import Outcome, Phase, Session
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import MINUTE, Ms

HORIZON: Ms = 2 * MINUTE
"""How far ahead the output is told. A program that stands still for a minute goes on sounding, and
planning two minutes of paced repetitions takes 3 ms, ten minutes 14 ms (measured)."""

_CHANGES = (SessionStarted, Paused, Resumed, Extended, GoalChanged, ModeChanged)


class Announcer:
    """An observer of a session; call it with what happened, as `SessionRunner` does."""

    def __init__(self, output: SoundOutput) -> None:
        self._output = output
        self._just_due: tuple[tuple[Ms, Cue], ...] = ()
        self._told_until: Ms = 0

    def __call__(self, session: Session, events: tuple[Event, ...], now: Ms) -> None:
        """Plan again where the events changed the plan, or where it comes to its end."""
        if events:
            cued = tuple((event.at, event.cue) for event in events if isinstance(event, Cued))
            self._just_due = tuple(c for c in self._just_due + cued if c[0] >= now - LATEST)
        runs_out = session.phase is Phase.RUNNING and self._told_until - now < HORIZON // 2
        if runs_out or any(map(_changes_plan, events)):
            self._told_until = now + HORIZON
            self._output.replace((*self._just_due, *upcoming_cues(session, now, HORIZON)))


def _changes_plan(event: Event) -> bool:
    """Tell whether the athlete changed what comes; what time alone brings was planned already."""
    if isinstance(event, StepEnded):
        return event.result.outcome is not Outcome.RAN_OUT
    return isinstance(event, _CHANGES)
