"""Hypothesis strategies for routines, timelines and the commands that an athlete may give."""

from hypothesis import strategies as st

from runlift_tui.engine import commands as ask
from runlift_tui.engine.commands import Command
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.routine import (
    Block,
    BlockKind,
    Exercise,
    Load,
    Reps,
    Routine,
    Span,
    Tempo,
    Unit,
)
from runlift_tui.engine.session import RepMode
from runlift_tui.engine.units import SECOND

words = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)
durations = st.integers(1, 45).map(lambda s: s * SECOND) | st.integers(1_000, 45_000)
reps = st.builds(lambda low, more: Reps(low, low + more), st.integers(1, 12), st.integers(0, 3))
spans = st.builds(lambda low, more: Span(low, low + more), durations, st.just(0) | durations)
parts = st.integers(0, 4).map(lambda s: s * SECOND)
tempos = st.builds(Tempo, parts, parts, parts, parts).filter(lambda tempo: tempo.total > 0)
weights = st.integers(1, 400).map(lambda half_kilos: half_kilos / 2)
loads = st.builds(
    lambda low, more, unit: Load(low, low + more, unit),
    weights,
    st.sampled_from([0, 5, 10]),
    st.sampled_from([Unit.KG, Unit.LB]),
) | st.just(Load(0, 0, Unit.BODY))

_common = {
    "name": words,
    "rest": st.none() | spans,
    "each_side": st.booleans(),
    "load": st.none() | loads,
}
timed_exercises = st.builds(Exercise, work=durations, **_common)
rep_exercises = st.builds(Exercise, reps=reps, tempo=st.none() | tempos, **_common)


in_turn = st.sampled_from([BlockKind.STRAIGHT, BlockKind.CIRCUIT, BlockKind.SUPERSET])


def blocks(exercises: st.SearchStrategy[Exercise]) -> st.SearchStrategy[Block]:
    """Blocks of one to three of these exercises."""
    return st.builds(
        Block,
        title=words,
        exercises=st.lists(exercises, min_size=1, max_size=3).map(tuple),
        kind=in_turn,
        rounds=st.integers(1, 3),
        rest=st.none() | spans,
        round_rest=st.none() | spans,
        sets=st.integers(1, 2),
        set_rest=st.none() | spans,
    )


def interval_blocks(exercises: st.SearchStrategy[Exercise]) -> st.SearchStrategy[Block]:
    """Blocks that go by the clock, and have an end of their own."""
    common = {
        "title": words,
        "exercises": st.lists(exercises, min_size=1, max_size=3).map(tuple),
        "rounds": st.integers(1, 4),
        "rest": st.none() | spans,
        "sets": st.integers(1, 2),
        "set_rest": st.none() | spans,
    }
    intervals = st.sampled_from([20_000, 60_000, 120_000])
    return st.builds(Block, kind=st.just(BlockKind.EMOM), interval=intervals, **common) | st.builds(
        Block, kind=st.sampled_from(COUNTED), cap=durations, **common
    )


death_bys = st.builds(
    Block,
    title=words,
    exercises=st.builds(Exercise, name=words, reps=reps).map(lambda e: (e,)),
    kind=st.just(BlockKind.DEATH_BY),
    rounds=st.integers(1, 12),
    rest=st.none() | spans,
    interval=st.sampled_from([10_000, 30_000]),
)
COUNTED = (BlockKind.AMRAP, BlockKind.FOR_TIME)
open_work = st.builds(Exercise, name=words, rest=st.none() | spans)


def routines(any_block: st.SearchStrategy[Block]) -> st.SearchStrategy[Routine]:
    """Routines of one or two of these blocks."""
    return st.builds(
        Routine,
        name=st.just("drawn"),
        title=words,
        blocks=st.lists(any_block, min_size=1, max_size=2).map(tuple),
        get_ready=st.sampled_from([0, 3_000, 10_000]),
    )


timed_blocks = blocks(timed_exercises) | interval_blocks(timed_exercises)
any_exercise = timed_exercises | rep_exercises | open_work
any_block = blocks(any_exercise) | interval_blocks(any_exercise) | death_bys
timed_timelines = routines(timed_blocks).map(compile_routine)
timelines = routines(any_block).map(compile_routine)

turns = st.integers(0, 12)
commands: st.SearchStrategy[Command] = st.one_of(
    st.builds(ask.Tick),
    st.builds(ask.Press, turns),
    st.builds(ask.Complete, turns, st.none() | st.integers(-1, 1_001)),
    st.builds(ask.Skip, turns),
    st.builds(ask.Back, turns),
    st.builds(ask.Jump, st.integers(-1, 12)),
    st.builds(ask.Pause),
    st.builds(ask.Resume),
    st.builds(ask.Extend, turns, st.sampled_from([-10_000, 10_000])),
    st.builds(ask.SetDuration, st.sampled_from([0, 15_000, 90_000])),
    st.builds(ask.AdjustReps, st.sampled_from([-1, 1])),
    st.builds(ask.CorrectReps, turns, st.integers(-1, 12)),
    st.builds(ask.SetMode, st.sampled_from(RepMode)),
    st.builds(ask.SetPace, st.integers(40, 210)),
    st.builds(ask.Start),
    st.builds(ask.RepeatSet),
    st.builds(ask.ChangeRests, st.sampled_from([0, 5_000, 40_000])),
    st.builds(ask.SkipBlock, turns),
    st.builds(ask.Undo),
)
"""Any command but the two that end a session."""
