"""Plays each cue by its name and tells how that went, in bounded time whatever the device does.

It decides nothing about which output that is, and reads no settings.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from runlift_tui.audio.output import Route, SoundOutput, SoundState
from runlift_tui.clock import Clock
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import SECOND, Ms

OPENING: Ms = 4 * SECOND
"""A device has this long to begin; some take two seconds after their first request."""

LOOK: Ms = 50
"""How often it is looked whether the device plays."""

LEAD: Ms = 300
"""The first cue sounds this long after the device began."""

GAP: Ms = 400
"""Silence between two cues."""

LONGEST_HEARD: Ms = 3 * SECOND
"""A longer sound of the user's own is not waited for."""


@dataclass(frozen=True, slots=True)
class Heard:
    """How playing went: the way of the sound, what was played, and how it stood at the end."""

    route: Route
    played: tuple[Cue, ...]
    state: SoundState
    faults: tuple[str, ...]


def play_each(
    output: SoundOutput,
    clock: Clock,
    lengths: Mapping[Cue, Ms],
    tell: Callable[[Cue], None],
    wait: Callable[[Ms], object],
) -> Heard:
    """Open the output, and play each cue alone until the sound is lost; closing is the caller's.

    Args:
        output: not open yet.
        clock: the output's clock.
        lengths: the cues there are, with the milliseconds each sounds.
        tell: called with each cue as it sounds.
        wait: lets so many milliseconds pass.
    """
    output.open()
    played: list[Cue] = []
    if _begins(output, clock, wait):
        plan = _plan(clock.now() + LEAD, lengths.items())
        output.replace([(begin, cue) for begin, _, cue in plan])
        for begin, end, cue in plan:
            wait(max(0, begin - clock.now()))
            tell(cue)
            wait(max(0, end - clock.now()))
            if not output.route.system:
                break
            played.append(cue)
    return Heard(output.route, tuple(played), output.state, output.faults)


def _begins(output: SoundOutput, clock: Clock, wait: Callable[[Ms], object]) -> bool:
    begun = clock.now()
    while output.state is not SoundState.OFF and clock.now() - begun < OPENING:
        if output.route.system:
            return True
        wait(LOOK)
    return False


def _plan(begin: Ms, lengths: Iterable[tuple[Cue, Ms]]) -> list[tuple[Ms, Ms, Cue]]:
    """Return when each cue begins and is over, one after another."""
    plan: list[tuple[Ms, Ms, Cue]] = []
    for cue, length in lengths:
        end = begin + min(length, LONGEST_HEARD) + GAP
        plan.append((begin, end, cue))
        begin = end
    return plan
