"""Interval timers that are ready to be started, each with its name. It only names them."""

from dataclasses import replace

from runlift_tui.engine.quick import TABATA
from runlift_tui.engine.routine import Routine
from runlift_tui.engine.shorthand import parse_short
from runlift_tui.engine.shorthand_forms import FORMS

PRESETS: tuple[tuple[str, str], ...] = (
    ("Tabata", TABATA),
    ("EMOM 10", "emom 10x1m"),
    ("40/20", "10x40s/20s"),
    ("30-30", "10x30s/30s"),
    ("Pyramid", "10s,20s,30s,20s,10s / 15s"),
)
"""What is offered: the name, and the timer in its short form."""

EXAMPLES: tuple[tuple[str, str], ...] = FORMS
"""What the short form can say: a timer, and what it means."""


def offers() -> list[tuple[str, str]]:
    """Return all that can be taken from the list: timers in the short form, and their words."""
    width = max(len(title) for title, _ in PRESETS)
    presets = [(text, f"{title:<{width}}  {text}") for title, text in PRESETS]
    known = {text for _, text in PRESETS}
    return presets + [(text, text) for text, _ in EXAMPLES if text not in known]


def titled(routine: Routine) -> Routine:
    """Call a timer as the preset that it is, if it is one."""
    for title, text in PRESETS:
        preset = parse_short(text)
        if (preset.blocks, preset.get_ready) == (routine.blocks, routine.get_ready):
            return replace(routine, title=title)
    return routine
