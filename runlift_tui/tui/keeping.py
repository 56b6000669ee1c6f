"""The App's way to the journal: writes the session under way down, and takes an old one up again.

It never stops a session: what cannot be kept is told, and the session goes on.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import App

from runlift_tui.engine.events import Event
from runlift_tui.engine.session import Session
from runlift_tui.engine.units import Ms
from runlift_tui.journal.diary import Diary

if TYPE_CHECKING:
    from runlift_tui.journal.faults import JournalError
    from runlift_tui.journal.recorder import Recorder
    from runlift_tui.journal.resume import Unfinished


class Keeping:
    """Keeps the sessions of `app` in `diary`; without one nothing is kept.

    Attributes:
        recorder: what writes the session under way, or the last one, down.
    """

    def __init__(self, app: App[int], diary: Diary | None) -> None:
        self._app = app
        self._diary = diary
        self.recorder: Recorder | None = None

    def begin(self, session: Session, file_hash: str) -> None:
        """Write a new session down from now on; a quick rest is none."""
        self.recorder = None
        if self._diary and not session.timeline.endless:
            self.go_on(self._diary.record(self._tell, file_hash))

    def go_on(self, recorder: "Recorder") -> None:
        """Write down with `recorder`, and tell what it cannot keep."""
        self.recorder = recorder
        if recorder.fault:
            self._tell(recorder.fault)

    def observe(self, session: Session, events: tuple[Event, ...], now: Ms) -> None:
        """See `Observer`."""
        if self.recorder:
            self.recorder(session, events, now)

    def unfinished(self) -> "tuple[Unfinished, ...]":
        """Return what was cut off; may block, so call it where that does not matter."""
        from runlift_tui.journal.faults import JournalError

        try:
            return self._diary.unfinished() if self._diary else ()
        except JournalError as fault:
            self._app.call_later(self._tell, fault)
            return ()

    def offer(
        self,
        found: "tuple[Unfinished, ...]",
        take: "Callable[[Session, Recorder], None]",
        now: Callable[[], Ms],
        otherwise: Callable[[], None],
    ) -> None:
        """Offer what was cut off; `take` gets the session that is to go on."""
        from runlift_tui.tui.resuming import offer

        diary = self._diary
        if not diary:
            otherwise()
            return
        for one in found:
            if one.elsewhere:
                text = f"{one.title} is running in another window. Both are kept."
                self._app.notify(text, markup=False)

        def resume(one: "Unfinished") -> None:
            session, recorder = diary.take_up(one.id, now(), self._tell)
            take(session, recorder)

        offer(
            self._app,
            [one for one in found if not one.elsewhere],
            resume=resume,
            file=lambda one: diary.file_incomplete(one.id),
            otherwise=otherwise,
        )

    def _tell(self, fault: "JournalError") -> None:
        text = f"Your workout goes on, but what you do is not saved: {fault}."
        self._app.notify(text, severity="warning", timeout=10, markup=False)
