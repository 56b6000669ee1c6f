"""Each figure reads as the engine's value, or says what to write instead."""

from collections.abc import Callable
from datetime import time

import pytest

from runlift_tui.engine.routine import BlockKind, Load, Reps, Span, Tempo, Unit
from runlift_tui.files import fields
from runlift_tui.files.fields import MisfitError

WORK = fields.duration(1_000, 86_400_000)


@pytest.mark.parametrize(
    ("read", "value", "found"),
    [
        (WORK, "30s", 30_000),
        (WORK, "1m30s", 90_000),
        (WORK, "1:30", 90_000),
        (WORK, 45, 45_000),
        (WORK, "24h", 86_400_000),
        (fields.span(), "15-30s", Span(15_000, 30_000)),
        (fields.span(), "15s - 30s", Span(15_000, 30_000)),
        (fields.span(), "1-2m", Span(60_000, 120_000)),
        (fields.span(), "1:00-1:30", Span(60_000, 90_000)),
        (fields.span(), "15\u201330s", Span(15_000, 30_000)),
        (fields.span(), 20, Span(20_000, 20_000)),
        (fields.span(), "0s", Span(0, 0)),
        (fields.reps, 12, Reps(12, 12)),
        (fields.reps, "6-7", Reps(6, 7)),
        (fields.reps, "999", Reps(999, 999)),
        (fields.load, "25-35 lb", Load(25, 35, Unit.LB)),
        (fields.load, "17.5 kg", Load(17.5, 17.5, Unit.KG)),
        (fields.load, "95LB", Load(95, 95, Unit.LB)),
        (fields.load, "body weight", Load(0, 0, Unit.BODY)),
        (fields.tempo, "3-1-1-0", Tempo(3_000, 1_000, 1_000, 0)),
        (fields.tempo, "0.5-0-0.5-0", Tempo(500, 0, 500, 0)),
        (fields.text, "  one\n two ", "one two"),
        (fields.text, "Körper 深蹲 👩\u200d🦰", "Körper 深蹲 👩\u200d🦰"),
        (fields.texts, ["a", "b"], ("a", "b")),
        (fields.choice(BlockKind), "circuit", BlockKind.CIRCUIT),
    ],
)
def test_a_figure_reads_as_people_write_it(
    read: Callable[[object], object], value: object, found: object
) -> None:
    assert read(value) == found


@pytest.mark.parametrize(
    ("read", "value", "told"),
    [
        (WORK, "0s", 'must be from 1s to 24h, not "0s"'),
        (WORK, "-5s", 'is negative: "-5s"; a duration starts at 0s'),
        (WORK, -5, "must be from 1s to 24h, not -5"),
        (WORK, 10**4000, "must be from 1s to 24h, not a huge number"),
        (WORK, "soon", 'must be like "30s", "1m30s" or "1:30", up to 24h, not "soon"'),
        (WORK, 7.5, 'must be like "30s", "1m30s", "1:30" or 30 (seconds), not 7.5'),
        (WORK, True, "not true"),
        (WORK, time(1, 30), "not a date or time"),
        (WORK, "25h", "up to 24h"),
        (fields.progress, "2x8", 'must be like { from = "2x8", to = "3x12", add = "5 lb" }'),
        (fields.progress, {"from": "2x8"}, "must be like"),
        (fields.progress, {"from": "2x8", "to": "3x12", "by": 1}, "must be like"),
        (fields.progress, {"from": "3x12", "to": "2x8"}, "never go down"),
        (fields.progress, {"from": "2x8", "to": "99x9"}, "1 to 20 sets"),
        (fields.progress, {"from": "2x8", "to": "3x9", "add": "5-9 lb"}, "must be one weight"),
        (fields.span(), "30-15s", 'runs backwards: "30-15s"; write it like 15-30s'),
        (fields.span(), "15-soon", 'not "soon"'),
        (fields.span(300_000), "4-6m", 'must be from 0s to 5m, not "6m"'),
        (fields.reps, 0, "must be from 1 to 999, not 0"),
        (fields.reps, "5-1000", "must be from 1 to 999, not 1000"),
        (fields.reps, "7-6", 'runs backwards: "7-6"; write it like "6-7"'),
        (fields.reps, True, 'must be a whole number or a range like "6-7", not true'),
        (fields.reps, 2.5, "not 2.5"),
        (fields.load, "25 stone", 'must be like "95 lb", "25-35 lb", "17.5 kg" or "body weight"'),
        (fields.load, "0 kg", "must be over 0 and up to 2000"),
        (fields.load, "2000.5 kg", "must be over 0 and up to 2000"),
        (fields.load, "35-25 lb", "the low end first"),
        (fields.tempo, "3-1-1", 'must be four numbers like "3-1-1-0"'),
        (fields.tempo, "3-1-1-x", "four numbers"),
        (fields.tempo, "0-0-0-0", "come to 0.5 s or more"),
        (fields.tempo, "61-0-0-0", "parts of up to 60"),
        (fields.text, 5, "must be text in quotes, not 5"),
        (fields.text, " \n", "is empty"),
        (fields.text, "a\x1b[31m", 'holds a control character: "a\\x1b[31m"; remove it'),
        (fields.text, "a\x9b31m", "holds a control character"),
        (fields.text, "a\u202eb", "holds a control character"),
        (fields.texts, "bench", 'must be a list like ["one", "two"], not "bench"'),
        (fields.texts, ["a", 3], "item 2 must be text in quotes, not 3"),
        (fields.flag, 1, "must be true or false without quotes, not 1"),
        (fields.whole(1, 99), 10_000, "must be from 1 to 99, not 10000"),
        (fields.whole(1, 99), "3", 'must be a whole number from 1 to 99, not "3"'),
        (fields.whole(1, 99), float("nan"), "not nan"),
        (
            fields.choice(BlockKind),
            "giant",
            'must be straight, circuit, superset, emom, amrap, for-time or death-by, not "giant"',
        ),
    ],
)
def test_what_does_not_fit_says_what_to_write(
    read: Callable[[object], object], value: object, told: str
) -> None:
    with pytest.raises(MisfitError) as caught:
        read(value)
    assert told in str(caught.value)
