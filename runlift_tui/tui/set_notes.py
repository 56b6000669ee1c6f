"""What the athlete says of the set just done: repetitions, load and effort, each side apart.

It turns keys into figures and figures into words; writing them down is the recorder's.
"""

from dataclasses import replace

from runlift_tui.engine.commands import CorrectReps
from runlift_tui.engine.loads import ShownUnit, shown_text, stepped
from runlift_tui.engine.logbook import Effort, EffortScale
from runlift_tui.engine.routine import Load, Unit
from runlift_tui.engine.session import Phase, RepMode, Session, StepResult, with_result
from runlift_tui.engine.timeline import Step, StepKind
from runlift_tui.journal.recorder import Recorder
from runlift_tui.tui.tally import FINISHED

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
        self._apart = False
        self._turn = 0
        self._efforts: dict[int, Effort] = {}
        self._confirmed: set[int] = set()

    def subject(self, session: Session) -> StepResult | None:
        """Return the set that is spoken of: the one just done, or its other side.

        None while a set of repetitions is under way, and where none was done just before.
        """
        newest = _set_done(session)
        if not newest:
            return None
        if newest.turn != self._turn:
            self._turn = newest.turn
            self._typed, self._rating, self._other_side, self._apart = "", False, False, False
        other = other_side(session, newest)
        return other if other and self._other_side else newest

    def switch_side(self, session: Session) -> None:
        """Speak of the other side of the set just done; from now on of each side alone."""
        if self.subject(session):
            self._other_side, self._apart = not self._other_side, True
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

    def correct(self, session: Session, command: CorrectReps) -> Session:
        """Return a session that is over, and so takes no commands, with the repetitions given."""
        result = next(result for result in session.results if result.turn == command.of_turn)
        self.confirm(result.turn)
        self._recorder.log(session, result.turn, reps=command.reps)
        return with_result(session, replace(result, reps=command.reps))

    def confirm(self, turn: int) -> None:
        """Take the figures of the set of stay `turn` for the athlete's own."""
        self._confirmed.add(turn)

    def rate(self, session: Session) -> None:
        """Take the next digit for the effort."""
        if self.subject(session):
            self._rating, self._typed = not self._rating, ""

    def weigh(self, session: Session, direction: int) -> None:
        """Make the load one step of the equipment heavier, or lighter where it is negative.

        It is that of both sides of the set until one of them was chosen.
        """
        subject = self.subject(session)
        if not subject:
            return
        step = subject.step
        load = self.load_of(step)
        if load and load.low != load.high:
            load = Load(load.low, load.low, load.unit)
            direction = max(0, direction)
        heavier = stepped(load, _equipment_step(session, step), direction) if direction else load
        other = None if self._apart else other_side(session, subject)
        for side in filter(None, (other, subject)):
            self._note(session, side, load=heavier or Load(0, 0, Unit.BODY))

    def words(self, session: Session, units: ShownUnit) -> tuple[str, ...]:
        """Return the line on the set just done, or nothing."""
        subject = self.subject(session)
        if not subject:
            return ()
        step = subject.step
        load = self.load_of(step)
        effort = self._efforts.get(subject.turn)
        parts = [
            f"{step.side}: " if step.side else "",
            f"{self._typed}_ reps" if self._typed else f"{subject.reps} reps",
            f" @ {shown_text(load, units)}" if load else "",
            f", {_effort_text(effort)}" if effort else "",
        ]
        if self._rating:
            asked = "How hard? 6 to 9 is RPE, 0 to 5 is reps in reserve, so 0 is RPE 10"
            return (asked,)
        told = subject.turn in self._confirmed or subject.reps != subject.goal
        unsure = "" if told or session.mode_chosen is RepMode.TAPPED else " (assumed)"
        which = "Last set" if session.phase is Phase.ENDED else "Done"
        return (f"{which}, {''.join(parts)}{unsure}",)

    def load_of(self, step: Step) -> Load | None:
        """Return the load that a step to come is taken to be done with."""
        return self._recorder.load_of(step)

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
        self._recorder.log(session, subject.turn, load=load, effort=effort, apart=self._apart)


def _set_done(session: Session) -> StepResult | None:
    """Return the set just done; of a session that is over, the last one that was done."""
    over = session.phase is Phase.ENDED
    if session.step.reps and not over:
        return None
    work = (
        result
        for result in reversed(session.results)
        if result.step.kind is StepKind.WORK and (result.outcome in FINISHED or not over)
    )
    newest = next(work, None)
    done = newest and newest.outcome in FINISHED and newest.reps is not None
    return newest if done else None


def other_side(session: Session, result: StepResult) -> StepResult | None:
    """Return the newest result of the same set on the other side."""
    step = result.step
    for one in reversed(session.results):
        there = one.step
        same = there.exercise == step.exercise and there.place == step.place
        if same and there.side and step.side and there.side is not step.side and there.reps:
            return one
    return None


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
