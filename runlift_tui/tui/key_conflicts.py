"""What is wrong with the keys that the athlete chose: no such key, one key for two commands, none.

Pure: it is told the commands and their usual keys, and changes none of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from textual.binding import Binding
from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

from runlift_tui.files.faults import nearest, shown

Table: TypeAlias = Mapping[str, tuple[str, ...]]
"""Commands that work at the same time, by id, each with its usual keys."""

VITAL = ("floor.turn", "floor.pause", "floor.leave", "home.quit")
"""Commands that need a key of their own: done, pause and leaving."""

NAMES = frozenset((*(key.value for key in Keys), *KEY_NAME_REPLACEMENTS.values()))
"""The keys that are known by a name."""

MODIFIERS = frozenset({"ctrl", "shift", "alt", "meta", "super", "hyper"})


@dataclass(frozen=True, slots=True)
class KeyFault:
    """One thing wrong with the keys chosen for the command `id`."""

    id: str
    message: str


def key_names(keys: str) -> tuple[str, ...]:
    """Return the full names of keys that are separated by commas, such as ``question_mark``."""
    parts = ",".join(filter(None, (part.strip() for part in keys.split(","))))
    made = Binding.make_bindings([Binding(parts, "")]) if parts else ()
    return tuple(binding.key for binding in made)


def key_faults(chosen: Mapping[str, str], tables: Sequence[Table]) -> tuple[KeyFault, ...]:
    """Return all that is wrong with the `chosen` keys, by id and separated by commas."""
    known = {name for table in tables for name in table}
    present = [_chosen_keys(chosen, table) for table in tables]
    faults = [*_unknown(chosen, known)]
    for table in present:
        faults += _shared(chosen, table)
    for table in present:
        faults += _keyless(chosen, table)
    return tuple(dict.fromkeys(faults))


def _chosen_keys(chosen: Mapping[str, str], table: Table) -> Table:
    taken = {name: key_names(chosen[name]) for name in table if name in chosen}
    return {**table, **{name: tuple(filter(_is_key, keys)) for name, keys in taken.items()}}


def _unknown(chosen: Mapping[str, str], known: set[str]) -> Iterator[KeyFault]:
    for name, keys in chosen.items():
        if name not in known:
            yield KeyFault(name, f"unknown command {shown(name)}{nearest(name, known)}")
            continue
        for key in key_names(keys) or ("",):
            if not _is_key(key):
                hint = nearest(key, NAMES) if key else ""
                hint = hint if "did you mean" in hint else '; such as "x", "space" or "comma"'
                yield KeyFault(name, f"{shown(name)}: {shown(key)} is no key{hint}")


def _shared(chosen: Mapping[str, str], table: Table) -> Iterator[KeyFault]:
    for pair in combinations(table, 2):
        mine = [name for name in chosen if name in pair]
        for key in sorted({*table[pair[0]]} & {*table[pair[1]]}):
            if mine:
                both = " and ".join(shown(name) for name in sorted(pair))
                text = f"{_sign(key)} is bound to both {both}; give one of them another key"
                yield KeyFault(mine[-1], text)


def _keyless(chosen: Mapping[str, str], table: Table) -> Iterator[KeyFault]:
    for name in VITAL:
        others = _keys_of(table, (other for other in table if other != name))
        if name in table and not {*table[name]} - others:
            taker = [other for other in chosen if {*table[name]} & {*table.get(other, ())}]
            blamed = name if name in chosen else taker[-1]
            yield KeyFault(blamed, f"{shown(name)} has no key of its own left; give it one")


def _keys_of(table: Table, names: Iterable[str]) -> set[str]:
    return {key for name in names for key in table[name]}


def _is_key(key: str) -> bool:
    *modifiers, last = key.split("+")
    known = last in NAMES or len(last) == 1 or key_to_character(last) is not None
    return bool(last) and known and MODIFIERS.issuperset(modifiers)


def _sign(key: str) -> str:
    sign = key_to_character(key)
    return shown(key if sign in (None, " ") else sign)
