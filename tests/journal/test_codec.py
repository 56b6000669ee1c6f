"""Values survive the way out and in; what does not fit is named by its place."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.engine.commands import Command
from runlift_tui.engine.hearing import CallKind
from runlift_tui.engine.routine import Exercise, Load, Routine, Variant
from runlift_tui.engine.session import Session
from runlift_tui.engine.timeline import Timeline
from runlift_tui.engine.units import Ms
from runlift_tui.journal.codec import CodecError, decode, encode, to_json
from tests.engine.test_laws import begin, play, scripts
from tests.journal.sessions import LIFTS
from tests.strategies import any_block, routines, timelines


def through_text(kind: type[Any], value: object) -> object:
    return decode(kind, json.loads(json.dumps(encode(value))))


@given(routines(any_block))
def test_every_routine_survives(routine: Routine) -> None:
    assert through_text(Routine, routine) == routine


@given(timelines)
def test_every_timeline_survives(timeline: Timeline) -> None:
    assert through_text(Timeline, timeline) == timeline


@given(timelines, st.frozensets(st.sampled_from(CallKind)))
def test_the_calls_that_are_turned_off_survive(
    timeline: Timeline, quiet: frozenset[CallKind]
) -> None:
    silent = replace(timeline, quiet=quiet)
    assert through_text(Timeline, silent) == silent


@given(timelines, scripts)
def test_the_text_of_a_session_is_the_same_by_either_way(
    timeline: Timeline, script: list[tuple[Ms, Command]]
) -> None:
    session, _, _ = play(begin(timeline)[0], script)
    assert to_json(session) == json.dumps(encode(session))


@given(timelines, scripts)
def test_every_session_survives(timeline: Timeline, script: list[tuple[Ms, Command]]) -> None:
    session, _, _ = play(begin(timeline)[0], script)
    assert through_text(Session, session) == session


def test_a_default_is_left_out_and_comes_back() -> None:
    exercise = Exercise("Row", work=20_000, harder=(Variant("Row lower", how=("Feet up.",)),))
    assert set(encode(exercise)) == {"name", "work", "harder"}
    assert through_text(Exercise, exercise) == exercise


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(json_values)
def test_nothing_but_a_codec_error_comes_of_nonsense(value: object) -> None:
    with pytest.raises(CodecError):
        decode(Routine, value)


spoiling = st.sampled_from(["name", "title", "blocks", "get_ready"])


@given(spoiling, json_values)
def test_a_spoilt_value_is_refused_or_of_its_kind(key: str, value: object) -> None:
    spoilt = {**encode(replace(LIFTS, get_ready=1)), key: value}
    said = ""
    try:
        routine = decode(Routine, spoilt)
    except CodecError as fault:
        said = str(fault)
    else:
        assert decode(Routine, encode(routine)) == routine
    assert not said or key in said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"low": 5, "high": 5}, "unit: this is missing"),
        ({"low": "5", "high": 5, "unit": "kg"}, "low: float is needed, not '5'"),
        ({"low": True, "high": 5, "unit": "kg"}, "low: float is needed, not True"),
        ({"low": float("nan"), "high": 5, "unit": "kg"}, "low: float is needed, not nan"),
        ({"low": 5, "high": 5, "unit": "stone"}, "unit: 'stone' is none of kg, lb, body weight"),
        ([5], "an object is needed, not [5]"),
    ],
)
def test_a_fault_names_its_place(value: object, said: str) -> None:
    with pytest.raises(CodecError) as caught:
        decode(Load, value, "sessions[3].load")
    assert str(caught.value).startswith("sessions[3].load")
    assert said in str(caught.value)


@pytest.mark.parametrize("name", ["\ud800", 3, None])
def test_a_name_that_no_database_can_hold_is_refused(name: object) -> None:
    with pytest.raises(CodecError, match="name"):
        decode(Exercise, {"name": name})


def test_a_number_that_no_database_can_hold_is_refused() -> None:
    with pytest.raises(CodecError, match="work"):
        decode(Exercise, {"name": "Row", "work": 10**30})
