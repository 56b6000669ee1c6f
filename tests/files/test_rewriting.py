"""A person's text is changed only where it differs; comments go where their tables go."""

from dataclasses import replace
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given, settings

from runlift_tui.engine.routine import Block, Exercise, Reps, Routine, Span, Variant
from runlift_tui.files.layout import cut
from runlift_tui.files.reader import parse_routine
from runlift_tui.files.rewriting import LayoutError, rewrite
from runlift_tui.files.writer import Toml, dump_routine, routine_table
from tests.strategies import any_routines

LEGS = """\
# Thursdays, after the track
title   = "Legs"   # short

notes = [
    "Eat first",   # really
    "Sleep after",
]

# --- the hard part ---

# both legs tired by now
[[block]]
title = "Main"
rest  = 60        # seconds
# more rest in summer

  # the knee likes this one
  [[block.exercise]]
  name = "Lunge"
  reps = '6-7'   # low bar
  easier = "Split squat"

  # slow
  [[block.exercise]]
  name = "Squat"
  reps = 5
  [block.exercise.progress]
  from = "2x5"   # start low
  to = "3x8"

[[block]]   # the end
title = "Finisher"
kind = "circuit"
exercise = [
  { name = "Burpee", work = "20s" },  # ugh
  { name = "Plank", work = "30s" },   # better
]
"""


def routine_of(text: str) -> Routine:
    return parse_routine(text, "legs", Path("legs.toml"))


WAS = routine_of(LEGS)
MAIN, FINISHER = WAS.blocks
LUNGE, SQUAT = MAIN.exercises


def changed(text: str, now: Routine) -> str:
    """Return the text changed to say `now`, which it must."""
    found = rewrite(text, routine_of(text), now)
    assert routine_of(found) == now
    return found


def with_main(**changes: object) -> Routine:
    return replace(WAS, blocks=(replace(MAIN, **changes), FINISHER))  # type: ignore[arg-type]


def with_exercises(*exercises: Exercise) -> Routine:
    return with_main(exercises=exercises)


def test_a_text_cut_into_its_tables_comes_back_as_it_was() -> None:
    parts = cut(LEGS)
    assert str(parts) == LEGS
    assert [len(block.parts) for block in parts.parts] == [2, 0]


@pytest.mark.parametrize(
    ("now", "old", "new"),
    [
        (replace(WAS, title="Strong legs"), '"Legs"   # short', '"Strong legs"   # short'),
        (with_main(rest=Span(90_000, 90_000)), "rest  = 60 ", 'rest  = "1m30s" '),
        (with_main(rest=None), "rest  = 60        # seconds\n", ""),
        (
            with_exercises(replace(LUNGE, reps=Reps(8, 8)), SQUAT),
            "reps = '6-7'   # low bar",
            "reps = 8   # low bar",
        ),
        (
            with_exercises(replace(LUNGE, name="Long lunge"), SQUAT),
            '"Lunge"',
            '"Long lunge"',
        ),
        (
            with_exercises(replace(LUNGE, easier=(Variant("Step-up"),)), SQUAT),
            'easier = "Split squat"',
            'easier = ["Step-up"]',
        ),
        (replace(WAS, notes=("Eat first", "Sleep")), '"Sleep after"', '"Sleep"'),
        (
            replace(WAS, blocks=(MAIN, replace(FINISHER, rounds=3))),
            "better\n]\n",
            "better\n]\nrounds = 3\n",
        ),
        (
            replace(
                WAS,
                blocks=(
                    MAIN,
                    replace(
                        FINISHER,
                        exercises=(
                            replace(FINISHER.exercises[0], work=40_000),
                            FINISHER.exercises[1],
                        ),
                    ),
                ),
            ),
            'work = "20s" },  # ugh',
            'work = "40s" },  # ugh',
        ),
    ],
)
def test_only_the_value_that_differs_is_touched(now: Routine, old: str, new: str) -> None:
    assert old in LEGS
    assert changed(LEGS, now) == LEGS.replace(old, new)


def test_a_moved_exercise_takes_its_comments_with_it() -> None:
    text = changed(LEGS, with_exercises(SQUAT, LUNGE))
    lunge = LEGS[LEGS.index("\n  # the knee") : LEGS.index("\n  # slow")]
    squat = LEGS[LEGS.index("\n  # slow") : LEGS.index("\n[[block]]   # the end")]
    assert text == LEGS.replace(lunge + squat, squat + lunge)


def test_a_moved_block_takes_its_comments_with_it() -> None:
    text = changed(LEGS, replace(WAS, blocks=(FINISHER, MAIN)))
    assert text.index("# the end") < text.index("# --- the hard part") < text.index("# both legs")
    assert sorted(text.splitlines()) == sorted(LEGS.splitlines())


def test_a_new_exercise_leaves_all_that_was_there() -> None:
    new = Exercise("Jump", reps=Reps(3, 3), how=("Land softly",), instead=(Variant("Hop"),))
    text = changed(LEGS, with_exercises(LUNGE, new, SQUAT))
    added = (
        '\n[[block.exercise]]\nname = "Jump"\nreps = 3\nhow = ["Land softly"]\ninstead = ["Hop"]\n'
    )
    assert text == LEGS.replace("\n  # slow", f"{added}\n  # slow")


def test_a_new_block_and_one_that_is_gone_leave_the_others_as_they_were() -> None:
    new = Block("Hops", (Exercise("Hop", work=20_000),))
    text = changed(LEGS, replace(WAS, blocks=(new, FINISHER)))
    assert "# the knee likes this one" not in text
    assert text.endswith(LEGS[LEGS.index("\n[[block]]   # the end") :])
    assert text.startswith(LEGS[: LEGS.index("\n# --- the hard part")])


def test_line_ends_of_windows_stay() -> None:
    text = LEGS.replace("\n", "\r\n")
    found = changed(text, with_exercises(LUNGE, Exercise("Hop", reps=Reps(2, 2)), SQUAT))
    assert found.count("\r\n") == found.count("\n") > text.count("\n")


def test_a_last_line_without_an_end_gets_one_where_it_is_no_longer_last() -> None:
    text = LEGS.rstrip("\n")
    assert changed(text, replace(WAS, blocks=(FINISHER, MAIN))).count("[[block]]") == 2


def test_text_whose_layout_would_not_survive_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tomlkit.dumps", lambda _: "something else")
    with pytest.raises(LayoutError, match="its layout would not survive"):
        rewrite(LEGS, WAS, replace(WAS, title="Else"))


def handwritten(routine: Routine) -> str:
    """Write a routine as people do: a header for each table, with a comment of its own."""
    table = routine_table(routine)
    blocks = table.pop("block")
    assert isinstance(blocks, list)
    lines = [f"# {routine.title}\n", tomli_w.dumps(table)]
    for number, block in enumerate(blocks):
        exercises = block.pop("exercise")
        lines += [f"\n# block {number}\n[[block]]  # {number}\n", tomli_w.dumps(block)]
        for place, exercise in enumerate(exercises):
            header = f"\n# exercise {number}.{place}\n[[block.exercise]]\n"
            lines += [header, tomli_w.dumps(exercise)]
    return "".join(lines)


@settings(deadline=None)
@given(any_routines, any_routines)
def test_any_routine_can_become_any_other(before: Routine, after: Routine) -> None:
    for text in (handwritten(before), dump_routine(before)):
        found = rewrite(text, before, after, whole=True)
        assert parse_routine(found, after.name, Path("x.toml")) == after


@settings(deadline=None)
@given(any_routines, any_routines)
def test_blocks_that_stay_keep_their_comments_among_new_ones(
    before: Routine, added: Routine
) -> None:
    mixed = replace(before, blocks=(*added.blocks, *reversed(before.blocks)))
    found = rewrite(handwritten(before), before, mixed)
    assert parse_routine(found, before.name, Path("x.toml")) == mixed
    for line in handwritten(before).splitlines():
        assert not line.startswith("#") or line in found


def test_tables_are_compared_as_plain_values() -> None:
    table: Toml = routine_table(WAS)
    assert table == routine_table(routine_of(dump_routine(WAS)))
