"""The exercises of many routines as one list to pick from. It only reads them."""

from collections.abc import Iterable

from runlift_tui.engine.routine import Exercise, Routine


def repertoire(routines: Iterable[Routine]) -> tuple[Exercise, ...]:
    """Return every exercise once, by name; of several the one with the most prompts, first come."""
    found: dict[str, Exercise] = {}
    for routine in routines:
        for block in routine.blocks:
            for exercise in block.exercises:
                key = exercise.name.casefold()
                known = found.get(key)
                if not known or len(exercise.how) > len(known.how):
                    found[key] = exercise
    return tuple(found[key] for key in sorted(found))


def matching(exercises: Iterable[Exercise], words: str) -> tuple[Exercise, ...]:
    """Return the exercises in whose name or equipment all `words` begin or stand."""
    wanted = words.casefold().split()
    return tuple(
        exercise
        for exercise in exercises
        if all(word in " ".join((exercise.name, *exercise.equipment)).casefold() for word in wanted)
    )
