"""An app to try the routine editor in, with a folder of its own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from runlift_tui.engine.routine import Routine
from runlift_tui.files.reader import read_routine
from runlift_tui.files.settings import Settings
from runlift_tui.places import Places
from runlift_tui.tui.editor_screen import EditorScreen
from tests.tui.home_stage import HomeApp, settled

LEGS = """\
# Tuesday's own
title = "Legs"  # short

[[block]]
title = "Warm-up"
exercise = [{ name = "Easy run", work = "5m", counted = false }]

[[block]]
title = "Main"
rest = "60s"

[[block.exercise]]
name = "Squat"
reps = 12
sets = 3
how = ["Sit back", "Chest up"]
easier = [{ name = "Box squat", reps = 8 }]

[[block.exercise]]
name = "Lunge"   # with a long step
reps = "6-7"
each_side = true
"""


class EditorApp(HomeApp):
    """Has the routine `legs` in its user's folder, and opens the editor on it, or on a new one."""

    def __init__(
        self, folder: Path, *, new: bool = False, settings: Settings | None = None
    ) -> None:
        super().__init__(settings=settings)
        self.places = Places(folder / "config", folder / "data", folder / "cache")
        self.deck = replace(self.deck, places=self.places)
        self.path = self.places.routines / "legs.toml"
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if not self.path.exists():
            self.path.write_text(LEGS)
        self.new = new

    @property
    def editor(self) -> EditorScreen:
        """The editor, wherever it stands among the screens."""
        return next(s for s in self.screen_stack if isinstance(s, EditorScreen))

    @property
    def routine(self) -> Routine:
        """The routine as it is in the editor."""
        assert self.editor._opened
        return self.editor._opened[0].routine

    @property
    def on_disk(self) -> Routine:
        """What the file says."""
        return read_routine(self.path)

    @property
    def notes(self) -> list[str]:
        """What was told in passing."""
        return [note.message for note in self._notifications]

    @property
    def rows(self) -> list[str]:
        """The names in the outline, from the top."""
        outline = self.editor.query_one("#outline")
        return [outline.render_line(y).text.strip() for y in range(outline.size.height)]

    def wrong(self, key: str) -> str:
        """What is wrong with a field of the form that is shown; empty where it is in order."""
        note = self.editor.query_one(".form.-shown").query_one(f"#row-{key} .wrong", Static)
        text = "\n".join(note.render_line(y).text.strip() for y in range(note.size.height))
        return " ".join(text.split()) if note.display else ""


@asynccontextmanager
async def editing(app: EditorApp, width: int = 120, height: int = 40) -> AsyncIterator[Pilot[int]]:
    """Run `app` with the editor open."""
    async with app.run_test(size=(width, height)) as pilot:
        await settled(pilot)
        app.push_screen(EditorScreen(None if app.new else app.path))
        await settled(pilot)
        yield pilot


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys and wait until all is done."""
    await pilot.press(*keys)
    await settled(pilot)
