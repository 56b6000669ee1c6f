"""Weights in kilograms and pounds, converted for show and for sums; what was entered stays."""

from runlift_tui.engine.routine import Load, Unit

KG_PER_LB = 0.45359237
"""The international avoirdupois pound, exact since 1959."""


def to_kg(load: Load | None) -> float:
    """Return the kilograms of a load's lower figure; 0 for body weight and for no load."""
    if load is None or load.unit is Unit.BODY:
        return 0.0
    return load.low * (KG_PER_LB if load.unit is Unit.LB else 1.0)


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
