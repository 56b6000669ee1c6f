"""Own routines at home: saved from the builder, edited, copied, renamed, deleted, brought back."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input

from runlift_tui.bundled import bundled_folder
from runlift_tui.engine.shorthand import parse_short
from runlift_tui.engine.units import SECOND
from runlift_tui.files.library import list_routines
from runlift_tui.files.own_routines import keep_routine
from runlift_tui.files.reader import read_routine
from runlift_tui.files.settings import Settings
from runlift_tui.places import Places, find_places
from runlift_tui.tui.asking import Question
from runlift_tui.tui.builder_screen import BuilderScreen
from runlift_tui.tui.editor_screen import EditorScreen
from runlift_tui.tui.home import HomeScreen
from runlift_tui.tui.pick_list import PickList
from runlift_tui.tui.titling import TitleQuestion
from tests.tui.home_stage import HomeApp, at_home, settled


class OwnApp(HomeApp):
    """Has the real folders: those of the test, and the shipped routines."""

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__(settings=settings)
        folders = (self.deck.places.routines, bundled_folder("routines"))
        self.deck = replace(self.deck, list_routines=lambda: list_routines(folders))
        self.told: list[str] = []

    def notify(self, message: str, *args: object, **options: object) -> None:
        self.told.append(message)

    @property
    def names(self) -> list[str | None]:
        return [option.id for option in self.screen.query_one(PickList).options]

    @property
    def chosen(self) -> str | None:
        option = self.screen.query_one(PickList).highlighted_option
        return option.id if option else None


@pytest.fixture
def places(own_folders: None) -> Places:
    return find_places()


def own(places: Places) -> list[str]:
    return sorted(path.stem for path in places.routines.glob("*.toml"))


async def named(pilot: Pilot[int], title: str) -> None:
    assert isinstance(pilot.app.screen, TitleQuestion)
    pilot.app.screen.query_one(Input).value = title
    await pilot.press("enter")
    await settled(pilot)
    await settled(pilot)


async def rebuilt(pilot: Pilot[int], text: str) -> None:
    """Write another timer into the builder."""
    assert isinstance(pilot.app.screen, BuilderScreen)
    pilot.app.screen.query_one("#short", Input).value = text
    await pilot.pause()


async def done(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)
    await settled(pilot)


async def test_a_timer_is_saved_under_a_name_and_listed_as_yours(places: Places) -> None:
    app = OwnApp()
    async with at_home(app) as pilot:
        await pilot.press("i")
        await rebuilt(pilot, "5x(40s/20s) rest 2m x3")
        await done(pilot, "ctrl+s")
        await named(pilot, "Track Thursday")
        assert isinstance(app.screen, HomeScreen)
        assert app.chosen == "track-thursday"
        line = app.screen.query_one(PickList).render_line(0).text
        assert "Track Thursday" in line
        assert "yours" in line
        assert not app.begun
        await pilot.press("enter")
        assert app.begun[0].timeline.planned == (10 + 3 * 280 + 2 * 120) * SECOND
    routine = read_routine(places.routines / "track-thursday.toml")
    assert routine.blocks == parse_short("5x(40s/20s) rest 2m x3").blocks


async def test_a_name_that_is_taken_asks_and_nothing_is_lost(places: Places) -> None:
    keep_routine(places, "Mine", parse_short("amrap 12m"))
    app = OwnApp()
    async with at_home(app) as pilot:
        await done(pilot, "i", "ctrl+s")
        await named(pilot, "Mine")
        assert isinstance(app.screen, Question)
        await done(pilot, "enter")
        await named(pilot, "Mine too")
        assert own(places) == ["mine", "mine-too"]
        await done(pilot, "i", "ctrl+s")
        await named(pilot, "Mine")
        await done(pilot, "down", "enter")
        assert app.chosen == "mine"
    assert read_routine(places.routines / "mine.toml").blocks == parse_short("8x20s/10s").blocks
    assert [path.name for path in places.trash.iterdir()] == ["mine.toml"]


async def test_a_title_that_says_nothing_is_not_taken(places: Places) -> None:
    app = OwnApp()
    async with at_home(app) as pilot:
        await done(pilot, "i", "ctrl+s", "enter")
        assert isinstance(app.screen, TitleQuestion)
        await done(pilot, "escape")
        assert isinstance(app.screen, BuilderScreen)
    assert own(places) == []


async def test_a_title_typed_in_one_burst_is_taken_whole(places: Places) -> None:
    app = OwnApp()
    async with at_home(app) as pilot:
        await done(pilot, "i", "ctrl+s")
        for key in (*"hops", "enter"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        await settled(pilot)
    assert own(places) == ["hops"]


async def test_what_cannot_be_saved_is_told_and_stays_in_the_builder(places: Places) -> None:
    places.data.parent.mkdir(parents=True)
    places.data.write_text("no folder")
    app = OwnApp()
    async with at_home(app) as pilot:
        await pilot.press("i")
        await rebuilt(pilot, "amrap 9m")
        await done(pilot, "ctrl+s")
        await named(pilot, "Mine")
        assert "Not saved" in app.told[-1]
        assert isinstance(app.screen, BuilderScreen)
        assert app.screen.query_one("#short", Input).value == "amrap 9m"
        places.data.unlink()
        await done(pilot, "ctrl+s")
        await named(pilot, "Mine")
    assert own(places) == ["mine"]


async def test_an_own_timer_is_edited_in_its_file(places: Places) -> None:
    path = keep_routine(places, "Mine", parse_short("8x20s/10s"))
    path.write_text(f"# from my coach\n{path.read_text()}")
    app = OwnApp()
    async with at_home(app) as pilot:
        await done(pilot, "home", "e")
        assert isinstance(app.screen, BuilderScreen)
        assert app.screen.query_one("#short", Input).value == "8x20s/10s"
        await rebuilt(pilot, "9x20s/10s")
        await done(pilot, "ctrl+s")
        assert isinstance(app.screen, HomeScreen)
        assert app.chosen == "mine"
    assert read_routine(path).blocks[0].rounds == 9
    assert read_routine(path).title == "Mine"
    assert path.read_text().startswith("# from my coach\n")


async def test_a_file_that_changed_meanwhile_is_left_and_another_name_asked_for(
    places: Places,
) -> None:
    path = keep_routine(places, "Mine", parse_short("8x20s/10s"))
    app = OwnApp()
    async with at_home(app) as pilot:
        await done(pilot, "home", "e")
        await rebuilt(pilot, "9x20s/10s")
        theirs = path.read_text().replace("rounds = 8", "rounds = 7")
        path.write_text(theirs)
        await done(pilot, "ctrl+s")
        assert "changed" in app.told[-1]
        await named(pilot, "Mine again")
        assert app.chosen == "mine-again"
    assert path.read_text() == theirs
    assert read_routine(places.routines / "mine-again.toml").blocks[0].rounds == 9


async def test_a_routine_that_is_no_timer_is_edited_in_the_editor(places: Places) -> None:
    shipped = read_routine(bundled_folder("routines") / "lifting.toml")
    keep_routine(places, "My lifting", shipped)
    app = OwnApp()
    async with at_home(app) as pilot:
        await done(pilot, "home")
        assert app.chosen == "my-lifting"
        assert app.text("#deeds").split() == [
            *("e", "Edit", "c", "Copy", "f2", "Rename", "d", "Delete")
        ]
        await done(pilot, "e")
        assert isinstance(app.screen, EditorScreen)


async def test_a_new_routine_begins_in_the_editor(places: Places) -> None:
    app = OwnApp()
    async with at_home(app) as pilot:
        await done(pilot, "n")
        assert isinstance(app.screen, EditorScreen)


async def test_shipped_routines_can_be_edited_as_a_copy_and_neither_renamed_nor_deleted(
    places: Places,
) -> None:
    app = OwnApp()
    async with at_home(app) as pilot:
        assert app.chosen == "total-body"
        assert app.text("#deeds").split() == ["e", "Edit", "c", "Copy"]
        await done(pilot, "d", "f2")
        assert own(places) == []
        await done(pilot, "c")
        assert app.chosen == "total-body-2"
        assert app.told == ["Copied as total-body-2."]
    assert read_routine(places.routines / "total-body-2.toml").title == "Total body 2"


async def test_another_name_takes_the_chosen_versions_along(places: Places) -> None:
    keep_routine(places, "Mine", parse_short("3x(Squat 40s, Lunge 40s)"))
    app = OwnApp(Settings(swaps={"mine/Squat": "Half squat", "lifting/Row": "Pull"}))
    async with at_home(app) as pilot:
        await done(pilot, "home", "f2")
        assert app.screen.query_one(Input).value == "Mine"
        await named(pilot, "Legs")
        assert app.chosen == "legs"
        assert app.saved[-1].swaps == {"legs/Squat": "Half squat", "lifting/Row": "Pull"}
    assert own(places) == ["legs"]


async def test_what_is_deleted_comes_back_by_one_key_that_the_notice_names(places: Places) -> None:
    keep_routine(places, "Mine", parse_short("8x20s/10s"))
    keep_routine(places, "Other", parse_short("amrap 12m"))
    app = OwnApp(Settings(keys={"home.undo": "z"}))
    async with at_home(app) as pilot:
        await done(pilot, "home", "d")
        assert own(places) == ["mine"]
        assert app.told == ["Other is deleted; z brings it back."]
        assert app.chosen == "mine"
        await done(pilot, "d", "z")
        assert own(places) == ["mine"]
        assert app.chosen == "mine"
        await done(pilot, "z")
        assert own(places) == ["mine", "other"]


async def test_what_cannot_come_back_now_can_be_tried_again(places: Places) -> None:
    keep_routine(places, "Mine", parse_short("8x20s/10s"))
    app = OwnApp()
    async with at_home(app) as pilot:
        await done(pilot, "home", "d")
        blocking = keep_routine(places, "Mine", parse_short("amrap 12m"))
        await done(pilot, "u")
        assert "rename it first" in app.told[-1]
        blocking.unlink()
        await done(pilot, "u")
        assert app.told[-1] == "mine is back."
    assert own(places) == ["mine"]


def test_the_folder_of_the_test_is_not_the_users(places: Places, tmp_path: Path) -> None:
    assert tmp_path in places.routines.parents
