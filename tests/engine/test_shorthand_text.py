"""A timer written in the short form is read as the same timer."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.engine.quick import tabata_routine
from runlift_tui.engine.routine import (
    DEATH_BY_ROUNDS,
    GET_READY,
    Block,
    BlockKind,
    Exercise,
    Load,
    Reps,
    Routine,
    Span,
    Unit,
)
from runlift_tui.engine.shorthand import parse_short
from runlift_tui.engine.shorthand_forms import FORMS
from runlift_tui.engine.shorthand_pen import title_text
from runlift_tui.engine.shorthand_text import short_form
from runlift_tui.engine.units import DAY, MINUTE, SECOND

_letters = st.characters(categories=["L", "N", "P", "S"], exclude_characters='"\u201c\u201d\u201e')
_words = st.text(_letters, min_size=1, max_size=8) | st.sampled_from(
    ["rest", "Ready", "get", "open", "for", "time", "Warm-up", "x", "x3", "5s", "{round}", "cap"]
)
names = st.lists(_words, min_size=1, max_size=3).map(" ".join)
lengths = st.integers(1, 200).map(lambda s: s * SECOND) | st.integers(SECOND, DAY)
rests = st.just(0) | lengths
spans = rests.map(lambda rest: Span(rest, rest))
reps = st.integers(1, 999).map(lambda count: Reps(count, count))
rounds = st.integers(1, 12)
named = st.just("Work") | names

figured = (
    st.builds(Exercise, named, work=lengths, rest=st.none() | spans)
    | st.builds(Exercise, named, reps=reps, rest=st.none() | spans)
    | st.builds(Exercise, named, rest=st.none() | spans)
)
plain = (
    st.builds(Exercise, named, work=lengths)
    | st.builds(Exercise, named, reps=reps)
    | st.builds(Exercise, named)
)


def lists(exercises: st.SearchStrategy[Exercise]) -> st.SearchStrategy[tuple[Exercise, ...]]:
    return st.lists(exercises, min_size=1, max_size=4).map(tuple)


@st.composite
def in_rounds(draw: st.DrawFn) -> Block:
    rest = draw(st.none() | spans)
    between = draw(st.none() | spans)
    return Block(
        "Intervals",
        draw(lists(figured)),
        BlockKind.CIRCUIT,
        draw(rounds),
        rest,
        sets=draw(rounds) if between else 1,
        set_rest=between,
        rest_name=draw(st.just("Rest") | names) if rest else "Rest",
    )


@st.composite
def others(draw: st.DrawFn) -> Block:
    kind = draw(st.sampled_from([BlockKind.EMOM, BlockKind.AMRAP, BlockKind.FOR_TIME]))
    title = {BlockKind.EMOM: "EMOM", BlockKind.AMRAP: "AMRAP"}.get(kind, "For time")
    exercises = draw(lists(plain) | st.just((Exercise(title),)))
    block = Block(title, exercises, kind)
    if kind is BlockKind.EMOM:
        longest = max(exercise.work or SECOND for exercise in exercises)
        interval = draw(st.integers(longest, DAY))
        block = replace(block, rounds=draw(rounds), interval=interval)
    elif kind is BlockKind.AMRAP:
        block = replace(block, cap=draw(lengths))
    else:
        block = replace(block, rounds=draw(rounds), cap=draw(st.none() | lengths))
    if draw(st.booleans()):
        return replace(block, sets=draw(st.integers(2, 9)), set_rest=draw(spans))
    return replace(block, rest=draw(st.none() | spans))


asides = st.builds(
    lambda title, name, work, rest: Block(
        title, (Exercise(name or title, work=work, counted=False),), rest=rest
    ),
    st.sampled_from(["Warm-up", "Cool-down"]),
    st.none() | names,
    lengths,
    st.none() | spans,
)
deaths = st.builds(
    lambda exercise, interval, rest: Block(
        "Death by",
        (exercise,),
        BlockKind.DEATH_BY,
        DEATH_BY_ROUNDS,
        rest,
        interval=interval,
    ),
    st.builds(Exercise, named, reps=st.none() | reps),
    lengths,
    st.none() | spans,
)


@st.composite
def timers(draw: st.DrawFn) -> Routine:
    block = in_rounds() | others() | asides | deaths
    blocks = tuple(draw(st.lists(block, min_size=1, max_size=4)))
    get_ready = draw(st.just(GET_READY) | st.integers(0, MINUTE))
    return Routine("interval", title_text(blocks), blocks, get_ready=get_ready)


@given(timers())
def test_every_timer_survives_out_and_in(routine: Routine) -> None:
    assert parse_short(short_form(routine)) == routine


@given(timers())
def test_what_is_written_is_written_the_same_again(routine: Routine) -> None:
    text = short_form(routine)
    assert short_form(parse_short(text)) == text


@pytest.mark.parametrize("form", [form for form, _ in FORMS])
def test_a_form_that_was_read_is_written_and_read_the_same(form: str) -> None:
    assert parse_short(short_form(parse_short(form))) == parse_short(form)


@pytest.mark.parametrize(
    "text",
    ["8x20s/10s", "5x(40s/20s) rest 2m x3", "emom 10x1m", "amrap 12m", "10s, 20s, 10s / 15s"],
)
def test_the_usual_forms_are_written_as_people_write_them(text: str) -> None:
    assert short_form(parse_short(text)) == text


def test_what_a_routine_is_called_is_no_part_of_its_timer() -> None:
    routine = replace(parse_short("8x20s/10s"), name="thursday", title="Thursday", notes=("A",))
    assert short_form(routine) == "8x20s/10s"


def changed(**fields: object) -> Routine:
    routine = parse_short("3x(Squat 40s / 20s)")
    block = routine.blocks[0]
    exercise = replace(block.exercises[0], **fields)  # type: ignore[arg-type]
    return replace(routine, blocks=(replace(block, exercises=(exercise,)),))


@pytest.mark.parametrize(
    ("routine", "lost"),
    [
        (changed(load=Load(20, 20, Unit.KG)), "load"),
        (changed(work=None, reps=Reps(6, 8)), "reps"),
        (changed(rest=Span(10_000, 20_000)), "rest"),
        (changed(each_side=True), "each side"),
        (changed(name='The "big" one'), "cannot say this"),
        (changed(work=500), "1s to 24h"),
        (tabata_routine(), "title"),
        (tabata_routine(get_ready=2 * MINUTE), "0s to 1m"),
        (Routine("empty", "Empty", ()), "at least one"),
    ],
)
def test_a_routine_that_would_lose_something_is_refused_with_the_reason(
    routine: Routine, lost: str
) -> None:
    with pytest.raises(ValueError, match=lost):
        short_form(routine)
