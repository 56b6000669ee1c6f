"""Reads the short form of an interval timer, such as ``5x(40s/20s) rest 2m x3``.

It makes a routine or says what is wrong and where; it never guesses.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NoReturn

from runlift_tui.engine.routine import (
    DEATH_BY_ROUNDS,
    GET_READY,
    INTERVAL,
    Block,
    BlockKind,
    Exercise,
    Routine,
)
from runlift_tui.engine.shorthand_pen import (
    AMRAP,
    COOL_DOWN,
    DEATH_BY,
    EMOM,
    FOR_TIME,
    WARM_UP,
    WORK,
    timer_text,
    title_text,
)
from runlift_tui.engine.shorthand_reader import Reader
from runlift_tui.engine.shorthand_rounds import exercise_of, read_after, read_rounds
from runlift_tui.engine.shorthand_tokens import MOST_TEXT, ShortFormError
from runlift_tui.engine.units import MINUTE, Ms, duration_text

__all__ = ["MOST_STEPS", "NAME", "ShortFormError", "parse_short"]

NAME = "interval"
"""The name of every routine that comes from a short form."""

MOST_STEPS = 20_000
"""A timer has no more steps than this."""

LONGEST_READY: Ms = MINUTE

_PARTS = {
    "warm-up": WARM_UP,
    "warmup": WARM_UP,
    "cool-down": COOL_DOWN,
    "cooldown": COOL_DOWN,
    "emom": EMOM,
    "amrap": AMRAP,
    "for-time": FOR_TIME,
    "death-by": DEATH_BY,
}


def parse_short(text: str) -> Routine:
    """Read a timer; its title is the timer as it is usually written.

    Raises:
        ShortFormError: the text is no timer. Nothing else is raised for any text.
    """
    reader = Reader(text)
    if reader.ended:
        reader.fail("A timer has at least one interval.", "8x20s/10s")
    blocks: list[Block] = []
    steps = 0
    while True:
        start = reader.token
        block = _part(reader)
        steps += _most_steps(block)
        if steps > MOST_STEPS:
            reader.fail(f"This comes to more than {MOST_STEPS:,} steps.", "99x20s/10s", start)
        blocks.append(block)
        if not reader.sign("+"):
            break
    get_ready = _get_ready(reader)
    if not reader.ended:
        _unexpected(reader)
    title = title_text(blocks)
    routine = Routine(NAME, title, tuple(blocks), get_ready=get_ready)
    if len(timer_text(routine)) > MOST_TEXT:
        reader.fail("This timer is too long to be written down.", "8x20s/10s")
    return routine


def _most_steps(block: Block) -> int:
    in_turn = not (block.kind.is_spaced or block.kind.is_counted)
    bouts = block.rounds * (len(block.exercises) if in_turn else 1)
    return 2 * block.sets * bouts


def _get_ready(reader: Reader) -> Ms:
    if not reader.sees_ready:
        return GET_READY
    reader.word("get")
    reader.take()
    return reader.duration("8x20s/10s ready 5s", 0, LONGEST_READY)


def _unexpected(reader: Reader) -> NoReturn:
    if reader.sees_ready:
        reader.fail("Getting ready comes once, at the end.", "8x20s/10s ready 5s")
    if reader.sees_sign("/"):
        reader.fail("The rest of a list belongs in its brackets.", "5x(40s/20s)")
    if reader.sees_sign(","):
        reader.fail('A "," is for one list; a "+" adds the next part.', "8x20s/10s + cool-down 5m")
    if reader.sees_sign("x"):
        reader.fail("Say how long to rest between the sets.", "5x(40s/20s) rest 2m x3")
    message = 'Put a "," before the next interval, or a "+" before the next part.'
    reader.fail(message, "3x(Squat 40s, Lunge 40s / 20s) + cool-down 5m")


def _part(reader: Reader) -> Block:
    found = reader.phrase(_PARTS)
    return _READERS[found](reader, found) if found else read_rounds(reader)


def _aside(reader: Reader, title: str) -> Block:
    """Read a warm-up or a cool-down, which counts as no round."""
    example = f"{title.lower()} 3m"
    item = reader.item(example)
    if item.work is None:
        reader.fail(f"A {title.lower()} lasts for a time.", example, item.at)
    exercise = Exercise(item.name or title, work=item.work, counted=False)
    rest, _ = read_after(reader, f"{example} rest 30s", most=1)
    return Block(title, (exercise,), rest=rest)


def _emom(reader: Reader, title: str) -> Block:
    example = "emom 10x1m"
    rounds = reader.times()
    if rounds is None:
        reader.fail("An EMOM says how many times, and how far apart.", example)
    interval = reader.duration(example) if reader.sees_time else INTERVAL
    start = reader.token
    exercises = _what(reader, "emom 10x1m 12 reps Squat") or (Exercise(WORK),)
    if any(exercise.work and exercise.work > interval for exercise in exercises):
        reader.fail(f"This does not fit into {duration_text(interval)}.", "emom 10x1m 40s", start)
    block = Block(title, exercises, BlockKind.EMOM, rounds, interval=interval)
    return _again(reader, block, "emom 10x1m rest 2m x3")


def _amrap(reader: Reader, title: str) -> Block:
    example = "amrap 12m 5 reps Squat"
    reader.word("cap")
    cap = reader.duration(example)
    exercises = _what(reader, example) or (Exercise(title),)
    block = Block(title, exercises, BlockKind.AMRAP, cap=cap)
    return _again(reader, block, "amrap 5m 5 reps Squat rest 1m x3")


def _for_time(reader: Reader, title: str) -> Block:
    example = "for time 5x 20m 20 reps Squat"
    rounds = reader.times() or 1
    capped = reader.word("cap") or reader.sees_time
    cap = reader.duration(example) if capped else None
    reader.word("cap")
    exercises = _what(reader, example) or (Exercise(title),)
    block = Block(title, exercises, BlockKind.FOR_TIME, rounds, cap=cap)
    return _again(reader, block, "for time 3x 5m 20 reps Squat rest 1m x3")


def _death_by(reader: Reader, title: str) -> Block:
    example = "death by 1m Burpee"
    interval = reader.duration(example) if reader.sees_time else INTERVAL
    start = reader.token
    exercises = _what(reader, example) or (Exercise(WORK),)
    if len(exercises) > 1 or exercises[0].work is not None:
        reader.fail("Death by is one exercise, counted in reps.", example, start)
    rest, _ = read_after(reader, f"{example} rest 3m", most=1)
    kind = BlockKind.DEATH_BY
    return Block(title, exercises, kind, DEATH_BY_ROUNDS, rest, interval=interval)


_READERS: Mapping[str, Callable[[Reader, str], Block]] = MappingProxyType(
    {
        WARM_UP: _aside,
        COOL_DOWN: _aside,
        EMOM: _emom,
        AMRAP: _amrap,
        FOR_TIME: _for_time,
        DEATH_BY: _death_by,
    }
)


def _what(reader: Reader, example: str) -> tuple[Exercise, ...]:
    """Read the list of what an EMOM, an AMRAP or a for-time is made of, if there is one."""
    if reader.at_end:
        return ()
    exercises = [exercise_of(reader.item(example))]
    while reader.sign(","):
        exercises.append(exercise_of(reader.item(example)))
    return tuple(exercises)


def _again(reader: Reader, block: Block, example: str) -> Block:
    rest, sets = read_after(reader, example)
    return replace(block, set_rest=rest, sets=sets) if sets > 1 else replace(block, rest=rest)
