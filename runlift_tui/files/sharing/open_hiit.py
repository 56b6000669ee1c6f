"""Reads timers of OpenHIIT as routines; it never guesses at a figure.

The format, as its ``lib/core/models`` and ``lib/core/utils/interval_calculation.dart`` have it in
release 1.7.0 (github.com/a-mabe/OpenHIIT): an export is a list of ``{"name", "activeIntervals",
"activities": ["..."], "timeSettings": {"workTime", "restTime", "breakTime", "warmupTime",
"cooldownTime", "getReadyTime", "restarts"}}`` and more that is of no use here; either of the two
settings may be JSON inside a text. All times are whole seconds, and one of 0 is passed over.
There are "activeIntervals" bouts of work, called as the activities in turn and "Work" where these
run out, with a rest between; all of it comes "restarts" times more, after a break, or after a rest
where there is no break. The warm-up has a rest after it; nothing comes between the last work and
the cool-down. An activity called "Rest" is shown as a rest, but lasts as long as the work.

Before December 2024 it wrote ``{"title", "numExercises", "exercises": "[...]", "exerciseTime",
"restTime", "breakTime", "warmupTime", "cooldownTime", "getReadyTime", "iterations"}``, alone or in
a list, with the same meaning, but a get-ready of 10 where none is written
(``lib/core/models/workout_type.dart``, ``migration_1.dart``).
"""

from dataclasses import dataclass, replace

from runlift_tui.engine.routine import Block, BlockKind, Exercise, Routine, Span
from runlift_tui.engine.units import Ms
from runlift_tui.files.reader import MOST_ROUNDS
from runlift_tui.files.sharing.foreign import ForeignError, Part, imported, parse_json
from runlift_tui.files.sharing.names import tidy
from runlift_tui.files.sharing.rest_words import is_rest

APP = "OpenHIIT"
MOST_BOUTS = 999
"""A timer of more is a typing mistake."""


@dataclass(frozen=True, slots=True)
class _Timer:
    """One timer of the app; all times in milliseconds."""

    title: str
    get_ready: Ms
    warm_up: Ms
    work: Ms
    rest: Ms
    pause: Ms
    cool_down: Ms
    sets: int
    names: tuple[str, ...]


def is_timer(data: dict[str, object]) -> bool:
    """Tell by its keys whether an object is a timer of this app."""
    return "timeSettings" in data or {"exerciseTime", "numExercises"} <= data.keys()


def read_timer(part: Part) -> Routine:
    """Return a timer as a routine: one circuit, between its warm-up and its cool-down.

    Raises:
        ForeignError: what does not fit, and where.
    """
    timer = _current(part) if "timeSettings" in part.data else _former(part)
    blocks = (
        *_uncounted("Warm-up", timer.warm_up, timer.rest),
        _work(timer),
        *_uncounted("Cool-down", timer.cool_down, 0),
    )
    return imported(APP, timer.title, blocks, timer.get_ready)


def _current(part: Part) -> _Timer:
    times = part.part(_unpacked(part, "timeSettings"), '"timeSettings"')
    return _timer(part, times, "name", "activeIntervals", "activities", "workTime", "restarts")


def _former(part: Part) -> _Timer:
    return _timer(part, part, "title", "numExercises", "exercises", "exerciseTime", "iterations")


def _timer(
    part: Part, times: Part, title: str, bouts: str, names: str, work: str, more: str
) -> _Timer:
    """Read a timer; the last five say what its keys are called."""
    activities = _activities(part, names)
    count = part.whole(bouts, 0, MOST_BOUTS, default=0) or len(activities) or 1
    if not times.seconds(work, default=0):
        raise times.fault(f'"{work}" must be a second or longer')
    return _Timer(
        title=part.name(title, "Timer"),
        get_ready=times.seconds("getReadyTime", default=10 if times is part else 0),
        warm_up=times.seconds("warmupTime", default=0),
        work=times.seconds(work, default=0),
        rest=times.seconds("restTime", default=0),
        pause=times.seconds("breakTime", default=0),
        cool_down=times.seconds("cooldownTime", default=0),
        sets=times.whole(more, 0, MOST_ROUNDS - 1, default=0) + 1,
        names=(*activities, *["Work"] * count)[:count],
    )


def _activities(part: Part, key: str) -> tuple[str, ...]:
    found = _unpacked(part, key)
    if found is None or found == "":
        return ()
    if not isinstance(found, list) or not all(isinstance(name, str) for name in found):
        raise part.fault(f'"{key}" must be a list of names')
    if len(found) > MOST_BOUTS:
        raise part.fault(f'"{key}" has {len(found):,} names; the most is {MOST_BOUTS}')
    return tuple(tidy(name) or "Work" for name in found)


def _unpacked(part: Part, key: str) -> object:
    """Return a value that may be written as JSON inside a text."""
    value = part.data.get(key)
    if not isinstance(value, str) or not value:
        return value
    try:
        return parse_json(value)
    except ForeignError as error:
        raise part.fault(f'"{key}": {error}') from None


def _uncounted(name: str, duration: Ms, rest: Ms) -> tuple[Block, ...]:
    if not duration:
        return ()
    exercise = Exercise(name, work=duration, rest=_span(rest), counted=False)
    return (Block(name, (exercise,), BlockKind.CIRCUIT),)


def _work(timer: _Timer) -> Block:
    """Return the circuit; there is a rest between two bouts, and none after the last of all."""
    *others, last = _bouts(timer)
    left = (last.rest.high if last.rest else 0) - timer.rest
    last = replace(last, rest=_span(left))
    alike = not left and len(others) < MOST_ROUNDS
    if alike and all(other == replace(last, rest=_span(timer.rest)) for other in others):
        rounds, round_rest, others = len(others) + 1, _span(timer.rest), []
    else:
        rounds, round_rest = 1, None
    return Block(
        "Intervals",
        (*others, last),
        BlockKind.CIRCUIT,
        rounds=rounds,
        round_rest=round_rest if rounds > 1 else None,
        sets=timer.sets,
        set_rest=_span(left + (timer.pause or timer.rest)) if timer.sets > 1 else None,
    )


def _bouts(timer: _Timer) -> list[Exercise]:
    """Return each bout with the rest after it, which is longer by every bout called a rest."""
    bouts: list[Exercise] = []
    for name in timer.names:
        if bouts and is_rest(name):
            before = bouts[-1].rest
            longer = (before.high if before else 0) + timer.work + timer.rest
            bouts[-1] = replace(bouts[-1], rest=_span(longer))
        else:
            rest, counted = _span(timer.rest), not is_rest(name)
            bouts.append(Exercise(name, work=timer.work, rest=rest, counted=counted))
    return bouts


def _span(length: Ms) -> Span | None:
    return Span(length, length) if length else None
