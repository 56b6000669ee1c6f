"""Writes a routine as TOML text that reads back as the same routine.

It makes new text only; nothing of a person's own layout goes through here.
"""

from typing import TypeAlias

from runlift_tui.engine.routine import (
    DEATH_BY_ROUNDS,
    REST_NAME,
    SWITCH,
    Block,
    BlockKind,
    Exercise,
    Progress,
    Reps,
    Routine,
    Span,
    Variant,
)
from runlift_tui.engine.units import Ms, duration_text
from runlift_tui.files.block_rules import OPEN

Toml: TypeAlias = dict[str, object]


def dump_routine(routine: Routine) -> str:
    """Return the TOML text of a routine; what has its usual value is left out."""
    import tomli_w

    return tomli_w.dumps(routine_table(routine))


def routine_table(routine: Routine) -> Toml:
    """Return a routine as the tables and values that a TOML file has of it."""
    return {
        "title": routine.title,
        **_said(routine.description, "description"),
        **_said(routine.source, "source"),
        **_said(list(routine.notes), "notes"),
        **_said([str(kind) for kind in routine.quiet], "quiet"),
        "get_ready": duration_text(routine.get_ready),
        "block": [_block(block) for block in routine.blocks],
    }


def span_text(span: Span) -> str:
    """Write a length of time or a range of it; `fields.span` reads it back."""
    high = duration_text(span.high)
    return high if span.low == span.high else f"{duration_text(span.low)}-{high}"


def _block(block: Block) -> Toml:
    table: Toml = {"title": block.title}
    if block.kind is not BlockKind.STRAIGHT:
        table["kind"] = block.kind.value
    if block.rounds != (DEATH_BY_ROUNDS if block.kind is BlockKind.DEATH_BY else 1):
        table["rounds"] = block.rounds
    table |= _length(block.interval, "interval") | _length(block.cap, "cap")
    if block.sets > 1:
        table["sets"] = block.sets
    table |= _span(block.rest, "rest") | _span(block.round_rest, "round_rest")
    table |= _span(block.set_rest, "set_rest")
    if block.rest_name != REST_NAME:
        table["rest_name"] = block.rest_name
    if block.accessory:
        table["accessory"] = True
    return table | {"exercise": [_exercise(exercise, block.kind) for exercise in block.exercises]}


def _exercise(exercise: Exercise, kind: BlockKind) -> Toml:
    table: Toml = {"name": exercise.name, **_target(exercise.reps, exercise.work)}
    if len(table) == 1 and not (kind.is_spaced or kind.is_counted):
        table["work"] = OPEN
    if exercise.sets > 1:
        table["sets"] = exercise.sets
    table |= _span(exercise.rest, "rest")
    if exercise.each_side:
        table["each_side"] = True
    if exercise.switch != SWITCH:
        table["switch"] = duration_text(exercise.switch)
    table |= _said(exercise.tempo and str(exercise.tempo), "tempo") | _span(exercise.hold, "hold")
    table |= _said(exercise.load and str(exercise.load), "load")
    table |= _said(list(exercise.equipment), "equipment") | _said(list(exercise.how), "how")
    table |= _said(exercise.progress and _progress(exercise.progress), "progress")
    for key in ("easier", "harder", "instead"):
        table |= _said([_variant(variant) for variant in getattr(exercise, key)], key)
    return table if exercise.counted else table | {"counted": False}


def _variant(variant: Variant) -> str | Toml:
    table: Toml = {"name": variant.name, **_target(variant.reps, variant.work)}
    table |= _said(variant.load and str(variant.load), "load")
    if variant.each_side is not None:
        table["each_side"] = variant.each_side
    if variant.equipment is not None:
        table["equipment"] = list(variant.equipment)
    table |= _said(list(variant.how), "how")
    return table if len(table) > 1 else variant.name


def _progress(progress: Progress) -> Toml:
    table: Toml = {
        "from": f"{progress.sets}x{progress.reps.low}",
        "to": f"{progress.top_sets}x{progress.reps.high}",
    }
    return table | _said(progress.add and str(progress.add), "add")


def _target(reps: Reps | None, work: Ms | None) -> Toml:
    table: Toml = {}
    if reps:
        table["reps"] = reps.low if reps.low == reps.high else str(reps)
    return table | _length(work, "work")


def _length(length: Ms | None, key: str) -> Toml:
    return {} if length is None else {key: duration_text(length)}


def _span(span: Span | None, key: str) -> Toml:
    return {key: span_text(span)} if span else {}


def _said(value: object, key: str) -> Toml:
    """Return the key with its value, or nothing where there is nothing to say."""
    return {key: value} if value else {}
