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
    from runlift_tui.tui.set_notes import SetNotes


class Keeping:
    """Keeps the sessions of `app` in `diary`; without one nothing is kept.

    Attributes:
        diary: where they are kept.
        recorder: what writes the session under way, or the last one, down.
        settled: the athlete saved that session elsewhere, or wants to lose it.
    """

    def __init__(
        self, app: App[int], diary: Diary | None, recorder: "Recorder | None" = None
    ) -> None:
        self._app = app
        self._notes: SetNotes | None = None
        self.diary = diary
        self.recorder = recorder
        self.settled = False

    def begin(self, session: Session, file_hash: str) -> None:
        """Write a new session down from now on; a quick rest is none."""
        self.recorder = self._notes = None
        if self.diary and not session.timeline.endless:
            self.go_on(self.diary.record(self.tell, file_hash))

    def go_on(self, recorder: "Recorder") -> None:
        """Write down with `recorder`, and tell what it cannot keep."""
        self.recorder, self._notes, self.settled = recorder, None, False
        fault = recorder.fault or (self.diary and self.diary.fault)
        if fault:
            self.tell(fault)

    @property
    def notes(self) -> "SetNotes | None":
        """What the athlete says of the sets of the session; None where nothing is kept."""
        if self.recorder and not self._notes:
            from runlift_tui.tui.set_notes import SetNotes

            self._notes = SetNotes(self.recorder)
        return self._notes

    @property
    def unsaved(self) -> "Recorder | None":
        """What alone holds the session, or the newest of it, and would lose it at the end."""
        return self.recorder if self.recorder and self.recorder.fault and not self.settled else None

    def observe(self, session: Session, events: tuple[Event, ...], now: Ms) -> None:
        """See `Observer`."""
        if self.recorder:
            self.recorder(session, events, now)

    def tell(self, fault: "JournalError") -> None:
        """Say what a fault of the journal means for what is done now."""
        from runlift_tui.journal.faults import told

        self._app.notify(told(fault), severity="warning", timeout=10, markup=False)
