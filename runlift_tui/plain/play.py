"""Plays a session line by line. Time and commands come from outside, so that tests own both."""

from collections.abc import Callable, Sequence
from typing import Protocol

from runlift_tui.clock import Clock
from runlift_tui.engine import commands as ask
from runlift_tui.engine.events import Event
from runlift_tui.engine.session import Phase, RepMode, Session
from runlift_tui.engine.units import SECOND, Ms
from runlift_tui.plain.lines import event_line
from runlift_tui.plain.orders import read_order
from runlift_tui.runner import Observer, SessionRunner

HEARTBEAT: Ms = 1 * SECOND
"""Time is looked at this often even if nothing is due, so that no wait looks like an absence."""

ALONE = "nobody types any more: sets of repetitions now end by themselves at their usual time"


class Lines(Protocol):
    """Where typed lines come from; see `TypedLines`."""

    ended: bool

    def next(self, seconds: float | None) -> str | None:
        """Return the next line, or None after `seconds`."""


def play(
    session: Session,
    clock: Clock,
    lines: Lines,
    show: Callable[[str], None],
    complain: Callable[[str], None],
    observers: Sequence[Observer] = (),
) -> Session:
    """Play a session to its end; `show` gets each event's line, `complain` what went wrong."""

    def print_events(session: Session, events: tuple[Event, ...], now: Ms) -> None:
        for event in events:
            line = event_line(session, event)
            if line:
                show(line)

    runner = SessionRunner(session, clock, (*observers, print_events), complain)
    runner.do(ask.Start())
    try:
        while runner.session.phase is not Phase.ENDED:
            _obey(runner, lines.next(_patience(runner, clock)), complain)
            _go_on_alone(runner, lines, complain)
    except KeyboardInterrupt:
        runner.do(ask.Abandon())
        raise
    return runner.session


def _patience(runner: SessionRunner, clock: Clock) -> float | None:
    waits = [] if runner.session.away_after is None else [HEARTBEAT]
    due = runner.due_in()
    waits += [] if due is None else [due]
    return clock.seconds(min(waits)) if waits else None


def _obey(runner: SessionRunner, line: str | None, complain: Callable[[str], None]) -> None:
    if line is None:
        runner.tick()
        return
    try:
        runner.do(read_order(line, runner.session.stay.turn))
    except ValueError as fault:
        complain(str(fault))


def _go_on_alone(runner: SessionRunner, lines: Lines, complain: Callable[[str], None]) -> None:
    """Without anybody to type, no step may wait for ever."""
    if not lines.ended:
        return
    if runner.session.phase is Phase.PAUSED:
        runner.do(ask.Resume())
    if runner.session.mode_chosen is not RepMode.PACED and runner.session.phase is Phase.RUNNING:
        complain(ALONE)
        runner.do(ask.SetMode(RepMode.PACED))
