"""Every state of a routine that is being changed, so that each change can be undone and done again.

It never looks into a routine; one visit to one field is one change, however many keys it took.
"""

from dataclasses import dataclass

from runlift_tui.engine.drafting import WHOLE, Draft, Spot
from runlift_tui.engine.routine import Routine

MOST_LEVELS = 1_000
"""How many changes can be undone; the oldest are forgotten first."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The present state and what was before and, after an undo, behind it.

    Attributes:
        spot: where the newest change was made, or undone.
        strand: what the newest change belongs to; a further one with the same, not empty, joins it.
    """

    routine: Routine
    spot: Spot = WHOLE
    past: tuple[Draft, ...] = ()
    future: tuple[Draft, ...] = ()
    strand: str = ""

    def base(self, strand: str) -> Routine:
        """Return the routine as it was before the changes of `strand`."""
        joins = strand and strand == self.strand and self.past
        return self.past[-1][0] if joins else self.routine

    def change(self, routine: Routine, at: Spot, to: Spot, strand: str = "") -> "Changes":
        """Return these with `routine` as the present state: a change made `at` one spot.

        `to` is where what was changed stands afterwards; an undo goes back to `at`.
        """
        before = self.base(strand)
        past = self.past[:-1] if before is not self.routine else self.past
        if routine == before:
            return Changes(before, at, past, self.future if past is self.past else ())
        return Changes(routine, to, (*past, (before, at))[-MOST_LEVELS:], (), strand)

    def undo(self) -> "Changes":
        """Return these one change earlier; the same where there is none."""
        if not self.past:
            return self
        *past, (routine, spot) = self.past
        return Changes(routine, spot, tuple(past), ((self.routine, self.spot), *self.future))

    def redo(self) -> "Changes":
        """Return these with the change that was undone last; the same where there is none."""
        if not self.future:
            return self
        (routine, spot), *future = self.future
        return Changes(routine, spot, (*self.past, (self.routine, self.spot)), tuple(future))
