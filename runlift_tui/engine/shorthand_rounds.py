"""Reads rounds: a list of intervals, their rests, and how often all of it is done.

It knows nothing of the other kinds of a part.
"""

from dataclasses import replace

from runlift_tui.engine.routine import REST_NAME, Block, BlockKind, Exercise, Span
from runlift_tui.engine.shorthand_pen import INTERVALS, WORK
from runlift_tui.engine.shorthand_reader import MOST_ROUNDS, Item, Reader

MOST_PYRAMID = 1_000
"""A pyramid has no more intervals up than this."""


def read_rounds(reader: Reader) -> Block:
    """Read rounds of a list, once or several times over."""
    rounds = reader.times() or 1
    opened = reader.sign("(")
    exercises = _list(reader)
    rest, rest_name = None, REST_NAME
    if reader.sign("/"):
        rest_name, rest = _rest(reader)
    if opened and not reader.sign(")"):
        reader.fail('A ")" is missing here.', "5x(40s/20s)")
    block = Block(INTERVALS, exercises, BlockKind.CIRCUIT, rounds, rest, rest_name=rest_name)
    between, sets = read_after(reader, "5x(40s/20s) rest 2m x3")
    return replace(block, sets=sets, set_rest=between)


def _list(reader: Reader) -> tuple[Exercise, ...]:
    if reader.word("pyramid"):
        return _pyramid(reader)
    exercises: list[Exercise] = []
    while True:
        start = reader.token
        if not reader.word("rest"):
            exercises.append(_interval(reader))
        elif not exercises or exercises[-1].rest:
            reader.fail("A rest comes after an interval.", "3x(Squat 40s, rest 20s)", start)
        else:
            rest = reader.duration("3x(Squat 40s, rest 20s)", 0)
            exercises[-1] = replace(exercises[-1], rest=Span(rest, rest))
        if not reader.sign(","):
            return tuple(exercises)


def _interval(reader: Reader) -> Exercise:
    item = reader.item("8x20s/10s")
    if not item.figured:
        named = item.name or WORK
        message = "How long, or how often? Use a time, reps, or the word open."
        reader.fail(message, f"{named[:20]} 40s", item.at)
    return exercise_of(item)


def _pyramid(reader: Reader) -> tuple[Exercise, ...]:
    """Read ``10s-30s by 10s``: up in even steps, and down the same way."""
    example = "pyramid 10s-30s by 10s / 15s"
    start, low = reader.token, reader.duration(example)
    if not reader.sign("-"):
        reader.fail("A pyramid goes from a time to a longer one.", example)
    high = reader.duration(example)
    if not reader.word("by"):
        reader.fail("A pyramid says by how much it grows.", example)
    step = reader.duration(example)
    if low >= high or (high - low) % step:
        reader.fail("These steps do not lead from the one time to the other.", example, start)
    if (high - low) // step >= MOST_PYRAMID:
        reader.fail("This pyramid has too many steps.", example, start)
    up = range(low, high + 1, step)
    return tuple(Exercise(WORK, work=work) for work in (*up, *up[-2::-1]))


def _rest(reader: Reader) -> tuple[str, Span]:
    """Read what follows a "/": the rest after each interval, and what it is called."""
    reader.word("rest")
    name = reader.name() or REST_NAME
    length = reader.duration("8x20s/10s", 0)
    return name, Span(length, length)


def exercise_of(item: Item) -> Exercise:
    """Return what was written as an exercise."""
    return Exercise(item.name or WORK, item.reps, item.work)


def read_after(reader: Reader, example: str, most: int = MOST_ROUNDS) -> tuple[Span | None, int]:
    """Read "rest 2m x3": the rest after a part, or between its sets, and how many there are."""
    if not reader.word("rest"):
        return None, 1
    rest = reader.duration(example, 0)
    if most > 1 and reader.sign("x"):
        return Span(rest, rest), reader.count(example)
    return Span(rest, rest), 1
