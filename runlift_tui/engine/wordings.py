"""The wordings of a step, the longest first: what follows, what was counted, what was missed.

It never decides when one of them is said: `engine.prompts` does.
"""

from runlift_tui.engine.loads import ShownUnit, shown
from runlift_tui.engine.rep_rules import lap_cue
from runlift_tui.engine.session import Session
from runlift_tui.engine.spoken import (
    head_word,
    load_words,
    name_words,
    number_words,
    place_words,
    side_words,
    target_words,
)
from runlift_tui.engine.timeline import Cue, Step, StepKind

TIME_IS_UP = ("Time is up", "Time")
"""What is said after the minute of a death-by that was not enough."""


def next_forms(
    step: Step,
    work: Step,
    units: ShownUnit = ShownUnit.AS_ENTERED,
    *,
    attended: bool = True,
) -> tuple[str, ...]:
    """Return the ways to say, in `step`, that `work` follows: whole, short, in one word.

    Where nobody is there to press a key it is not `attended`, and open work has an end too.
    """
    name = name_words(work.label)
    side = side_words(work.side, name) if work.side else ""
    target = target_words(work, attended=attended)
    new_round = (step.place.block, step.place.round) != (work.place.block, work.place.round)
    place = place_words(work.place, new_round)
    load = work.exercise.load if work.exercise else None
    figures = (side, target, load_words(shown(load, units) if load else None))
    one_word = work.side.value.capitalize() if work.side else head_word(work.label)
    forms: tuple[str, ...]
    if step.kind is StepKind.SWITCH:
        forms = (f"Switch sides. Next: {_listed(*figures)}", f"Switch sides, {side}", one_word)
    elif work.until_missed and work.reps:
        forms = (f"Next: {_listed(name, *figures)}", number_words(work.reps.low))
    elif work.interval is not None:
        # The clock sets the pace, and what changes from minute to minute is what is to be done.
        round_ = f"round {number_words(work.place.round)}" if place else ""
        whole, known = _listed(name, *figures, round_), _listed(name, *figures)
        forms = (f"Next: {whole}", f"Next: {known}", *brief_forms(work))
    elif step.is_of(work) and place:
        forms = (f"Next: {_listed(place, *figures)}", _listed(place, side).capitalize(), one_word)
    else:
        whole, known = _listed(name, *figures, place), _listed(name, *figures)
        short, head = brief_forms(work)
        forms = (f"Next: {whole}", f"Next: {known}", short, one_word if step.is_of(work) else head)
    return tuple(dict.fromkeys(forms))


def brief_forms(work: Step) -> tuple[str, str]:
    """Return a step's name and side, and one word of it."""
    side = work.side.value if work.side else ""
    return _listed(name_words(work.label), side), head_word(work.label)


def lap_forms(session: Session, count: int) -> tuple[str, ...]:
    """Return what is said once `count` rounds are counted; nothing where that ends the step."""
    if session.step.laps is None or count == session.step.laps:
        return ()
    done = f"{number_words(count)} done".capitalize()
    last = lap_cue(session, count) is Cue.LAST_ROUND
    return (f"{done}, last round", "Last round") if last else (done,)


def asides(session: Session) -> tuple[str, ...]:
    """Return what may be said in this step besides what its plan brings.

    Its name, that a minute was missed, and the next round once that is counted.
    """
    step, index = session.step, session.stay.index
    said: tuple[str, ...] = brief_forms(step) if step.kind is StepKind.WORK else ()
    before = session.timeline.steps[index - 1] if index else step
    same_block = step.until_missed and before.place.part == step.place.part
    if before.until_missed and not same_block:
        said += TIME_IS_UP
    return (*said, *lap_forms(session, len(session.stay.laps) + 1))


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
