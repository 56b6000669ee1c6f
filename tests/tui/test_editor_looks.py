"""How the routine editor looks: ``pytest --snapshot-update`` takes the pictures anew."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from runlift_tui.tui.editor_screen import EditorScreen
from tests.tui.editor_stage import EditorApp
from tests.tui.home_stage import settled

Compare = Callable[..., bool]
TO_SQUAT = ("down",) * 4


def _opened(app: EditorApp, *keys: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def go(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        app.push_screen(EditorScreen(app.path))
        await settled(pilot)
        await pilot.press(*keys)
        await settled(pilot)

    return go


@pytest.mark.parametrize(
    ("keys", "size"),
    [
        pytest.param(TO_SQUAT, (40, 12), id="outline-small"),
        pytest.param((*TO_SQUAT, "enter", "down", "x"), (40, 12), id="form-small"),
        pytest.param((*TO_SQUAT, "enter", "down", "x"), (80, 24), id="form"),
        pytest.param(("down", "down", "down", "enter", "down", "right"), (200, 60), id="all"),
        pytest.param((*TO_SQUAT, "a", *"go"), (80, 24), id="library"),
    ],
)
def test_the_editor(
    snap_compare: Compare, tmp_path: Path, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    app = EditorApp(tmp_path)
    assert snap_compare(app, terminal_size=size, run_before=_opened(app, *keys))
