"""The short form of a timer: what it means, and how a wrong one is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.routine import (
    DEATH_BY_ROUNDS,
    GET_READY,
    Block,
    BlockKind,
    Exercise,
    Reps,
    Routine,
    Span,
)
from runlift_tui.engine.shorthand import MOST_STEPS, ShortFormError, parse_short
from runlift_tui.engine.shorthand_forms import FORMS
from runlift_tui.engine.shorthand_tokens import MOST_TEXT
from runlift_tui.engine.timeline import StepKind
from runlift_tui.engine.units import MINUTE, SECOND, Ms

TOTALS = [
    ("8x20s/10s", 230),
    ("5x(40s/20s) rest 2m x3", 1080),
    ("emom 10x1m", 600),
    ("amrap 12m", 720),
    ("10s,20s,30s,20s,10s / 15s", 150),
    ("pyramid 10s-30s by 10s / 15s", 150),
    ("3x(Squat 40s, rest 20s, Lunge 40s, rest 60s)", 420),
    ("8x20s/10s rest 2m + 8x20s/10s", 580),
    ("8x20s/10s + cool-down 1m", 300),
    ("amrap 5m rest 1m x3", 1020),
    ("emom 10x1m 40s", 580),
    ("warm-up 3m + 8x20s", 340),
]

SAME = [
    ("8x20s/10s", "8 X 20 sec / 10 S"),
    ("8x20s/10s", "8\u00d720/0:10"),
    ("8x20s/10s", "8*(20s/10s)"),
    ("5x(40s/20s) rest 2m x3", "5 x ( 40s / 20s )rest 120sx3"),
    ("emom 10x1m", "EMOM 10x"),
    ("emom 10x1m 12 reps", "emom 10 x 1min 12 rep"),
    ("for time 5x 20m 10 reps Squat", "For-Time 5x cap 20m Squat 10 reps"),
    ("death by 1m Burpee", "death by Burpee"),
    ("warm-up 3m + 40s", "Warmup 3m + 40s"),
    ("cool-down Walk 3m", 'cool down 3m "Walk"'),
    ("40s ready 5s", "40s get ready 5"),
    ("10s, 20s, 10s / 5s", "pyramid 10-20s by 10 / 5s"),
    ("3x(Box jump 40s / Walk 20s)", "3x(\u201cBox  jump\u201d 40s/Walk 20s)"),
]

REFUSED = [
    ("", 0, "at least one interval"),
    ("8x", 2, "Something to do"),
    ("0x20s", 0, "1 to 99"),
    ("100x20s", 0, "1 to 99"),
    ("1.5x20s", 0, "whole number"),
    ("8x0s/10s", 2, "1s to 24h"),
    ("25h", 0, "up to 24h"),
    ("8x20s/-10s", 6, "negative"),
    ("5x(40s/20s", 10, 'A ")" is missing'),
    ("5x(40s)/20s", 7, "in its brackets"),
    ("5x(40s/20s) x3", 12, "rest between the sets"),
    ("8x20s/10s ready 61s", 16, "0s to 1m"),
    ("40s ready 5s ready 6s", 13, "once, at the end"),
    ("Squat 12", 6, "12s for seconds, or 12 reps"),
    ("5 Squat", 0, "5s for seconds, or 5 reps"),
    ("3x(Squat, Lunge 40s)", 3, "How long, or how often"),
    ("Squat 40s Lunge", 0, "One name"),
    ("20s 10s", 4, 'Put a ","'),
    ("rest 20s", 0, "A rest comes after"),
    ("20s, rest 5s, rest 6s", 14, "A rest comes after"),
    ("emom 10m", 5, "how many times"),
    ("emom 10x30s 40s", 12, "fit into 30s"),
    ("death by 1m 40s", 12, "counted in reps"),
    ("death by 1m A, B", 12, "counted in reps"),
    ("warm-up 12 reps", 8, "lasts for a time"),
    ("pyramid 10s-25s by 10s", 8, "do not lead"),
    ("pyramid 30s-10s by 10s", 8, "do not lead"),
    ("pyramid 1s-24h by 1s", 8, "too many"),
    ('"Squat 40s', 0, "closing quote"),
    ('"  " 40s', 0, "no name"),
    ("1000 reps", 0, "1 to 999"),
    ("8x20s\x1b[31m", 5, "control character"),
    ("8x20s\u202e", 5, "control character"),
    ("\ud800 20s", 0, "control character"),
]


def seconds(text: str) -> float:
    routine = parse_short(text)
    return (compile_routine(routine).planned - routine.get_ready) / SECOND


def only(text: str) -> Block:
    (block,) = parse_short(text).blocks
    return block


def span(length: Ms) -> Span:
    return Span(length, length)


@pytest.mark.parametrize(("text", "total"), TOTALS)
def test_a_timer_lasts_what_it_says_without_its_get_ready(text: str, total: int) -> None:
    assert seconds(text) == total


@pytest.mark.parametrize(("text", "other"), SAME)
def test_the_same_timer_may_be_written_in_several_ways(text: str, other: str) -> None:
    assert parse_short(other) == parse_short(text)


@pytest.mark.parametrize(("form", "meaning"), FORMS)
def test_every_form_that_help_shows_is_a_timer(form: str, meaning: str) -> None:
    assert compile_routine(parse_short(form)).planned > 0
    assert meaning


def test_rounds_with_sets_are_a_circuit_in_sets() -> None:
    exercise = Exercise("Work", work=40 * SECOND)
    block = Block(
        "Intervals",
        (exercise,),
        BlockKind.CIRCUIT,
        rounds=5,
        rest=span(20 * SECOND),
        sets=3,
        set_rest=span(2 * MINUTE),
    )
    title = "5x(40s/20s) rest 2m x3"
    assert parse_short(title) == Routine("interval", title, (block,), get_ready=GET_READY)


def test_intervals_may_have_names_reps_and_rests_of_their_own() -> None:
    block = only('3x(Squat {round} 40s, rest 20s, 12 reps "Open row", Plank open / Walk 1m)')
    assert block.exercises == (
        Exercise("Squat {round}", work=40 * SECOND, rest=span(20 * SECOND)),
        Exercise("Open row", reps=Reps(12, 12)),
        Exercise("Plank"),
    )
    assert (block.rest, block.rest_name) == (span(MINUTE), "Walk")


def test_a_rest_of_nothing_of_its_own_replaces_the_rest_of_the_list() -> None:
    kinds = [s.kind for s in compile_routine(parse_short("20s, rest 0s, 20s / 9s + 5s")).steps]
    rest, work = StepKind.REST, StepKind.WORK
    assert kinds == [StepKind.PREPARE, work, work, rest, work]


def test_an_emom_takes_its_exercises_in_turn() -> None:
    block = only('emom 12x1m 8 reps "Burpee", 40s Plank')
    assert (block.kind, block.rounds, block.interval) == (BlockKind.EMOM, 12, MINUTE)
    assert block.exercises == (
        Exercise("Burpee", reps=Reps(8, 8)),
        Exercise("Plank", work=40 * SECOND),
    )


def test_an_amrap_and_a_for_time_have_a_cap() -> None:
    amrap, timed = only("amrap 12m 5 reps Pull-up"), only("for time 3x 5m")
    assert (amrap.kind, amrap.cap) == (BlockKind.AMRAP, 12 * MINUTE)
    assert (timed.kind, timed.rounds, timed.cap) == (BlockKind.FOR_TIME, 3, 5 * MINUTE)
    assert only("for time 3x 40 reps Squat").cap is None


def test_a_death_by_goes_on_until_nobody_can() -> None:
    block = only("death by Burpee")
    assert (block.kind, block.rounds) == (BlockKind.DEATH_BY, DEATH_BY_ROUNDS)


def test_a_warm_up_does_not_count_as_a_round() -> None:
    block = parse_short("warm-up Jog 3m + 8x20s/10s").blocks[0]
    jog = Exercise("Jog", work=3 * MINUTE, counted=False)
    assert block == Block("Warm-up", (jog,))


@pytest.mark.parametrize(("text", "at", "message"), REFUSED)
def test_a_wrong_text_is_refused_at_its_place(text: str, at: int, message: str) -> None:
    with pytest.raises(ShortFormError) as caught:
        parse_short(text)
    assert caught.value.at == at
    assert message in caught.value.message
    assert caught.value.text == text


@pytest.mark.parametrize("text", [text for text, _, _ in REFUSED])
def test_a_refusal_has_a_caret_and_an_example_and_nothing_a_terminal_obeys(text: str) -> None:
    with pytest.raises(ShortFormError) as caught:
        parse_short(text)
    shown = str(caught.value).split("\n")
    assert shown[2].index("^") == caught.value.at + 2
    assert shown[3] == f"for example: {caught.value.example}"
    assert "".join(shown).isprintable()


def test_the_caret_of_a_long_text_is_in_sight() -> None:
    with pytest.raises(ShortFormError) as caught:
        parse_short("20s, " * 300 + "Squat")
    _, text, caret, _ = str(caught.value).split("\n")
    assert text[caret.index("^") :] == "Squat"
    assert len(text) < 80


@pytest.mark.parametrize(
    "text",
    [
        "20s, " * MOST_TEXT,
        "99x(" + "1s," * 150 + "1s)",
        "8x20s/10s rest 1s x99 + " * 40 + "99x(1s,1s) rest 1s x99",
        "pyramid 1s-99s by 1s + " * 20 + "1s",
    ],
    ids=["text", "list", "parts", "pyramids"],
)
def test_what_would_be_endless_is_refused(text: str) -> None:
    with pytest.raises(ShortFormError, match=r"too long|more than"):
        parse_short(text)


def test_the_longest_timers_have_as_many_steps_as_are_allowed() -> None:
    steps = compile_routine(parse_short("99x(1s/1s) rest 1s x99")).steps
    assert MOST_STEPS - 500 < len(steps) <= MOST_STEPS


PIECES = """8 x 3x 20s 10 1m30s 1:30 / , + ( ) - * " rest ready open reps emom amrap Squat for
time death by warm-up cool down pyramid by cap get {round} 0 99999999999999999999"""
pieces = st.sampled_from(PIECES.split()) | st.sampled_from("\t\u00d7\u201c")
mixtures = st.lists(pieces).map(" ".join) | st.lists(pieces).map("".join)
repeated = st.builds(
    lambda piece, space: (piece + space) * MOST_TEXT, pieces, st.just(" ") | pieces
)
texts = st.text() | mixtures | repeated.map(lambda text: text[:MOST_TEXT])


@settings(deadline=1_000)
@given(texts)
def test_any_text_is_a_timer_or_is_refused_soon(text: str) -> None:
    try:
        routine = parse_short(text)
    except ShortFormError as error:
        fault = error
    else:
        assert compile_routine(routine).steps
        return
    assert 0 <= fault.at <= len(text)
    assert str(fault)
