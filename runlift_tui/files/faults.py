"""What is wrong with a file, said to a person: the place and the mend.

Nothing here prints, and no text from a file leaves it with a control character in it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MOST_SHOWN = 60
"""Characters of a faulty word that a message repeats."""

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong; `line` counts from 1, and `where` names the part of the file."""

    path: Path | None
    line: int | None
    where: str
    message: str

    def __str__(self) -> str:
        place = printable(str(self.path)) if self.path else ""
        line = f":{self.line}" if self.line else ""
        return ": ".join(part for part in (place + line, self.where, self.message) if part)


class UnreadableError(Exception):
    """A file gives nothing to read: it is no text, or no TOML."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


class RoutineError(Exception):
    """A routine cannot be used; `faults` says everything that is wrong with it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def has_controls(text: str) -> bool:
    """Tell whether a text holds anything that a terminal obeys: escapes, turns of direction."""
    return bool(_CONTROLS.search(text))


def printable(text: str) -> str:
    r"""Return a text safe to show: everything unprintable is written as ``\x1b``."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )


def shown(value: object) -> str:
    """Write a value from a TOML file as a message names it."""
    if isinstance(value, str):
        text = value if len(value) <= MOST_SHOWN else value[:MOST_SHOWN] + "..."
        return f'"{printable(text)}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value) if abs(value) < 10**15 else "a huge number"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list):
        return "a list"
    return "a table" if isinstance(value, dict) else "a date or time"


def nearest(word: str, known: Iterable[str], most: int = 1) -> str:
    """Return the hint for a word that is not known: the `most` nearest, else all there are."""
    from difflib import get_close_matches

    names = sorted(known)
    close = get_close_matches(word[:MOST_SHOWN].lower(), names, n=most)
    if len(word) > 2:
        close = close or [name for name in names if word.lower() in name][:most]
    if close:
        return " - did you mean " + " or ".join(f'"{name}"' for name in close) + "?"
    return f"; there is {', '.join(names)}" if names else ""
