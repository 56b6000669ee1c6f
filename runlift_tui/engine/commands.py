"""What an athlete, or the clock, can ask of a session.

`turn` names the stay that the athlete saw, so that a command that comes too late moves nothing.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from runlift_tui.engine.routine import Variant
from runlift_tui.engine.session import RepMode
from runlift_tui.engine.units import Ms


@dataclass(frozen=True, slots=True)
class Start:
    """Begin; the first step starts now."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Nothing but the time."""


@dataclass(frozen=True, slots=True)
class Press:
    """The big key: resume if paused, count what is to be counted here, else done."""

    turn: int


@dataclass(frozen=True, slots=True)
class Complete:
    """The step is done, with `reps` repetitions where they are not as counted or planned."""

    turn: int
    reps: int | None = None


@dataclass(frozen=True, slots=True)
class Skip:
    """Leave the step out."""

    turn: int


@dataclass(frozen=True, slots=True)
class Back:
    """Within two seconds the step before, later the same step from its start."""

    turn: int


@dataclass(frozen=True, slots=True)
class Jump:
    """Go to step `index`, from 0."""

    index: int


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the time."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Let the time go on."""


@dataclass(frozen=True, slots=True)
class Extend:
    """Make the running step `delta` milliseconds longer; it ends now at the soonest."""

    turn: int
    delta: Ms


@dataclass(frozen=True, slots=True)
class SetDuration:
    """Start the step again, `duration` milliseconds long."""

    duration: Ms


@dataclass(frozen=True, slots=True)
class AdjustReps:
    """One repetition more or fewer: of this set, or after it of the set just done."""

    delta: int


@dataclass(frozen=True, slots=True)
class CorrectReps:
    """The set of stay `of_turn`, already over, had `reps` repetitions."""

    of_turn: int
    reps: int


@dataclass(frozen=True, slots=True)
class SetMode:
    """Count repetitions this way from now on."""

    mode: RepMode


@dataclass(frozen=True, slots=True)
class SetPace:
    """Pace repetitions at `percent` of their tempo from now on; the one under way starts again."""

    percent: int


class Reach(StrEnum):
    """How far a change goes."""

    THIS_SET = "this set"
    FROM_NOW_ON = "from now on"


@dataclass(frozen=True, slots=True)
class Swap:
    """Do `variant` in place of the exercise `name`, in its next set or in all that are left.

    The set under way, if it is one of that exercise, begins anew.
    """

    name: str
    variant: Variant
    reach: Reach


@dataclass(frozen=True, slots=True)
class Postpone:
    """Do what is left of the exercise `name` later, before the cool-down."""

    name: str


@dataclass(frozen=True, slots=True)
class RepeatSet:
    """Do the set that is under way, or was done last, once more after this one."""


@dataclass(frozen=True, slots=True)
class ChangeRests:
    """Let this rest, and all to come that are planned like it, last `duration` milliseconds."""

    duration: Ms


@dataclass(frozen=True, slots=True)
class SkipBlock:
    """Leave out what is left of the block."""

    turn: int


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the newest round that was counted here, else the newest change of the plan."""


@dataclass(frozen=True, slots=True)
class Finish:
    """End the session here and keep what was done."""


@dataclass(frozen=True, slots=True)
class Abandon:
    """Give the session up."""


Command: TypeAlias = (
    Start
    | Tick
    | Press
    | Complete
    | Skip
    | Back
    | Jump
    | Pause
    | Resume
    | Extend
    | SetDuration
    | AdjustReps
    | CorrectReps
    | SetMode
    | SetPace
    | Swap
    | Postpone
    | RepeatSet
    | ChangeRests
    | SkipBlock
    | Undo
    | Finish
    | Abandon
)
