"""Interval timers as figures in fields: written in the short form, and read from what it made.

The short form decides what a timer is; what fields cannot say of it, they do not show.
"""

from collections.abc import Mapping
from typing import TypeAlias

from runlift_tui.engine.routine import GET_READY, Block, BlockKind, Routine, Span
from runlift_tui.engine.shorthand import ShortFormError, parse_short
from runlift_tui.engine.units import Ms, duration_text
from runlift_tui.tui.timer_asks import ASKS, Ask, Figure, TimerKind

Values: TypeAlias = Mapping[Figure, int | None]
"""Counts and milliseconds; None where there is none."""

_KINDS = {
    BlockKind.CIRCUIT: TimerKind.INTERVALS,
    BlockKind.EMOM: TimerKind.EMOM,
    BlockKind.AMRAP: TimerKind.AMRAP,
    BlockKind.FOR_TIME: TimerKind.FOR_TIME,
    BlockKind.DEATH_BY: TimerKind.DEATH_BY,
}


def read_fields(kind: TimerKind, texts: Mapping[Figure, str]) -> Values:
    """Read what was filled in; a sentence names the field that is wrong.

    Raises:
        FieldError: a field cannot be read.
    """
    values: dict[Figure, int | None] = {}
    for ask in filter(None, ASKS[kind]):
        text = texts[ask.figure].strip()
        try:
            values[ask.figure] = None if ask.blank and not text else ask.read(text)
        except ValueError as fault:
            raise FieldError(ask.figure, f"{ask.label}: {fault}") from None
    return values


class FieldError(ValueError):
    """A field cannot be read: which one, and what to write instead."""

    def __init__(self, figure: Figure, message: str) -> None:
        super().__init__(message)
        self.figure = figure


def short_text(kind: TimerKind, values: Values) -> str:
    """Write figures in the short form."""
    length, rounds = _said(values[Figure.LENGTH]), values.get(Figure.ROUNDS)
    ready = values[Figure.READY]
    match kind:
        case TimerKind.INTERVALS:
            words = _intervals(values)
        case TimerKind.EMOM:
            reps = values[Figure.REPS]
            words = f"emom {rounds}x{length}" + (f" {reps} reps" if reps else "")
        case TimerKind.AMRAP:
            words = f"amrap {length}"
        case TimerKind.FOR_TIME:
            words = f"for time {rounds}x {length}".rstrip()
        case TimerKind.DEATH_BY:
            words = f"death by {length}"
    return words + _again(values) + ("" if ready == GET_READY else f" ready {_said(ready)}")


def _intervals(values: Values) -> str:
    rest = values[Figure.REST]
    pair = _said(values[Figure.LENGTH]) + ("" if rest is None else f"/{_said(rest)}")
    rounds = f"{values[Figure.ROUNDS]}x"
    plain = values[Figure.SETS] == 1 and values[Figure.BREAK] is None
    return rounds + (pair if plain else f"({pair})")


def _again(values: Values) -> str:
    sets, pause = values.get(Figure.SETS), values.get(Figure.BREAK)
    if sets is None or (sets == 1 and pause is None):
        return ""
    return f" rest {_said(pause or 0)}" + (f" x{sets}" if sets > 1 else "")


def _said(length: Ms | None) -> str:
    return "" if length is None else duration_text(length)


def fields_of(routine: Routine) -> tuple[TimerKind, Mapping[Figure, str]] | None:
    """Return the fields that make this timer; None where no fields can say all of it."""
    if len(routine.blocks) != 1 or routine.blocks[0].kind not in _KINDS:
        return None
    block = routine.blocks[0]
    kind = _KINDS[block.kind]
    values = _values(block, routine.get_ready)
    asks = tuple(filter(None, ASKS[kind]))
    texts = {ask.figure: _shown(ask, values[ask.figure]) for ask in asks}
    try:
        made = parse_short(short_text(kind, read_fields(kind, texts)))
    except (FieldError, ShortFormError):
        return None
    same = made.blocks == routine.blocks and made.get_ready == routine.get_ready
    return (kind, texts) if same else None


def _shown(ask: Ask, value: int | None) -> str:
    return "" if value is None else ask.show(value)


def _values(block: Block, ready: Ms) -> dict[Figure, int | None]:
    """Guess the figures of a block; whether they say all of it is yet to be seen."""
    first = block.exercises[0]
    in_turn = block.kind is BlockKind.CIRCUIT
    pause = block.set_rest or (None if in_turn else block.rest)
    return {
        Figure.ROUNDS: block.rounds,
        Figure.LENGTH: first.work if in_turn else block.interval or block.cap,
        Figure.REST: _high(block.rest),
        Figure.REPS: first.reps.high if first.reps else None,
        Figure.SETS: block.sets,
        Figure.BREAK: _high(pause),
        Figure.READY: ready,
    }


def _high(span: Span | None) -> int | None:
    return span.high if span else None
