"""One performance of a timeline as a value: where it stands, what was done, how long it takes.

Only `update` makes the next value; nothing here changes or reads a clock.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from runlift_tui.engine.timeline import Step, StepKind, Timeline
from runlift_tui.engine.units import SECOND, Ms

AWAY_AFTER: Ms = 5 * SECOND
"""A running guided session that sees no time pass for longer than this was away: it pauses."""


SLOWEST, FASTEST = 50, 200
"""How far paced repetitions can be slowed down or hurried, in percent of their tempo."""


class Phase(StrEnum):
    """Which commands a session takes."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


class RepMode(StrEnum):
    """How the repetitions of a set are counted."""

    PACED = "paced"
    """The app counts at the tempo and ends the set."""
    TAPPED = "tapped"
    """Each press is one repetition."""
    SINGLE = "done-in-one"
    """One press says that the set is done."""
    UNATTENDED = "unattended"
    """Paced, and open work ends when it is planned to: nobody is there to press a key."""

    @property
    def is_paced(self) -> bool:
        """Whether the app counts."""
        return self in (RepMode.PACED, RepMode.UNATTENDED)


CHOICES = (RepMode.PACED, RepMode.TAPPED, RepMode.SINGLE)
"""The ways of counting that an athlete chooses from."""


class Outcome(StrEnum):
    """How a step ended."""

    RAN_OUT = "ran out"
    DONE = "done"
    SKIPPED = "skipped"
    LEFT = "left"
    """The athlete went back or jumped elsewhere."""
    SWAPPED = "swapped"
    """Another exercise took its place while it was under way."""
    MISSED = "missed"
    """The interval was over before the work was done."""
    ABANDONED = "abandoned"


class Ending(StrEnum):
    """How a session ended."""

    COMPLETED = "completed"
    FINISHED_EARLY = "finished early"
    ABANDONED = "abandoned"
    INCOMPLETE = "incomplete"
    """Cut off from outside, and written down as it stood."""


@dataclass(frozen=True, slots=True)
class Stay:
    """The time spent at one step; going back to a step is a new stay with a new `turn`.

    Attributes:
        index: which step of the timeline, from 0.
        turn: the number of this stay in the session, from 1.
        entered: the moment at which the step began.
        origin: `entered`, moved forward by every pause since: elapsed time counts from here.
        added: milliseconds the athlete added to the duration, or took from it.
        goal: repetitions to do; 0 outside sets of repetitions.
        reps: repetitions counted so far.
        pace_from: elapsed milliseconds at which pacing began.
        pace_base: repetitions that were counted before pacing began.
        cued: elapsed milliseconds up to which every cue has sounded; -1 before the first.
        paused: milliseconds spent in pauses.
        slot: milliseconds of the step's interval that were left when the stay began.
        laps: elapsed milliseconds at the end of each round that the athlete counted.
    """

    index: int
    turn: int
    entered: Ms
    origin: Ms
    goal: int
    added: Ms = 0
    reps: int = 0
    pace_from: Ms = 0
    pace_base: int = 0
    cued: Ms = -1
    paused: Ms = 0
    slot: Ms = 0
    laps: tuple[Ms, ...] = ()


@dataclass(frozen=True, slots=True)
class StepResult:
    """What happened in one stay at `step`.

    Attributes:
        number: what the step is known by in its timeline, whatever was changed around it.
        elapsed, paused: milliseconds under way, and in pauses.
        goal, reps: repetitions to do and done; where rounds are counted, `reps` are those of the
            round that was not finished.
        laps: elapsed milliseconds at the end of each round that was counted.
    """

    step: Step
    number: int
    turn: int
    outcome: Outcome
    started: Ms
    ended: Ms
    elapsed: Ms
    paused: Ms
    goal: int
    reps: int | None
    laps: tuple[Ms, ...] = ()


@dataclass(frozen=True, slots=True)
class Before:
    """The plan as it was before the athlete changed it.

    Attributes:
        what: the change in words.
        timeline: the plan.
        index, turn: the step that the athlete stood at, and the stay there.
        moved: whether the change led elsewhere, so that taking it back leads there again.
        added: milliseconds that the athlete had added to the step, and the change made a part of
            its plan.
    """

    what: str
    timeline: Timeline
    index: int
    turn: int
    moved: bool = False
    added: Ms = 0


@dataclass(frozen=True, slots=True)
class Session:
    """Everything there is to know of a performance at the moment `seen`.

    Attributes:
        mode_chosen: the athlete's way of counting; None leaves it to each step.
        pace: how fast repetitions are paced, in percent of their tempo.
        away_after: see `AWAY_AFTER`; None never pauses by itself.
        changes: what `Undo` takes back, the newest last.
        started, ended: moments of the clock; `ended` means something only in `Phase.ENDED`.
        paused_at: the moment of the pause that is on.
        paused: milliseconds of all pauses that are over.
    """

    timeline: Timeline
    stay: Stay
    phase: Phase = Phase.READY
    mode_chosen: RepMode | None = None
    pace: int = 100
    away_after: Ms | None = AWAY_AFTER
    seen: Ms = 0
    started: Ms = 0
    ended: Ms = 0
    paused_at: Ms = 0
    paused: Ms = 0
    results: tuple[StepResult, ...] = ()
    ending: Ending | None = None
    changes: tuple[Before, ...] = ()

    @property
    def step(self) -> Step:
        """The step that the session stands at."""
        return self.timeline.steps[self.stay.index]

    @property
    def mode(self) -> RepMode:
        """How this step's repetitions are counted: as chosen, else paced where it has a tempo."""
        if self.mode_chosen:
            return self.mode_chosen
        return RepMode.PACED if self.step.tempo else RepMode.SINGLE

    @property
    def rep_time(self) -> Ms:
        """Milliseconds of one paced repetition; 0 outside sets of repetitions."""
        return self.paced(self.step.rep_time)

    def paced(self, duration: Ms) -> Ms:
        """Return how long a part of a repetition lasts at the present pace."""
        return duration * 100 // self.pace

    @property
    def length(self) -> Ms | None:
        """Elapsed milliseconds at which the step's time is up; None waits for the athlete."""
        step, added = self.step, self.stay.added
        if step.interval is not None and (step.duration is None or step.kind is StepKind.REST):
            return max(0, self.stay.slot + added)
        return self._unattended if step.duration is None else step.duration + added

    @property
    def deadline(self) -> Ms | None:
        """Elapsed milliseconds at which the step ends by itself; None where it does not."""
        step, length = self.step, self.length
        if step.waits:
            return None
        if step.duration is not None or step.interval is None:
            return length
        ends = [self._unattended, length if step.until_missed else None]
        return min((end for end in ends if end is not None), default=None)

    @property
    def _unattended(self) -> Ms | None:
        """When the app ends work that has no duration; None leaves that to the athlete."""
        step, stay = self.step, self.stay
        if step.reps and self.mode.is_paced:
            return stay.pace_from + (stay.goal - stay.pace_base) * self.rep_time
        return step.planned if not step.reps and self.mode is RepMode.UNATTENDED else None

    def elapsed(self, now: Ms) -> Ms:
        """Milliseconds spent at the step, pauses left out."""
        if self.phase is Phase.READY:
            return 0
        moment = {Phase.PAUSED: self.paused_at, Phase.ENDED: self.ended}.get(self.phase, now)
        return moment - self.stay.origin

    def remaining(self, now: Ms) -> Ms | None:
        """Milliseconds until the step is over, negative in overrun; None waits for the athlete."""
        return None if self.length is None else self.length - self.elapsed(now)

    def time_left(self, now: Ms) -> Ms:
        """Milliseconds until the session is over, repetitions taken at their planned time."""
        if self.phase is Phase.ENDED:
            return 0
        shared = self.step.duration is None and self.step.interval is not None
        length = self.step.planned if self.length is None or shared else self.length
        here = max(0, length - self.elapsed(now))
        return here + self.timeline.planned_after(self.stay.index)


def open_session(
    timeline: Timeline,
    *,
    first: int = 0,
    mode: RepMode | None = None,
    away_after: Ms | None = AWAY_AFTER,
) -> Session:
    """Return a session that waits for its start at step `first`.

    Raises:
        IndexError: the timeline has no step `first`.
    """
    if not 0 <= first < len(timeline.steps):
        raise IndexError(f"step {first} is not there; the last is {len(timeline.steps) - 1}")
    stay = Stay(first, 0, 0, 0, goal=0)
    return Session(timeline, stay, mode_chosen=mode, away_after=away_after)


def last_set(session: Session) -> StepResult | None:
    """Return the newest result of a set of repetitions, if that is the work just done."""
    for result in reversed(session.results):
        if result.step.kind is StepKind.WORK:
            return result if result.reps is not None else None
    return None


def rounds_text(result: StepResult) -> str:
    """Say how many rounds were counted: ``7 rounds``, ``7 rounds and 3 reps``, ``1 round``."""
    count = len(result.laps)
    rounds = f"{count} round" if count == 1 else f"{count} rounds"
    if not result.reps:
        return rounds
    return f"{rounds} and {result.reps} rep" + "s" * (result.reps != 1)


def with_result(session: Session, changed: StepResult) -> Session:
    """Return the session with the result of the same turn replaced by `changed`."""
    results = (changed if r.turn == changed.turn else r for r in session.results)
    return replace(session, results=tuple(results))
