"""Offers the sessions that were cut off, once: at home, or before the session that opens the app.

It never starts anything: the one that is to go on is handed over.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import App

from runlift_tui.engine.session import Session
from runlift_tui.engine.units import Ms
from runlift_tui.tui.keeping import Keeping

if TYPE_CHECKING:
    from runlift_tui.journal.resume import Unfinished


class CutOff:
    """What was cut off in the journal of `keeping`; `go_on` gets the session that goes on, paused.

    Attributes:
        wanted: whether it is still to be offered; never again once it was, or a session runs.
    """

    def __init__(
        self,
        app: App[int],
        keeping: Keeping,
        now: Callable[[], Ms],
        go_on: Callable[[Session], None],
    ) -> None:
        self._app = app
        self._keeping = keeping
        self._now = now
        self._go_on = go_on
        self.wanted = True

    def look_back(self) -> None:
        """Look for what was cut off, and offer it; may block, so call it from a worker."""
        found = self._unfinished()
        diary = self._keeping.diary
        if diary and diary.fault:
            self._app.call_from_thread(self._keeping.tell, diary.fault)
        if found:
            self._app.call_from_thread(self._offer, found, lambda: None)

    def offer_first(self, otherwise: Callable[[], None]) -> None:
        """Offer what was cut off, and do `otherwise` if none of it goes on."""
        self._offer(self._unfinished(), otherwise)

    def _unfinished(self) -> "tuple[Unfinished, ...]":
        from runlift_tui.journal.faults import JournalError

        diary = self._keeping.diary
        try:
            return diary.unfinished() if diary else ()
        except JournalError as fault:
            self._app.call_later(self._keeping.tell, fault)
            return ()

    def _offer(self, found: "tuple[Unfinished, ...]", otherwise: Callable[[], None]) -> None:
        from runlift_tui.tui.resuming import offer

        diary, wanted, self.wanted = self._keeping.diary, self.wanted, False
        if not diary or not wanted:
            otherwise()
            return
        for one in found:
            if one.elsewhere:
                text = f"{one.title} is running in another window. Both are kept."
                self._app.notify(text, markup=False)

        def resume(one: "Unfinished") -> None:
            session, recorder = diary.take_up(one.id, self._now(), self._keeping.tell)
            self._keeping.go_on(recorder)
            self._go_on(session)

        offer(
            self._app,
            [one for one in found if not one.elsewhere],
            resume=resume,
            file=lambda one: diary.file_incomplete(one.id),
            otherwise=otherwise,
        )
