"""Keeps the time of a running session: one exact one-shot timer at the next moment that matters.

It never counts ticks: a beat only makes the runner ask the clock.
"""

from textual.app import App
from textual.timer import Timer

from runlift_tui.engine.commands import Command, Tick
from runlift_tui.engine.events import Event
from runlift_tui.engine.session import Phase, Session
from runlift_tui.engine.units import SECOND, Ms
from runlift_tui.runner import SessionRunner

HEARTBEAT: Ms = SECOND
"""The longest silence between two beats, so that a waiting session never counts as away."""

SHORTEST = 0.0002
"""The shortest wait in seconds, so that a beat that comes early does not spin."""


def second_in(session: Session, now: Ms) -> Ms:
    """Return the milliseconds until the shown second changes, 1 to `SECOND`."""
    if session.step.counts_up:
        return SECOND - session.elapsed(now) % SECOND
    remaining = session.remaining(now)
    return SECOND if remaining is None else remaining % SECOND or SECOND


class Pulse:
    """The beat of `runner` in `app`; it stands still before the start and after the end."""

    def __init__(self, app: App[int], runner: SessionRunner) -> None:
        self._app = app
        self._runner = runner
        self._timer: Timer | None = None

    @property
    def session(self) -> Session:
        """The session as it stands."""
        return self._runner.session

    def now(self) -> Ms:
        """Return the clock's present moment."""
        return self._runner.now()

    def do(self, command: Command) -> tuple[Event, ...]:
        """Obey a command now and aim at the next moment; return what happened."""
        events = self._runner.do(command)
        self._aim()
        return events

    def beat(self) -> None:
        """Let everything happen that is due by now."""
        self.do(Tick())

    def stop(self) -> None:
        """Let no further beat come."""
        if self._timer:
            self._timer.stop()
            self._timer = None

    def _aim(self) -> None:
        self.stop()
        if self.session.phase is Phase.ENDED:
            return
        now, due = self.now(), self._runner.due_in()
        wait = min(HEARTBEAT, second_in(self.session, now), HEARTBEAT if due is None else due)
        seconds = max(self._runner.seconds_until(now + wait), SHORTEST)
        self._timer = self._app.set_timer(seconds, self.beat)
