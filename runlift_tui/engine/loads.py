"""Weights in kilograms and pounds, converted for show and for sums; what was entered stays."""

from collections.abc import Iterable
from enum import StrEnum
from types import MappingProxyType

from runlift_tui.engine.routine import Load, Unit

KG_PER_LB = 0.45359237
"""The international avoirdupois pound, exact since 1959."""

SHOWN_STEP = MappingProxyType({Unit.KG: 0.5, Unit.LB: 1.0})
"""What is converted for show is rounded to this: no plate or stack is marked finer."""


class ShownUnit(StrEnum):
    """In which unit loads are shown and spoken."""

    AS_ENTERED = "as entered"
    KG = "kg"
    LB = "lb"


def to_kg(load: Load | None) -> float:
    """Return the kilograms of a load's lower figure; 0 for body weight and for no load."""
    if load is None or load.unit is Unit.BODY:
        return 0.0
    return load.low * (KG_PER_LB if load.unit is Unit.LB else 1.0)


def from_kg(kilograms: float, unit: Unit) -> float:
    """Return kilograms as a figure in pounds or kilograms, not rounded."""
    return kilograms / KG_PER_LB if unit is Unit.LB else kilograms


def shown(load: Load, units: ShownUnit) -> Load:
    """Return the load as it is shown; what has to be converted is rounded to `SHOWN_STEP`.

    A weight never becomes nothing by that.
    """
    if units is ShownUnit.AS_ENTERED or load.unit in (Unit.BODY, Unit(units.value)):
        return load
    unit = Unit(units.value)
    factor = KG_PER_LB if unit is Unit.KG else 1 / KG_PER_LB
    low, high = (rounded(figure * factor, unit) for figure in (load.low, load.high))
    return Load(low, high, unit)


def shown_text(load: Load | None, units: ShownUnit) -> str:
    """Return the load in words as it is shown: ``11.5-16 kg``; empty where there is none."""
    return str(shown(load, units)) if load else ""


def rounded(figure: float, unit: Unit) -> float:
    """Return a figure to the nearest step that is shown, and something of anything above 0."""
    step = SHOWN_STEP[unit]
    return max(round(figure / step), 1) * step if figure > 0 else 0.0


def sum_unit(units: ShownUnit, loads: Iterable[Load | None] = ()) -> Unit:
    """Return the unit of what is reckoned from many loads, such as a volume or a plot.

    Where loads are shown as entered that is the one that all of them were entered in, else kg.
    """
    if units is not ShownUnit.AS_ENTERED:
        return Unit(units.value)
    entered = {load.unit for load in loads if load and load.unit is not Unit.BODY}
    return Unit.LB if entered == {Unit.LB} else Unit.KG


def converted(load: Load, unit: Unit) -> Load:
    """Return the load in another unit, to a tenth; body weight stays body weight."""
    if unit is load.unit or Unit.BODY in (unit, load.unit):
        return load
    factor = KG_PER_LB if unit is Unit.KG else 1 / KG_PER_LB
    return Load(round(load.low * factor, 1), round(load.high * factor, 1), unit)


def stepped(load: Load | None, step: Load, times: int) -> Load | None:
    """Return the load `times` steps heavier, or lighter if negative.

    A load in another unit is first brought to the step's unit, and to a whole number of steps.
    What ends at nothing, or below, is None: body weight alone.
    """
    if load is None or load.unit is Unit.BODY:
        low = high = 0.0
    elif load.unit is step.unit:
        low, high = load.low, load.high
    else:
        there = converted(load, step.unit)
        low, high = (round(figure / step.low) * step.low for figure in (there.low, there.high))
    low, high = (round(figure + times * step.low, 3) for figure in (low, high))
    return Load(max(low, 0.0), high, step.unit) if high > 0 else None
