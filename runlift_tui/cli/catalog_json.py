"""Routines as JSON: the shapes that other programs rely on. Never prints.

Times are seconds, whole numbers where they are whole; what does not apply is null.
"""

import json
from collections.abc import Iterable
from typing import TypeAlias

from runlift_tui.cli.catalog import Checked
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.planned import planned_cues
from runlift_tui.engine.routine import Load, Reps, Routine, Span, Variant
from runlift_tui.engine.timeline import Step, StepKind, Timeline
from runlift_tui.engine.units import SECOND, Ms
from runlift_tui.files.library import Entry

Json: TypeAlias = dict[str, object]


def list_json(entries: Iterable[Entry]) -> str:
    """Return the listing."""
    return _dumps([_entry(entry) for entry in entries])


def check_json(checked: Iterable[Checked]) -> str:
    """Return what checking each file found."""
    return _dumps([_check(one) for one in checked])


def show_json(routine: Routine, timeline: Timeline) -> str:
    """Return a whole routine with every step of its timeline and their cues."""
    shown: Json = {
        "name": routine.name,
        "title": routine.title,
        "description": routine.description,
        "source": routine.source,
        "notes": routine.notes,
        "equipment": routine.equipment,
        "planned_s": _seconds(timeline.planned),
        "steps": [_step(timeline, index) for index in range(len(timeline.steps))],
    }
    return _dumps(shown)


def _dumps(value: object) -> str:
    """Return JSON text in plain ASCII, which every terminal and pipe takes."""
    return json.dumps(value)


def _entry(entry: Entry) -> Json:
    """Return a routine in the listing; a shipped one names no path."""
    routine, timeline = entry.routine, compile_routine(entry.routine)
    return {
        "name": entry.name,
        "title": routine.title,
        "description": routine.description,
        "planned_s": _seconds(timeline.planned),
        "steps": len(timeline.steps),
        "equipment": routine.equipment,
        "own": entry.is_own,
        "path": str(entry.path) if entry.is_own else None,
    }


def _check(checked: Checked) -> Json:
    timeline = checked.timeline
    return {
        "file": str(checked.path),
        "ok": timeline is not None,
        "title": timeline.title if timeline else None,
        "planned_s": _seconds(timeline.planned) if timeline else None,
        "steps": len(timeline.steps) if timeline else None,
        "faults": [
            {"line": fault.line, "where": fault.where, "message": fault.message}
            for fault in checked.faults
        ],
    }


def _step(timeline: Timeline, index: int) -> Json:
    step = timeline.steps[index]
    place = step.place
    return {
        "index": index,
        "kind": step.kind,
        "label": step.label,
        "duration_s": _seconds(step.duration),
        "duration_min_s": _seconds(step.shortest),
        "planned_s": _seconds(step.planned),
        **_reps(step.reps),
        "load": _load(step.load),
        "side": step.side,
        "block": place.block,
        "round": place.round,
        "rounds": place.rounds,
        "set": place.set,
        "sets": place.sets,
        "interval_s": _seconds(step.interval),
        "laps": step.laps,
        **_exercise(step),
        "cues": [{"at_s": _seconds(at), "cue": cue} for at, cue in planned_cues(timeline, index)],
    }


def _exercise(step: Step) -> Json:
    """Return what only a work step has; the others have nothing to hold, take or count."""
    exercise = step.exercise if step.kind is StepKind.WORK else None
    versions = ("easier", "harder", "instead")
    if not exercise:
        empty: Json = {"hold_s": None, "hold_min_s": None, "tempo": None, "equipment": []}
        return {**empty, "how": [], **{key: [] for key in versions}, "counted": False}
    return {
        **_hold(exercise.hold),
        "tempo": str(step.tempo) if step.tempo else None,
        "equipment": exercise.equipment,
        "how": exercise.how,
        "easier": [_variant(variant) for variant in exercise.easier],
        "harder": [_variant(variant) for variant in exercise.harder],
        "instead": [_variant(variant) for variant in exercise.instead],
        "counted": exercise.counted,
    }


def _variant(variant: Variant) -> Json:
    """Return another way to do an exercise; null stays as in the exercise."""
    return {
        "name": variant.name,
        **_reps(variant.reps),
        "duration_s": _seconds(variant.work),
        "load": _load(variant.load),
        "each_side": variant.each_side,
        "equipment": variant.equipment,
        "how": variant.how,
    }


def _reps(reps: Reps | None) -> Json:
    ranges = reps is not None and reps.low < reps.high
    return {"reps": reps and reps.low, "reps_max": reps.high if reps and ranges else None}


def _hold(hold: Span | None) -> Json:
    ranges = hold is not None and hold.low < hold.high
    return {
        "hold_s": _seconds(hold.high) if hold else None,
        "hold_min_s": _seconds(hold.low) if hold and ranges else None,
    }


def _load(load: Load | None) -> str | None:
    return str(load) if load else None


def _seconds(duration: Ms | None) -> float | None:
    if duration is None:
        return None
    return duration / SECOND if duration % SECOND else duration // SECOND
