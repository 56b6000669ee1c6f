"""What each kind of block asks of its keys and its exercises, beyond every value by itself.

It only notes what is wrong; the reader makes the values.
"""

from collections.abc import Iterator

from runlift_tui.engine.kind_keys import BLOCK_KEYS, EXERCISE_KEYS, IN_TURN
from runlift_tui.engine.routine import INTERVAL, MOST_REPS, Block, BlockKind, Exercise, Variant
from runlift_tui.engine.units import Ms, duration_text
from runlift_tui.files.table import Table

OPEN = "open"
"""What `work` says where an exercise waits for the athlete."""

_MENDS = {
    ("rounds", BlockKind.AMRAP): "an amrap has as many rounds as its cap allows",
    ("sets", BlockKind.STRAIGHT): 'in straight blocks each exercise has its own "sets"',
    ("work", BlockKind.DEATH_BY): "a death-by counts repetitions; write reps = 1",
}


def note_block_keys(table: Table, kind: BlockKind) -> None:
    """Note the keys of a block that mean nothing in its kind."""
    for key, kinds in BLOCK_KEYS.items():
        if key in table.data and kind not in kinds:
            mend = _MENDS.get((key, kind), f"leave it out of {called(kind)}")
            table.note((key,), f'"{key}" belongs to {_listed(kinds)} blocks; {mend}')


def note_exercise_keys(table: Table, kind: BlockKind) -> None:
    """Note the keys of an exercise that mean nothing in its kind of block, or are missing."""
    for key, kinds in EXERCISE_KEYS.items():
        if key in table.data and kind not in kinds:
            rounds = key == "sets" and kind is not BlockKind.AMRAP
            usual = f'{called(kind)} has "rounds" in its block' if rounds else "leave it out here"
            mend = _MENDS.get((key, kind), usual)
            table.note((key,), f'"{key}" belongs to {_listed(kinds)} blocks; {mend}')
    if table.data.get("work") == OPEN and kind not in IN_TURN | {BlockKind.DEATH_BY}:
        table.note(("work",), f'"work" needs no "{OPEN}" in {called(kind)}; leave it out here')
    note_target(table, needed=kind in IN_TURN)


def note_target(table: Table, needed: bool) -> None:
    """Note an exercise or a version of one that has two targets, or none where one is needed."""
    given = [key for key in ("reps", "work") if key in table.data]
    if len(given) == 2:
        table.note(("work",), 'has both "reps" and "work"; keep one of them')
    elif needed and not given:
        table.note((), 'has neither "reps" nor "work"; add reps = 12 or work = "30s"')


def note_misfits(table: Table, block: Block) -> None:
    """Note what of a block that was read whole does not go together."""
    if block.kind is BlockKind.DEATH_BY:
        _note_growth(table, block)
    if not block.kind.is_spaced:
        return
    interval = block.interval or INTERVAL
    unsaid = interval if block.kind is BlockKind.EMOM else 0
    for number, exercise in enumerate(block.exercises):
        for name, taken in _timed_parts(exercise, unsaid):
            if taken > interval:
                table.note(
                    ("exercise", number),
                    f'"{name}" takes {duration_text(taken)} with its sides, longer than the '
                    f"interval of {duration_text(interval)}; make one of them fit",
                )


def called(kind: BlockKind) -> str:
    """Name a kind of block within a sentence: ``an emom``, ``a circuit``."""
    return f"{'an' if kind.value[0] in 'aeiou' else 'a'} {kind.value}"


def _note_growth(table: Table, block: Block) -> None:
    if len(block.exercises) > 1:
        mend = "give each other one a block of its own"
        table.note(("exercise", 1), f"a death-by has one exercise; {mend}")
    for number, exercise in enumerate(block.exercises):
        reps = exercise.reps
        if exercise.each_side:
            mend = "count both sides as one repetition and leave it out"
            table.note(("exercise", number, "each_side"), f"a death-by knows no sides; {mend}")
        if reps and reps.low != reps.high:
            mend = "write what it starts with, like reps = 1"
            table.note(("exercise", number, "reps"), f"a death-by grows by itself; {mend}")
        most = (reps.high if reps else 1) + block.rounds - 1
        if most > MOST_REPS:
            grown = f"grows to {most:,} repetitions; the most is {MOST_REPS}"
            table.note(("exercise", number), f"{grown}; start lower")


def _timed_parts(exercise: Exercise, unsaid: Ms) -> Iterator[tuple[str, Ms]]:
    """Yield an exercise and its versions, each with what of it goes by the clock.

    `unsaid` is what an exercise takes that has neither repetitions nor work.
    """
    whole = Variant(exercise.name)
    for variant in (whole, *exercise.easier, *exercise.harder, *exercise.instead):
        reps = variant.reps or (None if variant.work else exercise.reps)
        work = variant.work or (None if variant.reps else exercise.work)
        sided = exercise.each_side if variant.each_side is None else variant.each_side
        each = work or (0 if reps else unsaid)
        yield variant.name, each * (1 + sided) + exercise.switch * sided


def _listed(kinds: frozenset[BlockKind]) -> str:
    *names, last = (kind.value for kind in BlockKind if kind in kinds)
    return f"{', '.join(names)} and {last}" if names else last
