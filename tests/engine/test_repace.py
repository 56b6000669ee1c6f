"""Another pace changes the sets without a tempo, and nothing else."""

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.planned import planned_cues
from runlift_tui.engine.repace import with_pace
from runlift_tui.engine.routine import Block, Exercise, Reps, Routine, Span, Tempo
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import SECOND

FREE = Exercise("Dip", reps=Reps(4, 6))
HELD = Exercise("Row", reps=Reps(4, 4), hold=Span(1 * SECOND, 2 * SECOND))
SLOW = Exercise("Squat", reps=Reps(4, 4), tempo=Tempo(3_000, 1_000, 1_000, 0))
TIMED = Exercise("Plank", work=30 * SECOND)


def routine(*exercises: Exercise) -> Routine:
    return Routine("one", "One", (Block("All", exercises),), get_ready=0)


def lengths(pace: int) -> list[int]:
    timeline = compile_routine(with_pace(routine(FREE, HELD, SLOW, TIMED), pace))
    return [step.planned for step in timeline.steps]


def test_a_repetition_without_a_tempo_lasts_as_long_as_the_pace_and_its_hold() -> None:
    free, held, slow, timed = lengths(2_500)
    assert free == 4 * 2_500
    assert held == 4 * (2_500 + 2_000)
    assert (slow, timed) == (4 * 5_000, 30_000)


def test_its_repetitions_are_heard_at_the_pace() -> None:
    timeline = compile_routine(with_pace(routine(FREE), 4_500))
    reps = [at for at, cue in planned_cues(timeline, 0) if cue is Cue.REP]
    assert reps == [4_500, 9_000, 13_500, 18_000]


def test_everything_else_of_an_exercise_stays() -> None:
    (block,) = with_pace(routine(HELD), 1_000).blocks
    (exercise,) = block.exercises
    assert (exercise.name, exercise.reps, exercise.hold) == ("Row", HELD.reps, HELD.hold)
