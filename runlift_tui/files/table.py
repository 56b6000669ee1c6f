"""Reads a table of a TOML file key by key; what is wrong is noted and the reading goes on.

It knows lines and keys, and nothing of what the values mean.
"""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from runlift_tui.files.faults import Fault, nearest, shown
from runlift_tui.files.fields import MisfitError
from runlift_tui.files.lines import KeyPath, index_lines

ValueT = TypeVar("ValueT")


class FaultSheet:
    """All faults of one file, with their lines."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._text = text
        self._faults: list[Fault] = []

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What was noted, in the order of the file."""
        return tuple(sorted(self._faults, key=lambda fault: fault.line or 0))

    def note(self, at: KeyPath, where: str, message: str) -> None:
        """Write down a fault of the value at `at`, or of the nearest table around it."""
        while at and at not in self._lines:
            at = at[:-1]
        self._faults.append(Fault(self._path, self._lines.get(at), where, message))

    @cached_property
    def _lines(self) -> dict[KeyPath, int]:
        return index_lines(self._text)


class Table:
    """One table; `where` names it in messages. `close` it when every key has been asked for."""

    def __init__(
        self, sheet: FaultSheet, data: dict[str, object], at: KeyPath = (), where: str = ""
    ) -> None:
        self.data = data
        self.where = where
        self._sheet = sheet
        self._at = at
        self._known: list[str] = []

    def get(self, key: str, read: Callable[[object], ValueT], default: ValueT) -> ValueT:
        """Return the value of `key` as `read` makes it; `default` if it is not there or wrong."""
        self._known.append(key)
        if key not in self.data:
            return default
        try:
            return read(self.data[key])
        except MisfitError as misfit:
            position = () if misfit.position is None else (misfit.position,)
            self.note((key, *position), f"{shown(key)} {misfit}")
            return default

    def require(
        self, key: str, read: Callable[[object], ValueT], default: ValueT, example: str
    ) -> ValueT:
        """Do as `get`, and note it where the key is missing; `example` is what to add."""
        if key not in self.data:
            self.note((), f'"{key}" is missing; add {example}')
        return self.get(key, read, default)

    def child(self, data: dict[str, object], at: KeyPath, where: str) -> "Table":
        """Return a table inside this one, at the key path `at` from here."""
        return Table(self._sheet, data, self._at + at, where)

    def children(self, key: str, name: Callable[[int, dict[str, object]], str]) -> list["Table"]:
        """Return the tables of a required list; `name` makes the `where` of each, from 1."""
        self._known.append(key)
        header = ".".join([*(part for part in self._at if isinstance(part, str)), key])
        items = self.data.get(key)
        if not isinstance(items, list) or not items:
            problem = "is missing; add" if not items else "must be a list of tables: write"
            self.note((key,), f'"{key}" {problem} [[{header}]]')
            return []
        tables: list[Table] = []
        for position, item in enumerate(items):
            if isinstance(item, dict):
                where = name(position + 1, item)
                tables.append(self.child(item, (key, position), where))
            else:
                self.note((key, position), f'"{key}" must be a table: write [[{header}]]')
        return tables

    def note(self, at: KeyPath, message: str) -> None:
        """Write down a fault of the value at the key path `at` from here."""
        self._sheet.note(self._at + at, self.where, message)

    def close(self) -> None:
        """Note every key that was never asked for."""
        for key in self.data:
            if key not in self._known:
                self.note((key,), f"unknown key {shown(key)}{nearest(key, self._known)}")
