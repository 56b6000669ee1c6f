"""The figures over the log in words."""

from runlift_tui.engine import record_words as words
from runlift_tui.engine.loads import ShownUnit
from runlift_tui.engine.logbook import SetLog
from runlift_tui.engine.records import Best, RestDiscipline, Sides, Week
from runlift_tui.engine.routine import Load, Unit

POUNDS = Load(25, 25, Unit.LB)


def test_weeks_are_counted_in_the_right_number() -> None:
    assert words.kept_text([Week(1, 2, True), Week(2, 1, False)]).startswith(
        "1 of the last 2 weeks"
    )
    assert words.kept_text([Week(1, 1, False)]).startswith("0 of the last 1 week had")


def test_a_volume_is_said_in_the_unit_and_none_not_at_all() -> None:
    assert words.volume_text(1_250.4, Unit.KG) == "1,250 kg"
    assert words.volume_text(45.359237, Unit.LB) == "100 lb"
    assert words.volume_text(0, Unit.KG) == ""


def test_a_best_set_and_its_estimate_are_in_the_unit_that_is_shown() -> None:
    best = Best(1, SetLog(1, 3, 10, 12, POUNDS, POUNDS), 35 * 0.45359237)
    assert words.best_text(best, ShownUnit.AS_ENTERED) == "12 reps @ 25 lb"
    assert words.estimate_text(best, ShownUnit.AS_ENTERED) == "35 lb"
    assert words.best_text(best, ShownUnit.KG) == "12 reps @ 11.5 kg"
    assert words.estimate_text(best, ShownUnit.KG) == "16 kg"
    single = Best(1, SetLog(1, 3, 1, 1, POUNDS, POUNDS), 1)
    assert words.best_text(single, ShownUnit.LB) == "1 rep @ 25 lb"


def test_the_weaker_side_is_told_by_its_share() -> None:
    assert words.sides_text(Sides(20, 15)) == "20 left, 15 right (-25%)"


def test_rests_are_told_against_what_was_prescribed() -> None:
    said = words.rests_text(RestDiscipline(120, 84, 10, 26, 1.123))
    assert (
        said == "Rests: 84 of 120 as prescribed, 1.1x the prescribed time; 10 shorter, 26 longer."
    )
    assert words.rests_text(RestDiscipline(0, 0, 0, 0, 1.0)) == ""
