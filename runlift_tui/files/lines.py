"""Where in a TOML text each value stands: an index from key paths to lines.

It trusts the text to be valid TOML and never judges it; `tomllib` does that first.
"""

import re
import tomllib
from typing import TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]
"""Keys and list positions from the top of the file: ``("block", 1, "title")``."""

_TOKEN = re.compile(
    r"""
    (?P<string> \"{3}(?:\\.|[^\\])*?\"{3,5} | '{3}.*?'{3,5} | "(?:\\.|[^"\\])*" | '[^']*' )
    | (?P<mark> [][{},=.] )
    | (?P<bare> [^][{},=.\s"'#]+ )
    | \#[^\n]*
    """,
    re.VERBOSE | re.DOTALL,
)


def index_lines(text: str) -> dict[KeyPath, int]:
    """Return the line, from 1, of every value, table and list element in a valid TOML text."""
    return _Index(text).lines


class _Index:
    """One walk over the tokens of a text."""

    def __init__(self, text: str) -> None:
        self.lines: dict[KeyPath, int] = {}
        self._tokens = _tokens(text)
        self._next = 0
        self._counts: dict[KeyPath, int] = {}
        table: KeyPath = ()
        while self._next < len(self._tokens):
            if self._word == "[":
                table = self._header()
            else:
                self._pair(table)

    @property
    def _word(self) -> str:
        return self._tokens[self._next][0]

    @property
    def _line(self) -> int:
        return self._tokens[self._next][1]

    def _take(self, mark: str) -> bool:
        """Step over `mark` if it comes next."""
        taken = self._next < len(self._tokens) and self._word == mark
        self._next += taken
        return taken

    def _header(self) -> KeyPath:
        line = self._line
        self._take("[")
        listed = self._take("[")
        at = self._key((), line)
        if listed:
            array = at[:-1] if isinstance(at[-1], int) else at
            self._counts[array] = self._counts.get(array, 0) + 1
            at = (*array, self._counts[array] - 1)
        self._take("]")
        self._take("]")
        self.lines[at] = line
        return at

    def _key(self, at: KeyPath, line: int) -> KeyPath:
        """Walk down a dotted key, into the newest element of each list of tables on the way."""
        while True:
            word = self._word
            at = (*at, tomllib.loads(f"k={word}")["k"] if word[0] in "\"'" else word)
            self.lines.setdefault(at, line)
            if at in self._counts:
                at = (*at, self._counts[at] - 1)
            self._next += 1
            if not self._take("."):
                return at

    def _pair(self, table: KeyPath) -> None:
        line = self._line
        at = self._key(table, line)
        self._take("=")
        self._value(at)

    def _value(self, at: KeyPath) -> None:
        self.lines[at] = self._line
        if self._take("["):
            position = 0
            while not self._take("]"):
                self._value((*at, position))
                self._take(",")
                position += 1
        elif self._take("{"):
            while not self._take("}"):
                self._pair(at)
                self._take(",")
        else:
            self._plain()

    def _plain(self) -> None:
        """Step over a string, a number or a date, which may hold points and one space."""
        line = self._line
        quoted = self._word[0] in "\"'"
        self._next += 1
        while not quoted and self._next < len(self._tokens) and self._line == line:
            if self._word in "[]{},=":
                return
            self._next += 1


def _tokens(text: str) -> list[tuple[str, int]]:
    tokens: list[tuple[str, int]] = []
    line, seen = 1, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", seen, match.start())
        seen = match.start()
        if match.lastgroup:
            tokens.append((match[0], line))
    return tokens
