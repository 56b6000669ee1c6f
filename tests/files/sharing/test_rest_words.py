"""An interval is a rest where its whole name says so."""

import pytest

from runlift_tui.files.sharing.rest_words import is_rest


@pytest.mark.parametrize(
    "name",
    [
        "Rest",
        "REST",
        "break",
        "Pause",
        "pausa",
        "Repos",
        "Riposo",
        "Отдых",
        "Dinlenme",
        "Descanso",
        "Long rest",
        "Rest 30s",
        "Pause (30 s)",
        "Short break!",
        "Rest between sets",
        "Große Pause",
    ],
)
def test_these_are_rests(name: str) -> None:
    assert is_rest(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "30",
        "Pause squat",
        "Rest-pause press",
        "Recovery run",
        "Active recovery jog",
        "Forest",
        "Long",
        "Set 2",
        "Breaks the plank",
    ],
)
def test_these_are_work(name: str) -> None:
    assert not is_rest(name)
