"""The journal on the command line: what was done, out to a file, and in again from one."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from runlift_tui.cli.history_figures import as_json as figures_json
from runlift_tui.cli.history_figures import lines as figure_lines
from runlift_tui.cli.history_figures import look_up
from runlift_tui.cli.say import say, warn
from runlift_tui.engine.loads import from_kg, sum_unit
from runlift_tui.engine.routine import Unit
from runlift_tui.engine.units import SECOND, duration_text
from runlift_tui.files.faults import nearest, printable, shown
from runlift_tui.files.settings import load_settings
from runlift_tui.journal.exporting import export_csv, export_json
from runlift_tui.journal.faults import JournalError, ReadOnlyJournalError
from runlift_tui.journal.history import Summary, routines, sessions
from runlift_tui.journal.importing import import_json
from runlift_tui.journal.recorder import local_now
from runlift_tui.journal.store import (
    Journal,
    journal_exists,
    memory_journal,
    open_journal,
    open_or_memory,
)
from runlift_tui.places import Places

DATA = 1
"""Exit code: a file or its data is at fault."""

Exporter = Callable[[Journal, TextIO], int]
EXPORTS: dict[str, Exporter] = {"json": export_json, "csv": export_csv}
"""What `export --format` takes."""


def history_command(
    places: Places, as_json: bool, routine: str | None, since: date | None, limit: int
) -> int:
    """Print the newest sessions, and what the last weeks came to; return the exit code.

    `limit` holds for the sessions; the figures are of all weeks that are shown.
    """
    try:
        journal = _open(places)
        try:
            found = sessions(journal, routine=routine, since=since, limit=limit)
            figures = look_up(journal, local_now().date(), since, routine)
            known = () if found else routines(journal)
        finally:
            journal.close()
    except JournalError as fault:
        warn(str(fault))
        return DATA
    if as_json:
        told = {"sessions": [_session_json(summary) for summary in found]} | figures_json(figures)
        say(json.dumps(told, ensure_ascii=False, indent=1))
    elif not found:
        say(_nothing(known, routine, since))
    else:
        units = load_settings(places.settings)[0].units
        for summary in found:
            say(printable(_session_line(summary, sum_unit(units))))
        for line in figure_lines(figures, units):
            say(printable(line))
    return 0


def export_command(places: Places, kind: str, out: Path | None, force: bool = False) -> int:
    """Write the whole journal as `kind` of `EXPORTS` to a file, or to standard output.

    A file that is there is replaced only by `force`.
    """
    import sys

    try:
        journal = _open(places)
        try:
            if out is None:
                EXPORTS[kind](journal, sys.stdout)
                return 0
            with out.open("w" if force else "x", encoding="utf-8", newline="") as file:
                count = EXPORTS[kind](journal, file)
        finally:
            journal.close()
    except FileExistsError:
        warn(f"{out} is there already: choose another name, or replace it: --force")
        return DATA
    except OSError as fault:
        if out is None:
            raise
        warn(f"{out} cannot be written: {fault.strerror}")
        return DATA
    except JournalError as fault:
        warn(str(fault))
        return DATA
    say(f"{_many(count, 'session')} written to {out}")
    return 0


def import_command(places: Places, source: Path) -> int:
    """Take in the sessions of an exported journal that are not there yet."""
    try:
        with source.open(encoding="utf-8-sig") as file:
            journal = open_journal(places.journal)
            try:
                found = import_json(journal, file)
            finally:
                journal.close()
    except OSError as fault:
        warn(printable(f"{source} cannot be read: {fault.strerror}"))
        return DATA
    except JournalError as fault:
        warn(printable(f"{source}: {fault}"))
        return DATA
    say(f"{_many(found.new, 'new session')}; {found.known} known already")
    return 0


def _open(places: Places) -> Journal:
    """To look at a journal that is not there must not begin one."""
    if not journal_exists(places.journal):
        return memory_journal()
    try:
        return open_journal(places.journal)
    except ReadOnlyJournalError:
        return open_or_memory(places.journal)


def _session_json(summary: Summary) -> dict[str, Any]:
    values = asdict(summary)
    for name in ("planned", "elapsed", "paused"):
        values[f"{name}_s"] = values.pop(f"{name}_ms") / SECOND
    values["started"] = summary.started.isoformat(timespec="seconds")
    return values


def _session_line(summary: Summary, unit: Unit) -> str:
    parts = [
        f"{summary.started:%Y-%m-%d %H:%M}",
        f"{summary.routine:20}",
        f"{duration_text(summary.elapsed_ms // SECOND * SECOND):>9}",
        f"{_many(summary.sets, 'set'):>8}",
        f"{from_kg(summary.kilograms, unit):8.0f} {unit}",
        summary.ending,
    ]
    return "  ".join([*parts, summary.note] if summary.note else parts)


def _nothing(known: Sequence[str], routine: str | None, since: date | None) -> str:
    """Say why there is nothing to tell, and which routine may have been meant."""
    if not known:
        return "Nothing is recorded yet."
    after = f" since {since}" if since else ""
    if routine is None:
        return f"Nothing is recorded{after}."
    said = f"No session of {shown(routine)} is recorded"
    return f"{said}{after}." if routine in known else said + nearest(routine, known)


def _many(count: int, what: str) -> str:
    return f"{count} {what}" + ("" if count == 1 else "s")
