"""An exercise done another way: its easier, harder and instead versions, and how one stands in.

It never touches a plan; `engine.replanning` does.
"""

from collections.abc import Iterator
from dataclasses import replace

from runlift_tui.engine.routine import Exercise, Routine, Variant


def versions(exercise: Exercise) -> Iterator[tuple[str, Variant]]:
    """Yield every other way to do the exercise, each with what it is: easier, harder or instead."""
    for what in ("easier", "harder", "instead"):
        for variant in getattr(exercise, what):
            yield what, variant


def stand_in(exercise: Exercise, variant: Variant) -> Exercise:
    """Return what is done in place of the exercise; its own way back is among its versions.

    What the variant leaves open stays, but prompts and progress belong to the exercise alone.
    """
    if exercise.replaces and variant.name != exercise.replaces:
        back = next(v for v in exercise.instead if v.name == exercise.replaces)
        exercise = stand_in(exercise, back)
    planned = exercise.replaces or exercise.name
    measured = variant.reps or variant.work or variant.whole
    return replace(
        exercise,
        name=variant.name,
        reps=variant.reps if measured else exercise.reps,
        work=variant.work if measured else exercise.work,
        load=variant.load if variant.whole else variant.load or exercise.load,
        each_side=exercise.each_side if variant.each_side is None else variant.each_side,
        equipment=exercise.equipment if variant.equipment is None else variant.equipment,
        how=variant.how,
        progress=None,
        replaces="" if variant.name == planned else planned,
        easier=_others(exercise.easier, variant),
        harder=_others(exercise.harder, variant),
        instead=(_as_variant(exercise), *_others(exercise.instead, variant)),
    )


def with_swaps(routine: Routine, swaps: dict[str, str]) -> Routine:
    """Return the routine with the chosen version of each exercise; unknown names change nothing.

    Args:
        routine: as it was written.
        swaps: from an exercise's name to the name of its version.
    """
    if not swaps:
        return routine
    blocks = (
        replace(block, exercises=tuple(_chosen(e, swaps) for e in block.exercises))
        for block in routine.blocks
    )
    return replace(routine, blocks=tuple(blocks))


def _chosen(exercise: Exercise, swaps: dict[str, str]) -> Exercise:
    wanted = swaps.get(exercise.name)
    variant = next((v for _, v in versions(exercise) if v.name == wanted), None)
    return stand_in(exercise, variant) if variant else exercise


def _others(variants: tuple[Variant, ...], taken: Variant) -> tuple[Variant, ...]:
    return tuple(variant for variant in variants if variant.name != taken.name)


def _as_variant(exercise: Exercise) -> Variant:
    e = exercise
    return Variant(e.name, e.reps, e.work, e.load, e.each_side, e.equipment, e.how, whole=True)
