"""Looks at the terminal as the screen would find it. It writes nothing there."""

import os
import sys

from runlift_tui.cli.doctor_report import TerminalReport

BLOCKS = "█▀▄"
SEXTANTS = "🬀🬞🬻"

_COLOURS = {None: 0, "standard": 16, "windows": 16, "256": 256, "truecolor": 2**24}


def look_at_terminal() -> TerminalReport:
    """Return what the environment, the streams and the terminal tell."""
    size = _size()
    encoding = sys.stdout.encoding or "ascii"
    return TerminalReport(
        tty=sys.stdin.isatty() and sys.stdout.isatty(),
        columns=size and size.columns,
        rows=size and size.lines,
        term=os.environ.get("TERM", ""),
        colorterm=os.environ.get("COLORTERM", ""),
        colours=_colours(),
        encoding=encoding,
        blocks=_has(encoding, BLOCKS),
        sextants=_has(encoding, SEXTANTS),
        no_color=bool(os.environ.get("NO_COLOR")),
    )


def _size() -> os.terminal_size | None:
    try:
        return os.get_terminal_size(sys.stdout.fileno())
    except (OSError, ValueError):
        return None


def _colours() -> int:
    """Ask the library that draws the screen, which knows each system's ways."""
    from rich.console import Console

    return _COLOURS[Console(force_terminal=True).color_system]


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
