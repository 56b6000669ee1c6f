"""A file is known by its content, and whatever it holds, it is sound or refused in words."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.files.faults import RoutineError, has_controls
from runlift_tui.files.file_names import name_fault
from runlift_tui.files.reader import parse_routine
from runlift_tui.files.sharing.parcel import MOST_WORKOUTS, Parcel, open_parcel
from tests.files.sharing.apps import set_of, timer, workout

JOURNAL = "runlift-journal"
ROUTINE = """\
# For Thursdays.
title = "Legs"

[[block]]  # the main part
title = "Main"
exercise = [{ name = "Squat", reps = 8 }]
"""
PLANK = set_of(2, ("Plank", 30), ("Rest", 10))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("parcels")


def opened(folder: Path, content: object, name: str = "in.txt") -> Parcel:
    path = folder / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_text(text, encoding="utf-8")
    return open_parcel(path, JOURNAL)


def titles(parcel: Parcel) -> list[str]:
    return [arrival.routine.title for arrival in parcel.arrivals]


def refusal(folder: Path, content: object, name: str = "in.txt") -> str:
    with pytest.raises(RoutineError) as caught:
        opened(folder, content, name)
    said = str(caught.value)
    assert name in said
    assert not has_controls(said.replace("\n", ""))
    return said


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (ROUTINE, ["Legs"]),
        ("\ufeff" + ROUTINE, ["Legs"]),
        ('[[block]]\ntitle = "A"\nexercise = [{ name = "B", reps = 8 }]\n', None),
        (workout(PLANK), ["Core"]),
        ({"workouts": [workout(PLANK), workout(PLANK, title="Two")]}, ["Core", "Two"]),
        ([timer("Squat")], ["HIIT"]),
        (timer("Squat"), ["HIIT"]),
        ("\ufeff \n" + json.dumps([timer("Squat"), timer("A", name="B")]), ["HIIT", "B"]),
    ],
)
def test_the_content_says_what_it_is(
    folder: Path, content: object, expected: list[str] | None
) -> None:
    if expected is None:
        assert '"title" is missing' in refusal(folder, content)
    else:
        assert titles(opened(folder, content)) == expected


def test_a_routine_keeps_every_character_of_its_text(folder: Path) -> None:
    (arrival,) = opened(folder, ROUTINE, "thursday.toml").arrivals
    assert (arrival.text, arrival.routine.name) == (ROUTINE, "thursday")


@pytest.mark.parametrize(
    ("file", "name"),
    [("Leg day.toml", "Leg day"), ("a\x1b[2Jb.toml", "ab"), ("con.toml", "routine")],
)
def test_a_routine_is_called_as_its_file_where_that_is_safe(
    folder: Path, file: str, name: str
) -> None:
    (arrival,) = opened(folder, ROUTINE, file).arrivals
    assert arrival.routine.name == name


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "..", "CON", "nul.txt", "a/b\\c:d", "", "💪"]
)
def test_a_title_never_becomes_a_dangerous_file_name(folder: Path, title: str) -> None:
    (arrival,) = opened(folder, workout(PLANK, title=title)).arrivals
    assert name_fault(arrival.routine.name) is None
    assert set("./\\:").isdisjoint(arrival.routine.name)


@pytest.mark.parametrize(
    "content",
    [
        {"format": JOURNAL, "version": 1, "sessions": []},
        {"sessions": [], "format": JOURNAL},
        f'\ufeff {{ "format" : "{JOURNAL}", "sessions": [' + " " * 2_000_000,
    ],
)
def test_a_journal_is_known_however_long_it_is(folder: Path, content: object) -> None:
    assert opened(folder, content).is_journal


def test_a_backup_with_one_byte_a_letter_is_read_as_the_app_meant_it(folder: Path) -> None:
    backup = {"workouts": [workout(set_of(1, ("Liegestütz", 30)), title="Übung")]}
    content = json.dumps(backup, ensure_ascii=False).encode("latin-1")
    assert titles(opened(folder, content)) == ["Übung"]


def test_a_faulty_workout_does_not_hide_the_others(folder: Path) -> None:
    parcel = opened(folder, {"workouts": [workout(PLANK), workout(), workout(PLANK, title="C")]})
    assert titles(parcel) == ["Core", "C"]
    assert [str(fault).rpartition("in.txt: ")[2] for fault in parcel.faults] == [
        "workout 2: it has no exercise that lasts a second or longer"
    ]


DEEP = 100_000


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"\xff\xfet\x00i\x00", "not UTF-8"),
        (b'{"title": "\xfc"}', "not UTF-8"),
        (b'title = "\xfc"', "not UTF-8"),
        (b"\x00\x01\x02", "not TOML"),
        ("[" * DEEP, "nested too deep"),
        ('{"a":' * DEEP, "nested too deep"),
        ("a = " + "[" * DEEP, "nested too deep"),
        ('{"title": 1, "title": 2, "sets": []}', 'the key "title" comes twice'),
        ('{"sets": [NaN]}', "NaN is no number"),
        ('{"sets": [1' + "0" * 5_000 + "]}", "a number is too long"),
        ('{"sets": [', "this is not JSON"),
        ("{}", "holds no workout"),
        ("[]", "holds no workout"),
        ("[1, null]", "holds no workout"),
        ('{"format": "other"}', "holds no workout"),
        ("null", "not TOML"),
        ("session_id,session_routine\n", "not TOML"),
        (ROUTINE + "#" * 1_100_000, "is 1.1 MB long"),
        ([timer("A")] * (MOST_WORKOUTS + 1), "holds 201 workouts"),
        (workout(*[set_of(99, *[("A", 1), ("B", 1)] * 30)] * 9), "steps; the most is"),
        (ROUTINE.replace("Thursdays", "Thurs\u202edays"), ":1: holds characters that do not show"),
        (ROUTINE.replace("Legs", "Le\u200bgs"), ":2: holds characters that do not show"),
        (ROUTINE.replace("Legs", "Le\\u200bgs"), "holds characters that do not show"),
        (ROUTINE.replace("Legs", "Legs" + "\u0301" * 50), "pile up"),
        (ROUTINE.replace("Legs", "Le\\u001b[2Jgs"), "control character"),
        (ROUTINE.replace("Legs", "Le\x1b[2Jgs"), "not TOML"),
        (ROUTINE.replace("reps = 8", "reps = 1e400"), "whole number"),
    ],
)
def test_a_hostile_file_is_refused_in_words(folder: Path, content: object, said: str) -> None:
    assert said in refusal(folder, content)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_what_is_no_file_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "loop").symlink_to("loop")
    for path, said in (
        (tmp_path, "is a folder"),
        (tmp_path / "fifo", "is a pipe"),
        (tmp_path / "loop", "lead in a circle"),
        (Path("/dev/zero"), "is a device"),
        (tmp_path / "none", "no such file"),
        (tmp_path / "nul\0", "cannot be read"),
    ):
        with pytest.raises(RoutineError, match=said):
            open_parcel(path, JOURNAL)


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(0, 200)
    | st.floats()
    | st.text(st.characters(), max_size=8)
    | st.sampled_from(["Rest", "Plank", "\x1b[2J", "[]", "{}"]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=8,
)


def spoiled(draw: st.DrawFn, value: Any) -> Any:
    """The value with something else in some places."""
    if draw(st.integers(0, 19)) == 0:
        return draw(anything)
    if isinstance(value, dict):
        return {key: spoiled(draw, item) for key, item in value.items() if draw(st.integers(0, 29))}
    return [spoiled(draw, item) for item in value] if isinstance(value, list) else value


@st.composite
def near_exports(draw: st.DrawFn) -> Any:
    usual = [
        workout(PLANK, PLANK),
        {"workouts": [workout(PLANK), workout(PLANK)]},
        [timer("Squat", "Lunge", restarts=2, breakTime=30)],
        {"title": "A", "numExercises": 2, "exercises": '["A"]', "exerciseTime": 9, "iterations": 1},
    ]
    return spoiled(draw, draw(st.sampled_from(usual)))


def taken(folder: Path, content: object) -> Parcel | str:
    """What came of a file: its routines, or the words of its refusal."""
    try:
        return opened(folder, content)
    except RoutineError as error:
        return str(error)


def judge(folder: Path, content: object) -> None:
    """Whatever was imported is sound; whatever was not is said with the file's name."""
    parcel = taken(folder, content)
    if isinstance(parcel, str):
        assert "in.txt" in parcel
        assert not has_controls(parcel.replace("\n", ""))
        return
    for arrival in parcel.arrivals:
        routine = arrival.routine
        assert parse_routine(arrival.text, routine.name, Path("x.toml")) == routine
        assert compile_routine(routine).steps
        assert name_fault(routine.name) is None
        assert not has_controls(routine.title)


@settings(max_examples=400)
@given(anything | near_exports())
def test_any_json_is_sound_or_refused(folder: Path, value: object) -> None:
    judge(folder, value)


@settings(max_examples=200)
@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
)
def test_any_bytes_are_sound_or_refused(folder: Path, data: bytes) -> None:
    judge(folder, data)


@settings(max_examples=200)
@given(st.data())
def test_a_file_with_some_bytes_changed_is_sound_or_refused(
    folder: Path, data: st.DataObject
) -> None:
    content = bytearray(
        data.draw(
            st.sampled_from(
                [ROUTINE.encode(), json.dumps(workout(PLANK), ensure_ascii=False).encode()]
            )
        )
    )
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    judge(folder, bytes(content))
