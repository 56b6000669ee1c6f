"""Corrects one earlier session, set by set: the figure that was there before is kept beside it.

Every change is written at once and can be undone, so there is nothing to confirm.
"""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Footer, Input, Static

from runlift_tui.engine.loads import stepped
from runlift_tui.engine.routine import Load, Unit
from runlift_tui.journal.diary import Diary
from runlift_tui.journal.faults import JournalError
from runlift_tui.journal.mending import correct_set, note_session, undo_correction
from runlift_tui.journal.session_record import SessionRecord, StepRecord
from runlift_tui.journal.store import Journal
from runlift_tui.tui.history_words import step_line, work_steps
from runlift_tui.tui.pick_list import PickList
from runlift_tui.tui.set_notes import STEPS
from runlift_tui.tui.stage import stage

Change = Callable[[Journal], SessionRecord]


class CorrectingScreen(Screen[SessionRecord]):
    """Shows every set of `record`; closes with the record as it is then."""

    BINDING_GROUP_TITLE = "In this session"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,f5", "leave", "Close", id="correct.close"),
        Binding("u", "undo", "Undo", id="correct.undo"),
        Binding("plus,equals_sign,right", "reps(1)", "One rep more", id="correct.more"),
        Binding("minus,left", "reps(-1)", "One rep fewer", id="correct.fewer"),
        Binding("right_parenthesis", "load(1)", "Heavier", id="correct.heavier"),
        Binding("left_parenthesis", "load(-1)", "Lighter", id="correct.lighter"),
        Binding("n", "note", "Note", id="correct.note"),
    ]
    DEFAULT_CSS = """
    CorrectingScreen {
        padding: 1 2;
        #name { text-style: bold; color: $text-accent; height: 2; }
        #sets { height: 1fr; max-width: 100; }
        #note { height: 3; max-width: 100; }
    }
    """

    def __init__(self, diary: Diary, record: SessionRecord) -> None:
        super().__init__()
        self._diary = diary
        self._record = record

    def compose(self) -> ComposeResult:
        """See `Widget.compose`."""
        title = f"{self._record.title}, {self._record.moment:%a %d %b %Y %H:%M}"
        yield Static(title, id="name", markup=False)
        yield PickList(id="sets")
        yield Input(self._record.note, placeholder="A note on this session", id="note")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Stand at the first set."""
        sets = self.query_one(PickList)
        sets.fill(
            (str(step.turn), step_line(step, stage(self).settings.units))
            for step in work_steps(self._record)
        )
        sets.highlighted = 0 if sets.options else None
        sets.focus()

    @property
    def _step(self) -> StepRecord | None:
        index = self.query_one(PickList).highlighted
        return None if index is None else work_steps(self._record)[index]

    def action_reps(self, delta: int) -> None:
        """Change the repetitions of the set."""
        step = self._step
        if step and step.reps is not None:
            turn, reps = step.turn, step.reps + delta
            self._write(lambda journal: correct_set(journal, self._record.id, turn, reps=reps))

    def action_load(self, direction: int) -> None:
        """Change the load of the set by one step."""
        step = self._step
        if step and step.reps is not None:
            unit = step.load.unit if step.load and step.load.unit in STEPS else Unit.KG
            load = stepped(step.load, STEPS[unit], direction) or Load(0, 0, Unit.BODY)
            turn = step.turn
            self._write(lambda journal: correct_set(journal, self._record.id, turn, load=load))

    def action_note(self) -> None:
        """Write a note; Enter keeps it."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the note."""
        note = event.value.strip()
        self._write(lambda journal: note_session(journal, self._record.id, note))
        self.query_one(PickList).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works now."""
        return bool(self._record.corrections) if action == "undo" else True

    def action_undo(self) -> None:
        """Put back what the newest correction replaced, and stand there."""
        turn = self._record.corrections[-1].turn
        self._write(lambda journal: undo_correction(journal, self._record.id))
        with self.prevent(Input.Changed):
            self.query_one(Input).value = self._record.note
        turns = [step.turn for step in work_steps(self._record)]
        if turn in turns:
            self.query_one(PickList).highlighted = turns.index(turn)

    def _write(self, change: Change) -> None:
        try:
            self._record = change(self._diary.journal)
        except JournalError as fault:
            self.notify(f"{fault}.", severity="warning", markup=False)
        for step in work_steps(self._record):
            self.query_one(PickList).change(
                str(step.turn), step_line(step, stage(self).settings.units)
            )
        self.refresh_bindings()

    def action_leave(self) -> None:
        """Go back to the history."""
        self.dismiss(self._record)
