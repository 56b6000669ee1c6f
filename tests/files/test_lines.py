"""The line index agrees with tomllib on every key path, whatever the layout."""

import re
import tomllib
from collections.abc import Iterator
from datetime import datetime
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runlift_tui.files.lines import KeyPath, index_lines

KEYS = ("a", "b-1", "_", "12", '"x.y"', "'q\"[t'", r'"caf\u00e9 #"', '""', "' = '")

Tree: TypeAlias = "dict[str, Tree] | list[Tree] | str"

leaf_forms = st.sampled_from(
    [
        "%d",
        "+%d",
        "%d.5e1",
        '"%d # ] } = [[x]] \\" \\\\"',
        "'%d # \" \\'",
        '"""%d\n]\nq = "a" \\""" \\\n  """""',
        "'''%d\n[a]\n'it''s'\n''''",
        "%d-05-27 07:32:00",
        "%d-05-27T07:32:00.5",
    ]
)
inline_forms = leaf_forms.filter(lambda form: "\n" not in form)
keys = st.sampled_from(KEYS)


def trees(forms: st.SearchStrategy[str]) -> st.SearchStrategy[Tree]:
    return st.recursive(
        forms,
        lambda below: st.lists(below, max_size=3) | st.dictionaries(keys, below, max_size=3),
        max_leaves=8,
    )


tables: st.SearchStrategy[dict[str, Tree]] = st.dictionaries(keys, trees(leaf_forms), max_size=5)


class Writer:
    """Writes a tree as TOML, in a layout that is drawn; every leaf has a number of its own."""

    def __init__(self, data: st.DataObject) -> None:
        self._draw = data.draw
        self._number = 1_000
        self._parts: list[str] = []

    def text(self, tree: dict[str, Tree]) -> str:
        self._table("", tree)
        end = self._draw(st.sampled_from(["\n", "\r\n"]))
        return "".join(self._parts).replace("\n", end)

    def _table(self, prefix: str, tree: dict[str, Tree]) -> None:
        below = {k: v for k, v in tree.items() if self._headed(v)}
        for key, value in tree.items():
            if key not in below:
                self._gap()
                self._pair(key, value)
                self._parts.append(self._draw(st.sampled_from(["\n", "  # note = [ \" '''\n"])))
        for key, value in below.items():
            for item in value if isinstance(value, list) else [value]:
                assert isinstance(item, dict)
                self._gap()
                head = "[[%s]]\n" if isinstance(value, list) else "[ %s ] # x\n"
                self._parts.append(head % f"{prefix}{key}")
                self._table(f"{prefix}{key}.", item)

    def _headed(self, value: Tree) -> bool:
        items = value if isinstance(value, list) else [value]
        return bool(
            items and all(isinstance(item, dict) for item in items) and self._draw(st.booleans())
        )

    def _gap(self) -> None:
        self._parts.append(
            self._draw(st.sampled_from(["", "\n", "\n\n", '# """ [a] = {\n', " \t"]))
        )

    def _pair(self, key: str, value: Tree) -> None:
        if isinstance(value, dict) and len(value) == 1 and self._draw(st.booleans()):
            self._parts.append(f"{key} . ")
            self._pair(*next(iter(value.items())))
            return
        self._parts.append(self._draw(st.sampled_from([f"{key} = ", f"{key}="])))
        self._value(value)

    def _value(self, value: Tree) -> None:
        if isinstance(value, str):
            self._number += 1
            self._parts.append(value.replace("%d", str(self._number)))
        elif isinstance(value, list):
            gap = self._draw(st.sampled_from(["", " ", "\n", "# ], {\n"]))
            self._parts.append(f"[{gap}")
            for item in value:
                self._value(item)
                self._parts.append(f"{gap},{gap}")
            self._parts.append("]")
        else:
            self._parts.append("{")
            for position, (key, item) in enumerate(value.items()):
                self._parts.append(", " if position else " ")
                self._pair(key, self._on_one_line(item))
            self._parts.append(" }")

    def _on_one_line(self, value: Tree) -> Tree:
        return self._draw(inline_forms) if isinstance(value, str) else value


def walk(value: object, at: KeyPath = ()) -> Iterator[tuple[KeyPath, object]]:
    if at:
        yield at, value
    if isinstance(value, dict):
        for key, below in value.items():
            yield from walk(below, (*at, key))
    if isinstance(value, list):
        for position, below in enumerate(value):
            yield from walk(below, (*at, position))


def number_of(value: object) -> str:
    """Return the number that the writer gave a leaf."""
    if isinstance(value, datetime):
        return str(value.year)
    if isinstance(value, float):
        return str(int(value / 10))
    found = re.search(r"\d{4}", str(value))
    assert found
    return found[0]


@settings(deadline=None)
@given(tables, st.data())
def test_every_value_stands_at_its_line(tree: dict[str, Tree], data: st.DataObject) -> None:
    text = Writer(data).text(tree)
    index, rows = index_lines(text), text.split("\n")
    for at, value in walk(tomllib.loads(text)):
        assert 1 <= index[at] <= len(rows), at
        if not isinstance(value, dict | list):
            assert number_of(value) in rows[index[at] - 1], (at, text)


@pytest.mark.parametrize(
    ("text", "at", "line"),
    [
        ('a = 1\n\n[b]\nc = "x"\n', ("b", "c"), 4),
        ("[[b]]\nc = 1\n[[b]]\nc = 2\n", ("b", 1, "c"), 4),
        ("[[b]]\n[[b.c]]\n[[b]]\n[[b.c]]\n[[b.c]]\nd = 1\n", ("b", 1, "c", 1, "d"), 6),
        ("[[b]]\n[[b.c]]\n[b.c.d]\ne = 1\n", ("b", 0, "c", 0, "d", "e"), 4),
        ('a = """\n\n"""\nb = 1\n', ("b",), 4),
        ("a = [\n  1,\n  { b = 2,\tc = [3] },\n]\n", ("a", 1, "c", 0), 3),
        ("[a.b]\nx = 1\n[a]\ny = 2\n", ("a",), 3),
        ("a = 1 # b = 2\r\nb.c = 3\r\n", ("b", "c"), 2),
    ],
)
def test_a_key_has_the_line_that_an_editor_shows(text: str, at: KeyPath, line: int) -> None:
    assert index_lines(text)[at] == line
