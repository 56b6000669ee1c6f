"""How the builder looks, in a few pictures: ``pytest --snapshot-update`` takes them anew."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from runlift_tui.files.settings import Settings
from runlift_tui.tui.themes import CONTRAST, DARK, LIGHT
from tests.tui.home_stage import HomeApp, settled

Compare = Callable[..., bool]


def _typed(text: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def go(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        await pilot.press("i")
        short = pilot.app.screen.query_one("#short", Input)
        short.cursor_blink = False
        short.value = text
        await settled(pilot)

    return go


@pytest.mark.parametrize(
    ("text", "theme", "size"),
    [
        pytest.param("5x(40s/20s) rest 2m x3", DARK, (80, 24), id="sets"),
        pytest.param("warm-up 3m + 30x30s/15s + cool-down 3m", LIGHT, (120, 40), id="crowded"),
        pytest.param("emom 10x1m 12 reps", CONTRAST, (40, 12), id="emom"),
        pytest.param("5x(40s/20s) rst 2m x3", DARK, (40, 12), id="fault"),
    ],
)
def test_the_builder(snap_compare: Compare, text: str, theme: str, size: tuple[int, int]) -> None:
    app = HomeApp(settings=Settings(theme=theme))
    assert snap_compare(app, terminal_size=size, run_before=_typed(text))
