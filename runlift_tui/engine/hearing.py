"""What an athlete can choose to hear: beeps, the voice, and each kind of call. It plays nothing."""

from enum import StrEnum


class Hear(StrEnum):
    """Which sounds are to be heard."""

    BOTH = "both"
    BEEPS = "beeps"
    VOICE = "voice"


class CallKind(StrEnum):
    """A kind of call that can be turned off, for everything or in one routine."""

    NEXT_UP = "next-up"
    """What follows, and how long a rest is, by voice."""
    REP_COUNTS = "rep-counts"
    """The number of each paced repetition, by voice."""
    LAST_ROUND = "last-round"
    """By cue and voice."""
    HALFWAY = "halfway"
    """By cue and voice."""
    TIME_LEFT = "time-left"
    """Each minute, 30 and 10 seconds of long steps, by voice."""
    COUNTDOWN = "countdown"
    """Three, two, one by voice; their cues always sound."""


QUIET: frozenset[CallKind] = frozenset({CallKind.COUNTDOWN})
"""What is turned off where nobody chose."""
