"""What is said and when: a step's calls, laid out so that no phrase is late, cut or over another.

A phrase whose length is not known yet is never planned.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from runlift_tui.engine.commands import Tick
from runlift_tui.engine.loads import ShownUnit
from runlift_tui.engine.passing import enter
from runlift_tui.engine.prompts import Call, Placing, step_calls
from runlift_tui.engine.session import Phase, Session
from runlift_tui.engine.units import Ms
from runlift_tui.engine.update import update
from runlift_tui.engine.wordings import asides

GAP: Ms = 250
"""The least silence between two phrases."""

LengthOf: TypeAlias = Callable[[str], Ms | None]
"""How long a text sounds, in milliseconds; None where it cannot be said."""

_Said: TypeAlias = tuple[Ms, Ms, str]
"""A phrase that has its place: start, end, text."""


def plan_speech(
    session: Session,
    now: Ms,
    horizon: Ms,
    length_of: LengthOf,
    units: ShownUnit = ShownUnit.AS_ENTERED,
) -> tuple[tuple[Ms, str], ...]:
    """Return every phrase that starts after `now`, up to `horizon` ms on, with its moment.

    A step's phrases depend on the step alone and never on `now`, so a later plan repeats what is
    left of this one. Only what the athlete or a newly known length changes can change it.
    """
    said: list[tuple[Ms, str]] = []
    for stay in _stays(session, now + horizon):
        calls = step_calls(stay, units)
        said += ((stay.stay.origin + at, text) for at, _, text in _place(calls, length_of))
    return tuple(sorted((at, text) for at, text in said if now < at <= now + horizon))


def phrases_ahead(session: Session, units: ShownUnit = ShownUnit.AS_ENTERED) -> tuple[str, ...]:
    """Return all that could be said from this step on and then in those before, each text once."""
    here, count = session.stay.index, len(session.timeline.steps)
    texts: dict[str, None] = {}
    for index in (*range(here, count), *range(here)):
        texts |= dict.fromkeys(phrases_here(enter(session, index, 0)[0], units))
    return tuple(texts)


def phrases_here(session: Session, units: ShownUnit = ShownUnit.AS_ENTERED) -> tuple[str, ...]:
    """Return all that could be said in this step, and once the next round of it is counted."""
    said = (form for call in step_calls(session, units) for form in call.forms)
    return (*said, *asides(session))


def _stays(session: Session, until: Ms) -> Iterator[Session]:
    """The session at this step, then at each that comes by itself up to the moment `until`."""
    session = replace(session, away_after=None)
    while session.phase is Phase.RUNNING:
        yield session
        if session.deadline is None or session.stay.origin + session.deadline > until:
            break
        session, _ = update(session, Tick(), session.stay.origin + session.deadline)


def _place(calls: Iterable[Call], length_of: LengthOf) -> list[_Said]:
    """Give each call in turn its longest form that fits between those that have a place."""
    taken: list[_Said] = []
    for call in calls:
        for form in call.forms:
            length = length_of(form)
            start = None if length is None else _start(call, length, taken)
            if length is not None and start is not None:
                taken.append((start, start + length, form))
                taken.sort()
                break
    return taken


def _start(call: Call, length: Ms, taken: list[_Said]) -> Ms | None:
    """When a phrase of this length starts, in elapsed milliseconds; None where it does not fit."""
    start = call.start
    if call.placing is Placing.LATE and call.end is not None:
        start = call.end - length
    for begun, ended, _ in taken:
        if ended + GAP > start and begun < start + length + GAP:
            if call.placing is not Placing.SOON:
                return None
            start = ended + GAP
    fits = call.start <= start and (call.end is None or start + length <= call.end)
    return start if fits else None
