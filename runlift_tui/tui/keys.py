"""Which key does what on a screen at this moment, as it was re-mapped.

It only reads the bindings and never changes them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from textual.screen import Screen


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One thing that keys can do: the `keys` that do it now, as people write them."""

    group: str
    keys: tuple[str, ...]
    what: str


def key_lines(screen: Screen[Any]) -> Mapping[str, KeyLine]:
    """Return what works on `screen` now, by the ids of the bindings; others are left out.

    The screen's own keys come first, those of the whole app last.
    """
    lines: dict[str, KeyLine] = {}
    order = {screen: 0, screen.app: 2}
    active = sorted(screen.active_bindings.values(), key=lambda one: order.get(one.node, 1))
    for node, binding, enabled, tooltip in active:
        if not binding.id or not binding.description or not enabled:
            continue
        known = lines.get(binding.id)
        keys = (*(known.keys if known else ()), screen.app.get_key_display(binding))
        group = node.BINDING_GROUP_TITLE or "Everywhere"
        lines[binding.id] = KeyLine(group, keys, tooltip or binding.description)
    return lines
