"""Runs a session: asks the clock, tells the engine, and shows the observers what happened.

The only holder of the changing session. It never decides what a command means.
"""

import logging
from collections.abc import Callable, Sequence
from typing import TypeAlias

from runlift_tui.clock import Clock
from runlift_tui.engine.commands import Command, Tick
from runlift_tui.engine.events import Event
from runlift_tui.engine.outlook import next_due
from runlift_tui.engine.session import Session
from runlift_tui.engine.units import Ms
from runlift_tui.engine.update import update

Observer: TypeAlias = Callable[[Session, tuple[Event, ...], Ms], None]
"""Called with the session, what happened (often nothing) and the moment, after every command."""

_log = logging.getLogger(__name__)


class SessionRunner:
    """A session under way, with its clock and its observers.

    An observer that raises is logged and reported to `on_fault` once, and stops nothing.
    """

    def __init__(
        self,
        session: Session,
        clock: Clock,
        observers: Sequence[Observer] = (),
        on_fault: Callable[[str], object] = _log.error,
    ) -> None:
        self.session = session
        self._clock = clock
        self._observers = tuple(observers)
        self._on_fault = on_fault
        self._faulty: set[Observer] = set()

    def do(self, command: Command) -> tuple[Event, ...]:
        """Obey a command now; return all that happened up to now, refusals included."""
        now = self._clock.now()
        self.session, events = update(self.session, command, now)
        for observer in self._observers:
            self._show(observer, events, now)
        return events

    def tick(self) -> tuple[Event, ...]:
        """Let everything happen that is due by now."""
        return self.do(Tick())

    def now(self) -> Ms:
        """Return the clock's present moment."""
        return self._clock.now()

    def seconds_until(self, moment: Ms) -> float:
        """Return how many real seconds pass until `moment`."""
        return self._clock.seconds_until(moment)

    def due_in(self) -> Ms | None:
        """Return the milliseconds until something happens by itself; None where nothing will."""
        now = self._clock.now()
        due = next_due(self.session, now)
        return None if due is None else due - now

    def _show(self, observer: Observer, events: tuple[Event, ...], now: Ms) -> None:
        try:
            observer(self.session, events, now)
        except Exception as fault:  # whatever an observer does, the session goes on
            _log.exception("An observer failed")
            if observer not in self._faulty:
                self._faulty.add(observer)
                self._on_fault(f"{type(fault).__name__}: {fault}")
