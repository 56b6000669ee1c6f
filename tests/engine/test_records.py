"""Figures over the log, each against an example counted by hand."""

import pytest

from runlift_tui.engine import records
from runlift_tui.engine.loads import converted, to_kg
from runlift_tui.engine.logbook import (
    Effort,
    EffortScale,
    Performance,
    RestLog,
    SetLog,
    sets_text,
)
from runlift_tui.engine.routine import Load, Span, Unit
from runlift_tui.engine.timeline import Side

MONDAY = 739_208


def logged(
    number: int, reps: int, kilograms: float = 0, side: Side | None = None, warm_up: bool = False
) -> SetLog:
    load = Load(kilograms, kilograms, Unit.KG) if kilograms else None
    return SetLog(number, 3, 10, reps, load, load, side, warm_up=warm_up)


def test_two_days_that_touch_keep_no_week_and_two_apart_do() -> None:
    touching = [MONDAY, MONDAY + 1]
    apart = [MONDAY + 7, MONDAY + 9]
    first = records.week_of(MONDAY)
    found = records.weeks([*touching, *apart], first, first + 2)
    assert [(week.sessions, week.kept) for week in found] == [(2, False), (2, True), (0, False)]
    assert records.consistency(found) == pytest.approx(1 / 3)


def test_a_monday_begins_a_week_and_a_sunday_ends_it() -> None:
    assert records.week_of(MONDAY) == records.week_of(MONDAY + 6)
    assert records.week_of(MONDAY - 1) == records.week_of(MONDAY) - 1


def test_the_week_under_way_does_not_break_a_streak_but_an_earlier_one_does() -> None:
    def made(*kept: bool) -> list[records.Week]:
        return [records.Week(n, 2, k) for n, k in enumerate(kept)]

    assert records.streak(made(False, True, True, False)) == 2
    assert records.streak(made(True, False, True)) == 1
    assert records.streak(made(True, True)) == 2
    assert records.streak([]) == 0


def test_the_days_of_a_week_make_its_volume() -> None:
    found = records.volume_by_week({MONDAY - 1: 5, MONDAY: 400, MONDAY + 6: 350.5})
    week = records.week_of(MONDAY)
    assert found == {week - 1: 5, week: 750.5}


def test_the_estimated_maximum_is_epleys() -> None:
    assert records.one_rep_max(90, 10) == pytest.approx(120)
    assert records.one_rep_max(90, 1) == 90
    assert records.one_rep_max(90, 0) == 0


def test_the_best_set_is_the_one_with_the_highest_estimate() -> None:
    heavy = Performance("a", MONDAY, (logged(1, 1, 100), logged(2, 10, 90)))
    best = records.best_set([heavy, Performance("b", MONDAY + 2, (logged(1, 12, 50),))])
    assert best
    assert (best.day, best.set.number) == (MONDAY, 2)
    assert best.one_rep_max == pytest.approx(120)
    assert records.best_set([Performance("c", MONDAY, (logged(1, 10),))]) is None


def test_sides_are_compared_by_their_repetitions() -> None:
    sets = (logged(1, 10, side=Side.LEFT), logged(1, 8, side=Side.RIGHT), logged(2, 99))
    found = records.sides([Performance("a", MONDAY, sets)])
    assert found == records.Sides(10, 8)
    assert found
    assert found.difference == pytest.approx(-0.2)


def test_a_rest_is_kept_anywhere_in_its_range_and_a_tenth_around() -> None:
    prescribed = Span(15_000, 30_000)
    taken = [10_000, 14_000, 20_000, 33_000, 40_000]
    found = records.rest_discipline(RestLog(MONDAY, prescribed, ms) for ms in taken)
    assert (found.rests, found.kept, found.shorter, found.longer) == (5, 3, 1, 1)
    assert found.ratio == pytest.approx(117 / 150)


def test_points_hold_the_heaviest_load_and_all_repetitions() -> None:
    (point,) = records.points([Performance("a", MONDAY, (logged(1, 10, 20), logged(2, 8, 25)))])
    assert (point.load, point.reps) == (25, 18)


def test_the_last_time_is_said_as_athletes_write_it() -> None:
    assert (
        sets_text([logged(1, 12, 25), logged(2, 11, 25), logged(3, 9, 25)]) == "12, 11, 9 @ 25 kg"
    )
    assert sets_text([logged(1, 12, 25), logged(2, 9, 20)]) == "12 @ 25 kg, 9 @ 20 kg"
    sides = [logged(1, 8, side=Side.LEFT), logged(1, 7, side=Side.RIGHT)]
    assert sets_text(sides) == "8/7"
    assert sets_text([]) == ""


def test_pounds_become_kilograms_for_show() -> None:
    assert to_kg(Load(100, 110, Unit.LB)) == pytest.approx(45.359237)
    assert converted(Load(25, 35, Unit.LB), Unit.KG) == Load(11.3, 15.9, Unit.KG)
    assert converted(Load(0, 0, Unit.BODY), Unit.KG) == Load(0, 0, Unit.BODY)


@pytest.mark.parametrize(("value", "scale"), [(5, "rpe"), (8.25, "rpe"), (11, "rir"), (-1, "rir")])
def test_an_effort_off_its_scale_is_refused(value: float, scale: str) -> None:
    with pytest.raises(ValueError, match="goes from"):
        Effort(value, EffortScale(scale))
