"""Which figures of a block and of its exercises mean something in each kind of block.

It names fields of `Block` and `Exercise` and never judges their values.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from runlift_tui.engine.routine import BlockKind

Keys: TypeAlias = Mapping[str, frozenset[BlockKind]]

IN_TURN = frozenset({BlockKind.STRAIGHT, BlockKind.CIRCUIT, BlockKind.SUPERSET})
_SPACED = frozenset(kind for kind in BlockKind if kind.is_spaced)
_COUNTED = frozenset(kind for kind in BlockKind if kind.is_counted)
_IN_SETS = frozenset(BlockKind) - {BlockKind.STRAIGHT, BlockKind.DEATH_BY}

BLOCK_KEYS: Keys = MappingProxyType(
    {
        "rounds": frozenset(BlockKind) - {BlockKind.AMRAP},
        "round_rest": IN_TURN,
        "sets": _IN_SETS,
        "set_rest": _IN_SETS,
        "interval": _SPACED,
        "cap": _COUNTED,
    }
)
"""The kinds in which a figure of a block means something; one that is not here does in all."""

EXERCISE_KEYS: Keys = MappingProxyType(
    {
        "sets": frozenset({BlockKind.STRAIGHT}),
        "rest": IN_TURN,
        "switch": frozenset(BlockKind) - _COUNTED,
        "work": frozenset(BlockKind) - {BlockKind.DEATH_BY},
    }
)
"""The same for the figures of an exercise."""
