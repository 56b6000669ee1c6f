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
    Variant,
)
from runlift_tui.engine.session import RepMode
from runlift_tui.engine.units import SECOND

words = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)
names = st.sampled_from(["Squat", "Row", "Dip"])
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
    "name": words | names,
    "rest": st.none() | spans,
    "each_side": st.booleans(),
    "load": st.none() | loads,
}
variants = st.builds(
    Variant,
    st.sampled_from(["Squat", "Lunge"]),
    reps=st.none() | reps,
    each_side=st.none() | st.booleans(),
)
timed_exercises = st.builds(Exercise, work=durations, **_common)
rep_exercises = st.builds(Exercise, reps=reps, tempo=st.none() | tempos, **_common)


open_exercises = st.builds(Exercise, **_common)
"""Exercises without a figure, which wait for the athlete or fill an interval."""

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
    intervals = st.sampled_from([5_000, 20_000, 45_000])
    return st.builds(Block, kind=st.just(BlockKind.EMOM), interval=intervals, **common) | st.builds(
        Block, kind=st.sampled_from(COUNTED), cap=durations, **common
    )


COUNTED = (BlockKind.AMRAP, BlockKind.FOR_TIME)


def routines(any_block: st.SearchStrategy[Block]) -> st.SearchStrategy[Routine]:
    """Routines of one or two of these blocks."""
    return st.builds(
        Routine,
        name=st.just("drawn"),
        title=words,
        blocks=st.lists(any_block, min_size=1, max_size=2).map(tuple),
        get_ready=st.sampled_from([0, 3_000, 10_000]),
    )


def _bout(long: bool) -> st.SearchStrategy[Exercise]:
    """Exercises that fit into an interval of 40 seconds, sides and the switch included."""
    plain = {"name": words, "load": st.none() | loads, "switch": st.just(2_000)}
    timed = st.integers(1, 15).map(lambda s: s * SECOND)
    return st.one_of(
        st.builds(Exercise, reps=reps, each_side=st.booleans(), **plain),
        st.builds(Exercise, work=timed, each_side=st.booleans(), **plain),
        st.builds(Exercise, **plain) if long else st.nothing(),
    )


_after = {"rest": st.none() | spans, "rest_name": st.just("Rest") | words}
_sets = {"sets": st.integers(1, 2), "set_rest": st.none() | spans}
_intervals = st.none() | st.integers(40, 90).map(lambda s: s * SECOND)
_figures = timed_exercises | rep_exercises | open_exercises
_named = {"title": words, "accessory": st.booleans()}
_rounds_exercises = st.builds(Exercise, name=words, reps=st.none() | reps, counted=st.booleans())


def _some(exercises: st.SearchStrategy[Exercise], most: int = 3) -> st.SearchStrategy[object]:
    return st.lists(exercises, min_size=1, max_size=most).map(tuple)


any_block: st.SearchStrategy[Block] = st.one_of(
    st.builds(
        Block,
        exercises=_some(_figures),
        kind=st.just(BlockKind.STRAIGHT),
        rounds=st.integers(1, 3),
        round_rest=st.none() | spans,
        **_named,
        **_after,
    ),
    st.builds(
        Block,
        exercises=_some(_figures),
        kind=st.sampled_from([BlockKind.CIRCUIT, BlockKind.SUPERSET]),
        rounds=st.integers(1, 3),
        round_rest=st.none() | spans,
        **_named,
        **_after,
        **_sets,
    ),
    st.builds(
        Block,
        exercises=_some(_bout(long=True)),
        kind=st.just(BlockKind.EMOM),
        rounds=st.integers(1, 5),
        interval=_intervals,
        **_named,
        **_after,
        **_sets,
    ),
    st.builds(
        Block,
        exercises=_some(_rounds_exercises),
        kind=st.just(BlockKind.AMRAP),
        cap=durations,
        **_named,
        **_after,
        **_sets,
    ),
    st.builds(
        Block,
        exercises=_some(_rounds_exercises),
        kind=st.just(BlockKind.FOR_TIME),
        rounds=st.integers(1, 4),
        cap=st.none() | durations,
        **_named,
        **_after,
        **_sets,
    ),
    st.builds(
        Block,
        exercises=_some(
            st.builds(
                Exercise,
                name=words,
                reps=st.none() | st.integers(1, 9).map(lambda n: Reps(n, n)),
            ),
            most=1,
        ),
        kind=st.just(BlockKind.DEATH_BY),
        rounds=st.integers(1, 8) | st.just(60),
        interval=_intervals,
        **_named,
        **_after,
    ),
)
"""Blocks of every kind, as a file may have them."""

any_routines = routines(any_block)

timed_blocks = blocks(timed_exercises) | interval_blocks(timed_exercises)
late_blocks = interval_blocks(_figures)
timed_timelines = routines(timed_blocks).map(compile_routine)
timelines = routines(any_block | late_blocks).map(compile_routine)

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
    st.builds(ask.Swap, names, variants, st.sampled_from(ask.Reach)),
    st.builds(ask.Postpone, names),
    st.builds(ask.RepeatSet),
    st.builds(ask.ChangeRests, st.sampled_from([0, 5_000, 40_000])),
    st.builds(ask.SkipBlock, turns),
    st.builds(ask.Undo),
)
"""Any command but the two that end a session."""
