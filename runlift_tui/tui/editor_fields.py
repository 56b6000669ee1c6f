"""The fields of the routine editor: how each part of a routine reads, and how it is read back.

What is allowed is decided by the readers of routine files, never here.
"""

import re
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, replace
from enum import Enum
from typing import Any, TypeAlias, cast

from runlift_tui.engine.drafting import Part
from runlift_tui.engine.hearing import CallKind
from runlift_tui.engine.kind_keys import BLOCK_KEYS, EXERCISE_KEYS
from runlift_tui.engine.other_kind import with_kind
from runlift_tui.engine.routine import Block, BlockKind, Exercise, Progress, Routine, Variant
from runlift_tui.engine.units import LONGEST, MINUTE, SECOND, duration_text, parse_duration
from runlift_tui.files import fields as read
from runlift_tui.files.block_rules import OPEN
from runlift_tui.files.reader import MOST_ROUNDS
from runlift_tui.files.writer import span_text

SEPARATOR = ";"
"""What stands between the items of a list in one line."""

_GROWTH = re.compile(r"(\S+)\s+to\s+([^\s,]+)(?:\s*,\s*(.+))?")

Show: TypeAlias = Callable[[Any], str]
Read: TypeAlias = Callable[[str], object]


class Shape(Enum):
    """How a field is filled in."""

    LINE = "line"
    PAGE = "page"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a form.

    Attributes:
        key: what it is called in the file.
        change: returns the part with the text in it; raises a ValueError that says what to write.
        options: of a choice, each value with its words.
        opens: whether it begins a new group of fields.
    """

    key: str
    label: str
    hint: str
    show: Show
    change: Callable[[Any, str], Part]
    shape: Shape = Shape.LINE
    options: tuple[tuple[str, str], ...] = ()
    opens: bool = False


def fields_of(part: Part, kind: BlockKind) -> frozenset[str]:
    """Return the keys of the fields that mean something; `kind` is that of the block around."""
    if isinstance(part, Routine):
        return frozenset(field.key for field in ROUTINE_FIELDS)
    if isinstance(part, Block):
        return frozenset(f.key for f in BLOCK_FIELDS if part.kind in BLOCK_KEYS.get(f.key, (kind,)))
    keys = {f.key for f in EXERCISE_FIELDS if kind in EXERCISE_KEYS.get(f.key, (kind,))}
    if not part.each_side:
        keys.discard("switch")
    if kind is not BlockKind.STRAIGHT or not part.reps:
        keys.discard("progress")
    return frozenset(keys)


def _line(key: str, label: str, hint: str, reader: Read, show: Show = str, **more: Any) -> Field:
    """Return a field for one figure; left blank, it has its usual value where it has one."""

    def change(part: Any, text: str) -> Part:
        if text.strip():
            value = reader(text)
        else:
            value = next(field.default for field in fields(part) if field.name == key)
        if value is MISSING:
            raise read.MisfitError("cannot be left blank; write something")
        return cast("Part", replace(part, **{key: value}))

    def shown(part: Any) -> str:
        value = getattr(part, key)
        return "" if value is None else show(value)

    return Field(key, label, hint, shown, change, **more)


def _whole(most: int) -> Read:
    reader = read.whole(1, most)
    return lambda text: reader(int(text) if text.strip().isdecimal() else text)


def _flag(key: str, label: str, hint: str, yes: str, no: str, **more: Any) -> Field:
    return Field(
        key,
        label,
        hint,
        lambda part: "yes" if getattr(part, key) else "no",
        lambda part, text: cast("Part", replace(part, **{key: text == "yes"})),
        Shape.CHOICE,
        (("yes", yes), ("no", no)),
        **more,
    )


def _list(text: str) -> tuple[str, ...]:
    return read.texts([item for item in text.split(SEPARATOR) if item.strip()])


def _rows(text: str) -> tuple[str, ...]:
    return read.texts([row for row in text.splitlines() if row.strip()])


_joined = f"{SEPARATOR} ".join


def _with_amount(exercise: Exercise, text: str) -> Exercise:
    """Read repetitions, a time, or neither; a number alone is repetitions."""
    words = text.strip().lower()
    if words in ("", OPEN):
        return replace(exercise, reps=None, work=None, progress=None)
    if re.search(r"[a-z:]", words):
        try:
            parse_duration(words)
        except ValueError:
            raise read.MisfitError(f"must be like 12, 6-7, 30s or {OPEN}, not {words}") from None
        return replace(exercise, reps=None, work=_LENGTH(words), progress=None)
    return replace(exercise, reps=read.reps(words), work=None)


def _amount(exercise: Exercise) -> str:
    if exercise.reps:
        return str(exercise.reps)
    return OPEN if exercise.work is None else duration_text(exercise.work)


def _growth(text: str) -> Progress:
    """Read how an exercise grows: ``2x8 to 3x12, 5 lb``."""
    match = _GROWTH.fullmatch(text.strip())
    if not match:
        raise read.MisfitError(f'must be like "2x8 to 3x12, 5 lb", not {text.strip()}')
    given = {"from": match[1], "to": match[2], "add": match[3]}
    return read.progress({key: value for key, value in given.items() if value})


def _growth_text(progress: Progress) -> str:
    ends = f"{progress.sets}x{progress.reps.low} to {progress.top_sets}x{progress.reps.high}"
    return f"{ends}, {progress.add}" if progress.add else ends


def _versions(key: str, label: str, hint: str, **more: Any) -> Field:
    """Return a field for the names of other versions; their own figures stay with them."""

    def change(exercise: Any, text: str) -> Part:
        names = _list(text)
        before: tuple[Variant, ...] = getattr(exercise, key)
        known = {variant.name: variant for variant in before}
        if len(names) == len(before):
            renamed = zip(names, before, strict=True)
            known = {name: replace(one, name=name) for name, one in renamed} | known
        made = tuple(known.get(name) or Variant(name) for name in names)
        return cast("Part", replace(exercise, **{key: made}))

    return Field(
        key, label, hint, lambda e: _joined(one.name for one in getattr(e, key)), change, **more
    )


_KIND_WORDS = (
    (BlockKind.STRAIGHT, "straight sets"),
    (BlockKind.CIRCUIT, "circuit"),
    (BlockKind.SUPERSET, "superset"),
    (BlockKind.EMOM, "EMOM"),
    (BlockKind.AMRAP, "AMRAP"),
    (BlockKind.FOR_TIME, "for time"),
    (BlockKind.DEATH_BY, "death by"),
)

_LENGTH = read.duration(SECOND, LONGEST)
_SHORT = read.duration(0, MINUTE)

ROUTINE_FIELDS = (
    _line("title", "Title", "What the list at home shows", read.text),
    _line("description", "About", "A sentence for the preview", read.text, shape=Shape.PAGE),
    _line("get_ready", "Get ready", "The countdown in front: 10s", _SHORT, duration_text),
    _line("notes", "Notes", "One a line", _rows, "\n".join, shape=Shape.PAGE, opens=True),
    _line("source", "Source", "Where it comes from", read.text),
    _line(
        "quiet",
        "Without",
        f"Calls it goes without: {', '.join(CallKind)}",
        lambda text: read.choices(CallKind)([item.strip() for item in text.split(SEPARATOR)]),
        _joined,
    ),
)

BLOCK_FIELDS = (
    _line("title", "Title", "Such as Main sets", read.text),
    Field(
        "kind",
        "Kind",
        "How its exercises take turns",
        lambda block: block.kind.value,
        lambda block, text: with_kind(block, BlockKind(text)),
        Shape.CHOICE,
        tuple((kind.value, words) for kind, words in _KIND_WORDS),
    ),
    _line("rounds", "Rounds", "How often, such as 3", _whole(MOST_ROUNDS), opens=True),
    _line("interval", "Interval", "From one start to the next: 1m", _LENGTH, duration_text),
    _line("cap", "Time cap", "12m", _LENGTH, duration_text),
    _line("sets", "Sets", "How often all of it is done, such as 1", _whole(MOST_ROUNDS)),
    _line("rest", "Rest", "30s or 15-30s", read.span(), span_text, opens=True),
    _line("round_rest", "Round rest", "Between rounds: 90s", read.span(), span_text),
    _line("set_rest", "Set rest", "Between sets: 2m", read.span(), span_text),
    _line("rest_name", "Rest name", "Such as Rest or Jog", read.text),
    _flag(
        "accessory",
        "If short",
        "What to do with it when there is less time",
        "may be left out",
        "stays",
        opens=True,
    ),
)

EXERCISE_FIELDS = (
    _line("name", "Name", "Such as Goblet squat", read.text),
    Field("reps", "How much", "12, 6-7, 30s or open", _amount, _with_amount),
    _line("sets", "Sets", "Such as 3", _whole(MOST_ROUNDS)),
    _line("rest", "Rest", "30s or 15-30s; blank: as its block", read.span(), span_text),
    _flag(
        "each_side",
        "Sides",
        "Each side: left, then right, as much on both",
        "each side",
        "both at once",
    ),
    _line("switch", "Switch", "Time to change sides: 5s", _SHORT, duration_text),
    _line("load", "Load", "25-35 lb, 20 kg or body weight", read.load, opens=True),
    _line("tempo", "Tempo", "3-1-1-0: lower, pause, lift, pause", read.tempo),
    _line("hold", "Hold", "Each repetition: 2s", read.span(read.MOST_HOLD), span_text),
    _line("equipment", "Equipment", "bench; 2 dumbbells", _list, _joined),
    _line("how", "Prompts", "One a line", _rows, "\n".join, shape=Shape.PAGE, opens=True),
    _versions("easier", "Easier", "Reverse lunge; Step-up", opens=True),
    _versions("harder", "Harder", "Names, with ; between"),
    _versions("instead", "Instead", "If the equipment is taken"),
    _flag("counted", "Counts", "Warm-ups do not count", "as training", "as warm-up", opens=True),
    _line("progress", "Grows", "2x8 to 3x12, 5 lb", _growth, _growth_text),
)
