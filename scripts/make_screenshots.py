"""Makes the README's pictures from the real app: ``python scripts/make_screenshots.py [FOLDER]``.

Its clock moves only when told and nothing is heard, so the same pictures come out each time.
"""

import asyncio
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from lean_svg import lean
from textual.pilot import Pilot

from runlift_tui.audio.output import SoundState
from runlift_tui.audio.silent import SilentOutput
from runlift_tui.bundled import bundled_folder
from runlift_tui.clock import FakeClock
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.quick import rest_timeline
from runlift_tui.engine.session import RepMode, Session, open_session
from runlift_tui.engine.timeline import Side
from runlift_tui.engine.units import SECOND
from runlift_tui.files.library import find_routine, list_routines
from runlift_tui.files.settings import Settings
from runlift_tui.tui.app import RunliftApp
from runlift_tui.tui.deck import Deck

SMALL, USUAL, LARGE = (40, 12), (80, 24), (120, 40)

FOLDER = Path(__file__).parent.parent / "docs" / "screenshots"

ROUTINES = (bundled_folder("routines"),)


class UnheardOutput(SilentOutput):
    """Says that it is heard, and makes no sound."""

    @property
    def state(self) -> SoundState:
        """See `SoundOutput.state`."""
        return SoundState.ON


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: what is opened, how many seconds pass, which keys are pressed then."""

    name: str
    size: tuple[int, int]
    session: Session | None = None
    seconds: int = 0
    keys: tuple[str, ...] = ()


def at(routine: str, exercise: str = "", side: Side | None = None, ahead: int = 0) -> Session:
    """Open a shipped routine at the first set of an exercise, or some steps ahead of it."""
    timeline = compile_routine(find_routine(routine, ROUTINES))
    steps = enumerate(timeline.steps)
    found = (i for i, step in steps if exercise in step.label and side in (None, step.side))
    return open_session(timeline, first=next(found) - ahead)


def shots() -> tuple[Shot, ...]:
    """Return every picture there is."""
    squat, legs = "Bulgarian split squat", "total-body"
    lifting = at("lifting")
    whole = open_session(at(legs).timeline, mode=RepMode.PACED)
    rest = open_session(rest_timeline(45 * SECOND), away_after=None)
    return (
        Shot("home", LARGE),
        Shot("builder", USUAL, keys=("i", "down")),
        Shot("get-ready", USUAL, lifting, 4),
        Shot("work-timed", LARGE, at("tabata-burpees", "Burpee"), 67),
        Shot("work-paced", LARGE, at("lifting", "Bench press"), 44),
        Shot("work-side", USUAL, at(legs, squat, Side.LEFT), 8),
        Shot("switch", USUAL, at(legs, squat, Side.RIGHT, ahead=1), 1),
        Shot("rest", LARGE, at(legs, squat, Side.LEFT, ahead=1), 12),
        Shot("paused", SMALL, at("tabata-burpees", "Burpee"), 8, ("escape",)),
        Shot("rest-overrun", USUAL, rest, 52),
        Shot("finished", LARGE, whole, whole.timeline.planned // SECOND),
    )


async def take(shot: Shot) -> str:
    """Return the picture as SVG."""
    clock = FakeClock()
    app = RunliftApp(
        Deck(
            clock=clock,
            sound=UnheardOutput(),
            announcer=_nothing,
            hear=_nothing,
            settings=Settings(),
            save_settings=_nothing,
            list_routines=lambda: list_routines(ROUTINES),
        ),
        shot.session,
    )
    async with app.run_test(size=shot.size) as pilot:
        await settle(pilot)
        for _ in range(shot.seconds):
            clock.advance(SECOND)
            app.beat()
        await pilot.press(*shot.keys)
        await settle(pilot)
        return lean(app.export_screenshot(simplify=True))


def _nothing(*_: object) -> None:
    """Neither sound nor saving."""


async def settle(pilot: Pilot[int]) -> None:
    """Wait until the app has done all that it started."""
    await pilot.app.workers.wait_for_complete()
    for _ in range(5):
        await pilot.pause()


def main(folder: Path) -> None:
    """Write every picture into `folder`."""
    os.environ["WAKEPY_FAKE_SUCCESS"] = "yes"
    folder.mkdir(parents=True, exist_ok=True)
    for shot in shots():
        (folder / f"{shot.name}.svg").write_text(asyncio.run(take(shot)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
