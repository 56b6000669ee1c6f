"""Cuts the short form of a timer into tokens, and says where a text cannot be one.

It knows signs, words, names and figures, and never what they mean together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from runlift_tui.engine.units import LONGEST, duration_text, parse_duration

MOST_TEXT = 2_000
"""Characters of the longest short form."""

AROUND = 34
"""Characters that a message shows on each side of the place it means."""

QUOTES = '"\u201c\u201d\u201e'
"""Telephones turn straight quotes into bent ones; all of them hold a name."""

UNITS = {
    spelled: unit
    for unit, spellings in {
        "h": "h hr hrs hour hours",
        "m": "m min mins minute minutes",
        "s": "s sec secs second seconds",
    }.items()
    for spelled in spellings.split()
}

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_CLOCK = re.compile(r"\d+:\d+(?::\d+)?(?:\.\d+)?", re.ASCII)
_FIGURE = re.compile(r"(\d+(?:\.\d+)?)( *)([A-Za-z]*)", re.ASCII)
_SIGN = re.compile(rf"[()/,+*\u00d7]|[xX](?=[\s0-9({QUOTES}]|$)|[-\u2013](?= *[0-9])")
_WORD = re.compile(rf"[^\s()/,+*\u00d7{QUOTES}]+")
_QUOTED = re.compile(rf"[{QUOTES}]([^{QUOTES}]*)[{QUOTES}]")


class ShortFormError(ValueError):
    """A text is no timer.

    Attributes:
        text: what was written.
        at: the place of the fault in it, a column from 0.
        message: what is wrong, in a sentence.
        example: what would work there.
    """

    def __init__(self, text: str, at: int, message: str, example: str) -> None:
        super().__init__(text, at, message, example)
        self.text, self.at, self.message, self.example = text, at, message, example

    def __str__(self) -> str:
        start = max(0, self.at - AROUND)
        near = _CONTROLS.sub("?", self.text[start : self.at + AROUND])
        caret = " " * (self.at - start) + "^"
        return f"{self.message}\n  {near}\n  {caret}\nfor example: {self.example}"


class TokenKind(Enum):
    """What a token is, before anyone knows what it is for."""

    NUMBER = auto()
    """A whole number without a unit."""
    TIME = auto()
    """A length of time with its unit."""
    WORD = auto()
    QUOTED = auto()
    SIGN = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text: `text` is what it says, `value` its number or milliseconds."""

    kind: TokenKind
    at: int
    text: str = ""
    value: int = 0

    @property
    def names(self) -> bool:
        """Whether it can be part of a name."""
        return self.kind in (TokenKind.WORD, TokenKind.QUOTED)


def tokens_of(text: str) -> tuple[Token, ...]:
    """Cut a text into tokens, the last of which is the end.

    Raises:
        ShortFormError: it is too long, or holds something that no timer can hold.
    """
    if len(text) > MOST_TEXT:
        message = f"This is too long; a timer takes up to {MOST_TEXT:,} characters."
        raise ShortFormError(text, MOST_TEXT, message, "8x20s/10s")
    control = _CONTROLS.search(text)
    if control:
        message = "There is a control character here; remove it."
        raise ShortFormError(text, control.start(), message, "8x20s/10s")
    return tuple(_cut(text))


def _cut(text: str) -> Iterator[Token]:
    at = 0
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if at == len(text):
            yield Token(TokenKind.END, at)
            return
        token, at = _token(text, at)
        yield token


def _token(text: str, at: int) -> tuple[Token, int]:
    if text[at] in QUOTES:
        return _name(text, at)
    if "0" <= text[at] <= "9":
        return _figure(text, at)
    sign = _SIGN.match(text, at)
    if sign:
        plain = "x" if sign[0] in "xX*\u00d7" else sign[0].replace("\u2013", "-")
        return Token(TokenKind.SIGN, at, plain), sign.end()
    # "8xSquat": right after a number an x is a sign, whatever follows.
    if text[at] in "xX" and at and "0" <= text[at - 1] <= "9":
        return Token(TokenKind.SIGN, at, "x"), at + 1
    word = _WORD.match(text, at)
    assert word is not None
    return Token(TokenKind.WORD, at, word[0]), word.end()


def _name(text: str, at: int) -> tuple[Token, int]:
    quoted = _QUOTED.match(text, at)
    if not quoted:
        raise ShortFormError(text, at, "This name has no closing quote.", 'Squat 40s, "Row" 40s')
    name = " ".join(quoted[1].split())
    if not name:
        raise ShortFormError(text, at, "There is no name in these quotes.", '"Squat" 40s')
    return Token(TokenKind.QUOTED, at, name), quoted.end()


def _figure(text: str, at: int) -> tuple[Token, int]:
    """Read a number, or a length of time, whose parts follow each other without a space."""
    clock = _CLOCK.match(text, at)
    if clock:
        return _time(text, at, clock[0]), clock.end()
    spelled, end = "", at
    while figure := _FIGURE.match(text, end):
        unit, length = _unit(figure[3].lower(), text[figure.end() : figure.end() + 1])
        spelled += figure[1] + unit
        end = figure.start(3) + length if unit else figure.end(1)
        if not unit:
            break
    if spelled.isdecimal():
        return Token(TokenKind.NUMBER, at, spelled, int(spelled)), end
    return _time(text, at, spelled), end


def _unit(letters: str, following: str) -> tuple[str, int]:
    """Return the unit that some letters are and how many of them; "mx3" is a unit and a sign."""
    if letters in UNITS:
        return UNITS[letters], len(letters)
    if letters.endswith("x") and not following.isalpha():
        return UNITS.get(letters[:-1], ""), len(letters) - 1
    return "", 0


def _time(text: str, at: int, spelled: str) -> Token:
    try:
        return Token(TokenKind.TIME, at, spelled, parse_duration(spelled))
    except ValueError:
        message = f"This is no length of time up to {duration_text(LONGEST)}."
        raise ShortFormError(text, at, message, "40s, 1m30s or 1:30") from None
