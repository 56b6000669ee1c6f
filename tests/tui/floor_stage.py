"""An app to try a session in: its clock stands still until told, its sound only notes."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

from textual.pilot import Pilot

from runlift_tui.audio.output import Planned, Route, SoundState
from runlift_tui.clock import FakeClock
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.events import Event
from runlift_tui.engine.hearing import Hear
from runlift_tui.engine.quick import rest_timeline
from runlift_tui.engine.routine import (
    Block,
    BlockKind,
    Exercise,
    Load,
    Reps,
    Routine,
    Span,
    Tempo,
    Unit,
)
from runlift_tui.engine.session import Session, open_session
from runlift_tui.engine.units import SECOND, Ms
from runlift_tui.files.library import Listing
from runlift_tui.files.settings import Settings
from runlift_tui.tui.app import RunliftApp
from runlift_tui.tui.deck import Deck
from runlift_tui.tui.floor_screen import FloorScreen
from runlift_tui.tui.widgets.big_number import BigNumber
from runlift_tui.tui.widgets.big_text import BigText
from runlift_tui.tui.widgets.lines import Ends, Prompts

SQUAT = Exercise(
    "Bulgarian split squat",
    Reps(8, 8),
    sets=2,
    rest=Span(15 * SECOND, 30 * SECOND),
    each_side=True,
    load=Load(25, 35, Unit.LB),
    equipment=("step", "2 dumbbells"),
    how=("Rear foot on the step", "Drive up"),
)
PRESS = Exercise(
    "Bench press",
    Reps(3, 3),
    rest=Span(20 * SECOND, 20 * SECOND),
    tempo=Tempo(2 * SECOND, 1 * SECOND, 1 * SECOND, 0),
    load=Load(95, 95, Unit.LB),
)
BURPEE = Exercise("Burpee", work=20 * SECOND, rest=Span(10 * SECOND, 10 * SECOND))

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
"""The time of day at which every session is opened."""

ROUTINE = Routine(
    "try",
    "Try out",
    (
        Block("Legs", (SQUAT,)),
        Block("Push", (PRESS,)),
        Block("Finish", (BURPEE,), BlockKind.CIRCUIT, 8),
    ),
)
"""Steps: 0 ready, 1 left, 2 switch, 3 right, 4 rest, 5-8 again, 9 press, 10 rest, 11 burpee..."""

STEP_LEFT, STEP_SWITCH, STEP_RIGHT, STEP_REST, STEP_PRESS, STEP_BURPEE = 1, 2, 3, 4, 9, 11


class NotedSound:
    """A sound output that notes what it is told."""

    def __init__(self, state: SoundState = SoundState.ON) -> None:
        self.state = state
        self.volume = 100
        self.muted = False
        self.sounding = False
        self.faults: tuple[str, ...] = ()
        self.route = Route("noted")
        self.opened = 0
        self.closed = 0

    def open(self) -> None:
        """Note it."""
        self.opened += 1

    def replace(self, sounds: Sequence[Planned]) -> None:
        """Play nothing."""

    def set_volume(self, volume: int) -> None:
        """Note it."""
        self.volume = volume

    def set_muted(self, muted: bool) -> None:
        """Note it."""
        self.muted = muted
        if self.state in (SoundState.ON, SoundState.MUTED):
            self.state = SoundState.MUTED if muted else SoundState.ON

    def close(self) -> None:
        """Note it."""
        self.closed += 1


def guided(first: int = 0, **changes: object) -> Session:
    """Return a session of `ROUTINE` that waits at step `first`."""
    session = open_session(compile_routine(ROUTINE), first=first)
    return replace(session, **changes)  # type: ignore[arg-type]


def resting(duration: Ms = 30 * SECOND) -> Session:
    """Return a quick rest."""
    return open_session(rest_timeline(duration), away_after=None)


class Floor:
    """An app that opens with a session, and everything a test wants of it."""

    def __init__(
        self,
        session: Session | None = None,
        settings: Settings | None = None,
        state: SoundState = SoundState.ON,
    ) -> None:
        self.clock = FakeClock()
        self.sound = NotedSound(state)
        self.saved: list[Settings] = []
        self.events: list[Event] = []
        self.heard: list[Hear] = []
        self.deck = Deck(
            self.clock,
            self.sound,
            self._announce,
            settings or Settings(),
            self.saved.append,
            lambda: Listing((), ()),
            self.heard.append,
            wall=lambda: NOON,
        )
        self.opening = session or guided()
        self.app = RunliftApp(self.deck, self.opening)

    def with_deck(self, **parts: object) -> "Floor":
        """Return this with other parts of the deck, before it runs."""
        self.deck = replace(self.deck, **parts)  # type: ignore[arg-type]
        self.app = RunliftApp(self.deck, self.opening)
        return self

    def _announce(self, session: Session, events: tuple[Event, ...], now: Ms) -> None:
        self.events += events

    @asynccontextmanager
    async def run(self, width: int = 120, height: int = 40) -> AsyncIterator[Pilot[int]]:
        """Run the app up to the start of the session."""
        async with self.app.run_test(size=(width, height)) as pilot:
            await self.until_started(pilot)
            yield pilot

    async def until_started(self, pilot: Pilot[int]) -> None:
        """Wait until the first step has begun."""
        for _ in range(20):
            await pilot.pause()
            if self.events:
                return
        raise AssertionError("the session did not start")

    async def go_on(self, pilot: Pilot[int], duration: Ms, step: Ms = 4 * SECOND) -> None:
        """Let `duration` milliseconds pass, never so many at once that it counts as away."""
        while duration > 0:
            self.clock.advance(min(step, duration))
            self.app.beat()
            duration -= step
        await pilot.pause()

    @property
    def screen(self) -> FloorScreen:
        """The floor."""
        return next(s for s in self.app.screen_stack if isinstance(s, FloorScreen))

    @property
    def covered(self) -> bool:
        """Whether another screen is over the floor."""
        return not isinstance(self.app.screen, FloorScreen)

    @property
    def notes(self) -> list[str]:
        """What was told in passing."""
        return [note.message for note in self.app._notifications]

    @property
    def session(self) -> Session:
        """The session as the floor shows it."""
        return self.screen.session

    @property
    def number(self) -> str:
        """The figure that fills the screen."""
        return self.screen.query_one("#number", BigNumber).text

    def text(self, piece: str) -> str:
        """Return what a piece of the floor says."""
        widget = self.screen.query_one(f"#{piece}")
        assert isinstance(widget, BigText | Ends | Prompts)
        return widget.text

    @property
    def ground(self) -> str:
        """The colour of the whole floor."""
        return self.screen.styles.background.hex.lower()
