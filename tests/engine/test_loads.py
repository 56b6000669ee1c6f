"""Loads in the unit that the athlete likes to see; what was entered stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.engine.loads import (
    KG_PER_LB,
    SHOWN_STEP,
    ShownUnit,
    from_kg,
    rounded,
    shown,
    shown_text,
    sum_unit,
    to_kg,
)
from runlift_tui.engine.routine import Load, Unit

POUNDS, KILOS, BODY = Load(25, 35, Unit.LB), Load(20, 20, Unit.KG), Load(0, 0, Unit.BODY)

figures = st.floats(0, 500).map(lambda figure: round(figure, 2))
weights = st.builds(
    lambda a, b, unit: Load(min(a, b), max(a, b), unit),
    figures,
    figures,
    st.sampled_from([Unit.KG, Unit.LB]),
)


@pytest.mark.parametrize(
    ("load", "units", "text"),
    [
        (POUNDS, ShownUnit.AS_ENTERED, "25-35 lb"),
        (POUNDS, ShownUnit.LB, "25-35 lb"),
        (POUNDS, ShownUnit.KG, "11.5-16 kg"),
        (KILOS, ShownUnit.LB, "44 lb"),
        (Load(17.25, 17.25, Unit.KG), ShownUnit.KG, "17.25 kg"),
        (Load(12, 12.1, Unit.LB), ShownUnit.KG, "5.5 kg"),
        (Load(0.5, 0.5, Unit.LB), ShownUnit.KG, "0.5 kg"),
        (BODY, ShownUnit.KG, "body weight"),
        (None, ShownUnit.KG, ""),
    ],
)
def test_a_load_is_converted_for_show_and_rounded_sensibly(
    load: Load | None, units: ShownUnit, text: str
) -> None:
    assert shown_text(load, units) == text


@given(weights, st.sampled_from(ShownUnit))
def test_what_is_shown_is_near_what_was_entered_and_never_nothing(
    load: Load, units: ShownUnit
) -> None:
    seen = shown(load, units)
    if units is ShownUnit.AS_ENTERED or load.unit.value == units.value:
        assert seen == load
        return
    step = SHOWN_STEP[seen.unit]
    assert seen.unit.value == units.value
    assert seen.low <= seen.high
    for figure, entered in ((seen.low, load.low), (seen.high, load.high)):
        there = entered * KG_PER_LB if load.unit is Unit.LB else entered / KG_PER_LB
        assert figure % step == 0
        assert (figure > 0) == (entered > 0)
        assert abs(figure - there) <= (step / 2 + 1e-9 if there > step / 2 else step)


def test_kilograms_of_pounds_are_these_pounds_again() -> None:
    assert from_kg(to_kg(POUNDS), Unit.LB) == pytest.approx(25)
    assert from_kg(20, Unit.KG) == 20
    assert rounded(22.26, Unit.KG) == 22.5


def test_sums_are_in_the_unit_chosen_else_in_the_one_that_all_was_entered_in() -> None:
    assert sum_unit(ShownUnit.LB, [KILOS]) is Unit.LB
    assert sum_unit(ShownUnit.KG, [POUNDS]) is Unit.KG
    assert sum_unit(ShownUnit.AS_ENTERED, [POUNDS, BODY, None]) is Unit.LB
    assert sum_unit(ShownUnit.AS_ENTERED, [POUNDS, KILOS]) is Unit.KG
    assert sum_unit(ShownUnit.AS_ENTERED) is Unit.KG
