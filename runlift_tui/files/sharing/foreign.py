"""Reads the values of another app's JSON, naming the place of what does not fit.

It knows no app, and lets no number through that is not whole and in its range.
"""

import json
from collections.abc import Callable
from typing import TypeGuard

from runlift_tui.engine.routine import Block, Routine
from runlift_tui.engine.units import DAY, MINUTE, SECOND, Ms, duration_text
from runlift_tui.files.faults import shown
from runlift_tui.files.sharing.names import tidy

MOST_SECONDS = DAY // SECOND
"""No interval is longer than a day."""


class ForeignError(ValueError):
    """Something in another app's file does not fit; the message begins with its place."""


class Part:
    """One object of the file; `where` says which, and is empty for the whole of it."""

    def __init__(self, data: dict[str, object], where: str = "") -> None:
        self.data = data
        self.where = where

    def whole(self, key: str, least: int, most: int, default: int | None = None) -> int:
        """Return a whole number; a missing one is `default`, or a fault where that is None."""
        value = self.data.get(key)
        if value is None and default is not None:
            return default
        if not is_whole(value) or not least <= value <= most:
            found = "missing" if value is None else shown(value)
            raise self.fault(
                f'"{key}" must be a whole number from {least} to {most:,}, not {found}'
            )
        return value

    def seconds(self, key: str, default: int | None = None) -> Ms:
        """Return a number of seconds, in milliseconds."""
        return self.whole(key, 0, MOST_SECONDS, default) * SECOND

    def name(self, key: str, default: str) -> str:
        """Return a name, made safe to show; `default` where there is none."""
        value = self.data.get(key)
        if value is not None and not isinstance(value, str):
            raise self.fault(f'"{key}" must be text, not {shown(value)}')
        return tidy(value or "") or default

    def parts(self, key: str, name: Callable[[int], str]) -> list["Part"]:
        """Return the objects of a list; `name` says what each is, from 1."""
        value = self.data.get(key)
        if not isinstance(value, list):
            raise self.fault(f'"{key}" must be a list, not {shown(value)}')
        return [self.part(item, name(number)) for number, item in enumerate(value, start=1)]

    def part(self, item: object, where: str) -> "Part":
        """Return an object inside this one."""
        where = f"{self.where}, {where}" if self.where else where
        if not isinstance(item, dict):
            raise ForeignError(f"{where} must be an object, not {shown(item)}")
        return Part(item, where)

    def fault(self, message: str) -> ForeignError:
        """Return the error that says what is wrong here."""
        return ForeignError(f"{self.where}: {message}" if self.where else message)


def imported(app: str, title: str, blocks: tuple[Block, ...], get_ready: Ms) -> Routine:
    """Return a routine that an app's file holds, still without a name.

    A get-ready of over a minute is shortened to one, and a note in the routine says so.
    """
    long = f"Its get-ready of {duration_text(get_ready)} was shortened to 1m."
    return Routine(
        name="",
        title=title,
        blocks=blocks,
        source=f"Imported from {app}",
        notes=(long,) if get_ready > MINUTE else (),
        get_ready=min(get_ready, MINUTE),
    )


def is_whole(value: object) -> TypeGuard[int]:
    """Tell whole numbers from truth values, which Python counts among them."""
    return isinstance(value, int) and not isinstance(value, bool)


def parse_json(text: str) -> object:
    """Return the values of a JSON text; control characters in its strings are let through.

    Raises:
        ForeignError: it is no JSON, says a key twice, or is nested too deep.
    """
    try:
        found: object = json.loads(
            text, strict=False, object_pairs_hook=_table, parse_constant=_no_number
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise ForeignError(f"this is not JSON: {error.msg} ({place})") from None
    except RecursionError:
        raise ForeignError("this is not JSON that can be read: it is nested too deep") from None
    except ForeignError:
        raise
    except ValueError:
        raise ForeignError("this is not JSON that can be read: a number is too long") from None
    return found


def _table(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table: dict[str, object] = {}
    for key, value in pairs:
        if key in table:
            raise ForeignError(f"the key {shown(key)} comes twice in one object; keep one of them")
        table[key] = value
    return table


def _no_number(word: str) -> object:
    raise ForeignError(f"{word} is no number that JSON has")
