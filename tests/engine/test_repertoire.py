"""The exercises of many routines as one list."""

from runlift_tui.engine.repertoire import matching, repertoire
from runlift_tui.engine.routine import Block, Exercise, Routine


def routine(*exercises: Exercise) -> Routine:
    return Routine("r", "R", (Block("B", exercises),))


BARE = Exercise("squat")
FULL = Exercise("Squat", how=("Sit back",), equipment=("kettlebell",))
LUNGE = Exercise("Lunge")


def test_each_is_there_once_by_name_the_one_with_the_most_prompts() -> None:
    assert repertoire([routine(BARE, LUNGE), routine(FULL)]) == (LUNGE, FULL)


def test_of_two_alike_the_first_counts() -> None:
    other = Exercise("Lunge", sets=4)
    assert repertoire([routine(LUNGE), routine(other)]) == (LUNGE,)


def test_every_word_must_be_found_in_the_name_or_the_equipment() -> None:
    every = (LUNGE, FULL)
    assert matching(every, "") == every
    assert matching(every, "SQ kettle") == (FULL,)
    assert matching(every, "lunge kettle") == ()
