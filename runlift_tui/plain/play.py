"""Plays a session line by line. Time and commands come from outside, so that tests own both."""

from collections.abc import Callable, Sequence
from typing import Protocol

from runlift_tui.clock import Clock
from runlift_tui.engine import commands as ask
from runlift_tui.engine.commands import Command
from runlift_tui.engine.events import StepStarted
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
    """Play a session to its end; `show` gets each event's line, `complain` what went wrong.

    One that was cut off, and so is paused, goes on at once.

    Raises:
        OSError: `show` failed. Whoever cannot be told anything is not led on.
        KeyboardInterrupt: the athlete broke off; the session is abandoned.
    """
    floor = _Floor(SessionRunner(session, clock, observers, complain), show, complain)
    try:
        if session.phase is Phase.READY:
            floor.do(ask.Start())
        else:
            floor.go_on()
        while floor.session.phase is not Phase.ENDED:
            floor.obey(lines.next(_patience(floor.runner, clock)))
            if lines.ended:
                floor.go_on_alone()
    except KeyboardInterrupt:
        floor.do(ask.Abandon())
        raise
    return floor.session


def _patience(runner: SessionRunner, clock: Clock) -> float | None:
    waits = [] if runner.session.away_after is None else [HEARTBEAT]
    due = runner.due_in()
    waits += [] if due is None else [due]
    return max(0, clock.seconds_until(clock.now() + min(waits))) if waits else None


class _Floor:
    """A session told line by line."""

    def __init__(
        self, runner: SessionRunner, show: Callable[[str], None], complain: Callable[[str], None]
    ) -> None:
        self.runner = runner
        self._show = show
        self._complain = complain

    @property
    def session(self) -> Session:
        return self.runner.session

    def do(self, command: Command) -> None:
        for event in self.runner.do(command):
            line = event_line(self.session, event)
            if line:
                self._show(line)

    def go_on(self) -> None:
        """Go on with a session that was cut off, and say where."""
        stay = self.session.stay
        begun = StepStarted(self.session.paused_at, stay.index, stay.turn, self.session.timeline)
        self._show(event_line(self.session, begun) or "")
        self.do(ask.Resume())

    def obey(self, line: str | None) -> None:
        """Obey a typed line, or let time pass where there is none."""
        try:
            self.do(ask.Tick() if line is None else read_order(line, self.session.stay.turn))
        except ValueError as fault:
            self._complain(str(fault))

    def go_on_alone(self) -> None:
        """Without anybody to type, no step may wait for ever."""
        if self.session.phase is Phase.PAUSED:
            self.do(ask.Resume())
        waits = self.session.phase is Phase.RUNNING and self.session.deadline is None
        if waits and self.session.mode_chosen is not RepMode.UNATTENDED:
            self._complain(ALONE)
            self.do(ask.SetMode(RepMode.UNATTENDED))
