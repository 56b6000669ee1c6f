"""An app to try the home screen in: its routines are made up, and what it begins is noted."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from runlift_tui.audio.silent import SilentOutput
from runlift_tui.clock import FakeClock
from runlift_tui.engine.events import Event
from runlift_tui.engine.routine import Block, Exercise, Load, Reps, Routine, Span, Unit
from runlift_tui.engine.session import Session
from runlift_tui.engine.units import SECOND, Ms
from runlift_tui.files.faults import Fault
from runlift_tui.files.library import Entry, Listing
from runlift_tui.files.settings import Settings
from runlift_tui.journal.diary import Diary
from runlift_tui.tui.app import RunliftApp
from runlift_tui.tui.deck import Deck


def routine(name: str, title: str, sets: int = 3) -> Routine:
    """Return a routine of one exercise that says something of everything."""
    squat = Exercise(
        "Goblet squat",
        Reps(8, 12),
        sets=sets,
        hold=Span(1 * SECOND, 2 * SECOND),
        load=Load(25, 35, Unit.LB),
        equipment=("kettlebell",),
    )
    block = Block("Strength", (squat,), rest=Span(15 * SECOND, 30 * SECOND))
    return Routine(name, title, (block,), "Legs first.", "A coach", ("Twice a week.",))


def entry(name: str, title: str, sets: int = 3, *, is_own: bool = False) -> Entry:
    """Return a routine as the library lists it."""
    return Entry(name, Path(f"{name}.toml"), routine(name, title, sets), is_own)


ENTRIES = (
    entry("lifting", "Lifting", 20),
    entry("my-legs", "My legs", 1, is_own=True),
    entry("total-body", "Total body", 10),
)

FAULTS = (
    Fault(Path("arms.toml"), 3, "block 1", "[b]rounds[/b] must be 1 to 99, such as 3"),
    Fault(Path("arms.toml"), 9, "block 2", 'unknown key "nmae" - did you mean "name"?'),
    Fault(Path("back.toml"), 1, "", "there is no title"),
)


USUAL = Listing(ENTRIES, ())


def _deaf(session: Session, events: tuple[Event, ...], now: Ms) -> None:
    """An announcer that announces nothing."""


class HomeApp(RunliftApp):
    """Notes the sessions that it should begin and the settings that it should save."""

    def __init__(self, listing: Listing = USUAL, settings: Settings | None = None) -> None:
        self.listing = listing
        self.begun: list[Session] = []
        self.saved: list[Settings] = []
        super().__init__(
            Deck(
                FakeClock(),
                SilentOutput(),
                _deaf,
                settings or Settings(),
                self.saved.append,
                lambda: self.listing,
                lambda _: None,
            )
        )

    def begin(self, session: Session, file_hash: str = "") -> None:
        """Note `session`."""
        self.begun.append(session)

    def keep_in(self, diary: Diary) -> None:
        """Keep sessions in `diary`; call this before it runs."""
        self.deck = replace(self.deck, diary=diary)

    def text(self, selector: str) -> str:
        """Return what a widget of the present screen shows."""
        widget = self.screen.query_one(selector, Static)
        return "\n".join(widget.render_line(y).text.rstrip() for y in range(widget.size.height))


@asynccontextmanager
async def at_home(app: RunliftApp, width: int = 120, height: int = 40) -> AsyncIterator[Pilot[int]]:
    """Run `app` up to the moment at which home shows its routines."""
    async with app.run_test(size=(width, height)) as pilot:
        await settled(pilot)
        yield pilot


async def settled(pilot: Pilot[int]) -> None:
    """Wait until the app has done all that it started."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()
