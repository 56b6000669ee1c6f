"""The help page: what every key does now on the screen it was called from, and how it all works.

It reads the keys as they are re-mapped and never lists one that does nothing.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from textual.content import Content
from textual.screen import Screen

from runlift_tui.tui.keys import KeyLine, key_lines
from runlift_tui.tui.reading import ReadingScreen
from runlift_tui.tui.sheet import Line, Sheet

HOW_IT_WORKS = (
    "Choose a routine, press Start, put the laptop where you can see it.",
    "One big key leads you through: Space, Enter, a click or a remote's forward button.",
    "Timed steps and rests end by themselves; you hear 3, 2, 1 and then what comes.",
    "For a set of repetitions, press the big key when it is done.",
    "Pause any time. Nothing is lost when you stop early.",
    "Colour, word and frame tell the phase; so do the sounds, so you need not look.",
)


class HelpScreen(ReadingScreen):
    """The help for `screen`, which must still be the active one."""

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__("Help", Sheet((*_how(), *_keys(key_lines(screen).values()))))


def _keys(lines: Iterable[KeyLine]) -> Iterator[Line]:
    for group, members in groupby(lines, key=lambda line: line.group):
        yield Line()
        yield Line(Content.styled(group, "$text-accent bold"))
        for member in members:
            keys = Content.styled("  ".join(member.keys), "bold")
            yield Line(Content(member.what), keys, indent=2, leader="·")


def _how() -> Iterator[Line]:
    for sentence in HOW_IT_WORKS:
        yield Line(Content(sentence))
