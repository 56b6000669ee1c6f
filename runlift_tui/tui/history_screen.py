"""The history: sessions, weeks and what can be looked up, corrected or deleted from there.

Everything is read and written away from the screen's own thread.
"""

from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static

from runlift_tui.journal.diary import Diary
from runlift_tui.journal.faults import JournalError
from runlift_tui.journal.history import Summary, session_record, sessions
from runlift_tui.journal.mending import bring_back, delete_session
from runlift_tui.journal.recorder import local_now
from runlift_tui.journal.session_record import SessionRecord
from runlift_tui.journal.store import Journal
from runlift_tui.journal.training import exercises
from runlift_tui.tui.asking import Question
from runlift_tui.tui.correcting import CorrectingScreen
from runlift_tui.tui.exercise_screen import ExerciseScreen
from runlift_tui.tui.history_words import overview, session_sheet, summary_line
from runlift_tui.tui.pick_list import PickList
from runlift_tui.tui.sheet import Sheet
from runlift_tui.tui.stage import stage

PAGE = 50
"""Sessions that are read at once."""

EMPTY = "Nothing is recorded yet. Every session that you do is kept here."


class HistoryScreen(Screen[None]):
    """Shows what `diary` holds."""

    BINDING_GROUP_TITLE = "In the history"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "open", "Open, correct", id="history.open"),
        Binding("x", "exercises", "Exercises", id="history.exercises"),
        Binding("d,delete", "delete", "Delete", id="history.delete"),
        Binding("u", "undo", "Bring back", id="history.undo"),
        Binding("w", "weeks", "Weeks", id="history.weeks"),
        Binding("escape,q,f5", "dismiss", "Close", id="history.close"),
    ]
    DEFAULT_CSS = """
    HistoryScreen {
        #body { height: 1fr; }
        #sessions { width: 2fr; height: 100%; padding: 1 0; }
        #page { width: 3fr; background: $surface; padding: 1 2; scrollbar-size-vertical: 1; }
        #text { height: auto; }
        &.-narrow #body { layout: vertical; }
        &.-narrow #sessions, &.-narrow #page { width: 100%; height: 1fr; }
    }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-wide")]  # noqa: RUF012

    def __init__(self, diary: Diary) -> None:
        super().__init__()
        self._diary = diary
        self._found: tuple[Summary, ...] = ()
        self._deleted: list[str] = []

    def compose(self) -> ComposeResult:
        """See `Widget.compose`."""
        with Horizontal(id="body"):
            yield PickList(id="sessions")
            with VerticalScroll(id="page", can_focus=False):
                yield Static(id="text")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Read the newest sessions, and how the weeks went."""
        self.query_one(PickList).focus()
        self.call_after_refresh(self._read)

    def _read(self) -> None:
        def read(journal: Journal) -> Callable[[], None]:
            found = sessions(journal, limit=PAGE)
            return lambda: self._stock(found)

        self._with_journal(read)

    def _stock(self, found: tuple[Summary, ...]) -> None:
        self._found = found
        picked = self.query_one(PickList)
        stood = picked.highlighted
        picked.fill((summary.id, summary_line(summary)) for summary in found)
        if found:
            with self.prevent(OptionList.OptionHighlighted):
                picked.highlighted = min(stood or 0, len(found) - 1)
            # Weeks of sets take longer than a page of sessions, which is not to wait for them.
            self.call_after_refresh(self.action_weeks)
        else:
            self.query_one("#text", Static).update(EMPTY)
        self.refresh_bindings()

    @property
    def _chosen(self) -> Summary | None:
        index = self.query_one(PickList).highlighted
        return None if index is None or not self._found else self._found[index]

    @on(OptionList.OptionHighlighted, "#sessions")
    def look(self) -> None:
        """Show the session, and read on where it is the last of its page."""
        chosen = self._chosen
        if not chosen:
            return
        uuid = chosen.id
        self._with_journal(lambda journal: self._shown(session_record(journal, uuid)))
        if chosen is self._found[-1] and len(self._found) % PAGE == 0:
            self._with_journal(lambda journal: self._more(sessions(journal, before=chosen)))

    def _shown(self, record: SessionRecord) -> Callable[[], None]:
        return lambda: self.query_one("#text", Static).update(
            session_sheet(record, stage(self).settings.units)
        )

    def _more(self, found: tuple[Summary, ...]) -> Callable[[], None]:
        def add() -> None:
            picked = self.query_one(PickList)
            stood = picked.highlighted
            self._found += found
            picked.fill((summary.id, summary_line(summary)) for summary in self._found)
            with self.prevent(OptionList.OptionHighlighted):
                picked.highlighted = stood

        return add

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works now."""
        if action == "undo":
            return bool(self._deleted)
        return bool(self._found) if action in ("open", "delete", "exercises") else True

    @on(OptionList.OptionSelected, "#sessions")
    def action_open(self) -> None:
        """Open the session to correct it."""
        if chosen := self._chosen:
            uuid = chosen.id

            def opened(journal: Journal) -> Callable[[], None]:
                screen = CorrectingScreen(self._diary, session_record(journal, uuid))
                return lambda: self._push(screen)

            self._with_journal(opened)

    def _push(self, screen: CorrectingScreen) -> None:
        self.app.push_screen(screen, lambda _: self._read())

    def action_exercises(self) -> None:
        """Choose an exercise to see its progress."""

        def ask(journal: Journal) -> Callable[[], None]:
            names = exercises(journal)
            question = Question("Exercises", [(name, name) for name in names])
            return lambda: self._ask(question)

        self._with_journal(ask)

    def _ask(self, question: Question) -> None:
        def open_it(name: str | None) -> None:
            if name:
                self.app.push_screen(ExerciseScreen(self._diary, name))

        self.app.push_screen(question, open_it)

    def action_weeks(self) -> None:
        """Show how the weeks went, unless a session is looked at before that is known."""
        chosen, units = self._chosen, stage(self).settings.units

        def read(journal: Journal) -> Callable[[], None]:
            sheet = overview(journal, local_now(), units)
            return lambda: self._tell_weeks(sheet, chosen)

        self._with_journal(read)

    def _tell_weeks(self, sheet: Sheet, chosen: Summary | None) -> None:
        if chosen and chosen is self._chosen:
            self.query_one("#text", Static).update(sheet)

    def action_delete(self) -> None:
        """Delete the session; it can come back."""
        if chosen := self._chosen:
            uuid, title = chosen.id, chosen.title

            def delete(journal: Journal) -> Callable[[], None]:
                delete_session(journal, uuid)
                return lambda: self._gone(uuid, title)

            self._with_journal(delete)

    def _gone(self, uuid: str, title: str) -> None:
        self._deleted.append(uuid)
        self.notify(f"{title} is deleted; u brings it back.", markup=False)
        self._read()

    def action_undo(self) -> None:
        """Bring the session back that was deleted last."""
        if self._deleted:
            uuid = self._deleted.pop()

            def back(journal: Journal) -> Callable[[], None]:
                bring_back(journal, uuid)
                return self._read

            self._with_journal(back)

    @work(thread=True, group="history")
    def _with_journal(self, ask: Callable[[Journal], Callable[[], None]]) -> None:
        """Ask the journal in a thread, and then do on the screen what the answer says."""
        try:
            with self._diary.lent() as journal:
                then = ask(journal)
        except JournalError as fault:
            self.app.call_from_thread(self.notify, f"{fault}.", severity="warning", markup=False)
            return
        self.app.call_from_thread(then)
