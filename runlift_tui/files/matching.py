"""Which of the tables that were in a file are the ones that are wanted: moved, changed or new.

It compares values and never touches a text.
"""

import json
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence

from runlift_tui.files.writer import Toml

ALIKE = 0.5
"""A table at the place of another is the same one, changed, if this part of its keys is equal."""


def match(before: Sequence[Toml], after: Sequence[Toml]) -> list[int | None]:
    """Return for each wanted table the position it had before; None where it is new.

    First come those that are equal, then those of the same name, then those alike in their place.
    """
    found: list[int | None] = [None] * len(after)
    free = set(range(len(before)))
    for key in (_whole, _name):
        places: dict[str, deque[int]] = defaultdict(deque)
        for position in sorted(free):
            places[key(before[position])].append(position)
        for wanted, table in enumerate(after):
            if found[wanted] is None and places[key(table)]:
                same = places[key(table)].popleft()
                found[wanted] = same
                free.discard(same)
    last: int | None = -1
    for wanted, table in enumerate(after):
        following = None if last is None else last + 1
        if found[wanted] is None and following in free and _alike(before[following], table):
            found[wanted] = following
            free.discard(following)
        last = found[wanted]
    return found


def as_tables(value: object) -> list[Toml]:
    """Return a list of tables as such."""
    return [table for table in value if isinstance(table, dict)] if isinstance(value, list) else []


def _whole(table: Toml) -> str:
    return json.dumps(table, sort_keys=True)


def _name(table: Toml) -> str:
    return str(table.get("title", table.get("name")))


def _alike(one: Toml, other: Toml) -> bool:
    keys: Iterable[str] = {*one, *other}
    equal = [one.get(key) == other.get(key) for key in keys]
    return sum(equal) >= ALIKE * len(equal)
