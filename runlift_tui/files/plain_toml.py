"""Reads the plain TOML of most routines some times sooner than `tomllib`: a folder may hold many.

It never judges and never guesses: whatever it does not know for sure it leaves to `tomllib`.
"""

import re
from typing import TypeAlias, TypeVar

_TEXT = r'"[^"\\\x00-\x08\x0a-\x1f\x7f]*"'
_NOTE = r"(?:\#[^\x00-\x08\x0a-\x1f\x7f]*)?"
_KEY = r"[A-Za-z0-9_-]+"
_GAP = rf"(?:[ \t]*{_NOTE}\n)*[ \t]*"

_STATEMENT = re.compile(
    rf"""{_GAP}(?:
        (?P<key>{_KEY})[ \t]*=[ \t]*
        | \[\[(?P<listed>{_KEY}(?:\.{_KEY})*)\]\]
        | \[(?P<header>{_KEY}(?:\.{_KEY})*)\]
        | {_NOTE}\Z
    )""",
    re.VERBOSE,
)
_SCALAR = re.compile(rf"(?:({_TEXT})|([1-9][0-9]{{0,14}}|0)|(true|false))(?=[ \t\n,\]}}\#]|\Z)")
_TEXTS = re.compile(rf"\[[ \t\n]*{_TEXT}(?:[ \t]*,[ \t\n]*{_TEXT})*[ \t\n]*,?[ \t\n]*\]")
_TEXT_IN_LIST = re.compile(r'"([^"]*)"')
_IN_TABLE = re.compile(rf"[ \t]*({_KEY})[ \t]*=[ \t]*")
_BETWEEN = re.compile(_GAP)
_SPACES = re.compile(r"[ \t]*")
_LINE_END = re.compile(rf"[ \t]*{_NOTE}(?:\n|\Z)")

DEEPEST = 8
"""Lists and tables in more than so many others are not plain."""

_Table: TypeAlias = dict[str, object]
ValueT = TypeVar("ValueT")


class _UnsureError(Exception):
    """This is not plain; it may still be right."""


def parse_plain(text: str) -> _Table | None:
    """Return what `tomllib.loads` returns, or None where the text is not plain enough."""
    try:
        return _Reading(text.replace("\r\n", "\n")).top
    except _UnsureError:
        return None


class _Reading:
    """One walk over a text."""

    def __init__(self, text: str) -> None:
        self.top: _Table = {}
        self._text = text
        self._at = 0
        self._listed: dict[int, list[_Table]] = {}
        table = self.top
        while True:
            found = self._take(_STATEMENT)
            if found["key"]:
                self._put(table, found["key"], self._value(0))
            elif found["listed"]:
                table = self._next(found["listed"].split("."))
            elif found["header"]:
                *path, last = found["header"].split(".")
                table = self._put(self._newest(path), last, {})
            else:
                return
            self._take(_LINE_END)

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str]:
        found = pattern.match(self._text, self._at)
        if not found:
            raise _UnsureError
        self._at = found.end()
        return found

    def _takes(self, mark: str) -> bool:
        """Step over `mark` if it comes next."""
        taken = self._text.startswith(mark, self._at)
        self._at += taken
        return taken

    def _put(self, table: _Table, key: str, value: ValueT) -> ValueT:
        if key in table:
            raise _UnsureError
        table[key] = value
        return value

    def _newest(self, path: list[str]) -> _Table:
        """Return the newest table at a path of lists; each of them was made by a header."""
        table = self.top
        for key in path:
            table = self._list(table, key)[-1]
        return table

    def _next(self, path: list[str]) -> _Table:
        """Begin another table in a list."""
        *outer, last = path
        table = self._newest(outer)
        if last not in table:
            made: list[_Table] = []
            table[last] = self._listed[id(made)] = made
        fresh: _Table = {}
        self._list(table, last).append(fresh)
        return fresh

    def _list(self, table: _Table, key: str) -> list[_Table]:
        listed = self._listed.get(id(table.get(key)))
        if listed is None:
            raise _UnsureError
        return listed

    def _value(self, depth: int) -> object:
        found = _SCALAR.match(self._text, self._at)
        if found:
            self._at = found.end()
            said, number, truth = found.groups()
            if said is not None:
                return said[1:-1]
            return int(number) if number else truth == "true"
        if depth > DEEPEST:
            raise _UnsureError
        found = _TEXTS.match(self._text, self._at)
        if found:
            self._at = found.end()
            return _TEXT_IN_LIST.findall(found[0])
        if self._takes("["):
            return self._items(depth)
        if self._takes("{"):
            return self._inline(depth)
        raise _UnsureError

    def _items(self, depth: int) -> list[object]:
        items: list[object] = []
        self._take(_BETWEEN)
        while not self._takes("]"):
            items.append(self._value(depth + 1))
            self._take(_BETWEEN)
            if not self._takes(",") and not self._text.startswith("]", self._at):
                raise _UnsureError
            self._take(_BETWEEN)
        return items

    def _inline(self, depth: int) -> _Table:
        table: _Table = {}
        self._take(_SPACES)
        if self._takes("}"):
            return table
        while True:
            key = self._take(_IN_TABLE)[1]
            self._put(table, key, self._value(depth + 1))
            self._take(_SPACES)
            if self._takes("}"):
                return table
            if not self._takes(","):
                raise _UnsureError
