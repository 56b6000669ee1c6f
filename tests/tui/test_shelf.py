"""What home has to choose from is laid out anew only where it is new."""

from dataclasses import replace

from runlift_tui.engine.hearing import CallKind
from runlift_tui.engine.routine import Block, Exercise, Reps, Routine, Variant
from runlift_tui.files.library import Listing
from runlift_tui.files.settings import Settings
from runlift_tui.tui.shelf import Stock
from tests.tui.home_stage import ENTRIES, FAULTS, HomeApp, entry

USUAL = Settings()


def test_what_has_not_changed_is_no_news_and_keeps_its_timeline() -> None:
    stock, app = Stock(), HomeApp()
    first = stock.news(app.deck, USUAL)
    assert first
    assert stock.news(app.deck, USUAL) is None
    app.listing = Listing((*ENTRIES[1:], entry("new", "New", 30)), FAULTS)
    second = stock.news(app.deck, USUAL)
    assert second
    timelines = {entry.name: timeline for entry, timeline in first.plans}
    assert [entry.name for entry, _ in second.plans] == ["my-legs", "new", "total-body"]
    assert second.plans[0][1] is timelines["my-legs"]
    assert second.listing.faults == FAULTS


def test_a_routine_that_says_something_else_is_laid_out_anew() -> None:
    stock, app = Stock(), HomeApp()
    stock.shelf(app.deck, USUAL)
    changed = replace(ENTRIES[0], routine=entry("lifting", "Heavy lifting", 2).routine)
    app.listing = Listing((changed,), ())
    (plan,) = stock.shelf(app.deck, USUAL).plans
    assert plan[1].title == "Heavy lifting"


def test_other_calls_are_turned_off_in_every_timeline() -> None:
    stock, app = Stock(), HomeApp()
    stock.shelf(app.deck, USUAL)
    quiet = frozenset({CallKind.HALFWAY})
    chosen = Settings(quiet=quiet)
    assert all(timeline.quiet == quiet for _, timeline in stock.shelf(app.deck, chosen).plans)


def test_the_version_that_is_always_done_is_laid_out() -> None:
    stock, app = Stock(), HomeApp()
    other = Variant("Wall sit", work=30_000)
    squat = Exercise("Squat", Reps(8, 8), instead=(other,))
    routine = Routine("legs", "Legs", (Block("Main", (squat,)),), get_ready=0)
    app.listing = Listing((replace(ENTRIES[0], name="legs", routine=routine),), ())
    usual = stock.shelf(app.deck, Settings()).plans[0][1]
    swapped = stock.shelf(app.deck, Settings(swaps={"legs/Squat": "Wall sit"})).plans[0][1]
    assert [timeline.steps[0].label for timeline in (usual, swapped)] == ["Squat", "Wall sit"]
