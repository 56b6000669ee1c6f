"""Changes the text of a routine that a person wrote: only what differs, all else stays as it is.

It never guesses: a text that would not come back exactly is not touched.
"""

from typing import Any

from runlift_tui.engine.routine import Routine
from runlift_tui.files.layout import BLOCK, EXERCISE, Part, cut
from runlift_tui.files.matching import as_tables, match
from runlift_tui.files.writer import Toml, routine_table

WIDEST = 80
"""A longer list gets a line for each of its items."""


class LayoutError(ValueError):
    """A text cannot be changed without spoiling what its person wrote."""


def rewrite(text: str, before: Routine, after: Routine, *, whole: bool = False) -> str:
    """Return the text of `before`, changed to say `after`.

    Blocks and exercises that were moved take their comments with them.

    Args:
        text: valid TOML that reads as `before`.
        before: what the text says.
        after: what it is to say.
        whole: a list that differs is written anew, not changed item by item.

    Raises:
        LayoutError: the text would not come back as it is.
    """
    from tomlkit.exceptions import TOMLKitError

    returns = text.count("\r\n") == text.count("\n")
    parts = cut(text.replace("\r\n", "\n") if returns else text)
    old, new = routine_table(before), routine_table(after)
    try:
        changed = str(_Edit(whole).part(parts, (), old, new))
    except (TOMLKitError, KeyError, IndexError, TypeError, ValueError) as error:
        raise LayoutError("its layout would not survive") from error
    return changed.replace("\n", "\r\n") if returns else changed


class _Edit:
    """One change of one text."""

    def __init__(self, whole: bool) -> None:
        self._whole = whole

    def part(self, part: Part, path: tuple[str, ...], old: Toml, new: Toml) -> Part:
        """Change the table at `path`, and what is inside it."""
        if old == new:
            return part
        key = "exercise" if path else "block"
        inside = (*path, key)
        if not part.parts:
            return Part(self._text(part.text, path, old, new))
        text = self._text(part.text, path, _without(old, key), _without(new, key))
        before, after = as_tables(old[key]), as_tables(new[key])
        parts = [
            _new(inside, table)
            if position is None
            else self.part(part.parts[position], inside, before[position], table)
            for position, table in zip(match(before, after), after, strict=True)
        ]
        return Part(text, tuple(parts))

    def _text(self, text: str, path: tuple[str, ...], old: Toml, new: Toml) -> str:
        import tomlkit
        from tomlkit.items import AoT

        if old == new:
            return text
        table: Any = tomlkit.parse(text)
        if tomlkit.dumps(table) != text:
            raise LayoutError("its layout would not survive")
        document = table
        for key in path:
            table = table[key]
            table = table[0] if isinstance(table, AoT) else table
        self._table(table, old, new)
        return tomlkit.dumps(document)

    def _table(self, table: Any, old: Toml, new: Toml) -> None:
        for key in old:
            if key not in new and key in table:
                table.remove(key)
        for key, value in new.items():
            if old.get(key) != value:
                self._value(table, key, old.get(key), value)

    def _value(self, table: Any, key: str, old: object, new: object) -> None:
        """Change one value of a table; a list in brackets item by item."""
        from tomlkit.items import AoT, Array, InlineTable, Table

        there = table.get(key)
        if isinstance(there, InlineTable) and isinstance(old, dict) and isinstance(new, dict):
            self._table(there, old, new)
        elif isinstance(there, AoT | Table):
            table.remove(key)
            table.append(key, _item(new))
        elif isinstance(there, Array) and isinstance(old, list) and isinstance(new, list):
            if self._whole or len(there) != len(old):
                table[key] = _item(new)
            else:
                self._list(there, old, new)
        else:
            table[key] = _item(new)

    def _list(self, there: Any, old: list[object], new: list[object]) -> None:
        sources = _sources(old, new)
        kept = [position for position in sources if position is not None]
        if kept != sorted(kept):
            raise LayoutError("items of a list in brackets changed places")
        for unwanted in sorted({*range(len(old))}.difference(kept), reverse=True):
            del there[unwanted]
        for place, position in enumerate(sources):
            now, before = new[place], None if position is None else old[position]
            if position is None:
                there.insert(place, _item(now))
            elif isinstance(there[place], dict) and isinstance(before, dict):
                self._table(there[place], before, now if isinstance(now, dict) else {"name": now})
            elif before != now:
                there[place] = _item(now)


def _sources(old: list[object], new: list[object]) -> list[int | None]:
    """Return for each wanted item the position it had before; None where it is new."""
    if all(isinstance(item, dict) for item in (*old, *new)):
        return match(as_tables(old), as_tables(new))
    from difflib import SequenceMatcher

    sources: list[int | None] = []
    same = SequenceMatcher(None, list(map(repr, old)), list(map(repr, new)), autojunk=False)
    for _, start, end, first, last in same.get_opcodes():
        taken = range(start, end)[: last - first]
        sources += [*taken, *[None] * (last - first - len(taken))]
    return sources


def _new(path: tuple[str, ...], table: Toml) -> Part:
    """Return a table that was not there, under a header of its own."""
    inside = "exercise" if path == BLOCK else ""
    lines = "".join(
        f"{key} = {_item(value).as_string()}\n" for key, value in table.items() if key != inside
    )
    parts = tuple(_new(EXERCISE, exercise) for exercise in as_tables(table.get(inside)))
    return Part(f"\n[[{'.'.join(path)}]]\n{lines}", parts)


def _item(value: object) -> Any:
    """Return a value as tomlkit has it: tables in braces, and long lists over several lines."""
    import tomlkit

    if isinstance(value, dict):
        table = tomlkit.inline_table()
        for key, inner in value.items():
            table[key] = _item(inner)
        return table
    if isinstance(value, list):
        array = tomlkit.array()
        for inner in value:
            array.append(_item(inner))
        return array.multiline(len(array.as_string()) > WIDEST)
    return tomlkit.item(value)


def _without(table: Toml, key: str) -> Toml:
    return {name: value for name, value in table.items() if name != key}
