"""What a routine says: blocks of exercises, with their figures, as plain values.

It holds what was written and never how it is performed: `compile_routine` makes that.
"""

from dataclasses import dataclass
from enum import StrEnum

from runlift_tui.engine.hearing import CallKind
from runlift_tui.engine.units import SECOND, Ms

MOST_REPS = 999
"""No set has more repetitions."""

REP_PACE: Ms = 3 * SECOND
"""How long one repetition is taken to last where an exercise gives no tempo."""

GET_READY: Ms = 10 * SECOND
"""The countdown in front of a session where the routine gives none."""

SWITCH: Ms = 5 * SECOND
"""The time to change sides where the exercise gives none."""


class BlockKind(StrEnum):
    """How the exercises of a block take turns."""

    STRAIGHT = "straight"
    """All sets of one exercise, then all sets of the next."""
    CIRCUIT = "circuit"
    """One set of each in turn, with a rest after each."""
    SUPERSET = "superset"
    """One set of each in turn without a rest between; the rest comes after the round."""


class Unit(StrEnum):
    """What a load is measured in."""

    KG = "kg"
    LB = "lb"
    BODY = "body weight"


@dataclass(frozen=True, slots=True)
class Reps:
    """How many repetitions: at least `low`, up to `high`; equal where there is no range."""

    low: int
    high: int

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time, or a range of it, in milliseconds; a timer runs to `high`."""

    low: Ms
    high: Ms


@dataclass(frozen=True, slots=True)
class Load:
    """A weight or a range of weights as it was entered; both figures are 0 for body weight."""

    low: float
    high: float
    unit: Unit

    def __str__(self) -> str:
        if self.unit is Unit.BODY:
            return self.unit.value
        figures = f"{self.low:g}" if self.low == self.high else f"{self.low:g}-{self.high:g}"
        return f"{figures} {self.unit.value}"


@dataclass(frozen=True, slots=True)
class Progress:
    """How an exercise grows: from `sets` x `reps`.low to `top_sets` x `reps`.high, then heavier.

    Attributes:
        sets, top_sets: where it starts and where it ends, 1 or more.
        reps: the lower and the upper end of the repetitions.
        add: the smallest step of the equipment; None where no load is ever added.
    """

    sets: int
    top_sets: int
    reps: Reps
    add: Load | None = None


@dataclass(frozen=True, slots=True)
class Tempo:
    """The cadence of one repetition: four parts in milliseconds, in the order they are done."""

    lower: Ms
    bottom: Ms
    lift: Ms
    top: Ms

    @property
    def total(self) -> Ms:
        """Milliseconds for one repetition."""
        return self.lower + self.bottom + self.lift + self.top

    def __str__(self) -> str:
        parts = (self.lower, self.bottom, self.lift, self.top)
        return "-".join(f"{part / SECOND:g}" for part in parts)


@dataclass(frozen=True, slots=True)
class Variant:
    """Another way to do an exercise; what is None stays as in the exercise itself."""

    name: str
    reps: Reps | None = None
    work: Ms | None = None
    load: Load | None = None
    each_side: bool | None = None
    equipment: tuple[str, ...] | None = None
    how: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise with its figures: either `reps` or `work` (milliseconds) is given.

    `pace` is what a repetition lasts, in milliseconds, where no tempo says it.
    """

    name: str
    reps: Reps | None = None
    work: Ms | None = None
    sets: int = 1
    rest: Span | None = None
    each_side: bool = False
    switch: Ms = SWITCH
    tempo: Tempo | None = None
    pace: Ms = REP_PACE
    hold: Span | None = None
    load: Load | None = None
    equipment: tuple[str, ...] = ()
    how: tuple[str, ...] = ()
    easier: tuple[Variant, ...] = ()
    harder: tuple[Variant, ...] = ()
    instead: tuple[Variant, ...] = ()
    counted: bool = True
    progress: Progress | None = None

    @property
    def rep_time(self) -> Ms:
        """Milliseconds that one repetition is taken to last, its hold included."""
        pace = self.tempo.total if self.tempo else self.pace
        return pace + (self.hold.high if self.hold else 0)


@dataclass(frozen=True, slots=True)
class Block:
    """Exercises that belong together; `rest` serves those that give none of their own."""

    title: str
    exercises: tuple[Exercise, ...]
    kind: BlockKind = BlockKind.STRAIGHT
    rounds: int = 1
    rest: Span | None = None
    round_rest: Span | None = None


@dataclass(frozen=True, slots=True)
class Routine:
    """A whole routine; `name` is what one types to choose it, `quiet` the calls it goes without."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    description: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()
    get_ready: Ms = GET_READY
    quiet: tuple[CallKind, ...] = ()

    @property
    def equipment(self) -> tuple[str, ...]:
        """Everything that is needed, each thing once, in the order of first use."""
        exercises = (exercise for block in self.blocks for exercise in block.exercises)
        return tuple(dict.fromkeys(thing for e in exercises for thing in e.equipment))
