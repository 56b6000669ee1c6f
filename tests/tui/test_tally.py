"""What is counted at the end."""

from runlift_tui.engine.commands import (
    Back,
    Command,
    Complete,
    Finish,
    RepeatSet,
    Skip,
    Start,
    Undo,
)
from runlift_tui.engine.session import Session
from runlift_tui.engine.units import SECOND
from runlift_tui.engine.update import update
from runlift_tui.tui.tally import Done, tally
from tests.tui.floor_stage import STEP_BURPEE, STEP_LEFT, guided

Told = type[Complete] | type[Skip] | type[Back]


def performed(first: int, *told: Told) -> Session:
    """Return a session in which each step took 4 s and ended as told."""
    now = 1_000
    session, _ = update(guided(first), Start(), now)
    for command in told:
        now += 4 * SECOND
        asked: Command = command(session.stay.turn)
        session, _ = update(session, asked, now)
    session, _ = update(session, Finish(), now)
    return session


def test_both_sides_are_one_set() -> None:
    session = performed(STEP_LEFT, Complete, Complete, Complete)
    assert tally(session).exercises[0] == Done("Bulgarian split squat", 1, 0, 2, "8")


def test_times_are_kept_apart() -> None:
    done = tally(performed(STEP_LEFT, Complete, Complete, Complete, Complete))
    assert (done.total, done.work, done.rest, done.paused) == (16_000, 8_000, 8_000, 0)


def test_skipped_and_untouched_sets_are_told_apart() -> None:
    burpees = tally(performed(STEP_BURPEE, Skip, Complete, Complete)).exercises[2]
    assert burpees == Done("Burpee", 1, 1, 8, "4s")


def test_a_set_that_was_done_again_counts_once() -> None:
    session = performed(STEP_LEFT, Complete, Complete, Complete)
    again = performed(STEP_LEFT, Complete, Complete, Back, Complete)
    assert tally(again).exercises[0].done == tally(session).exercises[0].done == 1


def test_a_set_done_once_more_counts_though_it_is_taken_back_from_the_plan() -> None:
    session, _ = update(guided(STEP_LEFT), Start(), 1_000)
    session, _ = update(session, RepeatSet(), 1_000)
    for _ in range(7):
        session, _ = update(session, Complete(session.stay.turn), 1_000)
    session, _ = update(session, Undo(), 1_000)
    for _ in range(4):
        session, _ = update(session, Complete(session.stay.turn), 1_000)
    session, _ = update(session, Finish(), 1_000)
    assert tally(session).exercises[0].figures == "8, 8, 8"
