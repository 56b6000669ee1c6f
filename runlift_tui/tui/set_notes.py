"""What the athlete says of the set just done: repetitions, load and effort, each side apart.

It turns keys into figures and figures into words; writing them down is the recorder's.
"""

from runlift_tui.engine.commands import CorrectReps
from runlift_tui.engine.loads import ShownUnit, shown_text, stepped
from runlift_tui.engine.logbook import Effort, EffortScale
from runlift_tui.engine.routine import Load, Unit
from runlift_tui.engine.session import RepMode, Session, StepResult, last_set
from runlift_tui.engine.timeline import Step
from runlift_tui.journal.recorder import Recorder

STEPS = {Unit.LB: Load(5, 5, Unit.LB), Unit.KG: Load(2.5, 2.5, Unit.KG)}
"""The smallest step of the equipment where the routine gives none: a pair of the usual plates."""

LEAST_RPE = 6
"""A digit from here on is an RPE, a smaller one repetitions in reserve; 0 of these is RPE 10."""


class SetNotes:
    """The notes on one session, which `recorder` writes down."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._typed = ""
        self._rating = False
        self._other_side = False
        self._turn = 0
        self._efforts: dict[int, Effort] = {}
        self._confirmed: set[int] = set()

    def subject(self, session: Session) -> StepResult | None:
        """Return the set that is spoken of: the one just done, or its other side.

        None while a set of repetitions is under way, and where none was done just before.
        """
        newest = last_set(session)
        if not newest or session.step.reps:
            return None
        if newest.turn != self._turn:
            self._turn = newest.turn
            self._typed, self._rating, self._other_side = "", False, False
        other = other_side(session, newest)
        return other if other and self._other_side else newest

    def switch_side(self, session: Session) -> None:
        """Speak of the other side of the set just done."""
        if self.subject(session):
            self._other_side = not self._other_side
            self._typed, self._rating = "", False

    def has_sides(self, session: Session) -> bool:
        """Return whether the set just done has another side to speak of."""
        subject = self.subject(session)
        return bool(subject and other_side(session, subject))

    def digit(self, session: Session, figure: int) -> CorrectReps | None:
        """Take a digit: the second of a pair gives the repetitions; after `rate` it rates."""
        subject = self.subject(session)
        if not subject:
            return None
        if self._rating:
            self._rating = False
            self._note(session, subject, effort=_effort(figure))
            return None
        self._typed += str(figure)
        if len(self._typed) < 2:
            return None
        reps, self._typed = int(self._typed), ""
        return CorrectReps(subject.turn, reps)

    def confirm(self, turn: int) -> None:
        """Take the figures of the set of stay `turn` for the athlete's own."""
        self._confirmed.add(turn)

    def rate(self, session: Session) -> None:
        """Take the next digit for the effort."""
        if self.subject(session):
            self._rating, self._typed = not self._rating, ""

    def weigh(self, session: Session, direction: int) -> None:
        """Make the load one step of the equipment heavier, or lighter where it is negative."""
        subject = self.subject(session)
        if not subject:
            return
        step = _step(session, subject)
        load = self._load(session, subject)
        if load and load.low != load.high:
            load = Load(load.low, load.low, load.unit)
            direction = max(0, direction)
        heavier = stepped(load, _equipment_step(session, step), direction) if direction else load
        self._note(session, subject, load=heavier or Load(0, 0, Unit.BODY))

    def words(self, session: Session, units: ShownUnit) -> tuple[str, ...]:
        """Return the line on the set just done, or nothing."""
        subject = self.subject(session)
        if not subject:
            return ()
        step, load = _step(session, subject), self._load(session, subject)
        effort = self._efforts.get(subject.turn)
        parts = [
            f"{step.side} side: " if step.side else "",
            f"{self._typed}_ reps" if self._typed else f"{subject.reps} reps",
            f" @ {shown_text(load, units)}" if load else "",
            f", {_effort_text(effort)}" if effort else "",
        ]
        if self._rating:
            asked = "How hard? 6 to 9 is RPE, 0 to 5 is reps in reserve"
            return (asked,)
        told = subject.turn in self._confirmed or subject.reps != subject.goal
        unsure = "" if told or session.mode_chosen is RepMode.TAPPED else " (assumed)"
        return (f"Done, {''.join(parts)}{unsure}",)

    def load_of(self, step: Step) -> Load | None:
        """Return the load that a step to come is taken to be done with."""
        return self._recorder.load_of(step.exercise.name if step.exercise else "", step.load)

    def _load(self, session: Session, subject: StepResult) -> Load | None:
        return self.load_of(_step(session, subject))

    def _note(
        self,
        session: Session,
        subject: StepResult,
        *,
        load: Load | None = None,
        effort: Effort | None = None,
    ) -> None:
        if effort:
            self._efforts[subject.turn] = effort
        self.confirm(subject.turn)
        self._recorder.log(session, subject.turn, load=load, effort=effort)


def other_side(session: Session, result: StepResult) -> StepResult | None:
    """Return the newest result of the same set on the other side."""
    step = _step(session, result)
    for one in reversed(session.results):
        there = _step(session, one)
        same = there.exercise == step.exercise and there.place == step.place
        if same and there.side and step.side and there.side is not step.side and there.reps:
            return one
    return None


def _step(session: Session, result: StepResult) -> Step:
    return session.timeline.steps[result.index]


def _equipment_step(session: Session, step: Step) -> Load:
    progress = step.exercise.progress if step.exercise else None
    if progress and progress.add:
        return progress.add
    loads = (step.load, *(other.load for other in session.timeline.steps))
    units = (load.unit for load in loads if load and load.unit in STEPS)
    return STEPS[next(units, Unit.KG)]


def _effort(figure: int) -> Effort:
    scale = EffortScale.RPE if figure >= LEAST_RPE else EffortScale.RESERVE
    return Effort(figure, scale)


def _effort_text(effort: Effort) -> str:
    if effort.scale is EffortScale.RPE:
        return f"RPE {effort.value:g}"
    return f"{effort.value:g} in reserve"
