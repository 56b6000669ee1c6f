"""The questions by which the athlete changes the plan on the floor: what, which version, how far.

Asking changes nothing, and the session goes on behind.
"""

from collections.abc import Mapping
from enum import StrEnum

from runlift_tui.engine.routine import Exercise, Variant
from runlift_tui.engine.session import Session
from runlift_tui.engine.timeline import StepKind
from runlift_tui.engine.variants import versions
from runlift_tui.tui.asking import Question

CHANGES: Mapping[str, str] = {
    "undo": "Take back the last {change}",
    "repeat": "Do this set once more",
    "swap": "Do another version of {exercise}",
    "postpone": "Do {exercise} later: its place is taken",
    "rests": "Keep rests as long as this one",
    "skip_block": "Skip the rest of {block}",
    "jump": "Go to a step",
    "finish": "Finish early, and keep what was done",
}
"""The actions of the floor that change the plan, each in words."""


class Lasting(StrEnum):
    """For how long another version is to be done."""

    ONCE = "once"
    TODAY = "today"
    ALWAYS = "always"


def subject(session: Session) -> Exercise | None:
    """Return the exercise that a change is about: the one under way, else the next."""
    step = session.step
    if step.kind in (StepKind.REST, StepKind.PREPARE):
        following = session.timeline.next_work(session.stay.index)
        return following.exercise if following else None
    return step.exercise


def goes_by_the_clock(session: Session) -> bool:
    """Whether the block under way takes no set twice and none later."""
    return session.step.interval is not None or session.step.laps is not None


def ask_change(session: Session, offered: list[str]) -> Question:
    """Ask what to change; the answer is one of the `offered` actions of `CHANGES`."""
    exercise = subject(session)
    names = {
        "change": "round" if session.stay.laps else "change",
        "exercise": exercise.name if exercise else "",
        "block": session.step.place.block,
    }
    options = [(action, CHANGES[action].format(**names)) for action in offered]
    return Question("Change the session", options)


def ask_version(exercise: Exercise) -> Question:
    """Ask for a version of the exercise; the answer is its name."""
    options = [
        (variant.name, _words(exercise, what, variant)) for what, variant in _known(exercise)
    ]
    return Question(f"In place of {exercise.name}", options)


def ask_lasting(name: str) -> Question:
    """Ask for how long to do the version `name`; the answers are those of `Lasting`."""
    return Question(
        name,
        [
            (Lasting.ONCE, "For one set"),
            (Lasting.TODAY, "From now on, today"),
            (Lasting.ALWAYS, "Always in this routine"),
        ],
    )


def version(exercise: Exercise, name: str) -> Variant | None:
    """Return the version of the exercise with this name."""
    return next((variant for _, variant in _known(exercise) if variant.name == name), None)


def _known(exercise: Exercise) -> list[tuple[str, Variant]]:
    """Every version once, as two kinds of version may have the same name."""
    found = {variant.name: (what, variant) for what, variant in versions(exercise)}
    return list(found.values())


def _words(exercise: Exercise, what: str, variant: Variant) -> str:
    kind = "as planned" if variant.name == exercise.replaces else what
    return f"{variant.name}  ({kind})"
