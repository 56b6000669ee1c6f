"""Today's targets: nothing moves unless the log earned it, and each says why."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.loads import ShownUnit
from runlift_tui.engine.routine import Block, Exercise, Load, Progress, Reps, Routine, Unit
from runlift_tui.journal.diary import Diary
from runlift_tui.journal.store import Journal
from runlift_tui.journal.targets import with_targets
from tests.journal.sessions import BEGUN, Performed

FIVE = Load(5, 5, Unit.LB)
GROW = Progress(2, 3, Reps(8, 9), FIVE)
SQUAT = Exercise("Squat", Reps(8, 8), sets=2, load=Load(30, 30, Unit.LB), progress=GROW)
CURL = Exercise("Curl", Reps(8, 8), sets=2)
ROUTINE = Routine("grow", "Grow", (Block("All", (SQUAT, CURL)),), get_ready=0)


def do(journal: Journal, routine: Routine, days: int, reps: int | None = None) -> Exercise:
    """Do today's targets, and return what is asked for two days later."""
    day = (BEGUN + timedelta(days=days)).date()
    today = with_targets(journal, [routine], day)[0]
    performed = Performed(journal, compile_routine(today))
    performed.wall.set_on(days)
    performed.start().done(1_000, reps).to_end()
    return with_targets(journal, [routine], day + timedelta(days=2))[0].blocks[0].exercises[0]


def test_the_first_time_begins_where_the_progress_does(journal: Journal) -> None:
    squat, curl = with_targets(journal, [ROUTINE], BEGUN.date())[0].blocks[0].exercises
    assert (squat.sets, squat.reps, squat.load) == (2, Reps(8, 8), SQUAT.load)
    assert squat.how[0] == "Target 2 x 8 @ 30 lb: the first time"
    assert curl == CURL


def test_reps_then_sets_then_load_follow_from_what_was_done(journal: Journal) -> None:
    asked = [do(journal, ROUTINE, days) for days in range(0, 8, 2)]
    figures = [(e.sets, e.reps and e.reps.low, str(e.load)) for e in asked]
    assert figures == [(2, 9, "30 lb"), (3, 8, "30 lb"), (3, 9, "30 lb"), (3, 8, "35 lb")]
    assert asked[-1].how[0] == "Target 3 x 8 @ 35 lb: every set reached 9: 5 lb more"


def test_a_set_that_fell_short_moves_nothing(journal: Journal) -> None:
    asked = do(journal, ROUTINE, 0, reps=6)
    assert asked.how[0] == "Target 2 x 8 @ 30 lb: again: the weakest set had 6 of 8"


def test_nothing_is_added_to_a_weight_that_nobody_told(journal: Journal) -> None:
    bare = replace(SQUAT, load=None, progress=Progress(2, 2, Reps(8, 8), FIVE))
    routine = replace(ROUTINE, blocks=(Block("All", (bare,)),))
    asked = do(journal, routine, 0)
    assert asked.load is None
    assert asked.how[0] == "Target 2 x 8: the top of the plan: keep it"


def test_where_nothing_was_recorded_nothing_is_begun(tmp_path: Path) -> None:
    Diary(tmp_path / "journal").targeted(ROUTINE)
    assert list(tmp_path.iterdir()) == []


def test_why_is_said_in_the_chosen_unit_and_the_target_stays_as_entered(journal: Journal) -> None:
    for days in range(0, 8, 2):
        do(journal, ROUTINE, days)
    day = (BEGUN + timedelta(days=8)).date()
    squat = with_targets(journal, [ROUTINE], day, ShownUnit.KG)[0].blocks[0].exercises[0]
    assert squat.load == Load(35, 35, Unit.LB)
    assert squat.how[0] == "Target 3 x 8 @ 16 kg: every set reached 9: 2.5 kg more"
