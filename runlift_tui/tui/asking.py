"""The two questions that come up over a session: which step to go to, and whether to stop.

Asking changes nothing, and the session goes on behind.
"""

from enum import StrEnum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from runlift_tui.engine.timeline import Step, StepKind, Timeline
from runlift_tui.engine.units import face_text
from runlift_tui.tui.wording import place_text


class Leaving(StrEnum):
    """What the athlete wants when asked about leaving."""

    STAY = "stay"
    FINISH = "finish"
    ABANDON = "abandon"


class Question(ModalScreen[str | None]):
    """Asks `title` with `options`, each an answer and its words; None where it was closed."""

    BINDING_GROUP_TITLE = "In this list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,f5", "dismiss", "Close", id="question.close"),
        Binding("space,pagedown", "choose", "Choose", id="question.choose", priority=True),
    ]
    DEFAULT_CSS = """
    Question {
        align: center middle;
        background: $background 60%;
        Vertical {
            width: 76;
            max-width: 96%;
            height: auto;
            max-height: 90%;
            background: $surface;
            padding: 1 2;
        }
        Label { text-style: bold; color: $text-accent; width: 100%; padding-bottom: 1; }
        OptionList { height: auto; max-height: 100%; background: $surface; padding: 0; }
        OptionList, OptionList:focus { border: none; }
    }
    """

    def __init__(self, title: str, options: list[tuple[str, str]], first: int = 0) -> None:
        super().__init__()
        self._heading = title
        self._options = options
        self._first = first

    def compose(self) -> ComposeResult:
        """See `Widget.compose`."""
        with Vertical():
            yield Label(self._heading, markup=False)
            yield OptionList(
                *(Option(words, answer) for answer, words in self._options), markup=False
            )

    def on_mount(self) -> None:
        """Stand at the answer that is likeliest."""
        self.query_one(OptionList).highlighted = self._first

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the answer."""
        self.dismiss(event.option_id)

    def action_choose(self) -> None:
        """Choose the one where it stands."""
        self.query_one(OptionList).action_select()


def ask_leaving() -> Question:
    """Ask whether to stop; the answers are those of `Leaving`."""
    return Question(
        "Stop here?",
        [
            (Leaving.STAY, "Keep going"),
            (Leaving.FINISH, "Finish, and keep what was done"),
            (Leaving.ABANDON, "Give this session up"),
        ],
    )


def ask_step(timeline: Timeline, present: int) -> Question:
    """Ask for a step to go to; the answer is its index, from 0."""
    steps = list(enumerate(timeline.steps))
    options = [(str(index), _line(step)) for index, step in steps]
    return Question("Go to", options, present)


def _line(step: Step) -> str:
    length = f"{step.reps} reps" if step.reps else face_text(step.planned)
    length = "open" if step.duration is None and not step.reps else length
    parts = [f"{length:>8}", step.label, step.side or "", place_text(step)]
    if step.kind is not StepKind.WORK:
        parts = [f"{length:>8}", f"({step.label.lower()})"]
    return "  ".join(part for part in parts if part)
