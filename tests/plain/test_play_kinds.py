"""Blocks that go by the clock, line by line: what is asked for, late, missed and counted."""

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.routine import Block, BlockKind, Exercise, Reps, Routine, Span
from runlift_tui.engine.session import Session, open_session
from runlift_tui.engine.units import MINUTE, SECOND
from tests.plain.test_play import perform

REST = Span(10 * SECOND, 10 * SECOND)


def waiting(*blocks: Block) -> Session:
    return open_session(compile_routine(Routine("r", "R", blocks, get_ready=0)))


def test_a_death_by_goes_on_until_a_minute_is_missed() -> None:
    death = Block("Death", (Exercise("Burpee"),), BlockKind.DEATH_BY, 60, rest=REST)
    after = Block("After", (Exercise("Hang"),))
    typed = [(5 * SECOND, "done"), (70 * SECOND, "done"), (200 * SECOND, "done")]
    ended, shown, _ = perform(waiting(death, after), typed)
    assert "00:00.000 work 0: Burpee, round 1, 1 rep, each 1m" in shown
    rest = "00:05.000 rest 1: Rest, round 1, what is left of 1m"
    assert f"{rest}; next: Burpee, round 2, 2 reps, each 1m" in shown
    assert "03:00.000 end 4: missed, 0 of 3 reps, 1m" in shown
    assert "03:10.000 work 121: Hang, until you are done" in shown
    assert ended.ended - ended.started == 200 * SECOND


def test_a_late_minute_of_an_emom_leaves_no_rest_and_the_next_is_on_time() -> None:
    minutes = Block("E", (Exercise("Burpee", Reps(9, 9)),), BlockKind.EMOM, 3)
    typed = [(66 * SECOND, "done"), (90 * SECOND, "done"), (130 * SECOND, "done")]
    _, shown, _ = perform(waiting(minutes), typed)
    assert "01:06.000 end 1: ran out, 0s" in shown
    assert "01:06.000 work 2: Burpee, round 2/3, 9 reps, each 1m" in shown
    assert "02:00.000 work 4: Burpee, round 3/3, 9 reps, each 1m" in shown


def test_rounds_for_time_are_counted_up_to_the_last() -> None:
    run = Block("F", (Exercise("Run"),), BlockKind.FOR_TIME, 2, cap=9 * MINUTE)
    once = Block("Mile", (Exercise("Mile"),), BlockKind.FOR_TIME)
    typed = [(61 * SECOND, "round"), (120 * SECOND, "round"), (500 * SECOND, "round")]
    ended, shown, _ = perform(waiting(run, once), typed)
    assert "00:00.000 work 0: Run, 2 rounds for time, 9m" in shown
    assert shown[shown.index("01:01.000 rounds 1") + 1] == "01:01.000 cue last-round"
    assert "02:00.000 end 0: done, 2 rounds, 2m" in shown
    assert "02:00.000 work 1: Mile, for time" in shown
    assert ended.ended - ended.started == 500 * SECOND
