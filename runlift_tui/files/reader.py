"""Reads a routine file into the engine's dataclasses, with all of its faults at once.

It never lays a routine out: `compile_routine` does that.
"""

from pathlib import Path

from runlift_tui.engine.hearing import CallKind
from runlift_tui.engine.routine import (
    DEATH_BY_ROUNDS,
    GET_READY,
    REST_NAME,
    SWITCH,
    Block,
    BlockKind,
    Exercise,
    Routine,
    Variant,
)
from runlift_tui.engine.units import LONGEST, MINUTE, SECOND, Ms
from runlift_tui.files import fields
from runlift_tui.files.block_rules import (
    OPEN,
    note_block_keys,
    note_exercise_keys,
    note_misfits,
    note_target,
)
from runlift_tui.files.faults import Fault, RoutineError, UnreadableError, has_controls, shown
from runlift_tui.files.sizes import MOST_REPS_IN_ALL, MOST_STEPS, rep_count, step_count
from runlift_tui.files.table import FaultSheet, Table
from runlift_tui.files.toml_text import parse_toml, read_text

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
    given = table.get("kind", fields.choice(BlockKind), None)
    kind = given or BlockKind.STRAIGHT
    if given or "kind" not in table.data:
        note_block_keys(table, kind)
    exercises = table.children(
        "exercise", lambda number, data: f"{table.where}, exercise {_called(number, data)}"
    )
    endless = kind is BlockKind.DEATH_BY
    rounds = DEATH_BY_ROUNDS if endless else 1
    most_rounds = DEATH_BY_ROUNDS if endless else MOST_ROUNDS
    block = Block(
        title=table.require("title", fields.text, "", 'title = "Strength"'),
        exercises=tuple(_exercise(exercise, kind) for exercise in exercises),
        kind=kind,
        rounds=table.get("rounds", fields.whole(1, most_rounds), rounds),
        rest=table.get("rest", fields.span(), None),
        round_rest=table.get("round_rest", fields.span(), None),
        sets=table.get("sets", fields.whole(1, MOST_ROUNDS), 1),
        set_rest=table.get("set_rest", fields.span(), None),
        interval=table.get("interval", fields.duration(SECOND, LONGEST), None),
        cap=_cap(table, kind),
        rest_name=table.get("rest_name", fields.text, REST_NAME),
        accessory=table.get("accessory", fields.flag, False),
    )
    note_misfits(table, block)
    table.close()
    return block


def _cap(table: Table, kind: BlockKind) -> Ms | None:
    read = fields.duration(SECOND, LONGEST)
    if kind is BlockKind.AMRAP:
        return table.require("cap", read, None, 'cap = "12m"')
    return table.get("cap", read, None)


def _exercise(table: Table, kind: BlockKind) -> Exercise:
    note_exercise_keys(table, kind)
    exercise = Exercise(
        name=table.require("name", fields.text, "", 'name = "Goblet squat"'),
        reps=table.get("reps", fields.reps, None),
        work=table.get("work", _work, None),
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


def _work(value: object) -> Ms | None:
    """Read how long work lasts; None where it waits for the athlete."""
    return None if value == OPEN else fields.duration(SECOND, LONGEST)(value)


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
    note_target(table, needed=False)
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


def _called(number: int, data: dict[str, object]) -> str:
    name = data.get("name")
    return shown(name) if isinstance(name, str) and name.strip() else str(number)
