"""A routine put into words before it is done: its length, its equipment, every exercise's figures.

It only reads the plan and never a session.
"""

from collections.abc import Iterator

from textual.content import Content

from runlift_tui.engine.loads import ShownUnit, shown_text
from runlift_tui.engine.routine import (
    INTERVAL,
    REST_NAME,
    Block,
    BlockKind,
    Exercise,
    Load,
    Reps,
    Routine,
    Span,
)
from runlift_tui.engine.timeline import StepKind, Timeline
from runlift_tui.engine.units import HOUR, MINUTE, SECOND, Ms
from runlift_tui.tui.sheet import Line, Sheet

TIMES = "\N{MULTIPLICATION SIGN}"
TO = "\N{EN DASH}"

_KIND_WORDS = {
    BlockKind.STRAIGHT: "",
    BlockKind.CIRCUIT: "circuit",
    BlockKind.SUPERSET: "superset",
    BlockKind.EMOM: "EMOM",
    BlockKind.AMRAP: "AMRAP",
    BlockKind.FOR_TIME: "for time",
    BlockKind.DEATH_BY: "death by",
}


def preview_sheet(routine: Routine, units: ShownUnit = ShownUnit.AS_ENTERED) -> Sheet:
    """Return all there is to know of a routine before starting it, its loads in `units`."""
    lines = [Line(Content(routine.description))] if routine.description else []
    lines += _needed(routine)
    for block in routine.blocks:
        lines += _block(block, units)
    lines += _notes(routine)
    return Sheet(lines)


def summary_text(routine: Routine, timeline: Timeline) -> str:
    """Return the length and the amount of work, such as ``52 min · 11 exercises · 36 sets``."""
    counted = {e.name for block in routine.blocks for e in block.exercises if e.counted}
    places = {
        (step.place, step.label)
        for step in timeline.steps
        if step.kind is StepKind.WORK and step.exercise and step.exercise.counted and step.planned
    }
    parts = [length_text(timeline.planned)]
    if counted:
        parts += [plural(len(counted), "exercise"), plural(len(places), "set")]
    return " · ".join(parts)


def length_text(length: Ms) -> str:
    """Say about how long something lasts: ``45 s``, ``3 min 50 s``, ``52 min``, ``1 h 05 min``.

    From ten minutes on it is rounded to whole minutes.
    """
    if length >= 10 * MINUTE:
        length = round(length / MINUTE) * MINUTE
    hours, rest = divmod(length, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    if hours:
        return f"{hours} h {minutes:02d} min" if minutes else f"{hours} h"
    seconds = f"{rest / SECOND:g} s" if rest or not minutes else ""
    return " ".join(filter(None, (f"{minutes} min" if minutes else "", seconds)))


def plural(count: int, word: str) -> str:
    """Count something: ``1 set``, ``36 sets``."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def span_text(span: Span) -> str:
    """Say a length of time or a range of it: ``30 s``, ``15-30 s``."""
    if span.low == span.high:
        return length_text(span.high)
    if span.high < 2 * MINUTE:
        return f"{span.low / SECOND:g}{TO}{span.high / SECOND:g} s"
    return f"{length_text(span.low)} to {length_text(span.high)}"


def dose_text(exercise: Exercise, block: Block) -> str:
    """Say how much of an exercise is done: ``3 x 12 each side``, ``6-7 reps``, ``30 s``."""
    grows = block.kind is BlockKind.DEATH_BY
    reps = exercise.reps or (Reps(1, 1) if grows else None)
    amount = _range(str(reps)) if reps else _time_text(exercise, block)
    if block.kind is BlockKind.STRAIGHT and exercise.sets > 1:
        amount = f"{exercise.sets} {TIMES} {amount}"
    elif reps:
        amount += " rep" if str(reps) == "1" else " reps"
    amount = f"{amount} each side" if exercise.each_side else amount
    return f"from {amount}, one more each time" if grows else amount.strip()


def _time_text(exercise: Exercise, block: Block) -> str:
    if exercise.work:
        return length_text(exercise.work)
    if block.kind is BlockKind.EMOM:
        return f"up to {length_text(block.interval or INTERVAL)}"
    return "" if block.kind.is_counted else "open"


def load_text(load: Load | None, units: ShownUnit = ShownUnit.AS_ENTERED) -> str:
    """Say what to lift, a range with a dash; nothing where it was not said."""
    return _range(shown_text(load, units))


def _range(figures: str) -> str:
    return figures.replace("-", TO)


def _needed(routine: Routine) -> Iterator[Line]:
    yield Line()
    yield Line(Content.styled("You need", "$text-accent bold"))
    yield Line(Content(", ".join(routine.equipment) or "nothing but yourself"), indent=2)


def _block(block: Block, units: ShownUnit) -> Iterator[Line]:
    yield Line()
    yield Line(
        Content.styled(block.title, "$text-accent bold"),
        Content.styled(_block_words(block), "$text-muted"),
    )
    for exercise in block.exercises:
        dose = Content.styled(dose_text(exercise, block), "bold")
        yield Line(Content(exercise.name), dose, indent=2, leader="·")
        details = _details(exercise, block, units)
        if details:
            yield Line(Content.styled(details, "$text-muted"), indent=4)


def _block_words(block: Block) -> str:
    parts = [_kind_words(block)]
    if block.sets > 1:
        parts.append(f"{block.sets} times")
    rest = "rest" if block.rest_name == REST_NAME else block.rest_name
    after = " afterwards" if block.kind.is_spaced or block.kind.is_counted else ""
    if block.rest:
        parts.append(f"{rest} {span_text(block.rest)}{after}")
    if block.round_rest:
        parts.append(f"{span_text(block.round_rest)} between rounds")
    if block.set_rest and block.sets > 1:
        parts.append(f"{span_text(block.set_rest)} between sets")
    return ", ".join(filter(None, parts))


def _kind_words(block: Block) -> str:
    """Say how the exercises of a block take turns, and how often or for how long."""
    word, rounds = _KIND_WORDS[block.kind], plural(block.rounds, "round")
    interval, cap = length_text(block.interval or INTERVAL), length_text(block.cap or 0)
    match block.kind:
        case BlockKind.EMOM:
            return f"{word} {block.rounds} {TIMES} {interval}"
        case BlockKind.AMRAP:
            return f"{word} {cap}"
        case BlockKind.FOR_TIME:
            return f"{rounds} {word}" + (f", {cap} at most" if block.cap else "")
        case BlockKind.DEATH_BY:
            return f"{word}, each {interval} until you miss"
        case _:
            return ", ".join(filter(None, (word, rounds if block.rounds > 1 else "")))


def _details(exercise: Exercise, block: Block, units: ShownUnit) -> str:
    parts = [load_text(exercise.load, units)]
    if exercise.tempo:
        parts.append(f"tempo {exercise.tempo}")
    if exercise.hold:
        parts.append(f"hold {span_text(exercise.hold)}")
    if exercise.rest and exercise.rest != block.rest:
        parts.append(f"rest {span_text(exercise.rest)}")
    return " · ".join(filter(None, parts))


def _notes(routine: Routine) -> Iterator[Line]:
    if routine.notes:
        yield Line()
        yield Line(Content.styled("Good to know", "$text-accent bold"))
        for note in routine.notes:
            yield Line(Content(note), indent=2)
    if routine.source:
        yield Line()
        yield Line(Content.styled(f"Source: {routine.source}", "$text-muted"))
