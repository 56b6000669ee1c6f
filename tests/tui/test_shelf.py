"""What home has to choose from is laid out anew only where it is new."""

from dataclasses import replace

from runlift_tui.engine.hearing import CallKind
from runlift_tui.files.library import Listing
from runlift_tui.tui.shelf import Stock
from tests.tui.home_stage import ENTRIES, FAULTS, HomeApp, entry

NONE: frozenset[CallKind] = frozenset()


def test_what_has_not_changed_is_no_news_and_keeps_its_timeline() -> None:
    stock, app = Stock(), HomeApp()
    first = stock.news(app.deck, NONE)
    assert first
    assert stock.news(app.deck, NONE) is None
    app.listing = Listing((*ENTRIES[1:], entry("new", "New", 30)), FAULTS)
    second = stock.news(app.deck, NONE)
    assert second
    timelines = {entry.name: timeline for entry, timeline in first.plans}
    assert [entry.name for entry, _ in second.plans] == ["my-legs", "new", "total-body"]
    assert second.plans[0][1] is timelines["my-legs"]
    assert second.listing.faults == FAULTS


def test_a_routine_that_says_something_else_is_laid_out_anew() -> None:
    stock, app = Stock(), HomeApp()
    stock.shelf(app.deck, NONE)
    changed = replace(ENTRIES[0], routine=entry("lifting", "Heavy lifting", 2).routine)
    app.listing = Listing((changed,), ())
    (plan,) = stock.shelf(app.deck, NONE).plans
    assert plan[1].title == "Heavy lifting"


def test_other_calls_are_turned_off_in_every_timeline() -> None:
    stock, app = Stock(), HomeApp()
    stock.shelf(app.deck, NONE)
    quiet = frozenset({CallKind.HALFWAY})
    assert all(timeline.quiet == quiet for _, timeline in stock.shelf(app.deck, quiet).plans)
