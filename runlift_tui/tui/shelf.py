"""What home has to choose from: every routine with its timeline, laid out anew only when it is new.

It blocks, so it is asked away from the screen's own thread; it never draws.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.hearing import CallKind
from runlift_tui.engine.timeline import Timeline
from runlift_tui.tui.deck import Deck

if TYPE_CHECKING:
    from runlift_tui.files.library import Entry, Listing


class Shelf(NamedTuple):
    """What there is to choose from: the athlete's own routines first, longer before shorter."""

    listing: "Listing"
    plans: "tuple[tuple[Entry, Timeline], ...]"


class Stock:
    """Everything that was laid out the last time."""

    def __init__(self) -> None:
        self._shelf: Shelf | None = None
        self._quiet: frozenset[CallKind] = frozenset()

    def news(self, deck: Deck, quiet: frozenset[CallKind]) -> Shelf | None:
        """Return what there is if the folders have changed; None if they are as they were."""
        listing = deck.list_routines()
        old = self._shelf and self._shelf.listing
        return None if listing == old else self._lay(listing, deck, quiet)

    def shelf(self, deck: Deck, quiet: frozenset[CallKind]) -> Shelf:
        """Return what there is, with today's targets and without the `quiet` calls."""
        return self._lay(deck.list_routines(), deck, quiet)

    def _lay(self, listing: "Listing", deck: Deck, quiet: frozenset[CallKind]) -> Shelf:
        routines = [entry.routine for entry in listing.entries]
        if deck.diary:
            routines = deck.diary.targeted_each(routines)
        known = {entry.name: (entry, timeline) for entry, timeline in self._plans(quiet)}
        plans: list[tuple[Entry, Timeline]] = []
        for listed, routine in zip(listing.entries, routines, strict=True):
            entry = listed if routine is listed.routine else replace(listed, routine=routine)
            laid = known.get(entry.name)
            if not laid or laid[0] != entry:
                laid = entry, compile_routine(routine, quiet)
            plans.append(laid)
        plans.sort(key=lambda plan: (not plan[0].is_own, -plan[1].planned))
        self._shelf, self._quiet = Shelf(listing, tuple(plans)), quiet
        return self._shelf

    def _plans(self, quiet: frozenset[CallKind]) -> "tuple[tuple[Entry, Timeline], ...]":
        return self._shelf.plans if self._shelf and quiet == self._quiet else ()
