"""The commands that look at routines without performing them: list, show and check.

What was asked for goes to standard output, faults go to standard error; no screen is opened.
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from runlift_tui.cli.say import say, warn
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.fitting import fit
from runlift_tui.engine.timeline import Timeline
from runlift_tui.engine.units import Ms
from runlift_tui.files.faults import Fault, RoutineError
from runlift_tui.files.library import find_routine, list_routines, routine_folders
from runlift_tui.files.reader import read_routine
from runlift_tui.files.settings import load_settings
from runlift_tui.places import Places


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a file found: its timeline, or why it has none."""

    path: Path
    timeline: Timeline | None
    faults: tuple[Fault, ...] = ()


def list_command(places: Places, as_json: bool) -> int:
    """Name every routine; return 1 if one is broken, after the others were listed."""
    listing = list_routines(routine_folders(places))
    if as_json:
        from runlift_tui.cli.catalog_json import list_json

        say(list_json(listing.entries))
    else:
        from runlift_tui.cli.catalog_text import list_text

        say(list_text(listing.entries))
    _tell(listing.faults)
    return 1 if listing.faults else 0


def show_command(places: Places, name: str, as_json: bool, available: Ms | None = None) -> int:
    """Print every step of a routine; `name` is one of the listing, or a file's path.

    With `available` milliseconds it is shortened to fit, and what was left out is said first.
    """
    try:
        routine = find_routine(name, routine_folders(places))
    except RoutineError as error:
        _tell(error.faults)
        return 1
    fitted = fit(routine, available) if available is not None else None
    if fitted and not fitted.fits:
        warn(fitted.told)
        return 1
    routine = fitted.routine if fitted else routine
    timeline = compile_routine(routine, load_settings(places.settings)[0].quiet)
    if as_json:
        from runlift_tui.cli.catalog_json import show_json

        say(show_json(routine, timeline))
    else:
        from runlift_tui.cli.catalog_text import show_text

        if fitted:
            say(f"{fitted.told}\n")
        say(show_text(routine, timeline))
    return 0


def check_command(paths: Sequence[str | Path], as_json: bool) -> int:
    """Read routine files and tell every fault of each; return 1 if there is one."""
    checked = [_check(Path(path)) for path in paths]
    if as_json:
        from runlift_tui.cli.catalog_json import check_json

        say(check_json(checked))
    else:
        from runlift_tui.cli.catalog_text import check_text

        for one in checked:
            if one.timeline:
                say(check_text(one.path, one.timeline))
            _tell(one.faults)
    return 1 if any(one.faults for one in checked) else 0


def _check(path: Path) -> Checked:
    try:
        return Checked(path, compile_routine(read_routine(path)))
    except RoutineError as error:
        return Checked(path, None, error.faults)


def _tell(faults: Iterable[Fault]) -> None:
    for fault in faults:
        print(fault, file=sys.stderr)
