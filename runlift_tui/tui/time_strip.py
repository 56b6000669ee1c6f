"""A whole timeline to scale in a row of columns: what is done in the time of each.

It knows no widgets and no colours.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from runlift_tui.engine.timeline import Step, StepKind
from runlift_tui.engine.units import Ms


class Part(StrEnum):
    """What the strip tells apart."""

    WORK = "work"
    REST = "rest"
    EASY = "easy"
    """Work that counts as no round: warm-up and cool-down."""
    SWITCH = "switch"
    READY = "ready"


_PARTS = MappingProxyType(
    {
        StepKind.PREPARE: Part.READY,
        StepKind.WORK: Part.WORK,
        StepKind.REST: Part.REST,
        StepKind.SWITCH: Part.SWITCH,
    }
)

HEIGHTS = MappingProxyType({Part.WORK: 1.0, Part.EASY: 0.5})
"""How high a part stands in its column; the others lie on the ground."""


@dataclass(frozen=True, slots=True)
class Column:
    """What is done in one column's time: `shares` of it, in order; they add up to 1.

    Where it is `crowded` a step in it is too short to be told from its neighbours, and only how
    much there is of each part matters.
    """

    shares: tuple[tuple[Part, float], ...]
    crowded: bool

    @property
    def level(self) -> float:
        """How much of it is work, from 0 to 1; easy work is worth half."""
        return min(1.0, sum(HEIGHTS.get(part, 0) * share for part, share in self.shares))

    @property
    def above(self) -> Part | None:
        """What is done beside work: the most of it; None where there is nothing else."""
        sums: dict[Part, float] = {}
        for part, share in self.shares:
            if part not in HEIGHTS:
                sums[part] = sums.get(part, 0) + share
        return max(sums, key=lambda part: sums[part], default=None)


def part_of(step: Step) -> Part:
    """Return what a step is on the strip."""
    part = _PARTS[step.kind]
    uncounted = step.exercise is not None and not step.exercise.counted
    return Part.EASY if part is Part.WORK and uncounted else part


def totals(steps: Iterable[Step]) -> Mapping[Part, Ms]:
    """Return how long each part is planned to last in all, in milliseconds; none that is 0."""
    sums = dict.fromkeys(Part, 0)
    for step in steps:
        sums[part_of(step)] += step.planned
    return {part: length for part, length in sums.items() if length}


def columns(steps: Sequence[Step], width: int) -> tuple[Column, ...]:
    """Return exactly `width` columns for these steps, or none where they take no time."""
    total = sum(step.planned for step in steps)
    if width < 1 or not total:
        return ()
    shares: list[list[tuple[Part, float]]] = [[] for _ in range(width)]
    crowded = [False] * width
    at = 0
    for step in steps:
        # In units of which the whole has width x total, so that no border is ever rounded.
        start, at = at, at + step.planned * width
        for index in range(start // total, -(-at // total)):
            amount = min(at, (index + 1) * total) - max(start, index * total)
            shares[index].append((part_of(step), amount / total))
            crowded[index] |= at - start < total
    return tuple(Column(tuple(found), crowd) for found, crowd in zip(shares, crowded, strict=True))
