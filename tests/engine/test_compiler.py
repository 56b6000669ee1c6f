"""How a routine is laid out."""

from dataclasses import replace

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.hearing import CallKind
from runlift_tui.engine.quick import tabata_routine
from runlift_tui.engine.routine import Block, BlockKind, Exercise, Reps, Routine, Span
from runlift_tui.engine.timeline import Cue, Step, StepKind


def lay_out(*blocks: Block, get_ready: int = 0) -> tuple[Step, ...]:
    return compile_routine(Routine("r", "R", blocks, get_ready=get_ready)).steps


def exercise(name: str, rest: int = 20_000, sets: int = 1, each_side: bool = False) -> Exercise:
    return Exercise(
        name, Reps(8, 8), sets=sets, rest=Span(rest, rest) if rest else None, each_side=each_side
    )


def labels(steps: tuple[Step, ...]) -> list[str]:
    return [step.label for step in steps]


def heard(step: Step) -> list[tuple[int, Cue]]:
    offsets = ((mark.offset(step.duration), mark.cue) for mark in step.marks)
    return sorted((offset, cue) for offset, cue in offsets if offset is not None)


def test_straight_sets_come_one_after_another() -> None:
    steps = lay_out(Block("B", (exercise("A", sets=2), exercise("B"))))
    assert labels(steps) == ["A", "Rest", "A", "Rest", "B"]
    assert [(s.place.set, s.place.sets) for s in steps] == [(1, 2), (1, 2), (2, 2), (2, 2), (1, 1)]


def test_a_circuit_takes_its_exercises_in_turn_and_rests_longer_between_rounds() -> None:
    circuit = Block(
        "C",
        (exercise("A"), exercise("B")),
        BlockKind.CIRCUIT,
        rounds=2,
        round_rest=Span(60_000, 60_000),
    )
    steps = lay_out(circuit)
    assert labels(steps) == ["A", "Rest", "B", "Rest", "A", "Rest", "B"]
    assert [s.duration for s in steps if s.kind is StepKind.REST] == [20_000, 60_000, 20_000]


def test_a_superset_rests_only_after_the_round() -> None:
    pair = Block(
        "S",
        (exercise("A", rest=0), exercise("B", rest=0)),
        BlockKind.SUPERSET,
        rounds=2,
        rest=Span(30_000, 30_000),
    )
    assert labels(lay_out(pair)) == ["A", "B", "Rest", "A", "B"]


def test_one_sided_exercises_go_left_switch_right_and_then_rest() -> None:
    steps = lay_out(Block("B", (exercise("A", sets=2, each_side=True),)))
    assert labels(steps[:4]) == ["A", "Switch sides", "A", "Rest"]
    assert [s.side for s in steps[:4]] == ["left", "right", "right", None]
    assert steps[0].place == steps[3].place


def test_the_rest_between_blocks_is_run_and_the_one_at_the_very_end_is_not() -> None:
    block = Block("B", (exercise("A"),))
    assert labels(lay_out(block, block)) == ["A", "Rest", "A"]


def test_tabata_is_230_seconds_after_its_get_ready_and_240_before_a_cool_down() -> None:
    tabata = tabata_routine()
    assert compile_routine(tabata).planned == 10_000 + 230_000
    cool = Block("Cool-down", (Exercise("Stretch", work=60_000),))
    steps = lay_out(*tabata.blocks, cool)
    assert sum(step.planned for step in steps[:-1]) == 240_000


def test_get_ready_ticks_each_second_and_counts_three_two_one() -> None:
    ready = lay_out(Block("B", (exercise("A"),)), get_ready=6_000)[0]
    assert heard(ready) == [
        (0, Cue.TICK),
        (1_000, Cue.TICK),
        (2_000, Cue.TICK),
        (3_000, Cue.COUNTDOWN),
        (4_000, Cue.COUNTDOWN),
        (5_000, Cue.COUNTDOWN),
    ]


def test_a_very_short_step_counts_down_as_far_as_it_has_room() -> None:
    step = lay_out(Block("B", (Exercise("A", work=2_500),)))[0]
    assert heard(step) == [(0, Cue.GO), (1_500, Cue.COUNTDOWN)]


def test_tabata_has_halfway_in_each_work_and_last_round_once() -> None:
    steps = compile_routine(tabata_routine()).steps
    assert [o for step in steps for o, cue in heard(step) if cue is Cue.HALFWAY] == [10_000] * 8
    last = [step for step in steps if any(cue is Cue.LAST_ROUND for _, cue in heard(step))]
    assert last == [steps[-1]]


def test_work_of_less_than_twenty_seconds_has_no_halfway() -> None:
    step = lay_out(Block("B", (Exercise("A", work=19_999),)))[0]
    assert Cue.HALFWAY not in [cue for _, cue in heard(step)]


def test_a_rest_before_another_exercise_says_so_after_a_moment() -> None:
    steps = lay_out(Block("B", (exercise("A", sets=2), exercise("B"))))
    changes = [any(cue is Cue.SET_CHANGE for _, cue in heard(step)) for step in steps]
    assert changes == [False, False, False, True, False]


def test_a_rest_range_runs_to_its_upper_end_and_keeps_the_lower() -> None:
    rest = Exercise("A", Reps(8, 8), sets=2, rest=Span(15_000, 30_000))
    step = lay_out(Block("B", (rest,)))[1]
    assert (step.duration, step.shortest) == (30_000, 15_000)


def test_no_rest_of_zero_is_laid_out() -> None:
    none = Exercise("A", Reps(8, 8), sets=2, rest=Span(0, 0))
    assert labels(lay_out(Block("B", (none,), rest=Span(20_000, 20_000)))) == ["A", "A"]


def test_reps_are_planned_at_their_tempo_or_three_seconds_with_their_hold() -> None:
    held = Exercise("A", Reps(4, 6), hold=Span(1_000, 2_000))
    assert lay_out(Block("B", (held,)))[0].planned == 4 * (3_000 + 2_000)


def test_a_routine_can_go_without_halfway_and_last_round() -> None:
    quiet = replace(tabata_routine(), quiet=(CallKind.HALFWAY,))
    cues = {cue for step in compile_routine(quiet).steps for _, cue in heard(step)}
    assert Cue.HALFWAY not in cues
    assert Cue.LAST_ROUND in cues
    timeline = compile_routine(quiet, frozenset({CallKind.LAST_ROUND}))
    assert Cue.LAST_ROUND not in {cue for step in timeline.steps for _, cue in heard(step)}
    assert timeline.quiet == {CallKind.HALFWAY, CallKind.LAST_ROUND}


def test_the_set_rest_of_rounds_done_once_comes_before_the_next_block() -> None:
    work = Exercise("Work", work=20_000, rest=Span(5_000, 5_000))
    first = Block("A", (work,), BlockKind.CIRCUIT, rounds=2, set_rest=Span(60_000, 60_000))
    steps = lay_out(first, Block("B", (work,), BlockKind.CIRCUIT))
    assert [step.duration for step in steps] == [20_000, 5_000, 20_000, 60_000, 20_000]
