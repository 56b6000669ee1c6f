"""Exports as the two apps write them."""

from typing import Any


def set_of(repetitions: object, *exercises: tuple[object, object]) -> dict[str, object]:
    """A set of Just Another Workout Timer."""
    listed = [{"name": name, "id": "5f", "duration": seconds} for name, seconds in exercises]
    return {"repetitions": repetitions, "id": "0a", "exercises": listed}


def workout(*sets: dict[str, object], title: object = "Core", **more: object) -> dict[str, Any]:
    """A workout of Just Another Workout Timer."""
    return {"title": title, "sets": list(sets), "version": 2, "position": 0} | more


def timer(
    *activities: object, name: object = "HIIT", bouts: object = None, **times: object
) -> dict[str, Any]:
    """A timer of OpenHIIT; `times` go to its timeSettings."""
    usual: dict[str, object] = {
        "id": "8c",
        "timerId": "d1",
        "workTime": 40,
        "restTime": 20,
        "breakTime": 0,
        "warmupTime": 0,
        "cooldownTime": 0,
        "getReadyTime": 10,
        "restarts": 0,
    }
    return {
        "id": "d1",
        "name": name,
        "timerIndex": 0,
        "totalTime": 0,
        "intervals": 0,
        "activeIntervals": len(activities) if bouts is None else bouts,
        "activities": list(activities),
        "showMinutes": 0,
        "color": 4280391411,
        "timeSettings": usual | times,
        "soundSettings": {"workSound": "short-whistle"},
    }
