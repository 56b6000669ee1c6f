"""Changes a routine in single steps: adds, moves, replaces and removes blocks and exercises.

It never leaves a block without an exercise or a routine without a block.
"""

from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

from runlift_tui.engine.other_kind import fit_exercise
from runlift_tui.engine.routine import Block, Exercise, Routine

Part: TypeAlias = Routine | Block | Exercise

T = TypeVar("T")


class StuckError(ValueError):
    """A step that cannot be done; the message says why, and what can."""


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place in a routine, from 0: an exercise, or its block (-1), or the routine (-1, -1)."""

    block: int = -1
    exercise: int = -1

    @property
    def is_routine(self) -> bool:
        """Whether it is the routine as a whole."""
        return self.block < 0

    @property
    def is_exercise(self) -> bool:
        """Whether it is an exercise."""
        return self.exercise >= 0


WHOLE = Spot()
"""The routine as a whole."""

Draft: TypeAlias = tuple[Routine, Spot]
"""A routine, and the spot in it that was worked on."""


def spots(routine: Routine) -> tuple[Spot, ...]:
    """Return every spot: the routine, then each block followed by its exercises."""
    found = [WHOLE]
    for number, block in enumerate(routine.blocks):
        found.append(Spot(number))
        found += (Spot(number, place) for place in range(len(block.exercises)))
    return tuple(found)


def part(routine: Routine, spot: Spot) -> Part:
    """Return what stands at a spot."""
    if spot.is_routine:
        return routine
    block = routine.blocks[spot.block]
    return block.exercises[spot.exercise] if spot.is_exercise else block


def put(routine: Routine, spot: Spot, new: Part) -> Routine:
    """Return the routine with `new` at `spot` instead of what stood there."""
    if isinstance(new, Routine):
        return new
    if isinstance(new, Exercise):
        block = routine.blocks[spot.block]
        exercises = _put(block.exercises, spot.exercise, new)
        new = replace(block, exercises=exercises)
    return replace(routine, blocks=_put(routine.blocks, spot.block, new))


def add_exercise(routine: Routine, spot: Spot, new: Exercise) -> Draft:
    """Add an exercise behind the one at `spot`, or as the last of its block.

    From the routine as a whole it is the last of the last block.
    """
    number = spot.block if not spot.is_routine else len(routine.blocks) - 1
    block = routine.blocks[number]
    place = spot.exercise + 1 if spot.is_exercise else len(block.exercises)
    new = fit_exercise(new, block.kind)
    exercises = (*block.exercises[:place], new, *block.exercises[place:])
    changed = put(routine, Spot(number), replace(block, exercises=exercises))
    return changed, Spot(number, place)


def add_block(routine: Routine, spot: Spot, new: Block) -> Draft:
    """Add a block behind the one that `spot` is in; from the routine as a whole, the last."""
    place = spot.block + 1 if not spot.is_routine else len(routine.blocks)
    blocks = (*routine.blocks[:place], new, *routine.blocks[place:])
    return replace(routine, blocks=blocks), Spot(place)


def swap(routine: Routine, spot: Spot, new: Exercise) -> Draft:
    """Put another exercise in place of the one at `spot`; how many sets there are stays.

    Raises:
        StuckError: there is no exercise.
    """
    old = part(routine, spot)
    if not isinstance(old, Exercise):
        raise StuckError("Choose an exercise to do another instead")
    fitted = fit_exercise(new, routine.blocks[spot.block].kind)
    return put(routine, spot, replace(fitted, sets=old.sets)), spot


def double(routine: Routine, spot: Spot) -> Draft:
    """Add what stands at `spot` once more behind it.

    Raises:
        StuckError: it is the routine as a whole.
    """
    what = part(routine, spot)
    if isinstance(what, Exercise):
        return add_exercise(routine, spot, what)
    if isinstance(what, Block):
        return add_block(routine, spot, what)
    raise StuckError("Choose a block or an exercise to double")


def remove(routine: Routine, spot: Spot) -> Draft:
    """Take out what stands at `spot`; a block goes with its last exercise.

    Raises:
        StuckError: it is the routine as a whole, or nothing would be left of it.
    """
    if spot.is_routine:
        raise StuckError("Choose a block or an exercise to remove")
    block = routine.blocks[spot.block]
    if spot.is_exercise and len(block.exercises) > 1:
        exercises = _without(block.exercises, spot.exercise)
        changed = put(routine, Spot(spot.block), replace(block, exercises=exercises))
        return changed, Spot(spot.block, min(spot.exercise, len(exercises) - 1))
    if len(routine.blocks) == 1:
        raise StuckError("A routine needs one exercise; add another one first")
    blocks = _without(routine.blocks, spot.block)
    return replace(routine, blocks=blocks), Spot(min(spot.block, len(blocks) - 1))


def move(routine: Routine, spot: Spot, direction: int) -> Draft:
    """Move what stands at `spot` one place down (1) or up (-1).

    An exercise at the edge of its block goes over into the next one.

    Raises:
        StuckError: it is the routine as a whole, there is no place to go to, or it would leave
            its block empty.
    """
    if spot.is_routine:
        raise StuckError("Choose a block or an exercise to move")
    if not spot.is_exercise:
        target = spot.block + direction
        _check_room(target, len(routine.blocks))
        return replace(routine, blocks=_swapped(routine.blocks, spot.block, target)), Spot(target)
    block = routine.blocks[spot.block]
    target = spot.exercise + direction
    if 0 <= target < len(block.exercises):
        exercises = _swapped(block.exercises, spot.exercise, target)
        changed = put(routine, Spot(spot.block), replace(block, exercises=exercises))
        return changed, Spot(spot.block, target)
    return _move_over(routine, spot, direction)


def _move_over(routine: Routine, spot: Spot, direction: int) -> Draft:
    """Move an exercise into the neighbouring block."""
    number = spot.block + direction
    _check_room(number, len(routine.blocks))
    here, there = routine.blocks[spot.block], routine.blocks[number]
    if len(here.exercises) == 1:
        raise StuckError("It is the only one of its block; move or remove the block")
    moved = fit_exercise(here.exercises[spot.exercise], there.kind)
    place = 0 if direction > 0 else len(there.exercises)
    exercises = (*there.exercises[:place], moved, *there.exercises[place:])
    changed = put(routine, Spot(number), replace(there, exercises=exercises))
    rest = replace(here, exercises=_without(here.exercises, spot.exercise))
    return put(changed, Spot(spot.block), rest), Spot(number, place)


def _check_room(place: int, count: int) -> None:
    if place < 0:
        raise StuckError("It is the first already")
    if place >= count:
        raise StuckError("It is the last already")


def _put(items: tuple[T, ...], place: int, new: T) -> tuple[T, ...]:
    return (*items[:place], new, *items[place + 1 :])


def _without(items: tuple[T, ...], place: int) -> tuple[T, ...]:
    return (*items[:place], *items[place + 1 :])


def _swapped(items: tuple[T, ...], one: int, other: int) -> tuple[T, ...]:
    return _put(_put(items, one, items[other]), other, items[one])
