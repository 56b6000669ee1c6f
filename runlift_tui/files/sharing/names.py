"""Makes a stranger's words safe to show in a terminal, and tells whether they are.

It never refuses a text; what is dangerous or flooding in it is left out.
"""

import re
import unicodedata

MOST_LETTERS = 80
"""A name is cut off here; the screen has no room for a longer one."""

MOST_MARKS = 3
"""Marks that one letter may carry; Vietnamese has two, and a flood of them runs over the screen."""

_ESCAPES = re.compile(r"(?:\x1b\[|\x9b)[0-?]{0,40}[ -/]{0,8}[@-~]?")
"""What colours a terminal's text or clears its screen."""

_JOINERS = "\u200c\u200d"
"""Invisible, yet Persian words and many emoji fall apart without them."""


def tidy(text: str) -> str:
    """Return a name of one line: composed, printable, and no longer than `MOST_LETTERS`.

    It may come out empty.
    """
    kept: list[str] = []
    marks = 0
    # Cut first: to put a million marks in order takes minutes.
    for letter in unicodedata.normalize("NFC", _ESCAPES.sub("", text[: 8 * MOST_LETTERS])):
        category = unicodedata.category(letter)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if letter in _JOINERS:
            joins = kept and kept[-1] != " " and kept[-1] not in _JOINERS
            kept.extend(letter if joins else "")
        elif category in ("Cc", "Zl", "Zp", "Zs"):
            kept.extend(" " if kept and kept[-1] != " " else "")
        elif category[0] != "C" and marks <= MOST_MARKS and (kept or not marks):
            kept.append(letter)
    return "".join(kept)[:MOST_LETTERS].strip(" " + _JOINERS)


def is_tidy(text: str) -> bool:
    """Tell whether a line, of any length, holds nothing invisible or flooding but tabs."""
    pieces = (text[at : at + MOST_LETTERS] for at in range(0, len(text), MOST_LETTERS))
    return all(_plain(piece) for piece in pieces)


def _plain(piece: str) -> bool:
    marks = 0
    for letter in piece:
        category = unicodedata.category(letter)
        marks = marks + 1 if category in ("Mn", "Me") or letter in _JOINERS else 0
        hidden = category in ("Cc", "Cf", "Cs", "Co") and letter not in _JOINERS + "\t"
        if hidden or marks > MOST_MARKS:
            return False
    return True
