"""How the athlete changes the plan and takes that back: one rule for each command.

A rule never looks at the phase; `update` has done so.
"""

from collections.abc import Callable
from dataclasses import replace

from runlift_tui.engine import commands as ask
from runlift_tui.engine.commands import Command
from runlift_tui.engine.events import Event, LapCounted, PlanChanged
from runlift_tui.engine.numbering import numbered, same_step
from runlift_tui.engine.passing import Change, close, enter, go_on
from runlift_tui.engine.refusal import RefusalError
from runlift_tui.engine.replanning import (
    CannotChangeError,
    Replanned,
    after_block,
    postponed,
    repeated,
    rested_for,
    swapped,
)
from runlift_tui.engine.session import Before, Outcome, Session
from runlift_tui.engine.timeline import StepKind
from runlift_tui.engine.units import LONGEST, SECOND, Ms

MOST_CHANGES = 20
"""So many changes can be taken back."""


def swap(session: Session, command: Command, now: Ms) -> Change:
    """Put a version in place of an exercise."""
    assert isinstance(command, ask.Swap)
    once = command.reach is ask.Reach.THIS_SET
    plan, index = session.timeline, session.stay.index
    new = _planned(swapped, plan, index, command.name, command.variant, once=once)
    return _replan(session, new, Outcome.SWAPPED, now)


def postpone(session: Session, command: Command, now: Ms) -> Change:
    """Do what is left of an exercise later."""
    assert isinstance(command, ask.Postpone)
    new = _planned(postponed, session.timeline, session.stay.index, command.name)
    return _replan(session, new, Outcome.LEFT, now, moved=True)


def repeat_set(session: Session, command: Command, now: Ms) -> Change:
    """Do the set once more."""
    new = _planned(repeated, session.timeline, session.stay.index)
    return _replan(session, new, Outcome.LEFT, now)


def change_rests(session: Session, command: Command, now: Ms) -> Change:
    """Change this rest and those like it; one under way ends now at the soonest."""
    assert isinstance(command, ask.ChangeRests)
    if not SECOND <= command.duration <= LONGEST:
        raise RefusalError("a rest lasts from 1s to 24h")
    new = _planned(rested_for, session.timeline, session.stay.index, command.duration)
    session, events = _replan(session, new, Outcome.LEFT, now)
    if session.step.kind is StepKind.REST:
        session = _absorbed(session, now)
    return session, events


def _absorbed(session: Session, now: Ms) -> Session:
    """Let what was added to the step be a part of its plan, until that is taken back."""
    *earlier, before = session.changes
    changes = (*earlier, replace(before, added=session.stay.added))
    session = replace(session, changes=changes, stay=replace(session.stay, added=0))
    return _not_over(session, now)


def _planned(change: Callable[..., Replanned], *about: object, **how: object) -> Replanned:
    try:
        return change(*about, **how)
    except CannotChangeError as fault:
        raise RefusalError(str(fault)) from None


def _replan(
    session: Session, new: Replanned, outcome: Outcome, now: Ms, *, moved: bool = False
) -> Change:
    before = session
    session = _changed(session, new.what, moved=moved)
    taken = (result.number for result in before.results)
    new = replace(new, timeline=numbered(before.timeline, new.timeline, taken))
    events: tuple[Event, ...] = (PlanChanged(now, new.what),)
    if not new.here:
        return replace(session, timeline=new.timeline), events
    session, closed = close(session, outcome, now)
    session, entered = enter(replace(session, timeline=new.timeline), before.stay.index, now)
    return session, events + closed + entered


def skip_block(session: Session, command: Command, now: Ms) -> Change:
    """Leave out what is left of the block."""
    block = session.step.place.block
    if not block:
        raise RefusalError("this step is in no block")
    what = f"the rest of {block} skipped"
    index = after_block(session.timeline, session.stay.index)
    session, closed = close(moving(session, what), Outcome.SKIPPED, now)
    session, went = go_on(session, index, now)
    return session, (PlanChanged(now, what), *closed, *went)


def undo(session: Session, command: Command, now: Ms) -> Change:
    """Take back the newest round that was counted here, else the newest change."""
    laps = session.stay.laps
    if laps:
        session = replace(session, stay=replace(session.stay, laps=laps[:-1]))
        return session, (LapCounted(now, len(laps) - 1),)
    if not session.changes:
        raise RefusalError("there is nothing to take back")
    *earlier, before = session.changes
    here = before.turn == session.stay.turn
    index, same = before.index, False
    if here or not before.moved:
        found, same = same_step(before.timeline, session.timeline, session.stay.index)
        index = before.index if found is None else found
    events: tuple[Event, ...] = (PlanChanged(now, f"taken back: {before.what}"),)
    session = replace(session, changes=tuple(earlier))
    if same:
        added = session.stay.added + (before.added if here else 0)
        stay = replace(session.stay, index=index, added=added)
        session = replace(session, timeline=before.timeline, stay=stay)
        return _not_over(session, now), events
    session, closed = close(session, Outcome.LEFT, now)
    session, entered = enter(replace(session, timeline=before.timeline), index, now)
    return session, events + closed + entered


def moving(session: Session, what: str) -> Session:
    """Return the session with the way back kept to where the athlete stands."""
    return _changed(session, what, moved=True)


def _changed(session: Session, what: str, *, moved: bool = False) -> Session:
    """Keep the plan as it is, to be taken back to."""
    stay = session.stay
    before = Before(what, session.timeline, stay.index, stay.turn, moved)
    return replace(session, changes=(*session.changes, before)[-MOST_CHANGES:])


def _not_over(session: Session, now: Ms) -> Session:
    """Let a step that a change made too short end now at the soonest, never in the past."""
    length = session.length
    if session.step.duration is None or length is None:
        return session
    added = session.stay.added + max(0, session.elapsed(now) - length)
    return replace(session, stay=replace(session.stay, added=added))
