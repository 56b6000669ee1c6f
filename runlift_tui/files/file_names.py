"""Which names a routine's file may have: what every system takes, and what one can type.

It looks at no folder but to find a name that is free there.
"""

import re
import unicodedata
from itertools import count
from pathlib import Path

from runlift_tui.files.faults import has_controls, shown
from runlift_tui.files.library import SUFFIX

MOST_BYTES = 120
"""A longer name makes paths that some systems refuse."""

_FORBIDDEN = '<>:"/\\|?*'
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])")


def name_fault(name: str) -> str | None:
    """Return why a routine cannot be called so, and what to do; None where it can."""
    if not name or name != name.strip() or not name.isprintable() or has_controls(name):
        return f"{shown(name)} is no name; write letters and digits, like leg-day"
    bad = next((char for char in name if char in _FORBIDDEN), None)
    if bad:
        return f"{shown(name)}: {bad} cannot stand in a name; write it like leg-day"
    if name[0] in ".-~" or name.endswith("."):
        return f"{shown(name)}: a name starts and ends with a letter or a digit; like leg-day"
    if name.lower().endswith(SUFFIX):
        return f'{shown(name)}: leave the "{SUFFIX}" out; the file gets it'
    if _RESERVED.fullmatch(name.split(".")[0].strip().lower()):
        return f"{shown(name)} means a device on Windows; take another name"
    if len(name.encode(errors="replace")) > MOST_BYTES:
        return f"{shown(name)} is too long; the most is {MOST_BYTES} bytes"
    return None


def name_for(title: str) -> str:
    """Make a name that can be typed from a title: ``Leg day!`` becomes ``leg-day``."""
    plain = unicodedata.normalize("NFC", title).lower()
    name = re.sub(r"[\W_]+", "-", plain).strip("-")
    while len(name.encode()) > MOST_BYTES - 10:
        name = name[:-1]
    return name.strip("-") if name and not name_fault(name.strip("-")) else "routine"


def is_taken(folder: Path, name: str) -> bool:
    """Tell whether a folder has a routine of this name, on any system."""
    if not folder.is_dir():
        return False
    taken = {_folded(path.stem) for path in folder.iterdir() if path.suffix.lower() == SUFFIX}
    return _folded(name) in taken


def free_name(folder: Path, name: str, first: int = 1) -> str:
    """Return the first free name of ``legs``, ``legs-2``, ``legs-3``, from number `first` on."""
    numbers = (f"{name}-{number}" if number > 1 else name for number in count(first))
    return next(found for found in numbers if not is_taken(folder, found))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
