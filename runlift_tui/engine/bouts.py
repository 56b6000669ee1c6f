"""The steps of one bout of an exercise, each with its cues: its sides, and the rest after it.

It never knows which bout comes next; the compiler does.
"""

from dataclasses import replace
from functools import lru_cache

from runlift_tui.engine.routine import Block, BlockKind, Exercise, Reps, Span
from runlift_tui.engine.timeline import Anchor, Cue, Mark, Place, Side, Step, StepKind
from runlift_tui.engine.units import SECOND, Ms, duration_text

HALFWAY_FROM: Ms = 20 * SECOND
"""Timed work this long or longer has a halfway cue."""

LAST_ROUND_AFTER: Ms = 1 * SECOND
"""The last-round cue sounds this long after go, so that both are heard."""

COUNTDOWN = tuple(Mark(Cue.COUNTDOWN, Anchor.END, s * SECOND) for s in (3, 2, 1))
"""Three, two, one before zero; what follows at zero sounds differently."""


_SWITCH_MARKS = (Mark(Cue.SWITCH), *COUNTDOWN)

REST_MARKS = (Mark(Cue.REST), *COUNTDOWN)
"""The cues of every rest, but for those that depend on what follows."""


def get_ready(duration: Ms, label: str = "Get ready") -> tuple[Step, ...]:
    """Return the countdown of `duration` milliseconds in front of work, or nothing for 0."""
    if not duration:
        return ()
    seconds = range(duration // SECOND - 1, 3, -1)
    ticks = (Mark(Cue.TICK, Anchor.END, s * SECOND) for s in seconds)
    marks = (Mark(Cue.TICK), *ticks, *COUNTDOWN)
    return (Step(StepKind.PREPARE, label, duration, marks),)


def work_steps(exercise: Exercise, place: Place, *, last_round: bool = False) -> tuple[Step, ...]:
    """Return the work of one bout: one step, or both sides with the time to change between."""
    label = in_round(exercise.name, place)
    sides = (Side.LEFT, Side.RIGHT) if exercise.each_side else (None,)
    steps: list[Step] = []
    for side in sides:
        if side is Side.RIGHT and exercise.switch:
            length = exercise.switch
            steps.append(
                Step(StepKind.SWITCH, "Switch sides", length, _SWITCH_MARKS, place, exercise, side)
            )
        marks = work_marks(exercise.work, last_round=last_round and side is not Side.RIGHT)
        steps.append(Step(StepKind.WORK, label, exercise.work, marks, place, exercise, side))
    return tuple(steps)


def rest_steps(
    rest: Span | None, name: str, place: Place, exercise: Exercise | None
) -> tuple[Step, ...]:
    """Return the rest after a bout, or nothing where there is none."""
    if not rest or not rest.high:
        return ()
    marks = REST_MARKS
    shortest = rest.low if rest.low < rest.high else None
    label = in_round(name, place)
    return (Step(StepKind.REST, label, rest.high, marks, place, exercise, shortest=shortest),)


def counted_step(block: Block, place: Place) -> Step:
    """Return the one step of an AMRAP or a for-time; what a round is made of are its prompts."""
    exercise = block.exercises[0]
    if len(block.exercises) > 1 or exercise.reps or exercise.work:
        exercise = Exercise(
            block.title,
            how=tuple(map(_figure_text, block.exercises)),
            equipment=tuple(thing for e in block.exercises for thing in e.equipment),
            counted=any(e.counted for e in block.exercises),
        )
    laps = 0 if block.kind is BlockKind.AMRAP else block.rounds
    marks = work_marks(block.cap)
    label = in_round(exercise.name, place)
    return Step(StepKind.WORK, label, block.cap, marks, place, exercise, laps=laps)


def _figure_text(exercise: Exercise) -> str:
    figure = exercise.reps or (exercise.work and duration_text(exercise.work))
    each = " each side" if exercise.each_side else ""
    return f"{figure} {exercise.name}{each}" if figure else exercise.name


def growing(exercise: Exercise, round_: int) -> Exercise:
    """Return the exercise of a death-by with one repetition more in each round."""
    first = exercise.reps.low if exercise.reps else 1
    reps = first + round_ - 1
    return replace(exercise, reps=Reps(reps, reps))


@lru_cache(maxsize=256)
def work_marks(duration: Ms | None, *, last_round: bool = False) -> tuple[Mark, ...]:
    """Return the cues of work that lasts `duration` milliseconds, or waits."""
    marks = [Mark(Cue.GO)]
    if last_round:
        marks.append(Mark(Cue.LAST_ROUND, Anchor.START, LAST_ROUND_AFTER))
    if duration is not None:
        if duration >= HALFWAY_FROM:
            marks.append(Mark(Cue.HALFWAY, Anchor.MIDDLE))
        marks.extend(COUNTDOWN)
    return tuple(marks)


def in_round(name: str, place: Place) -> str:
    """Return a name with ``{round}`` filled in."""
    return name.replace("{round}", str(place.round)) if "{" in name else name
