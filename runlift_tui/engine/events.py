"""What happens in a session, each with the exact moment `at` which it happened.

Journal, sound and screen all see the same events.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

from runlift_tui.engine.commands import Command
from runlift_tui.engine.session import Ending, RepMode, StepResult
from runlift_tui.engine.timeline import Cue, Step, Timeline
from runlift_tui.engine.units import Ms


@dataclass(frozen=True, slots=True)
class SessionStarted:
    """The first step is about to start."""

    at: Ms


@dataclass(frozen=True, slots=True)
class StepStarted:
    """Step `index` of `timeline` began; by now the plan may be another."""

    at: Ms
    index: int
    turn: int
    timeline: Timeline = field(repr=False)

    @property
    def step(self) -> Step:
        """The step that began."""
        return self.timeline.steps[self.index]


@dataclass(frozen=True, slots=True)
class StepEnded:
    """A step is over that stood at `index`."""

    at: Ms
    result: StepResult
    index: int


@dataclass(frozen=True, slots=True)
class Cued:
    """The moment of a cue came."""

    at: Ms
    cue: Cue


@dataclass(frozen=True, slots=True)
class RepCounted:
    """One more repetition: `count` so far."""

    at: Ms
    count: int


@dataclass(frozen=True, slots=True)
class GoalChanged:
    """The set under way is to have `goal` repetitions."""

    at: Ms
    goal: int


@dataclass(frozen=True, slots=True)
class RepsCorrected:
    """The set of stay `turn`, already over, had `reps` repetitions."""

    at: Ms
    turn: int
    reps: int


@dataclass(frozen=True, slots=True)
class Paused:
    """The time stopped; `away` milliseconds went by unseen where nobody asked for it."""

    at: Ms
    away: Ms = 0


@dataclass(frozen=True, slots=True)
class Resumed:
    """The time goes on after `paused` milliseconds."""

    at: Ms
    paused: Ms


@dataclass(frozen=True, slots=True)
class Extended:
    """The step got `delta` milliseconds longer, or shorter if negative."""

    at: Ms
    delta: Ms


@dataclass(frozen=True, slots=True)
class ModeChanged:
    """Repetitions are counted another way from now on."""

    at: Ms
    mode: RepMode


@dataclass(frozen=True, slots=True)
class PaceChanged:
    """Repetitions are paced at `percent` of their tempo from now on."""

    at: Ms
    percent: int


@dataclass(frozen=True, slots=True)
class LapCounted:
    """The athlete counted a round, or took one back: `count` so far."""

    at: Ms
    count: int


@dataclass(frozen=True, slots=True)
class PlanChanged:
    """The athlete changed what is to be done; `what` says it in words."""

    at: Ms
    what: str


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """The session is over."""

    at: Ms
    ending: Ending


@dataclass(frozen=True, slots=True)
class Refused:
    """A command that changed nothing, and why."""

    at: Ms
    command: Command
    reason: str


Event: TypeAlias = (
    SessionStarted
    | StepStarted
    | StepEnded
    | Cued
    | RepCounted
    | GoalChanged
    | RepsCorrected
    | Paused
    | Resumed
    | Extended
    | ModeChanged
    | PaceChanged
    | LapCounted
    | PlanChanged
    | SessionEnded
    | Refused
)
