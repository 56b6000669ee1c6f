"""The builder: the short form and the fields in step, the strip, starting, and what is wrong."""

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input

from runlift_tui.engine.shorthand import parse_short
from runlift_tui.engine.units import SECOND
from runlift_tui.files.settings import Settings
from runlift_tui.tui.asking import Question
from runlift_tui.tui.builder_screen import BuilderScreen
from runlift_tui.tui.home import HomeScreen
from runlift_tui.tui.timer_asks import FIRST, TimerKind
from runlift_tui.tui.widgets.figure_field import FigureField
from runlift_tui.tui.widgets.kind_choice import KindChoice
from runlift_tui.tui.widgets.lines import Ends
from runlift_tui.tui.widgets.time_bar import TimeBar
from tests.tui.home_stage import HomeApp, at_home, settled


def short(app: HomeApp) -> Input:
    return app.screen.query_one("#short", Input)


def fields(app: HomeApp) -> dict[str, Input]:
    """Return the fields that can be filled in, by their figures."""
    found = app.screen.query(FigureField)
    return {str(field.ask.figure): field.query_one(Input) for field in found if field.ask}


def figures(app: HomeApp) -> dict[str, str]:
    return {figure: field.value for figure, field in fields(app).items()}


def head(app: HomeApp) -> str:
    return app.screen.query_one(Ends).text


async def typed(app: HomeApp, pilot: Pilot[int], text: str) -> None:
    short(app).value = text
    await pilot.pause()


async def test_it_opens_with_the_classic_tabata_and_one_key_starts_it() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("i")
        assert short(app).value == "8x20s/10s"
        assert "4 min in all · 2 min 40 s work" in head(app)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert app.begun[0].timeline.title == "Tabata"
        assert app.begun[0].timeline.planned == 240 * SECOND


async def test_the_timer_that_was_used_last_is_remembered() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("i")
        await typed(app, pilot, " 3x  40s/20s ")
        await pilot.press("f5")
        await settled(pilot)
        assert app.saved[-1].interval == "3x 40s/20s"
        await pilot.press("i")
        assert short(app).value == "3x 40s/20s"
        await pilot.press("escape", "t")
        assert short(app).value == "8x20s/10s"


async def test_a_timer_of_the_settings_that_cannot_be_read_is_shown_with_its_fault() -> None:
    app = HomeApp(settings=Settings(interval="8 times 20"))
    async with at_home(app) as pilot:
        await pilot.press("i")
        assert "For example:" in app.text("#say")
        await pilot.press("enter")
        assert not app.begun


async def test_the_fields_show_what_is_typed() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("i")
        await typed(app, pilot, "5x(40s/20s) rest 2m x3 ready 5s")
        assert figures(app) == {
            "rounds": "5",
            "length": "40s",
            "rest": "20s",
            "sets": "3",
            "break": "2m",
            "ready": "5s",
        }


async def test_what_is_filled_in_is_written_as_the_short_form() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("i")
        fields(app)["sets"].value = "3"
        await pilot.pause()
        fields(app)["break"].value = "1:30"
        await pilot.pause()
        assert short(app).value == "8x(20s/10s) rest 1m30s x3"
        assert figures(app)["break"] == "1:30"
        await pilot.press("enter")
        await settled(pilot)
        blocks = parse_short("8x(20s/10s) rest 1m30s x3").blocks
        assert app.begun[0].timeline.steps[1].exercise == blocks[0].exercises[0]
        assert app.saved[-1].interval == "8x(20s/10s) rest 1m30s x3"


async def test_a_form_that_fields_cannot_show_is_said_to_be_so_and_starts() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("i")
        await typed(app, pilot, "8x(Sprint 20s / Walk 10s)")
        assert figures(app) == {}
        assert app.screen.query_one(KindChoice).kind is None
        assert "Fields cannot show all of this" in app.text("#say")
        await pilot.press("enter")
        await settled(pilot)
        assert app.begun[0].timeline.steps[1].label == "Sprint"


async def test_a_fault_has_its_caret_its_place_and_an_example_and_moves_nothing() -> None:
    app = HomeApp()
    async with at_home(app, 80, 24) as pilot:
        await pilot.press("i")
        before = [widget.region for widget in app.screen.query("#sheet > *")]
        await typed(app, pilot, "8x20s/")
        assert app.text("#caret").index("^") == len("8x20s/")
        assert app.screen.query_one("#caret").content_region.x == short(app).content_region.x
        assert "A length of time belongs here." in app.text("#say")
        assert "For example: 8x20s/10s" in app.text("#say")
        assert [widget.region for widget in app.screen.query("#sheet > *")] == before
        await pilot.press("enter")
        assert isinstance(app.screen, BuilderScreen)
        assert not app.begun
        await typed(app, pilot, "8x20s/5s")
        assert app.text("#caret").strip() == ""
        assert app.screen.query_one(TimeBar).columns


async def test_the_caret_follows_a_text_that_is_wider_than_its_field() -> None:
    app = HomeApp()
    async with at_home(app, 40, 12) as pilot:
        await pilot.press("i")
        await typed(app, pilot, "warm-up 5m + 8x20s/10s + cool-down 3m + ready")
        short(app).cursor_position = len(short(app).value)
        await pilot.pause()
        assert short(app).scroll_x > 0
        assert short(app).render_line(0).text[app.text("#caret").index("^") :].strip() == "ready"
        await pilot.press("home")
        await pilot.pause()
        assert app.text("#caret").strip() == ""


async def test_on_a_small_screen_the_fault_stands_in_place_of_the_fields() -> None:
    app = HomeApp()
    async with at_home(app, 40, 12) as pilot:
        await pilot.press("i")
        strip = app.screen.query_one(TimeBar).region
        await typed(app, pilot, "5x(40s/20s) rst 2m x3")
        assert app.screen.query_one(TimeBar).region == strip
        assert "For example:" in " ".join(app.text("#say").split())
        await typed(app, pilot, "5x(40s/20s) rest 2m x3")
        assert app.screen.query_one("#fields").region.height == 2


async def test_a_wrong_field_is_named_and_nothing_starts() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("i")
        field = fields(app)["length"]
        field.value = "soon"
        await pilot.pause()
        assert 'Work: "soon" is not a duration' in app.text("#say")
        assert short(app).value == "8x20s/10s"
        await pilot.press("enter")
        assert app.focused is field
        assert not app.begun
        field.value = "9s"
        await pilot.pause()
        assert short(app).value == "8x9s/10s"


async def test_arrows_alone_reach_and_change_everything() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("i", "down", "right")
        await pilot.pause()
        assert app.screen.query_one(KindChoice).kind is TimerKind.EMOM
        assert short(app).value == "emom 10x1m"
        await pilot.press("down", "down", "down", "1", "2")
        await pilot.pause()
        assert short(app).value == "emom 10x1m 12 reps"
        await pilot.press("up", "up", "up", "left")
        await pilot.pause()
        assert short(app).value == "8x20s/10s"
        await pilot.press("right")
        await pilot.pause()
        assert short(app).value == "emom 10x1m 12 reps"


@pytest.mark.parametrize("kind", TimerKind)
async def test_every_kind_can_be_chosen_with_the_mouse(kind: TimerKind) -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("i")
        row = app.text("KindChoice")
        await pilot.click(KindChoice, offset=(row.index(kind) + 2, 0))
        await pilot.pause()
        assert short(app).value == FIRST[kind]


async def test_what_was_typed_is_there_to_come_back_to() -> None:
    app = HomeApp()
    async with at_home(app, 40, 12) as pilot:
        await pilot.press("i")
        await typed(app, pilot, "10s,20s,10s / 15s")
        await pilot.press("down", "right")
        await pilot.pause()
        assert short(app).value == "8x20s/10s"
        await pilot.press("left")
        await pilot.pause()
        assert short(app).value == "10s,20s,10s / 15s"
        assert "As typed" in app.text("KindChoice")


async def test_presets_fill_the_form() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("i", "ctrl+t")
        assert isinstance(app.screen, Question)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert short(app).value == "emom 10x1m"
        await pilot.press("enter")
        await settled(pilot)
        assert app.begun[0].timeline.title == "EMOM 10"


async def test_an_example_of_the_guide_can_be_clicked() -> None:
    app = HomeApp()
    async with at_home(app, 120, 40) as pilot:
        await pilot.press("i")
        guide = app.screen.query_one("#guide")
        await pilot.click(guide, offset=(guide.styles.padding.left + 2, 2))
        await pilot.pause()
        assert short(app).value == "5x(40s/20s) rest 2m x3"


async def test_what_takes_as_long_as_it_takes_is_said_to_be_about() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("i")
        await typed(app, pilot, "for time 3x 20 reps Squat")
        assert "about " in head(app)


async def test_escape_goes_home_and_starts_nothing() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("i", "escape")
        assert isinstance(app.screen, HomeScreen)
        assert not app.begun
        assert not app.saved


async def test_keys_that_come_in_one_burst_are_all_in_what_starts() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("i", "end")
        for key in (*" ready 5s", "enter"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        await settled(pilot)
        assert app.saved[-1].interval == "8x20s/10s ready 5s"
        assert app.begun[0].timeline.planned == (5 + 230) * SECOND


async def test_keys_in_one_burst_reach_a_field_too() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("i", "down", "down")
        for key in ("9", "f5"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await settled(pilot)
        await settled(pilot)
        assert app.saved[-1].interval == "9x20s/10s"


@pytest.mark.parametrize(("width", "height"), [(40, 12), (80, 24), (120, 40), (200, 60)])
async def test_everything_has_room_at_every_size(width: int, height: int) -> None:
    app = HomeApp()
    async with at_home(app, width, height) as pilot:
        await pilot.press("i")
        await typed(app, pilot, "99x(10s/5s) rest 2m x3")
        bar = app.screen.query_one(TimeBar)
        assert bar.region.height >= 2
        assert len(bar.columns) == bar.region.width >= width * 3 // 4
        key = app.screen.query_one("#key").region
        assert 0 < key.bottom <= height - 1
        assert all(field.region.width >= 3 for field in fields(app).values())
        assert "WORK 49:30" in app.text("#key")
