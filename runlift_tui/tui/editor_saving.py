"""How a routine under edit gets to the disk, and what is asked where it does not.

It shows questions over its screen and never changes the routine itself but to load the file anew.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.screen import Screen

from runlift_tui.files.faults import RoutineError, printable
from runlift_tui.files.file_errors import (
    BadNameError,
    ChangedOutsideError,
    NameTakenError,
    RoutineFileError,
    SpoiledLayoutError,
)
from runlift_tui.files.routine_file import OpenRoutine
from runlift_tui.tui.asking import Question
from runlift_tui.tui.editing import Editing
from runlift_tui.tui.naming import NameScreen

OTHER_NAME = ("name", "Save mine under another name")
THEIRS = ("theirs", "Load theirs; undo brings mine back")
STAY = ("stay", "Go on changing it")
LOSE = ("lose", "Leave, and lose what is not saved")


class Saving:
    """Saves `editing` for `screen`, into the folder `own` where it has no file.

    `show` is called when something has changed that shows.
    """

    def __init__(
        self, screen: Screen[Any], editing: Editing, own: Path, show: Callable[[], None]
    ) -> None:
        self._screen = screen
        self._editing = editing
        self._own = own
        self._show = show
        self._warned = False
        self._under_way = False

    # Saving

    def save(self) -> None:
        """Save, asking for a name where it has no file yet."""
        if self._under_way:
            return
        if self._editing.has_file:
            self._work(self._save)
        else:
            self._work(self._find_name)

    def _find_name(self, wrong: str = "") -> None:
        self._tell(self._ask_name, self._editing.free_name(), wrong)

    def _ask_name(self, name: str, wrong: str = "") -> None:
        asking = NameScreen("Save the routine as", name, self._own, wrong)
        self._screen.app.push_screen(asking, self._take_name)

    def _take_name(self, name: str | None) -> None:
        if name:
            self._work(lambda: self._save(name))

    def _save(self, name: str = "") -> None:
        """Save; blocks."""
        try:
            path = self._editing.save_as(name) if name else self._editing.save()
        except RoutineFileError as error:
            self._tell(self._refused, error, name)
        else:
            self._tell(self._saved, path)

    def _saved(self, path: Path) -> None:
        self._show()
        self._screen.notify(f"Saved in {printable(str(path))}", markup=False)

    def _refused(self, error: RoutineFileError, name: str) -> None:
        reason = str(error)
        if name and isinstance(error, NameTakenError | BadNameError):
            self._ask_name(name, reason)
        elif isinstance(error, ChangedOutsideError):
            self._ask(reason, OTHER_NAME, THEIRS, STAY)
        elif isinstance(error, SpoiledLayoutError | NameTakenError):
            self._ask(reason, OTHER_NAME, STAY)
        else:
            self._warn(f"{reason}. Nothing is lost: it stays open here.")

    def _ask(self, reason: str, *answers: tuple[str, str]) -> None:
        title = reason[:1].upper() + reason[1:]
        self._screen.app.push_screen(Question(title, list(answers)), self._answered)

    def _answered(self, answer: str | None) -> None:
        if answer == OTHER_NAME[0]:
            self._work(self._find_name)
        elif answer == THEIRS[0]:
            self._work(self._read_theirs)
        elif answer == LOSE[0]:
            self._screen.dismiss()

    def _read_theirs(self) -> None:
        try:
            theirs = self._editing.read_theirs()
        except RoutineError as error:
            self._tell(self._warn, str(error.faults[0]))
        else:
            self._tell(self._take, theirs)

    def _take(self, theirs: OpenRoutine) -> None:
        self._editing.take(theirs)
        self.keep()
        self._show()

    # Keeping what is not saved

    def keep(self) -> None:
        """Keep what is not saved aside; say so once where that does not work."""
        self._screen.run_worker(self._keep_on, thread=True, group="keep", exclusive=True)

    def leave(self) -> None:
        """Keep what is not saved aside, then leave; ask where it would be lost.

        Nobody leaves while a save is under way, whose answer would come too late.
        """
        if not self._under_way:
            self._work(self._keep_and_go)

    def _keep_on(self) -> None:
        if reason := self._keep():
            self._screen.app.call_from_thread(self._warn_once, reason)

    def _keep_and_go(self) -> None:
        if reason := self._keep():
            self._tell(self._ask, reason, STAY, LOSE)
        else:
            self._tell(self._go)

    def _keep(self) -> str:
        """Keep what is not saved aside; blocks. Return what went wrong, or nothing."""
        try:
            self._editing.keep()
        except OSError as error:
            return f"Unsaved changes could not be kept aside: {error.strerror}"
        return ""

    def _go(self) -> None:
        if not self._editing.is_untouched:
            text = "Not saved yet, but kept: you find it so when you open it again."
            self._screen.app.notify(text, markup=False)
        if self._screen.is_current:
            self._screen.dismiss()

    def _warn_once(self, reason: str) -> None:
        if not self._warned:
            self._warned = True
            self._warn(reason)

    def _warn(self, reason: str) -> None:
        self._screen.notify(reason, severity="warning", markup=False)

    def _work(self, job: Callable[[], None]) -> None:
        """Do a job that blocks and that tells one thing when it is done."""
        self._under_way = True
        self._screen.run_worker(job, thread=True, group="files")

    def _tell(self, what: Callable[..., None], *about: object) -> None:
        self._screen.app.call_from_thread(self._hear, what, *about)

    def _hear(self, what: Callable[..., None], *about: object) -> None:
        self._under_way = False
        what(*about)
