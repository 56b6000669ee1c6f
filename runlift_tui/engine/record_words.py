"""The figures over the log in words, the same on the screen and on the command line.

It never reckons them: `engine.records` does.
"""

from collections.abc import Sequence

from runlift_tui.engine.loads import ShownUnit, from_kg, rounded, shown_text, sum_unit
from runlift_tui.engine.records import Best, RestDiscipline, Sides, Week
from runlift_tui.engine.routine import Unit


def kept_text(weeks: Sequence[Week]) -> str:
    """Say how many weeks were kept: ``5 of the last 8 weeks had two sessions on days apart``."""
    many = "week" if len(weeks) == 1 else "weeks"
    kept = sum(week.kept for week in weeks)
    return f"{kept} of the last {len(weeks)} {many} had two sessions on days apart"


def volume_text(kilograms: float, unit: Unit) -> str:
    """Say a volume: ``1,250 kg``; empty where there was none."""
    return f"{from_kg(kilograms, unit):,.0f} {unit}" if kilograms else ""


def best_text(best: Best, units: ShownUnit) -> str:
    """Say which set was the best: ``10 reps @ 25 lb``."""
    many = "rep" if best.set.reps == 1 else "reps"
    return f"{best.set.reps} {many} @ {shown_text(best.set.load, units)}"


def estimate_text(best: Best, units: ShownUnit) -> str:
    """Say the one-rep maximum by `engine.records.FORMULA` that the best set hints at: ``33 lb``."""
    unit = sum_unit(units, [best.set.load])
    return f"{rounded(from_kg(best.one_rep_max, unit), unit):g} {unit}"


def sides_text(sides: Sides) -> str:
    """Say the repetitions of both sides: ``30 left, 28 right (-7%)``."""
    return f"{sides.left} left, {sides.right} right ({sides.difference:+.0%})"


def rests_text(rests: RestDiscipline) -> str:
    """Say how rests were kept; empty where there was none."""
    if not rests.rests:
        return ""
    kept = f"Rests: {rests.kept} of {rests.rests} as prescribed"
    parts = f"{rests.shorter} shorter, {rests.longer} longer"
    return f"{kept}, {rests.ratio:.1f}x the prescribed time; {parts}."
