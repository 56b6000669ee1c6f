"""The runner: one session, one clock, observers that hurt nobody."""

from runlift_tui.clock import FakeClock
from runlift_tui.engine import commands as ask
from runlift_tui.engine.events import Event
from runlift_tui.engine.quick import rest_timeline
from runlift_tui.engine.session import Session, open_session
from runlift_tui.runner import SessionRunner


def test_an_observer_that_raises_is_reported_once_and_the_others_see_everything() -> None:
    seen: list[tuple[Event, ...]] = []
    faults: list[str] = []

    def broken(session: Session, events: tuple[Event, ...], now: int) -> None:
        raise RuntimeError("no speaker")

    def watching(session: Session, events: tuple[Event, ...], now: int) -> None:
        seen.append(events)

    clock = FakeClock()
    runner = SessionRunner(
        open_session(rest_timeline(30_000)), clock, (broken, watching), faults.append
    )
    runner.do(ask.Start())
    clock.advance(1_000)
    assert runner.tick() == ()
    assert len(seen) == 2
    assert faults == ["RuntimeError: no speaker"]


def test_it_says_how_long_nothing_will_happen() -> None:
    clock = FakeClock()
    runner = SessionRunner(open_session(rest_timeline(30_000)), clock)
    assert runner.due_in() is None
    runner.do(ask.Start())
    clock.advance(2_000)
    assert runner.due_in() == 25_000
