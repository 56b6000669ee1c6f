"""All that the front end gets from the composition root. It never changes; the App does."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from runlift_tui.audio.output import SoundOutput
from runlift_tui.clock import Clock, here_and_now
from runlift_tui.engine.hearing import Hear
from runlift_tui.engine.loads import ShownUnit
from runlift_tui.files.settings import Settings
from runlift_tui.places import Places, find_places

if TYPE_CHECKING:
    from runlift_tui.files.library import Listing
    from runlift_tui.journal.diary import Diary
    from runlift_tui.runner import Observer


def _say_nothing(units: ShownUnit) -> None:
    """Leave it: nothing speaks."""


def _leave_others(lower: bool) -> None:
    """Leave other programs alone: they cannot be reached."""


@dataclass(frozen=True, slots=True)
class Deck:
    """The parts that the front end plays on.

    Attributes:
        hear: tells the announcer which sounds are wanted.
        lower_others: has other programs play lower while the voice speaks, or not.
        say_loads_in: tells the announcer in which units loads are spoken.
        settings: as they were at the start; the App holds the present ones.
        save_settings: may block and may raise; call it from a worker.
        list_routines: reads the folders, so it blocks; call it from a worker.
        diary: where sessions are written down; None in a rehearsal.
        places: the user's folders.
        wall: tells the time of day.
        notices: what the athlete should know at the start, such as faults in the settings file.
    """

    clock: Clock
    sound: SoundOutput
    announcer: "Observer"
    settings: Settings
    save_settings: Callable[[Settings], None]
    list_routines: "Callable[[], Listing]"
    hear: Callable[[Hear], None]
    diary: "Diary | None" = None
    notices: tuple[str, ...] = ()
    places: Places = field(default_factory=find_places)
    wall: Callable[[], datetime] = here_and_now
    lower_others: Callable[[bool], None] = _leave_others
    say_loads_in: Callable[[ShownUnit], None] = _say_nothing
