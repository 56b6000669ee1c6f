"""The steps that a routine comes down to, each with its cues, in the order they are done.

A timeline is a plan: it knows nothing of the session that performs it.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from runlift_tui.engine.hearing import QUIET, CallKind
from runlift_tui.engine.routine import OPEN_WORK, Exercise, Load, Reps, Tempo
from runlift_tui.engine.units import SECOND, Ms


class StepKind(StrEnum):
    """What the athlete does in a step."""

    PREPARE = "prepare"
    WORK = "work"
    REST = "rest"
    SWITCH = "switch"


class Side(StrEnum):
    """Which side of the body works."""

    LEFT = "left"
    RIGHT = "right"


class Cue(StrEnum):
    """Something to hear or see; the value is also the name of its sound file."""

    TICK = "tick"
    COUNTDOWN = "countdown"
    GO = "go"
    REST = "rest"
    HALFWAY = "halfway"
    SWITCH = "switch"
    LAST_ROUND = "last-round"
    SET_CHANGE = "set-change"
    FINISH = "finish"
    LOWER = "tempo-lower"
    HOLD = "tempo-hold"
    LIFT = "tempo-lift"
    REP = "rep"


class Anchor(StrEnum):
    """Which point of a step a cue keeps its distance to when the step is made longer."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Mark:
    """A cue's place in a step: `distance` after the start or middle, or before the end."""

    cue: Cue
    anchor: Anchor = Anchor.START
    distance: Ms = 0

    def offset(self, duration: Ms | None) -> Ms | None:
        """Milliseconds after the step's start, or None where the mark has no room.

        A mark from the end is left out when it would fall into the first second.
        """
        if self.anchor is Anchor.START:
            return self.distance if duration is None or self.distance < duration else None
        if duration is None:
            return None
        if self.anchor is Anchor.MIDDLE:
            return duration // 2 + self.distance
        return duration - self.distance if duration - self.distance >= SECOND else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a step stands; every number counts from 1, and `part` is its block's number.

    `part` is 0 outside of blocks.
    """

    block: str = ""
    round: int = 1
    rounds: int = 1
    set: int = 1
    sets: int = 1
    part: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. A step without a `duration` waits for the athlete.

    Attributes:
        shortest: the lower end of a rest that the routine gives as a range.
        waits: a timed step goes on past its end, into overrun, until the athlete ends it.
        interval: the milliseconds that all steps of the same place share: an EMOM's minute. A
            rest in one lasts as long as is left, and its `duration` is only what is planned.
        slot: milliseconds of the interval that are planned to be left when the step starts.
        until_missed: work that is not done when its interval is over ends all of its kind.
        laps: the athlete counts rounds in this step; that many end it, and 0 has no limit. None
            where there is nothing to count.
        expected: what the step is planned to take, where its other figures do not say it.
    """

    kind: StepKind
    label: str
    duration: Ms | None
    marks: tuple[Mark, ...] = ()
    place: Place = Place()
    exercise: Exercise | None = None
    side: Side | None = None
    shortest: Ms | None = None
    waits: bool = False
    interval: Ms | None = None
    slot: Ms = 0
    until_missed: bool = False
    laps: int | None = None
    expected: Ms | None = None

    def is_of(self, other: "Step") -> bool:
        """Whether both belong to the same exercise."""
        names = (step.exercise.name if step.exercise else None for step in (self, other))
        return next(names) == next(names)

    @property
    def counts_up(self) -> bool:
        """Whether what matters is how long it takes, not how much time is left."""
        if self.kind is not StepKind.WORK or self.reps:
            return False
        return bool(self.laps) or self.duration is None

    @property
    def reps(self) -> Reps | None:
        """The target, where the step is a set of repetitions."""
        if self.kind is StepKind.WORK and self.exercise:
            return self.exercise.reps
        return None

    @property
    def load(self) -> Load | None:
        """The weight to take."""
        return self.exercise.load if self.kind is StepKind.WORK and self.exercise else None

    @property
    def tempo(self) -> Tempo | None:
        """The cadence of a repetition."""
        return self.exercise.tempo if self.reps and self.exercise else None

    @property
    def rep_time(self) -> Ms:
        """Milliseconds that one repetition is taken to last; 0 outside sets of repetitions."""
        return self.exercise.rep_time if self.reps and self.exercise else 0

    @property
    def planned(self) -> Ms:
        """Milliseconds: as expected, else the duration, or what the work is taken to last."""
        if self.expected is not None:
            return self.expected
        if self.duration is not None:
            return self.duration
        return self.reps.low * self.rep_time if self.reps else OPEN_WORK


@dataclass(frozen=True)
class Timeline:
    """All steps of a routine in order, and the calls it goes without.

    An endless one starts again after its last step.

    Attributes:
        numbers: what each step is known by, whatever is changed around it; empty where the plan is
            as it was compiled, in which steps are known by their index.
    """

    name: str
    title: str
    steps: tuple[Step, ...]
    endless: bool = False
    quiet: frozenset[CallKind] = QUIET
    numbers: tuple[int, ...] = ()

    def number(self, index: int) -> int:
        """Return what step `index` is known by, whatever is changed around it."""
        return self.numbers[index] if self.numbers else index

    @property
    def planned(self) -> Ms:
        """Milliseconds from the first step's start to the last one's end."""
        return self._ends[-1]

    def is_last(self, index: int) -> bool:
        """Whether the session is planned to be over after step `index`."""
        return self.planned_after(index) == 0

    def planned_after(self, index: int) -> Ms:
        """Milliseconds that the steps after step `index` are planned to take."""
        return self._ends[-1] - self._ends[index]

    def next_work(self, index: int) -> Step | None:
        """The first work step after step `index`, or None where there is none."""
        following = (self.steps[i] for i in range(index + 1, len(self.steps)))
        return next((step for step in following if step.kind is StepKind.WORK), None)

    @cached_property
    def _ends(self) -> tuple[Ms, ...]:
        return tuple(accumulate(step.planned for step in self.steps))
