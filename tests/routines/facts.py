"""The coaches' figures as tables, for the tests of the shipped routines.

Written from the facts sheet; never read from the routine files, which are checked against it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lift:
    """One row of the lifting circuit."""

    name: str
    reps: str
    load: str
    sides: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the total-body routine; `hold` in seconds, other versions by kind and name."""

    name: str
    sides: int
    equipment: frozenset[str]
    hold: tuple[int, int] | None = None
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()


LIFTS = (
    Lift("Walking lunge, plate overhead", "10", "25-35 lb"),
    Lift("Bench press", "15", "95 lb"),
    Lift("Deadlift", "15", "85 lb"),
    Lift("Pull-up", "6-7", "body weight"),
    Lift("Pistol squat", "8", "10 lb", sides=2),
    Lift("Dip", "12", "body weight"),
)

_BELL = frozenset({"kettlebell"})
_PAIR = frozenset({"2 dumbbells"})
_STEP = frozenset({"2 dumbbells", "step or plyo box"})
_STRAPS = frozenset({"suspension trainer"})
_FLOOR = frozenset({"floor"})

TOTAL_BODY = (
    Row("Kettlebell goblet squat", 1, _BELL),
    Row("Bulgarian split squat", 2, _STEP, easier=("Reverse lunge",)),
    Row(
        "Dumbbell hip thrust",
        1,
        frozenset({"bench", "1 dumbbell"}),
        hold=(1, 2),
        harder=("Single-leg hip thrust",),
    ),
    Row(
        "Suspension hamstring curl",
        1,
        _STRAPS | _FLOOR,
        instead=("Exercise ball hamstring curl", "Deadlift"),
    ),
    Row(
        "Elevated single-leg calf raise",
        2,
        _STEP,
        hold=(1, 2),
        harder=("Calf raise, foot on calf",),
    ),
    Row("Dumbbell thruster", 1, _PAIR, harder=("Full-squat thruster",)),
    Row(
        "Dumbbell chest press",
        1,
        _PAIR | {"bench"},
        instead=("One-arm dumbbell chest press",),
    ),
    Row(
        "Suspension row",
        1,
        _STRAPS,
        hold=(1, 2),
        easier=("Suspension row, more upright",),
        harder=("Suspension row, more horizontal",),
    ),
    Row(
        "Chin-up",
        1,
        frozenset({"chin-up bar"}),
        easier=("Assisted chin-up machine", "Band-assisted chin-up", "Suspension chin-up"),
    ),
    Row("Side plank, thoracic rotation", 2, _FLOOR),
)
BURPEE = Row("Burpee", 1, _FLOOR, easier=("Burpee without push-up",))

NOTES = (
    ("lifting", "once or twice a week"),
    ("lifting", "two sessions a week"),
    ("lifting", "movements, not muscles: no curls, no triceps work, no leg extensions"),
    ("lifting", "all six, then all six again"),
    ("lifting", "15 to 30 seconds"),
    ("lifting", "no momentum, constant tension"),
    ("lifting", "each set should be hard"),
    ("lifting", "periodized"),
    ("lifting", "progressive"),
    ("lifting", "runner-specific"),
    ("lifting", "upper-back"),
    ("lifting-kettlebell", "ours"),
    ("home-bodyweight", "body weight only"),
    ("home-bodyweight", "ours"),
    ("total-body", "two sessions a week, on non-consecutive days"),
    ("total-body", "run first and lift second, 4 to 6 hours apart"),
    ("total-body", "hard days hard"),
    ("total-body", "real rest day"),
    ("total-body", "30 to 60 minutes"),
    ("total-body", "5 minutes of easy cardio, then dynamic stretching"),
    ("total-body", "20 seconds on, 10 seconds off, 8 rounds, 4 minutes straight"),
    ("total-body", "2 sets of 8"),
    ("total-body", "3 sets of 12"),
    ("total-body-beginner", "two sessions a week, on non-consecutive days"),
    ("total-body-beginner", "4 to 6 hours apart"),
    ("total-body-beginner", "3 sets of 12"),
)

PROMPTS = (
    ("lifting", "Pull-up", "full extension"),
    ("total-body", "Kettlebell goblet squat", "parallel"),
    ("total-body", "Bulgarian split squat", "90 degrees"),
    ("total-body", "Suspension hamstring curl", "one foot off the floor"),
    ("total-body", "Dumbbell hip thrust", "1 to 2 seconds"),
    ("total-body", "Elevated single-leg calf raise", "below the edge"),
    ("total-body", "Dumbbell thruster", "one movement"),
    ("total-body", "Suspension row", "1 to 2 seconds"),
    ("total-body", "Chin-up", "dead hang"),
    ("total-body", "Side plank, thoracic rotation", "under the trunk"),
    ("total-body", "Burpee", "chest to the floor"),
)
"""Routine, exercise, and what its prompts must say."""
