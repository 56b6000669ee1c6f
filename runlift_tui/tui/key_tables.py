"""Which commands work together on each screen, with their usual keys.

It only reads the bindings. It loads every screen, so ask it only where a key was changed.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from textual.binding import Binding
from textual.dom import DOMNode

from runlift_tui.files.faults import Fault
from runlift_tui.files.settings import key_places
from runlift_tui.tui.app import RunliftApp
from runlift_tui.tui.asking import Question
from runlift_tui.tui.builder_screen import BuilderScreen
from runlift_tui.tui.correcting import CorrectingScreen
from runlift_tui.tui.editor_form import Choice, Form
from runlift_tui.tui.editor_screen import EditorScreen
from runlift_tui.tui.exercise_picker import ExercisePicker
from runlift_tui.tui.exercise_screen import ExerciseScreen
from runlift_tui.tui.history_screen import HistoryScreen
from runlift_tui.tui.home import HomeScreen
from runlift_tui.tui.key_conflicts import Table, key_faults, key_names
from runlift_tui.tui.naming import NameScreen
from runlift_tui.tui.outline import Outline
from runlift_tui.tui.pick_list import PickList
from runlift_tui.tui.reading import ReadingScreen
from runlift_tui.tui.rest_screen import RestScreen
from runlift_tui.tui.resuming import ResumeQuestion
from runlift_tui.tui.saving_elsewhere import SavingElsewhere
from runlift_tui.tui.session_screen import SessionScreen
from runlift_tui.tui.settings_screen import SettingsScreen
from runlift_tui.tui.summary_screen import SummaryScreen
from runlift_tui.tui.time_question import TimeQuestion
from runlift_tui.tui.titling import TitleQuestion
from runlift_tui.tui.widgets.kind_choice import KindChoice

ACTIVE_TOGETHER: tuple[tuple[type[DOMNode], ...], ...] = (
    (SessionScreen, RunliftApp),
    (RestScreen, RunliftApp),
    (HomeScreen, PickList, RunliftApp),
    (SettingsScreen, PickList, RunliftApp),
    (SummaryScreen, RunliftApp),
    (HistoryScreen, PickList, RunliftApp),
    (ExerciseScreen, PickList, RunliftApp),
    (CorrectingScreen, PickList, RunliftApp),
    (Question,),
    (ResumeQuestion,),
    (ReadingScreen,),
    (SavingElsewhere,),
    (BuilderScreen, KindChoice, RunliftApp),
    (TitleQuestion,),
    (TimeQuestion,),
    (EditorScreen, Outline, PickList, RunliftApp),
    (EditorScreen, Form, Choice, RunliftApp),
    (ExercisePicker,),
    (NameScreen,),
)
"""What takes keys on each screen; over a modal one the App takes none."""


def key_tables() -> tuple[Table, ...]:
    """Return a table for each screen."""
    return tuple(_table(kinds) for kinds in ACTIVE_TOGETHER)


def faults_of_keys(path: Path, chosen: Mapping[str, str]) -> tuple[Fault, ...]:
    """Return what is wrong with the `chosen` keys, at their places in the settings file `path`."""
    places = key_places(path)
    faults = sorted(key_faults(chosen, key_tables()), key=lambda fault: places.get(fault.id, 0))
    return tuple(Fault(path, places.get(f.id), "keys", f.message) for f in faults)


def _table(kinds: Iterable[type[DOMNode]]) -> Table:
    table: dict[str, tuple[str, ...]] = {}
    for kind in kinds:
        for base in kind.__mro__:
            for binding in vars(base).get("BINDINGS", ()):
                if isinstance(binding, Binding) and binding.id:
                    table.setdefault(binding.id, key_names(binding.key))
    return table
