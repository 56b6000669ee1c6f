"""Picks an exercise from those of all routines, by a part of its name, or makes a new one.

It hands back an exercise or nothing, and never changes a routine.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, OptionList, Static

from runlift_tui.engine.repertoire import matching
from runlift_tui.engine.routine import Exercise, Reps
from runlift_tui.files import fields
from runlift_tui.tui.pick_list import PickList
from runlift_tui.tui.reading import HEIGHTS
from runlift_tui.tui.sheet import Line, Sheet

FIRST_REPS = Reps(10, 10)
"""What a new exercise asks for at first."""


class Found(PickList, can_focus=False):
    """What fits the words; it stays dense, so that nothing jumps while one types."""

    def breathe(self) -> None:
        """Never."""


class ExercisePicker(ModalScreen[Exercise | None]):
    """Asks for one of `exercises`, or a new name; None where the athlete thought better of it."""

    AUTO_FOCUS = "#words"
    BINDING_GROUP_TITLE = "In the library"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,f5", "choose", "Take it", priority=True, id="picker.choose"),
        Binding("down", "go(1)", "Down", show=False, id="picker.down"),
        Binding("up", "go(-1)", "Up", show=False, id="picker.up"),
        Binding("pagedown", "go(8)", "Further down", show=False, id="picker.further"),
        Binding("pageup", "go(-8)", "Back up", show=False, id="picker.back"),
        Binding("escape", "dismiss", "Back", id="picker.close"),
    ]

    DEFAULT_CSS = """
    ExercisePicker {
        align: center middle;
        background: $background 70%;
        #picker { width: 68; max-width: 100%; height: 85%; background: $surface; padding: 1 1; }
        #picker-title { color: $text-accent; text-style: bold; padding: 0 2; height: 2; }
        #words { margin: 0 2 1 2; background: $panel; }
        #found { height: 1fr; width: 100%; }
        #prompts { height: auto; max-height: 7; padding: 1 2 0 2; color: $text-muted; }
        &.-low #picker { height: 1fr; padding: 0; }
        &.-low #picker-title { height: 1; }
        &.-low #words { margin: 0 2; }
        &.-low #prompts { display: none; }
    }
    """

    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, title: str, exercises: Sequence[Exercise]) -> None:
        super().__init__()
        self._heading = title
        self._exercises = exercises
        self._found: tuple[Exercise, ...] = ()

    def compose(self) -> ComposeResult:
        """See `Widget.compose`."""
        with Vertical(id="picker"):
            yield Static(self._heading, id="picker-title", markup=False)
            yield Input(placeholder="Part of a name, or a new one", id="words", compact=True)
            yield Found(id="found")
            yield Static(id="prompts")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show all there are."""
        self._search("")

    @on(Input.Changed)
    def search(self, event: Input.Changed) -> None:
        """Show what fits the words."""
        self._search(event.value)

    def _search(self, words: str) -> None:
        name = _name(words)
        self._found = matching(self._exercises, words)
        known = any(exercise.name.casefold() == name.casefold() for exercise in self._found)
        if name and not known:
            self._found = (*self._found, Exercise(name, FIRST_REPS))
        lines = [
            (str(number), _line(exercise, exercise not in self._exercises))
            for number, exercise in enumerate(self._found)
        ]
        found = self.query_one(Found)
        found.fill(lines)
        found.highlighted = 0 if lines else None
        if not lines:
            self.query_one("#prompts", Static).update("")

    @on(OptionList.OptionHighlighted)
    def explain(self, event: OptionList.OptionHighlighted) -> None:
        """Show the prompts of the exercise."""
        prompts = self._found[event.option_index].how
        self.query_one("#prompts", Static).update(Sheet(Line(Content(one)) for one in prompts))

    @on(OptionList.OptionSelected)
    def action_choose(self) -> None:
        """Hand back the exercise it stands at."""
        index = self.query_one(Found).highlighted
        if index is not None:
            self.dismiss(self._found[index])

    def action_go(self, rows: int) -> None:
        """Go down the list, or up."""
        found = self.query_one(Found)
        if found.highlighted is not None:
            found.highlighted = min(len(self._found) - 1, max(0, found.highlighted + rows))


def _name(words: str) -> str:
    try:
        return fields.text(words)
    except fields.MisfitError:
        return ""


def _line(exercise: Exercise, is_new: bool) -> Line:
    note = "new" if is_new else ", ".join(exercise.equipment)
    return Line(Content(exercise.name), Content(note))
