"""The colours of each phase in each theme, as data, and how strongly two colours contrast.

It knows nothing of sessions and shows nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from runlift_tui.tui.themes import CONTRAST, DARK, LIGHT


class PhaseLook(StrEnum):
    """What the athlete must tell apart at a glance."""

    READY = "ready"
    WORK = "work"
    REST = "rest"
    SWITCH = "switch"
    PAUSED = "paused"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Colours:
    """Two colours as ``#rrggbb``: the whole screen's `ground` and the `ink` of all on it."""

    ground: str
    ink: str


_PALETTES: Mapping[str, Mapping[PhaseLook, Colours]] = MappingProxyType(
    {
        DARK: {
            PhaseLook.READY: Colours("#2e2000", "#ffc933"),
            PhaseLook.WORK: Colours("#35d07f", "#00140a"),
            PhaseLook.REST: Colours("#0b2358", "#d6e6ff"),
            PhaseLook.SWITCH: Colours("#ff9ae0", "#1f0018"),
            PhaseLook.PAUSED: Colours("#101010", "#b4b4b4"),
            PhaseLook.DONE: Colours("#f2efe6", "#141414"),
        },
        LIGHT: {
            PhaseLook.READY: Colours("#ffe08a", "#2b1d00"),
            PhaseLook.WORK: Colours("#005f00", "#ffffff"),
            PhaseLook.REST: Colours("#9fd8ff", "#06214f"),
            PhaseLook.SWITCH: Colours("#7a0068", "#ffffff"),
            PhaseLook.PAUSED: Colours("#c9c9c9", "#0d0d0d"),
            PhaseLook.DONE: Colours("#ffffff", "#101010"),
        },
        CONTRAST: {
            PhaseLook.READY: Colours("#000000", "#ffee00"),
            PhaseLook.WORK: Colours("#00ff66", "#000000"),
            PhaseLook.REST: Colours("#0000b0", "#ffffff"),
            PhaseLook.SWITCH: Colours("#ff9cff", "#000000"),
            PhaseLook.PAUSED: Colours("#000000", "#ffffff"),
            PhaseLook.DONE: Colours("#ffffff", "#000000"),
        },
    }
)


def phase_colours(theme: str) -> Mapping[PhaseLook, Colours]:
    """Return the colours of every phase in the theme of that name; dark's where it has none."""
    return _PALETTES.get(theme, _PALETTES[DARK])


def contrast(one: str, other: str) -> float:
    """Return the contrast of two ``#rrggbb`` colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
