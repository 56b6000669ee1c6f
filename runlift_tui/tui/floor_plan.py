"""Which part of the floor gets which part of the terminal, for every size and shape of it.

The one place that says what is dropped first. Pure: it knows regions, not widgets.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from textual.geometry import Region, Spacing

from runlift_tui.engine.timeline import Side

LEAST_WIDTH = 40
LEAST_HEIGHT = 12
"""A smaller terminal only shows that it is too small, and the time."""


NUMBER_SHARE = 0.6
ROOMY_NUMBER_SHARE = 0.64
"""The least part of the height that the number gets; more where there is room for everything."""

ROOMY = 50
"""Rows from which there is."""


FULL = frozenset({5, 10, 11, 17})
"""Heights that letters fill to the last dot, so that they need a blank row below."""

AIRY = 2
"""Spare rows from which a blank one sets the number off from the words, above and below."""

SET_OFF = 30
"""Rows of a terminal from which there is always a blank one below the number."""


class Piece(StrEnum):
    """A part of the floor; the value is the id of its widget."""

    LEFT_EDGE = "left-edge"
    RIGHT_EDGE = "right-edge"
    PHASE = "phase"
    SIDE = "side"
    NAME = "name"
    NUMBER = "number"
    DETAIL = "detail"
    HOW = "how"
    NEXT = "next"
    STATUS = "status"
    KEYS = "keys"


ORDER = (
    Piece.PHASE,
    Piece.NAME,
    Piece.NUMBER,
    Piece.DETAIL,
    Piece.NEXT,
    Piece.HOW,
    Piece.STATUS,
    Piece.KEYS,
)
"""From top to bottom; the side stands in the row of the phase."""

_Wish = tuple[Piece, int]

_WORKING: tuple[_Wish, ...] = (
    (Piece.NEXT, 1),
    (Piece.PHASE, 3),
    (Piece.KEYS, 1),
    (Piece.HOW, 1),
    (Piece.NAME, 3),
    (Piece.PHASE, 5),
    (Piece.DETAIL, 3),
    (Piece.DETAIL, 6),
    (Piece.HOW, 3),
    (Piece.NAME, 5),
    (Piece.NAME, 6),
    (Piece.NEXT, 3),
    (Piece.PHASE, 8),
    (Piece.HOW, 5),
    (Piece.DETAIL, 5),
    (Piece.NAME, 8),
    (Piece.NAME, 11),
    (Piece.PHASE, 10),
    (Piece.PHASE, 13),
)
_NAMED: tuple[_Wish, ...] = (
    (Piece.NEXT, 1),
    (Piece.NAME, 3),
    (Piece.HOW, 1),
    (Piece.KEYS, 1),
    (Piece.PHASE, 3),
    (Piece.DETAIL, 3),
    (Piece.NEXT, 3),
    (Piece.NAME, 5),
    (Piece.NAME, 6),
    (Piece.PHASE, 5),
    (Piece.HOW, 3),
    (Piece.DETAIL, 5),
    (Piece.NAME, 8),
    (Piece.NAME, 11),
    (Piece.PHASE, 8),
    (Piece.PHASE, 10),
    (Piece.PHASE, 13),
)
"""Who gets rows that are left, in turn: so the last to get is the first to be dropped.

Never dropped: number, phase and side, name, detail (the set), and the status with the sound. Where
next-up has no row of its own, the status shows it instead of the session's time. Letters are drawn
3, 5, 8, 10 and 13 rows high, or in two lines.
"""

_PORTRAIT: tuple[_Wish, ...] = (
    (Piece.NEXT, 6),
    (Piece.DETAIL, 6),
    (Piece.NEXT, 9),
    (Piece.DETAIL, 8),
    (Piece.NEXT, 12),
    (Piece.DETAIL, 11),
    (Piece.NAME, 16),
    (Piece.NAME, 17),
)
"""Further wishes in a terminal that is higher than wide, where the width limits the number."""

Useful = Callable[[Piece, int, int], bool]
"""Whether a piece of a width in cells shows more with this many rows than with fewer."""


@dataclass(frozen=True, slots=True)
class FloorPlan:
    """The region of each piece; a piece that is dropped has none."""

    regions: dict[Piece, Region]

    @property
    def shows_next(self) -> bool:
        """Whether next-up has a place of its own."""
        return Piece.NEXT in self.regions


def too_small(width: int, height: int) -> bool:
    """Return whether a terminal cannot hold the floor."""
    return width < LEAST_WIDTH or height < LEAST_HEIGHT


@dataclass(frozen=True, slots=True)
class Content:
    """What the plan must know of what is to be shown.

    Attributes:
        named: whether the name of what to do matters more than the phase, as before it starts.
        side: where on the screen the side slot stands; right where there is no side.
        share: the part, 0 to 1, of the top row that the phase gets; the side slot has the rest.
        useful: see `Useful`.
    """

    named: bool
    side: Side | None
    share: float
    useful: Useful


def plan_floor(width: int, height: int, content: Content) -> FloorPlan:
    """Share out a terminal of `width` by `height` cells."""
    if too_small(width, height):
        return _cramped(width, height)
    edge = max(1, width // 40)
    inset = edge + max(1, width // 60)
    rows, air = _rows(width - 2 * inset, height, content)
    regions = {
        Piece.LEFT_EDGE: Region(0, 0, edge, height),
        Piece.RIGHT_EDGE: Region(width - edge, 0, edge, height),
    }
    y = 0
    for piece in ORDER:
        above, below = air if piece is Piece.NUMBER else (0, 0)
        if rows[piece]:
            regions[piece] = Region(inset, y + above, width - 2 * inset, rows[piece])
            y += above + rows[piece] + below
    top = regions[Piece.PHASE]
    phase = phase_width(top.width, content.share)
    at_left = content.side is Side.LEFT
    left, right = top.split_vertical(top.width - phase if at_left else phase)
    phase_region, slot = (right, left) if at_left else (left, right)
    gap = _apart(top.width)
    regions[Piece.PHASE] = phase_region
    regions[Piece.SIDE] = slot.shrink(Spacing(right=gap) if at_left else Spacing(left=gap))
    return FloorPlan(regions)


def phase_width(width: int, share: float) -> int:
    """Return the cells of the top row, `width` wide, that the phase gets for its `share`."""
    return round((width - _apart(width)) * share)


def _apart(width: int) -> int:
    """Return the cells between the phase and the side, which must not read as one."""
    return width // 12


def _rows(width: int, height: int, content: Content) -> tuple[dict[Piece, int], tuple[int, int]]:
    """Return the rows of each piece, and the blank ones above and below the number."""
    share = NUMBER_SHARE if height < ROOMY else ROOMY_NUMBER_SHARE
    number = min(ceil(height * share), ceil(width * 0.6))
    rows = dict.fromkeys(ORDER, 0)
    rows.update(dict.fromkeys((Piece.PHASE, Piece.NAME, Piece.STATUS), 1))
    rows[Piece.DETAIL] = int(content.useful(Piece.DETAIL, width, 1))
    below = int(height >= SET_OFF)
    spare = height - number - below - sum(rows.values())
    wishes = _NAMED if content.named else _WORKING
    for piece, wish in (*wishes, *(_PORTRAIT if height > width else ())):
        high = wish + (wish in FULL and piece is not Piece.HOW)
        cost = high - rows[piece]
        if 0 < cost <= spare and content.useful(piece, width, wish):
            rows[piece] = high
            spare -= cost
    above = int(spare + below >= AIRY)
    below = max(above, below)
    rows[Piece.NUMBER] = height - above - below - sum(rows.values())
    return rows, (above, below)


def _cramped(width: int, height: int) -> FloorPlan:
    """Keep the time and the sound, and say what is wrong."""
    regions: dict[Piece, Region] = {}
    for y, piece in enumerate((Piece.NUMBER, Piece.PHASE, Piece.STATUS, Piece.NAME)):
        if y < height and width:
            rows = height - y if piece is Piece.NAME else 1
            regions[piece] = Region(0, y, width, rows)
    return FloorPlan(regions)
