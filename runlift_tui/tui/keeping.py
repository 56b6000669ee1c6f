"""The App's way to the journal: has the session under way written down.

It never stops a session: what cannot be kept is told, and the session goes on.
"""

from typing import TYPE_CHECKING

from textual.app import App

from runlift_tui.engine.events import Event
from runlift_tui.engine.session import Session
from runlift_tui.engine.units import Ms
from runlift_tui.journal.diary import Diary

if TYPE_CHECKING:
    from runlift_tui.journal.faults import JournalError
    from runlift_tui.journal.recorder import Recorder


class Keeping:
    """Keeps the sessions of `app` in `diary`; without one nothing is kept.

    Attributes:
        diary: where they are kept.
        recorder: what writes the session under way, or the last one, down.
    """

    def __init__(self, app: App[int], diary: Diary | None) -> None:
        self._app = app
        self.diary = diary
        self.recorder: Recorder | None = None

    def begin(self, session: Session, file_hash: str) -> None:
        """Write a new session down from now on; a quick rest is none."""
        self.recorder = None
        if self.diary and not session.timeline.endless:
            self.go_on(self.diary.record(self.tell, file_hash))

    def go_on(self, recorder: "Recorder") -> None:
        """Write down with `recorder`, and tell what it cannot keep."""
        self.recorder = recorder
        if recorder.fault:
            self.tell(recorder.fault)

    def observe(self, session: Session, events: tuple[Event, ...], now: Ms) -> None:
        """See `Observer`."""
        if self.recorder:
            self.recorder(session, events, now)

    def tell(self, fault: "JournalError") -> None:
        """Say that what is done is not saved, and why."""
        text = f"Your workout goes on, but what you do is not saved: {fault}."
        self._app.notify(text, severity="warning", timeout=10, markup=False)
