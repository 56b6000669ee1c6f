"""The routine editor: an outline, a form for what is highlighted, and what `show` would say.

Every change is kept aside at once, so leaving asks nothing; only saving touches the routine's file.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.drafting import (
    Draft,
    Spot,
    add_block,
    add_exercise,
    double,
    move,
    remove,
    swap,
)
from runlift_tui.engine.repertoire import repertoire
from runlift_tui.engine.routine import Block, Exercise, Routine
from runlift_tui.files.faults import RoutineError
from runlift_tui.files.library import Listing
from runlift_tui.tui.editing import Editing
from runlift_tui.tui.editor_form import Row
from runlift_tui.tui.editor_panes import Panes
from runlift_tui.tui.editor_saving import Saving
from runlift_tui.tui.editor_style import EDITOR_CSS, NARROW, WIDTHS
from runlift_tui.tui.exercise_picker import ExercisePicker
from runlift_tui.tui.keys import key_lines
from runlift_tui.tui.preview import length_text, preview_sheet, summary_text
from runlift_tui.tui.reading import HEIGHTS, ReadingScreen
from runlift_tui.tui.sheet import Line, Sheet
from runlift_tui.tui.stage import stage


class EditorScreen(Screen[None]):
    """Edits the routine file `path`, or a new routine where it is None."""

    BINDING_GROUP_TITLE = "In the editor"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", id="edit.save", priority=True),
        Binding("ctrl+z", "undo", "Undo", id="edit.undo", priority=True),
        Binding("ctrl+y", "redo", "Redo", id="edit.redo", priority=True, show=False),
        Binding(
            "ctrl+l",
            "swap",
            "Library",
            tooltip="Take another from the library",
            id="edit.library",
            priority=True,
            show=False,
        ),
    ]

    DEFAULT_CSS = EDITOR_CSS
    SCOPED_CSS = False
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, path: Path | None) -> None:
        super().__init__()
        self._path = path
        self._visit = 0
        self._exercises: tuple[Exercise, ...] = ()
        self._opened: tuple[Editing, Saving] | None = None

    def compose(self) -> ComposeResult:
        """See `Widget.compose`."""
        yield Static(id="bar")
        yield Panes(id="body")
        yield Footer(show_command_palette=False)

    def on_resize(self, event: events.Resize) -> None:
        """Fit what no style sheet can: the footer."""
        self.query_one(Footer).compact = event.size.width < NARROW

    # Opening

    def on_mount(self) -> None:
        """Read the file, and the exercises of all routines."""
        self._panes.outline.focus()
        self._open()

    @work(thread=True)
    def _open(self) -> None:
        deck = stage(self).deck
        try:
            editing = Editing.begin(deck.places, self._path)
        except RoutineError as error:
            self.app.call_from_thread(self._cannot, error)
            return
        self.app.call_from_thread(self._begin, editing)
        self.app.call_from_thread(self._stock, deck.list_routines())

    def _cannot(self, error: RoutineError) -> None:
        if not self.is_attached:
            return
        lines = (Line(Content(f"{fault}\n")) for fault in error.faults)
        page = ReadingScreen("This routine has to be mended first", Sheet(lines))
        self.app.push_screen(page, lambda _: self.dismiss())

    def _begin(self, editing: Editing) -> None:
        if not self.is_attached:
            return  # left before the file was read
        own = stage(self).deck.places.routines
        self._opened = editing, Saving(self, editing, own, self._show)
        self._show()
        self.refresh_bindings()
        if not editing.is_untouched:
            key = key_lines(self)["edit.undo"].keys[0]
            text = f"Here is what you had not saved. {key} takes it back to the file."
            self.notify(text, markup=False)

    def _stock(self, listing: Listing) -> None:
        self._exercises = repertoire(entry.routine for entry in listing.entries)

    @property
    def _editing(self) -> Editing:
        assert self._opened
        return self._opened[0]

    @property
    def _saving(self) -> Saving:
        assert self._opened
        return self._opened[1]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is a routine for, once there is one."""
        if action == "swap":
            return self._opened is not None and self._panes.spot.is_exercise
        needed = ("save", "undo", "redo", "fill_in", "add_exercise", "add_block", "double")
        return self._opened is not None or action not in (*needed, "remove", "move", "preview")

    # Showing

    @property
    def _panes(self) -> Panes:
        return self.query_one(Panes)

    def _show(self, *, anew: bool = True) -> None:
        self._panes.show(self._editing.routine, self._editing.spot, anew=anew)
        self._tell()

    def _tell(self) -> None:
        """Say how long it takes, and whether it is saved."""
        editing = self._editing
        timeline = compile_routine(editing.routine, stage(self).settings.quiet)
        narrow = self.has_class("-narrow")
        said = length_text(timeline.planned) if narrow else summary_text(editing.routine, timeline)
        state = Content.styled("saved" if editing.is_saved else "not saved", "bold")
        self.query_one("#bar", Static).update(Sheet([Line(Content(said), state)]))

    @on(OptionList.OptionHighlighted, "#outline")
    def turn(self) -> None:
        """Show the form of what is highlighted now."""
        if self._opened:
            self._visit += 1
            self._panes.fill(self._editing.routine, anew=True)
            self._panes.hint("")
            self.refresh_bindings()

    # Filling in

    def on_row_entered(self, message: Row.Entered) -> None:
        """Say what may stand in the field; whatever is typed there now is one change."""
        self._visit += 1
        self.add_class("-filling")
        self._panes.hint(message.row.field.hint)

    def on_row_edited(self, message: Row.Edited) -> None:
        """Put what was typed into the routine, or say what is wrong with it."""
        row, spot = message.row, self._panes.spot
        visit = f"{spot} {row.field.key} {self._visit}"
        try:
            self._editing.fill_in(spot, row.field, row.text, visit)
        except ValueError as wrong:
            row.blame(str(wrong))
            return
        row.blame("")
        self._show(anew=False)
        self._saving.keep()

    @on(OptionList.OptionSelected, "#outline")
    def action_fill_in(self) -> None:
        """Go to the fields of what is highlighted."""
        self.add_class("-filling")
        self.call_after_refresh(self._panes.form.enter)

    def action_outline(self) -> None:
        """Go back to the outline; what cannot be is put back to what was."""
        wrong = self._panes.form.wrong
        if wrong:
            self._panes.fill(self._editing.routine, anew=True)
            stays = wrong.text or "blank"
            self.notify(f"{wrong.field.label} stays as it was: {stays}", markup=False)
        self.remove_class("-filling")
        self.call_after_refresh(self._panes.outline.focus)

    # Steps

    def _step(self, change: Callable[[Routine, Spot], Draft]) -> bool:
        try:
            self._editing.step(change, self._panes.spot)
        except ValueError as reason:
            self.notify(f"{reason}.", severity="warning", markup=False)
            return False
        self._show()
        self._saving.keep()
        return True

    def _pick(self, title: str, then: Callable[[Exercise], object]) -> None:
        def take(picked: Exercise | None) -> None:
            if picked:
                then(picked)

        self.app.push_screen(ExercisePicker(title, self._exercises), take)

    def action_add_exercise(self) -> None:
        """Add an exercise behind the highlighted one."""
        self._pick("Add an exercise", lambda new: self._step(partial(add_exercise, new=new)))

    def action_add_block(self) -> None:
        """Add a block behind the highlighted one, and ask for its first exercise."""

        def add(first: Exercise) -> None:
            block = Block(f"Block {len(self._editing.routine.blocks) + 1}", (first,))
            if self._step(partial(add_block, new=block)):
                self.action_fill_in()

        self._pick("A new block starts with", add)

    def action_swap(self) -> None:
        """Take another exercise from the library in place of the highlighted one."""
        self._pick("Do instead", lambda new: self._step(partial(swap, new=new)))

    def action_double(self) -> None:
        """Do what is highlighted once more, behind it."""
        self._step(double)

    def action_remove(self) -> None:
        """Take out what is highlighted; undo brings it back."""
        self._step(remove)

    def action_move(self, direction: int) -> None:
        """Move what is highlighted down (1) or up (-1)."""
        self._step(partial(move, direction=direction))

    def action_undo(self) -> None:
        """Take the newest change back."""
        self._turn_back(self._editing.undo, "There is nothing to undo")

    def action_redo(self) -> None:
        """Make the change again that was taken back last."""
        self._turn_back(self._editing.redo, "There is nothing to do again")

    def _turn_back(self, turn: Callable[[], bool], nothing: str) -> None:
        spot = self._panes.spot
        if not turn():
            self.notify(nothing, timeout=3)
            return
        self._visit += 1
        self._show()
        self._saving.keep()
        if self._panes.spot != spot:
            self.action_outline()

    # Looking, saving, leaving

    def action_preview(self) -> None:
        """Show what the routine is made of."""
        routine = self._editing.routine
        self.app.push_screen(ReadingScreen(routine.title, preview_sheet(routine)))

    def action_save(self) -> None:
        """Save, unless a field is wrong."""
        wrong = self._panes.form.wrong
        if wrong:
            self._panes.form.enter(wrong.field.key)
            self.notify("Mend the marked field first", severity="warning", timeout=4)
        else:
            self._saving.save()

    def action_leave(self) -> None:
        """Go back; what is not saved is kept for the next time."""
        if self._opened:
            self._saving.leave()
        else:
            self.dismiss()
