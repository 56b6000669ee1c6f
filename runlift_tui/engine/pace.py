"""When a paced set of repetitions is heard: at each part of the tempo, and each repetition."""

from collections.abc import Iterator

from runlift_tui.engine.session import Session
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import Ms


def pace_cues(session: Session, after: Ms, until: Ms) -> Iterator[tuple[Ms, Cue]]:
    """Yield the pace's cues with ``after < elapsed <= until``, in order.

    A repetition's own cue comes at its end, ahead of the part that starts there.
    """
    step, stay = session.step, session.stay
    if not step.reps or not session.mode.is_paced or until < stay.pace_from:
        return
    parts = _parts(session)
    to_do = stay.goal - stay.pace_base
    first = max(0, (after - stay.pace_from) // session.rep_time)
    last = min(to_do, (until - stay.pace_from) // session.rep_time)
    for rep in range(first, last + 1):
        start = stay.pace_from + rep * session.rep_time
        cues = [(start, Cue.REP)] if rep else []
        cues += [(start + offset, cue) for offset, cue in parts] if rep < to_do else []
        yield from ((offset, cue) for offset, cue in cues if after < offset <= until)


def reps_paced(session: Session, elapsed: Ms) -> int:
    """Return how many repetitions the pace has counted at `elapsed`."""
    stay = session.stay
    paced = max(0, elapsed - stay.pace_from) // session.rep_time
    return min(stay.goal, stay.pace_base + paced)


def _parts(session: Session) -> list[tuple[Ms, Cue]]:
    step, tempo = session.step, session.step.tempo
    if not tempo or not step.exercise:
        return []
    held = step.exercise.hold.high if step.exercise.hold else 0
    lengths = (
        (Cue.LOWER, tempo.lower),
        (Cue.HOLD, tempo.bottom),
        (Cue.LIFT, tempo.lift),
        (Cue.HOLD, tempo.top + held),
    )
    parts: list[tuple[Ms, Cue]] = []
    offset = 0
    for cue, length in lengths:
        if length:
            parts.append((session.paced(offset), cue))
        offset += length
    return parts
