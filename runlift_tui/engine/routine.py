"""What a routine says: blocks of exercises, with their figures, as plain values.

It holds what was written and never how it is performed: `compile_routine` makes that.
"""

from dataclasses import dataclass
from enum import StrEnum

from runlift_tui.engine.hearing import CallKind
from runlift_tui.engine.units import MINUTE, SECOND, Ms

MOST_REPS = 999
"""No set has more repetitions."""

REP_PACE: Ms = 3 * SECOND
"""How long one repetition is taken to last where an exercise gives no tempo."""

GET_READY: Ms = 10 * SECOND
"""The countdown in front of a session where the routine gives none."""

SWITCH: Ms = 5 * SECOND
"""The time to change sides where the exercise gives none."""

OPEN_WORK: Ms = MINUTE
"""How long work is taken to last that waits for the athlete and has no repetitions."""

INTERVAL: Ms = MINUTE
"""The spacing of an EMOM or a death-by where the block gives none."""

DEATH_BY_ROUNDS = 60
"""A death-by goes on no longer than this: nobody does sixty in a minute."""

REST_NAME = "Rest"
"""What a rest is called where the block does not say."""


class BlockKind(StrEnum):
    """How the exercises of a block take turns."""

    STRAIGHT = "straight"
    """All sets of one exercise, then all sets of the next."""
    CIRCUIT = "circuit"
    """One set of each in turn, with a rest after each."""
    SUPERSET = "superset"
    """One set of each in turn without a rest between; the rest comes after the round."""
    EMOM = "emom"
    """One exercise at the start of each interval, in turn; what is left of the interval is rest."""
    AMRAP = "amrap"
    """As many rounds of all exercises as the cap allows, counted by the athlete."""
    FOR_TIME = "for-time"
    """All rounds as fast as possible, counted up, and cut off at the cap where there is one."""
    DEATH_BY = "death-by"
    """One repetition more in each interval, until the athlete misses one."""

    @property
    def is_spaced(self) -> bool:
        """Whether work starts at the beginning of fixed intervals."""
        return self in (BlockKind.EMOM, BlockKind.DEATH_BY)

    @property
    def is_counted(self) -> bool:
        """Whether all exercises are one long step in which the athlete counts the rounds."""
        return self in (BlockKind.AMRAP, BlockKind.FOR_TIME)


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
    """Another way to do an exercise; what is None stays as in the exercise itself.

    Of one that is `whole` it is nothing instead: it knows everything of itself.
    """

    name: str
    reps: Reps | None = None
    work: Ms | None = None
    load: Load | None = None
    each_side: bool | None = None
    equipment: tuple[str, ...] | None = None
    how: tuple[str, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise with its figures: `reps`, or `work` in milliseconds, or neither.

    With neither it is open: in an EMOM it may take the whole interval, in a round that is counted
    it has no figure, and elsewhere it waits for the athlete.

    Attributes:
        name: what it is called; ``{round}`` in it becomes the round's number.
        pace: what a repetition lasts, in milliseconds, where no tempo says it.
        counted: False for warm-up and cool-down, which count as no round and for no progress.
        replaces: the name of the exercise that it stands in for; empty where it is the planned one.
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
    replaces: str = ""

    @property
    def rep_time(self) -> Ms:
        """Milliseconds that one repetition is taken to last, its hold included."""
        pace = self.tempo.total if self.tempo else self.pace
        return pace + (self.hold.high if self.hold else 0)


@dataclass(frozen=True, slots=True)
class Block:
    """Exercises that belong together.

    Attributes:
        rounds: how often all exercises are done; in an EMOM or a death-by how many intervals
            there are; in a for-time how many rounds are to be done; of no meaning in an AMRAP.
        rest: after each exercise that gives none of its own; of a spaced or counted block the
            rest that comes after it.
        round_rest: between two rounds, in place of the shorter rest.
        sets: how often all of the block is done; of no meaning in straight sets, whose exercises
            have their own, and in a death-by.
        set_rest: between two sets, in place of the shorter rest; of rounds whose only set is
            over, what comes before the next block.
        interval: from one start to the next in an EMOM or a death-by, in milliseconds.
        cap: how long an AMRAP lasts, or when a for-time is cut off, in milliseconds.
        rest_name: what its rests are called; ``{round}`` in it becomes the round's number.
        accessory: whether this is what a session that must be shorter does without first.
    """

    title: str
    exercises: tuple[Exercise, ...]
    kind: BlockKind = BlockKind.STRAIGHT
    rounds: int = 1
    rest: Span | None = None
    round_rest: Span | None = None
    sets: int = 1
    set_rest: Span | None = None
    interval: Ms | None = None
    cap: Ms | None = None
    rest_name: str = REST_NAME
    accessory: bool = False


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
