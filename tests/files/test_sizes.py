"""What a routine comes to is known without laying it out."""

from hypothesis import given

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.routine import Routine
from runlift_tui.files.sizes import rep_count, step_count
from tests.strategies import any_routines


@given(any_routines)
def test_the_step_count_is_never_less_than_what_is_laid_out(routine: Routine) -> None:
    steps = len(compile_routine(routine).steps)
    rests = sum(b.sets * (1 + b.rounds * sum(e.sets for e in b.exercises)) for b in routine.blocks)
    assert steps <= step_count(routine) <= steps + rests + 1


@given(any_routines)
def test_the_repetitions_counted_are_those_laid_out(routine: Routine) -> None:
    laps = (step for step in compile_routine(routine).steps if step.laps is None)
    assert rep_count(routine) == sum(step.reps.low for step in laps if step.reps)
