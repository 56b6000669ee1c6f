"""Fields and short form: each says what the other does, or that it cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.engine.shorthand import parse_short
from runlift_tui.engine.shorthand_forms import FORMS
from runlift_tui.engine.shorthand_text import short_form
from runlift_tui.engine.units import SECOND
from runlift_tui.tui.timer_asks import ASKS, FIRST, PLACES, Ask, Figure, TimerKind
from runlift_tui.tui.timer_fields import FieldError, fields_of, read_fields, short_text

COUNTS = st.integers(1, 99).map(str)
TIMES = st.integers(1, 3_600).map(lambda seconds: f"{seconds}s")
TEXTS = {
    Figure.ROUNDS: COUNTS,
    Figure.LENGTH: TIMES,
    Figure.REST: TIMES | st.sampled_from(["", "0"]),
    Figure.REPS: COUNTS | st.just(""),
    Figure.SETS: st.integers(1, 9).map(str),
    Figure.BREAK: TIMES | st.sampled_from(["", "0"]),
    Figure.READY: st.integers(0, 60).map(str),
}


def asks(kind: TimerKind) -> tuple[Ask, ...]:
    return tuple(filter(None, ASKS[kind]))


@given(st.data())
def test_what_is_filled_in_is_what_the_fields_show_of_it(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(TimerKind))
    texts = {ask.figure: data.draw(TEXTS[ask.figure]) for ask in asks(kind)}
    values = read_fields(kind, texts)
    routine = parse_short(short_text(kind, values))
    found = fields_of(routine)
    assert found
    assert found[0] is kind
    if values.get(Figure.SETS) not in (None, 1) and values[Figure.BREAK] is None:
        values = {**values, Figure.BREAK: 0}
    assert read_fields(*found) == values
    assert parse_short(short_form(routine)).blocks == routine.blocks


@pytest.mark.parametrize("kind", TimerKind)
def test_every_kind_has_its_places_and_a_timer_to_begin_with(kind: TimerKind) -> None:
    assert len(ASKS[kind]) == PLACES
    found = fields_of(parse_short(FIRST[kind]))
    assert found
    assert found[0] is kind
    assert short_text(kind, read_fields(*found)) == FIRST[kind]


@pytest.mark.parametrize(
    "text",
    [
        "10s,20s,30s,20s,10s / 15s",
        "8x(Sprint 20s / Walk 10s)",
        "warm-up 5m + 8x20s/10s + cool-down 3m",
        'emom 10x1m 12 reps "Burpee"',
        "death by 1m Burpee",
        "3x(12 reps / 20s)",
    ],
)
def test_fields_never_show_half_of_a_timer(text: str) -> None:
    assert fields_of(parse_short(text)) is None


@pytest.mark.parametrize("text", [text for text, _ in FORMS])
def test_fields_that_show_a_form_make_the_same_timer(text: str) -> None:
    routine = parse_short(text)
    found = fields_of(routine)
    if found:
        assert parse_short(short_text(found[0], read_fields(*found))).blocks == routine.blocks


@pytest.mark.parametrize(
    ("figure", "text", "words"),
    [
        (Figure.LENGTH, "soon", 'Work: "soon" is not a duration; write it like 30s'),
        (Figure.LENGTH, "0", "Work: from 1s to 1h, please"),
        (Figure.REST, "-5", 'Rest: "-5" is negative'),
        (Figure.ROUNDS, "8.5", "Rounds: a whole number, please"),
        (Figure.ROUNDS, "", "Rounds: a whole number, please"),
        (Figure.ROUNDS, "100", "Rounds: from 1 to 99, please"),
        (Figure.READY, "2m", "Get ready: from 0s to 1m, please"),
    ],
)
def test_a_wrong_field_is_named_with_what_to_write(figure: Figure, text: str, words: str) -> None:
    found = fields_of(parse_short("8x20s/10s"))
    assert found
    with pytest.raises(FieldError) as caught:
        read_fields(found[0], {**found[1], figure: text})
    assert str(caught.value).startswith(words)
    assert caught.value.figure is figure


def test_a_blank_rest_is_none_and_a_zero_stays_a_zero() -> None:
    for text, rest in (("", None), ("0", 0)):
        found = fields_of(parse_short("8x20s/10s"))
        assert found
        values = read_fields(found[0], {**found[1], Figure.REST: text})
        assert values[Figure.REST] == rest
        exercise_rest = parse_short(short_text(found[0], values)).blocks[0].rest
        assert (exercise_rest.high if exercise_rest else None) == rest
        assert values[Figure.LENGTH] == 20 * SECOND
