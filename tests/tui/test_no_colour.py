"""Where NO_COLOR is set, words and shapes alone tell the phase."""

import xml.etree.ElementTree as ET

import pytest
from textual.color import Color

from runlift_tui.engine.units import SECOND
from runlift_tui.files.settings import Settings
from runlift_tui.tui.phases import PhaseLook, contrast
from runlift_tui.tui.widgets.edge import Edge
from runlift_tui.tui.wording import PHASE_WORDS
from tests.tui.floor_stage import (
    STEP_BURPEE,
    STEP_LEFT,
    STEP_REST,
    STEP_RIGHT,
    STEP_SWITCH,
    Floor,
    guided,
)

PHASES = [
    (0, PhaseLook.READY),
    (STEP_BURPEE, PhaseLook.WORK),
    (STEP_REST, PhaseLook.REST),
    (STEP_SWITCH, PhaseLook.SWITCH),
]


def _drawn(floor: Floor, name: str) -> str:
    widget = floor.screen.query_one(f"#{name}")
    return "\n".join(widget.render_line(y).text for y in range(widget.size.height))


def _colours(picture: str) -> set[str]:
    root = ET.fromstring(picture)
    fills = {node.get("fill", "") for node in root.iter() if node.get("shape-rendering")}
    style = "".join(node.text or "" for node in root.iter() if node.tag.endswith("style"))
    return fills | {part.split("fill: ")[1][:7] for part in style.split("\n") if "-r1 " in part}


@pytest.mark.parametrize("theme", ["runlift-dark", "runlift-light", "runlift-contrast"])
@pytest.mark.parametrize(("step", "look"), PHASES)
async def test_without_colour_every_phase_stays_grey_and_readable(
    monkeypatch: pytest.MonkeyPatch, theme: str, step: int, look: PhaseLook
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    floor = Floor(guided(step), Settings(theme=theme))
    async with floor.run(80, 24):
        colours = _colours(floor.app.export_screenshot())
        assert all(len(set(Color.parse(colour).rgb)) == 1 for colour in colours)
        brightest, darkest = max(colours), min(colours)
        assert contrast(brightest, darkest) >= 7
        assert PHASE_WORDS[look] in floor.text("phase")


async def test_the_edges_of_no_two_phases_look_alike() -> None:
    edges: list[str] = []
    for step, _ in PHASES:
        floor = Floor(guided(step))
        async with floor.run(80, 24) as pilot:
            edges.append(_drawn(floor, "left-edge"))
            if step == STEP_BURPEE:
                await pilot.press("escape")
                edges.append(_drawn(floor, "left-edge"))
    assert len(set(edges)) == len(edges) == len(PHASES) + 1


async def test_left_and_right_are_told_by_word_arrow_and_place() -> None:
    for step, word, arrow in ((STEP_LEFT, "LEFT", "◀"), (STEP_RIGHT, "RIGHT", "▶")):
        floor = Floor(guided(step))
        async with floor.run(80, 24):
            assert word in floor.text("side")
            assert arrow in floor.text("side")
            side, phase = (floor.screen.query_one(f"#{name}").region for name in ("side", "phase"))
            assert (side.right <= phase.x) is (word == "LEFT")
            assert (phase.right <= side.x) is (word == "RIGHT")


async def test_in_calm_nothing_pulses_in_the_last_three_seconds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pulses: list[bool] = []

    def note(self: Edge, *, lit: bool) -> None:
        pulses.append(lit)

    monkeypatch.setattr(Edge, "light", note)
    for calm in (True, False):
        floor = Floor(guided(STEP_BURPEE), Settings(calm=calm))
        async with floor.run() as pilot:
            await floor.go_on(pilot, 18 * SECOND, step=SECOND)
            assert any(pulses) is not calm
