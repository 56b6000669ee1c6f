"""Reads a routine file into the engine's dataclasses, with all of its faults at once.

It never lays a routine out: `compile_routine` does that.
"""

from collections.abc import Iterator
from pathlib import Path

from runlift_tui.engine.hearing import CallKind
from runlift_tui.engine.routine import (
    GET_READY,
    SWITCH,
    Block,
    BlockKind,
    Exercise,
    Routine,
    Variant,
)
from runlift_tui.engine.units import LONGEST, MINUTE, SECOND
from runlift_tui.files import fields
from runlift_tui.files.faults import Fault, RoutineError, UnreadableError, has_controls, shown
from runlift_tui.files.table import FaultSheet, Table
from runlift_tui.files.toml_text import parse_toml, read_text

MOST_STEPS = 20_000
"""A longer routine is a typing mistake, and would be slow to lay out."""
MOST_REPS_IN_ALL = 100_000
"""More repetitions than this are a typing mistake too; each of them has its cues."""
MOST_ROUNDS = 99


def read_routine(path: Path) -> Routine:
    """Read a routine file; the routine is called as the file, without its suffix.

    Raises:
        RoutineError: the file cannot be read or says something wrong.
    """
    try:
        text = read_text(path)
    except UnreadableError as error:
        raise RoutineError((error.fault,)) from None
    return parse_routine(text, path.stem, path)


def parse_routine(text: str, name: str, path: Path) -> Routine:
    """Read a routine from TOML text; `path` is only named in messages.

    Raises:
        RoutineError: with every fault of the text, in the order of its lines.
    """
    if has_controls(name):
        raise RoutineError((Fault(path, None, "", "its name holds control characters; rename it"),))
    try:
        data = parse_toml(text, path)
    except UnreadableError as error:
        raise RoutineError((error.fault,)) from None
    sheet = FaultSheet(path, text)
    routine = _routine(Table(sheet, data), name)
    sizes = (
        ("steps", step_count(routine), MOST_STEPS),
        ("repetitions", rep_count(routine), MOST_REPS_IN_ALL),
    )
    for what, count, most in sizes:
        if count > most and not sheet.faults:
            message = f"comes to {count:,} {what}; the most is {most:,}"
            sheet.note((), "", f"{message}; take fewer rounds or sets")
    if sheet.faults:
        raise RoutineError(sheet.faults)
    return routine


def step_count(routine: Routine) -> int:
    """Return how many steps a routine comes to, rests counted generously, without laying it out."""
    count = 1
    for block, exercise, bouts in _bouts(routine):
        sides = 1 + exercise.each_side + (exercise.each_side and exercise.switch > 0)
        rests = any((exercise.rest, block.rest, block.round_rest))
        count += bouts * (sides + rests)
    return count


def rep_count(routine: Routine) -> int:
    """Return how many repetitions a routine asks for at least."""
    return sum(
        bouts * (1 + exercise.each_side) * exercise.reps.low
        for _, exercise, bouts in _bouts(routine)
        if exercise.reps
    )


def _bouts(routine: Routine) -> Iterator[tuple[Block, Exercise, int]]:
    """Yield every exercise with its block, and how often it is done."""
    for block in routine.blocks:
        for exercise in block.exercises:
            sets = exercise.sets if block.kind is BlockKind.STRAIGHT else 1
            yield block, exercise, block.rounds * sets


def _routine(table: Table, name: str) -> Routine:
    title = table.require("title", fields.text, "", 'title = "Leg day"')
    blocks = table.children("block", lambda number, _: f"block {number}")
    routine = Routine(
        name=name,
        title=title,
        blocks=tuple(_block(block) for block in blocks),
        description=table.get("description", fields.text, ""),
        source=table.get("source", fields.text, ""),
        notes=table.get("notes", fields.texts, ()),
        get_ready=table.get("get_ready", fields.duration(0, MINUTE), GET_READY),
        quiet=table.get("quiet", fields.choices(CallKind), ()),
    )
    table.close()
    return routine


def _block(table: Table) -> Block:
    kind = table.get("kind", fields.choice(BlockKind), BlockKind.STRAIGHT)
    exercises = table.children(
        "exercise", lambda number, data: f"{table.where}, exercise {_called(number, data)}"
    )
    block = Block(
        title=table.require("title", fields.text, "", 'title = "Strength"'),
        exercises=tuple(_exercise(exercise, kind) for exercise in exercises),
        kind=kind,
        rounds=table.get("rounds", fields.whole(1, MOST_ROUNDS), 1),
        rest=table.get("rest", fields.span(), None),
        round_rest=table.get("round_rest", fields.span(), None),
    )
    table.close()
    return block


def _exercise(table: Table, kind: BlockKind) -> Exercise:
    if kind is not BlockKind.STRAIGHT and "sets" in table.data:
        message = f'"sets" belongs to straight blocks; a {kind} has "rounds" in its block'
        table.note(("sets",), message)
    _reps_or_work(table, needed=True)
    exercise = Exercise(
        name=table.require("name", fields.text, "", 'name = "Goblet squat"'),
        reps=table.get("reps", fields.reps, None),
        work=table.get("work", fields.duration(SECOND, LONGEST), None),
        sets=table.get("sets", fields.whole(1, MOST_ROUNDS), 1),
        rest=table.get("rest", fields.span(), None),
        each_side=table.get("each_side", fields.flag, False),
        switch=table.get("switch", fields.duration(0, MINUTE), SWITCH),
        tempo=table.get("tempo", fields.tempo, None),
        hold=table.get("hold", fields.span(fields.MOST_HOLD), None),
        load=table.get("load", fields.load, None),
        equipment=table.get("equipment", fields.texts, ()),
        how=table.get("how", fields.texts, ()),
        easier=_variants(table, "easier"),
        harder=_variants(table, "harder"),
        instead=_variants(table, "instead"),
        counted=table.get("counted", fields.flag, True),
        progress=table.get("progress", fields.progress, None),
    )
    if exercise.progress and (kind is not BlockKind.STRAIGHT or not exercise.reps):
        message = '"progress" is for exercises with "reps" in straight blocks'
        table.note(("progress",), f"{message}; leave it out here")
    table.close()
    return exercise


def _variants(table: Table, key: str) -> tuple[Variant, ...]:
    value = table.get(key, lambda found: found, None)
    if value is None:
        return ()
    variants: list[Variant] = []
    for position, item in enumerate(value if isinstance(value, list) else [value]):
        at = (key, position) if isinstance(value, list) else (key,)
        data = {"name": item} if isinstance(item, str) else item
        if isinstance(data, dict):
            where = f"{table.where}, {key} {_called(position + 1, data)}"
            variants.append(_variant(table.child(data, at, where)))
        else:
            message = f'"{key}" must be a name, a table like {{ name = "Reverse lunge" }},'
            table.note(at, f"{message} or a list of these, not {shown(item)}")
    return tuple(variants)


def _variant(table: Table) -> Variant:
    _reps_or_work(table, needed=False)
    variant = Variant(
        name=table.require("name", fields.text, "", 'name = "Reverse lunge"'),
        reps=table.get("reps", fields.reps, None),
        work=table.get("work", fields.duration(SECOND, LONGEST), None),
        load=table.get("load", fields.load, None),
        each_side=table.get("each_side", fields.flag, None),
        equipment=table.get("equipment", fields.texts, None),
        how=table.get("how", fields.texts, ()),
    )
    table.close()
    return variant


def _reps_or_work(table: Table, needed: bool) -> None:
    given = [key for key in ("reps", "work") if key in table.data]
    if len(given) == 2:
        table.note(("work",), 'has both "reps" and "work"; keep one of them')
    elif needed and not given:
        table.note((), 'has neither "reps" nor "work"; add reps = 12 or work = "30s"')


def _called(number: int, data: dict[str, object]) -> str:
    name = data.get("name")
    return shown(name) if isinstance(name, str) and name.strip() else str(number)
