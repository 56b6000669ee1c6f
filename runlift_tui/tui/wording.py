"""What the floor says of a session at a moment, in words and figures.

Pure: it knows no widgets and no sizes, and changes nothing.
"""

from dataclasses import dataclass
from datetime import datetime

from runlift_tui.clock import ends_text
from runlift_tui.engine.loads import ShownUnit, shown_text
from runlift_tui.engine.routine import Exercise
from runlift_tui.engine.session import Phase, RepMode, Session
from runlift_tui.engine.timeline import Side, Step, StepKind
from runlift_tui.engine.units import SECOND, Ms, face_text
from runlift_tui.tui.phases import PhaseLook

_LOOKS = {
    StepKind.PREPARE: PhaseLook.READY,
    StepKind.WORK: PhaseLook.WORK,
    StepKind.REST: PhaseLook.REST,
    StepKind.SWITCH: PhaseLook.SWITCH,
}

PHASE_WORDS = {
    PhaseLook.READY: "GET READY",
    PhaseLook.WORK: "WORK",
    PhaseLook.REST: "REST",
    PhaseLook.SWITCH: "SWITCH",
    PhaseLook.PAUSED: "PAUSED",
    PhaseLook.DONE: "DONE",
}

SHAPES = {
    PhaseLook.READY: "◆",
    PhaseLook.WORK: "►",
    PhaseLook.REST: "●",
    PhaseLook.SWITCH: "⇄",
    PhaseLook.PAUSED: "‖",
    PhaseLook.DONE: "✓",
}
"""The sign that stands beside the word of each phase."""

BETWEEN = "  ·  "
BAR = " · "


@dataclass(frozen=True, slots=True)
class Words:
    """All that the floor says; `names`, `left` and so on give the fullest way of saying it first.

    The first `notes` lines of `how` are the athlete's own figures: where not all can be seen, they
    take turns, and `lead` tells whose it is. What is `named` matters more than the phase.
    """

    look: PhaseLook
    number: str
    side: Side | None
    slot: str
    names: tuple[str, ...]
    details: tuple[str, ...]
    next: str
    how: tuple[str, ...]
    total: tuple[str, ...]
    left: tuple[str, ...]
    running: bool
    notes: int = 0
    lead: int = 0
    named: bool = False


def look_of(session: Session) -> PhaseLook:
    """Return how the phase looks."""
    if session.phase is Phase.PAUSED:
        return PhaseLook.PAUSED
    return PhaseLook.DONE if session.phase is Phase.ENDED else _LOOKS[session.step.kind]


def words_for(
    session: Session,
    now: Ms,
    away: Ms = 0,
    units: ShownUnit = ShownUnit.AS_ENTERED,
    wall: datetime | None = None,
) -> Words:
    """Return what to say at the moment `now`, loads in `units`.

    The session was `away` before the pause it is in. With `wall`, the time of day, it is also said
    when the session ends.
    """
    total = _total(session, now, wall)
    step = session.step
    coming = step.kind in (StepKind.REST, StepKind.PREPARE)
    shown = session.timeline.next_work(session.stay.index) if coming else step
    subject = shown or step
    place = place_text(subject)
    name = subject.label if coming else _name(step)
    if _by_the_minute(session, subject):
        name = f"{subject.reps} {name}"
    return Words(
        look=look_of(session),
        number=number_text(session, now),
        side=None if coming else step.side,
        slot=_rounds(session) or (place if coming or not step.side else _side_slot(step.side)),
        names=(f"Next: {name}", name) if coming else (name,),
        details=_details(session, subject, place, units),
        next=_fetch(subject) if coming else _next(session),
        how=_how(session, subject, away),
        total=total,
        left=_left(session, now, subject, place, total),
        running=session.phase is Phase.RUNNING,
        named=_is_named(session),
    )


def number_text(session: Session, now: Ms) -> str:
    """Return the one figure that matters: the time left, or the repetitions."""
    reps, single = session.step.reps, session.mode is RepMode.SINGLE
    if session.step.counts_up:
        return clock_text(session.elapsed(now) // SECOND * SECOND)
    if reps and single and session.step.interval is None:
        changed = session.stay.goal != reps.low
        return str(session.stay.goal) if changed else str(reps)
    if reps and not single:
        return f"{session.stay.reps}/{session.stay.goal}"
    remaining = session.remaining(now)
    if remaining is None:
        return ""
    return face_text(remaining) if remaining > -SECOND else overrun_text(-remaining)


def missed_text(step: Step) -> str:
    """Say that the minute of a death-by was not enough, and how far it went."""
    done = step.place.round - 1
    rounds = "1 round" if done == 1 else f"{done} rounds"
    return f"Time is up. You did {rounds} of {step.label}."


def overrun_text(over: Ms) -> str:
    """Show the time since a rest was over: ``+0:07``."""
    minutes, seconds = divmod(over // SECOND, 60)
    return f"+{minutes}:{seconds:02d}"


def place_text(step: Step) -> str:
    """Return which round or set it is: ``Round 3/8``, ``Set 2/3``, both, or nothing."""
    place = step.place
    rounds = "" if step.until_missed else f"/{place.rounds}"
    parts = [f"Round {place.round}{rounds}"] if place.rounds > 1 else []
    parts += [f"Set {place.set}/{place.sets}"] if place.sets > 1 else []
    return " ".join(parts)


def _rounds(session: Session) -> str:
    """Say how many rounds were counted in a step where the athlete counts them."""
    step, laps = session.step, len(session.stay.laps)
    if step.laps is None or step.laps == 1:
        return ""
    if step.laps:
        return f"{laps}/{step.laps} done"
    if session.stay.reps:
        return f"{laps} +{session.stay.reps}"
    return f"{laps} round" if laps == 1 else f"{laps} rounds"


def _is_named(session: Session) -> bool:
    """Whether what to do is more important than the phase: before it starts, or by the minute."""
    look, spaced = look_of(session), session.step.interval is not None
    return look in (PhaseLook.REST, PhaseLook.READY) or (look is PhaseLook.WORK and spaced)


def _by_the_minute(session: Session, step: Step) -> bool:
    """Whether the number is the time that is left, though repetitions are to be done."""
    timed = step.interval is not None and session.mode_chosen in (None, RepMode.SINGLE)
    return bool(timed and step.reps and not step.tempo)


def _side_slot(side: Side) -> str:
    return "◀LEFT" if side is Side.LEFT else "RIGHT▶"


def _name(step: Step) -> str:
    if step.kind is StepKind.SWITCH and step.exercise:
        return step.exercise.name
    return step.label


def _details(session: Session, step: Step, place: str, units: ShownUnit) -> tuple[str, ...]:
    """The figures of a set, the fullest first; what the top row and the number say last."""
    exercise = step.exercise
    coming = session.step.kind in (StepKind.REST, StepKind.PREPARE)
    load = shown_text(step.load, units)
    target = "" if _by_the_minute(session, step) else _target(step, coming=coming)
    tempo = f"tempo {step.tempo}" if step.tempo else ""
    hold = _hold(exercise) if exercise and step.kind is StepKind.WORK else ""
    if coming:
        first = f"{step.side} side first" if step.side else ""
        full, less = [target, load, first, tempo, hold], [target, load, str(step.side or "")]
        least = [load or target, str(step.side or "")]
    else:
        placed = place if step.side else ""
        full, less = [placed, target, load, tempo, hold], [placed, load or target]
        least = [placed or load or target]
    return tuple(dict.fromkeys((_joined(full), _joined(less, BAR), _joined(least, BAR))))


def _target(step: Step, *, coming: bool) -> str:
    """What is to be done: repetitions, what a round is made of, or for how long."""
    if step.reps:
        return "1 rep" if str(step.reps) == "1" else f"{step.reps} reps"
    if step.laps is not None and step.exercise and step.exercise.how:
        return BAR.join(step.exercise.how)
    return clock_text(step.planned) if coming and not step.counts_up else ""


def _joined(parts: list[str], between: str = BETWEEN) -> str:
    return between.join(part for part in parts if part)


def _hold(exercise: Exercise) -> str:
    hold = exercise.hold
    if not hold:
        return ""
    low, high = f"{hold.low / SECOND:g}", f"{hold.high / SECOND:g}"
    return f"hold {high} s" if low == high else f"hold {low}-{high} s"


def _fetch(step: Step) -> str:
    things = step.exercise.equipment if step.exercise else ()
    return f"Fetch: {', '.join(things)}" if things else ""


def _go_from(session: Session, now: Ms) -> str:
    """In a rest given as a range: from when the athlete may go on."""
    step = session.step
    if step.kind is not StepKind.REST or step.shortest is None:
        return ""
    if session.elapsed(now) >= step.shortest:
        return "go as soon as you are ready"
    return f"you may go from {clock_text((session.length or 0) - step.shortest)}"


def _left(
    session: Session, now: Ms, subject: Step, place: str, total: tuple[str, ...]
) -> tuple[str, ...]:
    """The session bar: all in plain words, for those who cannot see what is drawn large.

    Where not all has room, what is drawn nowhere else is the last to go.
    """
    side = str(session.step.side or "").upper()
    where = _rounds(session) or place
    word, go_from = PHASE_WORDS[look_of(session)], _go_from(session, now)
    choices = (
        [word, side, subject.label, where, total[0], go_from],
        [word, side, subject.label, total[0], go_from],
        [word, side, total[0], go_from],
        [total[0], go_from],
        [total[0]],
    )
    return tuple(dict.fromkeys(_joined(parts, BAR) for parts in choices))


def _total(session: Session, now: Ms, wall: datetime | None) -> tuple[str, ...]:
    """Say how much time is left, and at which time of day that is over where there is room."""
    step, left = session.step, session.time_left(now)
    if step.kind is StepKind.WORK and not step.reps and session.length is None:
        after = session.timeline.planned_after(session.stay.index)
        return (f"then {face_text(after)}" if after else "",)
    total = f"{face_text(left)} left"
    return (f"{total}, {ends_text(wall, left)}", total) if wall and left else (total,)


def _next(session: Session) -> str:
    following = session.timeline.steps[session.stay.index + 1 : session.stay.index + 2]
    return f"Next: {_announced(session, following[0])}" if following else "This is the last one"


def _announced(session: Session, step: Step) -> str:
    if step.kind is StepKind.SWITCH:
        return f"switch to your {step.side}"
    if step.kind is not StepKind.REST:
        return f"{step.label}, {step.side} side" if step.side else step.label
    after = session.timeline.next_work(session.stay.index + 1)
    rest = "rest" if step.interval is not None else f"rest {clock_text(step.planned)}"
    return f"{rest}, then {after.label}" if after else rest


def _how(session: Session, step: Step, away: Ms) -> tuple[str, ...]:
    if session.phase is Phase.PAUSED:
        told = f"You were away for {clock_text(away)}. Nothing was counted meanwhile."
        go_on = "Press the big key to go on"
        return (told, f"{go_on} from here.") if away else (f"{go_on}.",)
    return step.exercise.how if step.exercise and step.laps is None else ()


def clock_text(duration: Ms) -> str:
    """Write a duration with its minutes always: ``0:15``."""
    text = face_text(duration)
    return text if ":" in text else f"0:{text:0>2}"
