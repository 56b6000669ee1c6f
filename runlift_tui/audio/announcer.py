"""Tells the sound output in advance what is to be heard when, each time the plan changes.

It never plays at a sound's own moment: a busy program then delays nothing.
"""

from collections.abc import Iterable, Sequence
from threading import Thread
from typing import Protocol

from runlift_tui.audio.output import LATEST, Phrase, Planned, SoundOutput
from runlift_tui.engine.events import (
    Cued,
    Event,
    Extended,
    GoalChanged,
    LapCounted,
    ModeChanged,
    PaceChanged,
    Paused,
    PlanChanged,
    Resumed,
    SessionEnded,
    SessionStarted,
    StepEnded,
    StepStarted,
)
from runlift_tui.engine.hearing import Hear
from runlift_tui.engine.loads import ShownUnit
from runlift_tui.engine.outlook import upcoming_cues
from runlift_tui.engine.session import Outcome, Phase, Session
from runlift_tui.engine.timeline import Timeline
from runlift_tui.engine.units import MINUTE, SECOND, Ms

HORIZON: Ms = 2 * MINUTE
"""How far ahead the output is told. A program that stands still for a minute goes on sounding, and
planning two minutes of paced repetitions takes 3 ms, ten minutes 14 ms (measured)."""

LONGEST_PHRASE: Ms = 20 * SECOND
"""A phrase that was told longer ago than this is over."""

_CHANGES = (
    SessionStarted,
    Paused,
    Resumed,
    Extended,
    GoalChanged,
    LapCounted,
    ModeChanged,
    PaceChanged,
    PlanChanged,
)

_BY_TIME = (Outcome.RAN_OUT, Outcome.MISSED)
"""How a step ends when nobody presses a key."""


class Speaks(Protocol):
    """What the announcer needs of a voice; see `audio.voice.speaker.Speaker`."""

    revision: int

    def prepare(self, texts: Iterable[str]) -> None:
        """Have these texts spoken ahead."""

    def length_of(self, text: str) -> Ms | None:
        """Return how long a text sounds; None if it is not ready."""


class Listens(Protocol):
    """Who else wants to know what is to be heard; see `audio.others.Others`."""

    def replace(self, sounds: Sequence[Planned]) -> None:
        """Forget what was to be heard, and take this; returns at once."""


class Announcer:
    """An observer of a session; call it with what happened, as `SessionRunner` does.

    Args:
        output: what plays.
        voice: what speaks; without it there are only cues.
        listener: is told all that the output is told.
    """

    def __init__(
        self,
        output: SoundOutput,
        voice: Speaks | None = None,
        listener: Listens | None = None,
    ) -> None:
        self._output = output
        self._listener = listener
        self._voice = voice
        self._hear = Hear.BOTH
        self._units = ShownUnit.AS_ENTERED
        self._just_due: tuple[Planned, ...] = ()
        self._said: tuple[Planned, ...] = ()
        self._told_until: Ms = 0
        self._revision = 0
        self._prepared: Timeline | None = None

    def hear(self, hear: Hear) -> None:
        """Let this be heard from the next call on."""
        self._hear = hear
        self._told_until = 0

    def say_loads_in(self, units: ShownUnit) -> None:
        """Have loads spoken in these units, in every session that starts from now on."""
        self._units = units
        self._prepared = None

    def __call__(self, session: Session, events: tuple[Event, ...], now: Ms) -> None:
        """Plan again where the events changed the plan, or where it comes to its end."""
        if events:
            self._note(session, events, now)
        runs_out = session.phase is Phase.RUNNING and self._told_until - now < HORIZON // 2
        if runs_out or any(map(_changes_plan, events)) or self._can_say_more(session, events):
            self._told_until = now + HORIZON
            cues = (*self._just_due, *upcoming_cues(session, now, HORIZON))
            heard = () if self._speaks_alone else cues
            sounds = (*heard, *self._speech(session, now))
            self._output.replace(sounds)
            if self._listener:
                self._listener.replace(sounds)

    @property
    def _speaks_alone(self) -> bool:
        """Whether the voice replaces the cues: never before it has a word to say."""
        return self._hear is Hear.VOICE and self._voice is not None and self._voice.revision > 0

    def _note(self, session: Session, events: tuple[Event, ...], now: Ms) -> None:
        cued = tuple((event.at, event.cue) for event in events if isinstance(event, Cued))
        self._just_due = tuple(c for c in self._just_due + cued if c[0] >= now - LATEST)
        if any(map(_cuts_speech, events)):
            self._said = ()
        if not self._voice:
            return
        from runlift_tui.engine.speech import phrases_ahead, phrases_here

        voice, units = self._voice, self._units
        if session.timeline is not self._prepared:
            # A session that was cut off does not start again, and a change brings another plan.
            self._prepared = session.timeline
            Thread(target=lambda: voice.prepare(phrases_ahead(session, units)), daemon=True).start()
        elif any(isinstance(event, GoalChanged | ModeChanged | LapCounted) for event in events):
            voice.prepare(phrases_here(session, units))

    def _can_say_more(self, session: Session, events: tuple[Event, ...]) -> bool:
        """Whether phrases became ready, at a time when planning again moves none that sounds."""
        ready = self._voice is not None and self._voice.revision != self._revision
        return ready and any(isinstance(event, StepStarted) for event in events)

    def _speech(self, session: Session, now: Ms) -> tuple[Planned, ...]:
        """Return what is said from now on, and what is being said."""
        if not self._voice or self._hear is Hear.BEEPS:
            return ()
        from runlift_tui.engine.speech import plan_speech

        self._revision = self._voice.revision
        under_way = tuple(p for p in self._said if now - LONGEST_PHRASE < p[0] <= now)
        coming = plan_speech(session, now, HORIZON, self._voice.length_of, self._units)
        self._said = (*under_way, *((moment, Phrase(text)) for moment, text in coming))
        return self._said


def _changes_plan(event: Event) -> bool:
    """Tell whether the athlete changed what comes; what time alone brings was planned already."""
    if isinstance(event, StepEnded):
        return event.result.outcome not in _BY_TIME
    return isinstance(event, _CHANGES)


def _cuts_speech(event: Event) -> bool:
    """Tell whether what is being said has lost its sense."""
    moved_on = isinstance(event, StepEnded) and event.result.outcome not in _BY_TIME
    return moved_on or isinstance(event, SessionStarted | PlanChanged | Paused | SessionEnded)
