"""Work on files away from the screen's own thread, and what went wrong with it in a notice.

It never lets a fault of the files end the app.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from textual.screen import Screen

from runlift_tui.files.faults import RoutineError
from runlift_tui.files.file_errors import RoutineFileError

T = TypeVar("T")

NOTICE_TIME = 10
"""Seconds that a fault stays: it says what to do."""


def in_files(
    screen: Screen[Any],
    do: Callable[[], T],
    then: Callable[[T], None],
    refused: Callable[[Exception], bool] | None = None,
) -> None:
    """Call `do` in a worker, then `then` with its result in the screen's thread.

    A fault goes to `refused`, which may see to it; else it is told.
    """
    app = screen.app

    def failed(fault: Exception) -> None:
        if not (refused and refused(fault)):
            tell(screen, fault)

    def work() -> None:
        try:
            result = do()
        except (RoutineFileError, RoutineError, OSError) as fault:
            app.call_from_thread(failed, fault)
        else:
            app.call_from_thread(then, result)

    screen.run_worker(work, thread=True, group="files")


def tell(screen: Screen[Any], fault: Exception) -> None:
    """Say what is wrong, in a notice."""
    faults = fault.faults if isinstance(fault, RoutineError) else (fault,)
    text = "\n".join(map(str, faults))
    screen.notify(
        text[:1].upper() + text[1:], severity="warning", timeout=NOTICE_TIME, markup=False
    )
