"""What home has to choose from: every routine with its timeline, laid out anew only when it is new.

It blocks, so it is asked away from the screen's own thread; it never draws.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.timeline import Timeline
from runlift_tui.engine.variants import with_swaps
from runlift_tui.files.settings import Settings, swaps_in
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
        self._settings = Settings()

    def news(self, deck: Deck, settings: Settings) -> Shelf | None:
        """Return what there is if the folders have changed; None if they are as they were."""
        listing = deck.list_routines()
        old = self._shelf and self._shelf.listing
        return None if listing == old else self._lay(listing, deck, settings)

    def shelf(self, deck: Deck, settings: Settings) -> Shelf:
        """Return what there is, as the athlete and the log have it today."""
        return self._lay(deck.list_routines(), deck, settings)

    def _lay(self, listing: "Listing", deck: Deck, settings: Settings) -> Shelf:
        routines = [with_swaps(e.routine, swaps_in(settings, e.name)) for e in listing.entries]
        if deck.diary:
            routines = deck.diary.targeted_each(routines, settings.units)
        known = {entry.name: (entry, timeline) for entry, timeline in self._plans(settings)}
        plans: list[tuple[Entry, Timeline]] = []
        for listed, routine in zip(listing.entries, routines, strict=True):
            entry = listed if routine is listed.routine else replace(listed, routine=routine)
            laid = known.get(entry.name)
            if not laid or laid[0] != entry:
                laid = entry, compile_routine(routine, settings.quiet)
            plans.append(laid)
        plans.sort(key=lambda plan: (not plan[0].is_own, -plan[1].planned))
        self._shelf, self._settings = Shelf(listing, tuple(plans)), settings
        return self._shelf

    def _plans(self, settings: Settings) -> "tuple[tuple[Entry, Timeline], ...]":
        return self._shelf.plans if self._shelf and settings.quiet == self._settings.quiet else ()
