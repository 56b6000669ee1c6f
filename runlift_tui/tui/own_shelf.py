"""What the athlete does with routines at home: fit, edit, duplicate, rename, delete, bring back.

The folders stay the truth: after every change home reads them again.
"""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from runlift_tui.tui.keys import key_lines
from runlift_tui.tui.stage import stage

if TYPE_CHECKING:
    from runlift_tui.engine.fitting import Fitted
    from runlift_tui.files.library import Entry
    from runlift_tui.files.routine_moves import Deleted
    from runlift_tui.places import Places
    from runlift_tui.tui.builder_screen import BuilderScreen


TOLD_TIME = 10
"""Seconds that it stays to be read what was left out."""


class Deed(StrEnum):
    """What can be done with a routine besides starting it."""

    EDIT = "edit"
    DUPLICATE = "duplicate"
    RENAME = "rename"
    DELETE = "delete"


class OwnShelf:
    """Works for `screen`; `build` shows a builder, `changed` hears which name matters then."""

    def __init__(
        self,
        screen: Screen[Any],
        build: "Callable[[BuilderScreen], None]",
        changed: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._build = build
        self._changed = changed
        self._deleted: list[Deleted] = []

    @property
    def has_deleted(self) -> bool:
        """Whether there is something to bring back."""
        return bool(self._deleted)

    @property
    def _places(self) -> "Places":
        return stage(self._screen).deck.places

    def can(self, deed: Deed, entry: "Entry") -> bool:
        """Tell whether this can be done with a routine."""
        return entry.is_own or deed in (Deed.DUPLICATE, Deed.EDIT)

    def do(self, deed: Deed, entry: "Entry") -> None:
        """Do this with a routine."""
        match deed:
            case Deed.EDIT:
                if entry.is_own:
                    self._edit_own(entry)
                else:
                    self.edit(entry.path)
            case Deed.DUPLICATE:
                self._duplicate(entry)
            case Deed.RENAME:
                self._rename(entry)
            case Deed.DELETE:
                self._delete(entry)

    def fit(self, entry: "Entry") -> None:
        """Ask how much time there is, start the routine made to fit, and tell what is left out."""
        from runlift_tui.engine.compiler import compile_routine
        from runlift_tui.engine.session import open_session
        from runlift_tui.files.library import file_hash
        from runlift_tui.tui.time_question import TimeQuestion

        def answered(fitted: "Fitted | None") -> None:
            if not fitted:
                return
            here = stage(self._screen)
            timeline = compile_routine(fitted.routine, here.settings.quiet)
            here.begin(open_session(timeline), file_hash(entry.path))
            self._screen.notify(f"{fitted.told}.", timeout=TOLD_TIME, markup=False)

        self._screen.app.push_screen(TimeQuestion(entry.routine), answered)

    def edit(self, path: Path | None) -> None:
        """Open a routine in the editor, or a new one; a shipped one is saved as a copy."""
        from runlift_tui.tui.editor_screen import EditorScreen

        self._screen.app.push_screen(EditorScreen(path))

    def _edit_own(self, entry: "Entry") -> None:
        """Open what is a timer on the disk now in the builder, and all else in the editor."""
        from runlift_tui.engine.shorthand_text import short_form
        from runlift_tui.files.routine_file import OpenRoutine, open_routine
        from runlift_tui.tui.filing import in_files

        def read() -> tuple[OpenRoutine, str]:
            opened = open_routine(entry.path, self._places.routines)
            try:
                return opened, short_form(opened.routine)
            except ValueError:
                return opened, ""

        def show(found: tuple[OpenRoutine, str]) -> None:
            from runlift_tui.tui.builder_screen import BuilderScreen

            opened, text = found
            if text:
                self._build(BuilderScreen(text, opened))
            else:
                self.edit(opened.path)

        in_files(self._screen, read, show)

    def _duplicate(self, entry: "Entry") -> None:
        """Copy a routine, shipped ones too."""
        from runlift_tui.files.routine_file import open_routine
        from runlift_tui.files.routine_moves import duplicate_routine
        from runlift_tui.tui.filing import in_files

        def copy() -> Path:
            own = self._places.routines
            return duplicate_routine(open_routine(entry.path, own), own)

        in_files(self._screen, copy, lambda path: self._done(f"Copied as {path.stem}.", path))

    def _rename(self, entry: "Entry") -> None:
        """Ask for another title, and give it."""
        from runlift_tui.tui.titling import TitleQuestion

        def named(title: str | None) -> None:
            if title:
                self._retitle(entry, title)

        self._screen.app.push_screen(TitleQuestion("Call it", entry.routine.title), named)

    def _retitle(self, entry: "Entry", title: str) -> None:
        from runlift_tui.files.own_routines import retitle_routine
        from runlift_tui.files.settings import with_name
        from runlift_tui.tui.filing import in_files

        def renamed(path: Path) -> None:
            here = stage(self._screen)
            settings = with_name(here.settings, entry.name, path.stem)
            if settings != here.settings:
                here.change_settings(settings)
            self._done(f"{entry.routine.title} is now {title}.", path)

        in_files(self._screen, lambda: retitle_routine(self._places, entry.path, title), renamed)

    def _delete(self, entry: "Entry") -> None:
        """Put a routine into the trash, and say which key brings it back."""
        from runlift_tui.files.routine_moves import delete_routine
        from runlift_tui.tui.filing import in_files

        def gone(deleted: "Deleted") -> None:
            self._deleted.append(deleted)
            undo = key_lines(self._screen)["home.undo"].keys[0]
            text = f"{entry.routine.title} is deleted; {undo} brings it back."
            self._done(text, deleted.path, name="")

        in_files(self._screen, lambda: delete_routine(entry.path, self._places.trash), gone)

    def bring_back(self) -> None:
        """Put back what was deleted last; where that fails it can be tried again."""
        from runlift_tui.files.routine_moves import restore_routine
        from runlift_tui.tui.filing import in_files

        if not self._deleted:
            return
        last = self._deleted.pop()

        def failed(fault: Exception) -> bool:
            self._deleted.append(last)
            return False

        def back(path: Path) -> None:
            self._done(f"{path.stem} is back.", path)

        in_files(self._screen, lambda: restore_routine(last), back, failed)

    def _done(self, text: str, path: Path, name: str | None = None) -> None:
        self._screen.notify(text, markup=False)
        self._changed(path.stem if name is None else name)
