"""Takes a session up again that was cut off.

It never guesses: what was not written down did not happen.
"""

from dataclasses import replace

from runlift_tui.engine.session import Phase, Session
from runlift_tui.engine.units import Ms


def restore(session: Session, now: Ms, away: Ms) -> Session:
    """Return a session of another clock, paused since it was last seen, for the clock at `now`.

    Args:
        session: the session as it was last seen, running or paused.
        now: the present moment of the new clock.
        away: milliseconds since the session was last seen; the pause counts them.

    Raises:
        ValueError: the session had not started, or is over.
    """
    if session.phase not in (Phase.RUNNING, Phase.PAUSED):
        raise ValueError(f"a session that is {session.phase} cannot be taken up again")
    shift = now - max(0, away) - session.seen
    running = session.phase is Phase.RUNNING
    stay = session.stay
    return replace(
        session,
        phase=Phase.PAUSED,
        stay=replace(stay, entered=stay.entered + shift, origin=stay.origin + shift),
        seen=session.seen + shift,
        started=session.started + shift,
        paused_at=(session.seen if running else session.paused_at) + shift,
        results=tuple(
            replace(result, started=result.started + shift, ended=result.ended + shift)
            for result in session.results
        ),
    )
