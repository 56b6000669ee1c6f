"""Journals and sessions for the tests of the journal, on clocks that only move when told."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from runlift_tui.clock import FakeClock
from runlift_tui.engine import commands as ask
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.routine import Block, Exercise, Load, Reps, Routine, Span, Unit
from runlift_tui.engine.session import Phase, open_session
from runlift_tui.engine.timeline import Timeline
from runlift_tui.journal.recorder import Recorder
from runlift_tui.journal.store import Journal, open_journal
from runlift_tui.runner import SessionRunner

BEGUN = datetime(2026, 3, 1, 23, 30, tzinfo=timezone(timedelta(hours=2)))
"""Late in the evening east of Greenwich, so that the day differs from the one in UTC."""

POUNDS = Load(25, 35, Unit.LB)

LIFTS = Routine(
    "lifts",
    "Lifts",
    (
        Block("Warm-up", (Exercise("Jog", work=60_000, counted=False),)),
        Block(
            "Strength",
            (
                Exercise("Squat", reps=Reps(8, 10), sets=2, rest=Span(15_000, 30_000), load=POUNDS),
                Exercise("Lunge", reps=Reps(6, 6), each_side=True),
                Exercise("Plank", work=30_000),
            ),
        ),
    ),
    get_ready=3_000,
)
"""Steps: 0 get ready, 1 jog, 2 squat, 3 rest, 4 squat, 5 rest, 6 to 8 lunge, 9 plank."""


class Wall:
    """A wall clock that goes with a fake clock, or can be set on by itself."""

    def __init__(self, clock: FakeClock, begun: datetime = BEGUN) -> None:
        self._clock = clock
        self._begun = begun - timedelta(milliseconds=clock.now())

    def __call__(self) -> datetime:
        return self._begun + timedelta(milliseconds=self._clock.now())

    def set_on(self, days: float) -> None:
        self._begun += timedelta(days=days)


class Performed:
    """A session that is recorded while a test leads it through its steps."""

    def __init__(self, journal: Journal, timeline: Timeline | None = None) -> None:
        self.journal = journal
        self.clock = FakeClock()
        self.wall = Wall(self.clock)
        self.faults: list[str] = []
        self.recorder = Recorder(
            journal,
            self.wall,
            file_hash="abc",
            on_fault=lambda fault: self.faults.append(str(fault)),
        )
        session = open_session(timeline or compile_routine(LIFTS), away_after=None)
        self.runner = SessionRunner(session, self.clock, [self.recorder], self.faults.append)

    @property
    def turn(self) -> int:
        return self.runner.session.stay.turn

    def start(self) -> "Performed":
        self.runner.do(ask.Start())
        return self

    def done(self, after: int = 1_000, reps: int | None = None) -> "Performed":
        self.clock.advance(after)
        self.runner.do(ask.Complete(self.turn, reps))
        return self

    def to_step(self, index: int) -> "Performed":
        """Do every step in a second each, up to the start of step `index`."""
        while self.runner.session.stay.index < index:
            self.done()
        return self

    def to_end(self) -> "Performed":
        while self.runner.session.phase is not Phase.ENDED:
            self.done()
        return self


def perform(journal: Journal, day: datetime = BEGUN, reps: int | None = None) -> str:
    """Record one whole session on that day and return its id."""
    performed = Performed(journal)
    performed.wall.set_on((day - BEGUN) / timedelta(days=1))
    performed.start().to_step(2).done(1_000, reps).to_end()
    return performed.recorder.uuid


def journal_in(folder: Path) -> Journal:
    return open_journal(folder / "journal")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
