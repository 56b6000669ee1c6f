"""Saves what the builder made: back into its file, or under a name that the athlete gives.

A refusal is told and loses nothing; the builder stays as it is.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.screen import Screen

from runlift_tui.engine.routine import Routine
from runlift_tui.files.file_errors import (
    ChangedOutsideError,
    NameTakenError,
    SpoiledLayoutError,
)
from runlift_tui.files.own_routines import keep_routine
from runlift_tui.files.routine_file import OpenRoutine, save_routine
from runlift_tui.tui.filing import in_files, tell
from runlift_tui.tui.stage import stage
from runlift_tui.tui.titling import Taken, TitleQuestion, ask_taken

NEW = "Interval timer"


class TimerKeeping:
    """Saves for `screen`; `opened` is the file that the timer came from, if any."""

    def __init__(self, screen: Screen[Any], opened: OpenRoutine | None) -> None:
        self._screen = screen
        self._opened = opened
        self._busy = False

    @property
    def heading(self) -> str:
        """What is being worked on."""
        return self._opened.routine.title if self._opened else NEW

    def keep(self, routine: Routine, then: Callable[[str], None]) -> None:
        """Save `routine`, and call `then` with its name in the list once that is done."""
        if self._opened:
            self._write_back(self._opened, routine, then)
        else:
            self._ask(routine, "", then)

    def _write_back(
        self, opened: OpenRoutine, routine: Routine, then: Callable[[str], None]
    ) -> None:
        changed = replace(opened.routine, blocks=routine.blocks, get_ready=routine.get_ready)

        def save() -> Path:
            return save_routine(opened, changed).path

        def refused(fault: Exception) -> bool:
            if isinstance(fault, ChangedOutsideError | SpoiledLayoutError):
                tell(self._screen, fault)
                self._ask(routine, opened.routine.title, then)
                return True
            return False

        self._do(save, then, refused)

    def _ask(self, routine: Routine, title: str, then: Callable[[str], None]) -> None:
        def named(title: str | None) -> None:
            if title:
                self._write(routine, title, then, replacing=False)

        self._screen.app.push_screen(TitleQuestion("What is it called?", title), named)

    def _write(
        self, routine: Routine, title: str, then: Callable[[str], None], *, replacing: bool
    ) -> None:
        places = stage(self._screen).deck.places

        def refused(fault: Exception) -> bool:
            if isinstance(fault, NameTakenError) and not replacing:
                self._ask_taken(str(fault), routine, title, then)
                return True
            return False

        self._do(lambda: keep_routine(places, title, routine, replacing=replacing), then, refused)

    def _ask_taken(
        self, why: str, routine: Routine, title: str, then: Callable[[str], None]
    ) -> None:
        def decided(answer: str | None) -> None:
            if answer == Taken.REPLACE:
                self._write(routine, title, then, replacing=True)
            elif answer == Taken.OTHER:
                self._ask(routine, title, then)

        self._screen.app.push_screen(ask_taken(why), decided)

    def _do(
        self,
        save: Callable[[], Path],
        then: Callable[[str], None],
        refused: Callable[[Exception], bool],
    ) -> None:
        if self._busy:
            return
        self._busy = True

        def saved(path: Path) -> None:
            self._busy = False
            self._screen.notify(f"Saved as {path.stem}.", markup=False)
            if self._screen.is_current:
                then(path.stem)

        def failed(fault: Exception) -> bool:
            self._busy = False
            return refused(fault)

        in_files(self._screen, save, saved, failed)
