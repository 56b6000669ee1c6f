"""The two timers that need no routine file: a quick rest and a tabata."""

from runlift_tui.engine.bouts import COUNTDOWN
from runlift_tui.engine.routine import GET_READY, Block, BlockKind, Exercise, Routine, Span
from runlift_tui.engine.timeline import Anchor, Cue, Mark, Step, StepKind, Timeline
from runlift_tui.engine.units import SECOND, Ms

TABATA_WORK: Ms = 20 * SECOND
"""Work of the classic tabata: 20 s on, 10 s off, eight times."""
TABATA_REST: Ms = 10 * SECOND
TABATA_ROUNDS = 8

TABATA = "8x20s/10s"
"""The same in the short form."""

REST_PRESETS: tuple[Ms, ...] = tuple(s * SECOND for s in (15, 20, 30, 45, 60, 90, 120, 180))
"""The rests that have a key of their own in the quick rest timer."""


def rest_timeline(duration: Ms) -> Timeline:
    """Return a rest that goes on into overrun and starts again at each press, without an end."""
    marks = (Mark(Cue.REST), *COUNTDOWN, Mark(Cue.GO, Anchor.END))
    rest = Step(StepKind.REST, "Rest", duration, marks, waits=True)
    return Timeline("rest", "Quick rest", (rest,), endless=True)


def tabata_routine(
    work: Ms = TABATA_WORK,
    rest: Ms = TABATA_REST,
    rounds: int = TABATA_ROUNDS,
    get_ready: Ms = GET_READY,
) -> Routine:
    """Return work and rest in turn, `rounds` times; the rest after the last work is not run."""
    exercise = Exercise("Work", work=work, rest=Span(rest, rest))
    block = Block("Tabata", (exercise,), BlockKind.CIRCUIT, rounds)
    return Routine("tabata", "Tabata", (block,), get_ready=get_ready)
