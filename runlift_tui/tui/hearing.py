"""The ways to hear a session, in the order in which a key steps through them."""

from dataclasses import replace

from runlift_tui.engine.hearing import Hear
from runlift_tui.files.settings import Settings

_WORDS = {Hear.BOTH: "beeps and voice", Hear.BEEPS: "beeps only", Hear.VOICE: "the voice only"}
_ORDER = (Hear.BOTH, Hear.BEEPS, Hear.VOICE, None)
"""None is nothing at all: muted."""


def next_hearing(settings: Settings, direction: int = 1) -> Settings:
    """Return the settings one way of hearing on, or back where `direction` is -1."""
    present = None if settings.muted else settings.hear
    following = _ORDER[(_ORDER.index(present) + direction) % len(_ORDER)]
    if following is None:
        return replace(settings, muted=True)
    return replace(settings, muted=False, hear=following)


def hearing_words(settings: Settings) -> str:
    """Say what is heard."""
    return "nothing" if settings.muted else _WORDS[settings.hear]
