"""A session as plain values: what was done, step by step, as the journal and its export have it.

The fields are the keys of the export: renaming one breaks every file exported.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from runlift_tui.engine.logbook import Effort
from runlift_tui.engine.routine import Load, Reps
from runlift_tui.engine.session import Ending, Outcome
from runlift_tui.engine.timeline import Side, StepKind
from runlift_tui.engine.units import Ms


@dataclass(frozen=True, slots=True)
class StepRecord:
    """One step as it was done; every time in milliseconds.

    Attributes:
        turn: the number of this stay in the session, from 1; names the step in its session.
        number: which step of the routine it was, from 0; one that the athlete brought in by a
            change of the plan has a number of its own.
        set, sets: which set of how many, in its `round` of `rounds`.
        started_ms: after the session's start.
        planned_ms, shortest_ms: what the routine gives; they differ in a rest with a range.
        added_ms: what the athlete added while it ran.
        elapsed_ms, paused_ms: what was spent, and what was spent in pauses besides.
        outcome: how it ended; None while it is under way.
        goal, reps: repetitions to do and done; `reps` is None where there were none to do.
        assumed: nobody confirmed the repetitions.
        counts: a work step, done to its end, and not done again later.
        replaces: the planned exercise, where another was done in its place.
        laps_ms: after the step's start, the end of each round that was counted in it.
    """

    turn: int
    number: int
    kind: StepKind
    block: str
    round: int
    rounds: int
    set: int
    sets: int
    exercise: str | None
    side: Side | None
    warm_up: bool
    started_ms: Ms
    planned_ms: Ms
    shortest_ms: Ms
    added_ms: Ms
    elapsed_ms: Ms
    paused_ms: Ms
    outcome: Outcome | None
    reps_planned: Reps | None
    goal: int
    reps: int | None
    load_planned: Load | None
    load: Load | None
    effort: Effort | None
    assumed: bool
    counts: bool
    note: str
    replaces: str | None = None
    laps_ms: tuple[Ms, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """What the athlete changed of the plan, `at_ms` milliseconds after the session's start."""

    at_ms: Ms
    what: str


@dataclass(frozen=True, slots=True)
class CorrectionRecord:
    """What a correction replaced: the old and the new figure of a step, or of the session itself.

    Attributes:
        turn: the step's; None for the session.
        at: when it was made, ISO 8601 in UTC.
    """

    turn: int | None
    field: str
    old: str
    new: str
    at: str

    def __post_init__(self) -> None:
        datetime.fromisoformat(self.at)


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One session with all its steps.

    Attributes:
        id: a UUID, the same in every journal.
        file_hash: of the routine's file; empty where there was none.
        started: ISO 8601 with the zone's offset, from which both the UTC and the local time follow.
        elapsed_ms: from start to end, `paused_ms` among them.
        ending: None while it is under way.

    Raises:
        ValueError: the id is no UUID, the start no moment with a zone, or two steps have one turn.
    """

    id: str
    routine: str
    title: str
    file_hash: str
    started: str
    planned_ms: Ms
    elapsed_ms: Ms
    paused_ms: Ms
    ending: Ending | None
    note: str
    steps: tuple[StepRecord, ...]
    corrections: tuple[CorrectionRecord, ...]
    changes: tuple[ChangeRecord, ...] = ()

    def __post_init__(self) -> None:
        if str(UUID(self.id)) != self.id:
            raise ValueError(f'"{self.id}" is not a UUID in lower case')
        if self.moment.utcoffset() is None or not 1970 < self.moment.year < 9_000:
            raise ValueError(f'"{self.started}" is not a start with its zone')
        if len({step.turn for step in self.steps}) < len(self.steps):
            raise ValueError("two steps have the same turn")

    @property
    def moment(self) -> datetime:
        """When it started, in the zone where it was done."""
        return datetime.fromisoformat(self.started)
