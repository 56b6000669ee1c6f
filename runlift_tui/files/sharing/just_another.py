"""Reads workouts of Just Another Workout Timer as routines; it never guesses at a figure.

The format, as its ``lib/utils/workout.dart`` and ``storage_helper.dart`` have it in release 1.14.0
(github.com/blockbasti/just_another_workout_timer): a shared workout is
``{"title", "version": 2, "position", "sets": [{"repetitions", "id", "exercises": [{"name", "id",
"duration"}]}]}``, and an exported one, like a backup, ``{"workouts": [...]}``. Version 1, where
none is written, has no "position" and no "id". "duration" is in whole seconds, 0 to 10800; one of
0 is passed over. "repetitions" is 1 to 99: all exercises of the set in turn, that often. A rest is
an exercise that the app's "add rest" button names "Rest" in the language of the phone; it comes
after the last repetition too. Ten seconds of get-ready come first. A backup is written with one
byte a letter, so it is Latin-1 and not UTF-8 where names have umlauts.
"""

from dataclasses import dataclass, replace

from runlift_tui.engine.routine import (
    GET_READY,
    REST_NAME,
    Block,
    BlockKind,
    Exercise,
    Routine,
    Span,
)
from runlift_tui.engine.units import LONGEST, Ms, duration_text
from runlift_tui.files.reader import MOST_ROUNDS
from runlift_tui.files.sharing.foreign import Part, imported
from runlift_tui.files.sharing.rest_words import is_rest

APP = "Just Another Workout Timer"
NEWEST = 2


@dataclass(frozen=True, slots=True)
class _Set:
    """A set of the app; all rests are in milliseconds.

    Attributes:
        lead: the rest in front of its first exercise, in each repetition.
        exercises: those that last, each with the rest after it.
        beyond: the rest after its last repetition that belongs to sets of nothing but rests.
    """

    repetitions: int
    lead: Ms
    exercises: tuple[Exercise, ...]
    rest_name: str
    beyond: Ms = 0

    @property
    def tail(self) -> Ms:
        """The rest after its last exercise, in each repetition."""
        rest = self.exercises[-1].rest
        return rest.high if rest else 0


def is_workout(data: dict[str, object]) -> bool:
    """Tell by its keys whether an object is a workout of this app."""
    return "sets" in data


def read_workout(part: Part) -> Routine:
    """Return a workout as a routine: a set is a circuit, its repetitions are rounds.

    Raises:
        ForeignError: what does not fit, and where.
    """
    version = part.whole("version", 1, 10**6, default=1)
    if version > NEWEST:
        raise part.fault(
            f"{APP} wrote version {version} of its format; {NEWEST} is the newest known"
        )
    sets = [_set(one) for one in part.parts("sets", lambda number: f"set {number}")]
    lead, kept = _folded(sets)
    if not kept:
        raise part.fault("it has no exercise that lasts a second or longer")
    following: list[_Set | None] = [*kept[1:], None]
    blocks = tuple(
        _block(part, number, one, then)
        for number, (one, then) in enumerate(zip(kept, following, strict=True), start=1)
    )
    return imported(APP, part.name("title", "Workout"), blocks, GET_READY + lead)


def _set(part: Part) -> _Set:
    repetitions = part.whole("repetitions", 1, MOST_ROUNDS, default=1)
    lead: Ms = 0
    exercises: list[Exercise] = []
    rest_names: dict[str, None] = {}
    for item in part.parts("exercises", lambda number: f"exercise {number}"):
        name, duration = item.name("name", "Exercise"), item.seconds("duration", default=30)
        if not duration:
            continue
        if not is_rest(name):
            exercises.append(Exercise(name, work=duration))
        elif exercises:
            exercises[-1] = _resting(exercises[-1], duration)
        else:
            lead += duration
        if is_rest(name):
            rest_names[name] = None
    rest_name = next(iter(rest_names)) if len(rest_names) == 1 else REST_NAME
    return _Set(repetitions, lead, tuple(exercises), rest_name)


def _resting(exercise: Exercise, more: Ms) -> Exercise:
    rest = more + (exercise.rest.high if exercise.rest else 0)
    return replace(exercise, rest=Span(rest, rest))


def _folded(sets: list[_Set]) -> tuple[Ms, list[_Set]]:
    """Return the sets that have exercises, and the rest in front of the first of them."""
    first: Ms = 0
    kept: list[_Set] = []
    for one in sets:
        if one.exercises:
            first += 0 if kept else one.lead
            kept.append(one)
        elif kept:
            beyond = kept[-1].beyond + one.lead * one.repetitions
            kept[-1] = replace(kept[-1], beyond=beyond)
        else:
            first += one.lead * one.repetitions
    return first, kept


def _block(part: Part, number: int, one: _Set, then: _Set | None) -> Block:
    between = one.tail + one.lead
    onward = one.tail + one.beyond + then.lead if then else between
    rests = [exercise.rest.high for exercise in one.exercises if exercise.rest]
    if max(between, onward, *rests) > LONGEST:
        raise part.fault(f"set {number}: its rests come to over {duration_text(LONGEST)}")
    last = replace(one.exercises[-1], rest=Span(onward, onward) if onward else None)
    return Block(
        title=f"Set {number}",
        exercises=(*one.exercises[:-1], last),
        kind=BlockKind.CIRCUIT,
        rounds=one.repetitions,
        round_rest=Span(between, between) if one.repetitions > 1 and between != onward else None,
        rest_name=one.rest_name,
    )
