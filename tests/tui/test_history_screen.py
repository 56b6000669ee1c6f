"""Looking back: sessions, weeks, one exercise, corrections, and deleting with a way back."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from runlift_tui.engine.loads import ShownUnit
from runlift_tui.engine.records import Point
from runlift_tui.engine.routine import Load, Unit
from runlift_tui.files.settings import Settings
from runlift_tui.journal.diary import Diary
from runlift_tui.journal.history import session_record, sessions
from runlift_tui.journal.recorder import local_now
from runlift_tui.tui.correcting import CorrectingScreen
from runlift_tui.tui.exercise_screen import ExerciseScreen
from runlift_tui.tui.history_screen import EMPTY, HistoryScreen
from runlift_tui.tui.home import HomeScreen
from runlift_tui.tui.keys import key_lines
from runlift_tui.tui.pick_list import PickList
from runlift_tui.tui.plot import draw_plots, round_marks
from tests.journal.sessions import perform
from tests.tui.home_stage import HomeApp, at_home, settled


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    diary = Diary(tmp_path / "journal")
    yield diary
    diary.close()


def home(diary: Diary, settings: Settings | None = None) -> HomeApp:
    app = HomeApp(settings=settings)
    app.keep_in(diary)
    return app


async def look_back(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press("h")
    await settled(pilot)
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def record(diary: Diary, *days_ago: int) -> list[str]:
    now = local_now()
    return [perform(diary.journal, now - timedelta(days=days)) for days in days_ago]


def text(app: HomeApp, selector: str = "#text") -> str:
    assert isinstance(app.screen.query_one(selector), Static)
    return app.text(selector)


async def test_an_empty_history_says_so_and_begins_no_journal(diary: Diary, tmp_path: Path) -> None:
    app = home(diary)
    async with at_home(app) as pilot:
        await look_back(pilot)
        assert text(app).strip() == EMPTY
        assert list(tmp_path.iterdir()) == []
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)


async def test_sessions_are_listed_newest_first_beside_the_weeks(diary: Diary) -> None:
    old, new = record(diary, 2, 0)
    app = home(diary)
    async with at_home(app) as pilot:
        await look_back(pilot)
        assert [option.id for option in app.screen.query_one(PickList).options] == [new, old]
        assert "of the last 12 weeks had two sessions on days apart" in text(app)
        assert "as prescribed, " in text(app)
        await pilot.press("down")
        await settled(pilot)
        assert "Squat ·" in text(app)
        assert "8 reps @ 25-35 lb" in text(app)


async def test_every_session_can_be_reached_page_by_page(diary: Diary) -> None:
    record(diary, *range(60))
    app = home(diary)
    async with at_home(app) as pilot:
        await look_back(pilot, "end", "end")
        assert len(app.screen.query_one(PickList).options) == 60


async def test_a_set_is_corrected_at_once_and_the_old_figure_is_kept(diary: Diary) -> None:
    (uuid,) = record(diary, 0)
    app = home(diary)
    async with at_home(app) as pilot:
        await look_back(pilot, "enter")
        assert isinstance(app.screen, CorrectingScreen)
        await pilot.press("down", "plus", "plus", "right_parenthesis", "n")
        assert isinstance(app.focused, Input)
        await pilot.press("o", "k", "enter", "escape")
        await settled(pilot)
        assert isinstance(app.screen, HistoryScreen)
    found = session_record(diary.journal, uuid)
    step = next(step for step in found.steps if step.exercise == "Squat")
    assert (step.reps, step.load, step.assumed) == (10, Load(30, 40, Unit.LB), False)
    assert found.note == "ok"
    assert [change.field for change in found.corrections] == [
        "assumed",
        "reps",
        "reps",
        "load",
        "note",
    ]


async def test_u_undoes_one_correction_after_the_other(diary: Diary) -> None:
    (uuid,) = record(diary, 0)
    before = session_record(diary.journal, uuid)
    app = home(diary)
    async with at_home(app) as pilot:
        await look_back(pilot, "enter")
        assert "correct.undo" not in key_lines(app.screen)
        await pilot.press("down", "plus", "right_parenthesis", "n", "o", "k", "enter")
        assert "correct.undo" in key_lines(app.screen)
        await pilot.press("u")
        assert app.screen.query_one(Input).value == ""
        await pilot.press("u", "up", "u")
        assert session_record(diary.journal, uuid) == before
        assert "correct.undo" not in key_lines(app.screen)


async def test_a_deleted_session_can_come_back(diary: Diary) -> None:
    uuids = record(diary, 1, 0)
    app = home(diary)
    async with at_home(app) as pilot:
        await look_back(pilot, "d")
        assert [summary.id for summary in sessions(diary.journal)] == uuids[:1]
        assert len(app.screen.query_one(PickList).options) == 1
        await pilot.press("u")
        await settled(pilot)
        assert len(app.screen.query_one(PickList).options) == 2
        assert len(sessions(diary.journal)) == 2


async def test_an_exercise_is_plotted_with_its_best_set(diary: Diary) -> None:
    record(diary, 3, 0)
    app = home(diary)
    async with at_home(app) as pilot:
        await look_back(pilot, "x", "end", "enter")
        assert isinstance(app.screen, ExerciseScreen)
        rows = text(app, "#plot").splitlines()
        assert any("Heaviest load, lb" in row for row in rows)
        assert rows[1].index("┌") == rows[2].index("┤")
        assert "(Epley)" in text(app, "#lines")
        assert "8, 8 @ 25-35 lb" in text(app, "#lines")


async def test_everything_is_shown_in_kilograms_where_that_was_chosen(diary: Diary) -> None:
    record(diary, 3, 0)
    app = home(diary, Settings(units=ShownUnit.KG))
    async with at_home(app) as pilot:
        await look_back(pilot, "down")
        assert "8 reps @ 11.5-16 kg" in text(app)
        await look_back(pilot, "x", "end", "enter")
        assert "Heaviest load, kg" in text(app, "#plot")
        assert "8 reps @ 11.5-16 kg" in text(app, "#lines")
        assert "14.5 kg (Epley)" in text(app, "#lines")
        assert "8, 8 @ 11.5-16 kg" in text(app, "#lines")
        assert "lb" not in text(app, "#lines")


async def test_a_volume_is_told_in_pounds_where_that_was_chosen(diary: Diary) -> None:
    record(diary, 0)
    app = home(diary, Settings(units=ShownUnit.LB))
    async with at_home(app) as pilot:
        await look_back(pilot)
        assert "400 lb" in text(app)


async def test_where_nothing_is_kept_there_is_no_history() -> None:
    app = HomeApp()
    async with at_home(app) as pilot:
        await pilot.press("h")
        assert isinstance(app.screen, HomeScreen)


def test_a_plot_fits_its_room_and_is_left_out_where_there_is_none() -> None:
    points = [Point(738_000 + n, 0.0, 20 + n, 0.0) for n in range(30)]
    drawn = draw_plots(points, Unit.KG, 60, 12).split("\n")
    assert len(drawn) == 12
    assert drawn[1].index("┌") == drawn[2].index("┤")
    loaded = [Point(738_000 + n, 20.0 + n, 20 + n, 0.0) for n in range(30)]
    assert len(draw_plots(loaded, Unit.KG, 60, 15).split("\n")) <= 15
    assert "Repetitions" in draw_plots(loaded, Unit.KG, 60, 15)
    assert "Repetitions" not in draw_plots(loaded, Unit.KG, 60, 12)
    assert max(map(len, drawn)) <= 60
    assert "Repetitions" in drawn[0]
    assert draw_plots(points, Unit.KG, 10, 3) == ""
    assert draw_plots((), Unit.KG, 60, 12) == ""


def test_a_plot_takes_all_of_its_room_whatever_the_terminal() -> None:
    points = [Point(738_000 + n, 20.0 + n, 20 + n, 0.0) for n in range(30)]
    drawn = draw_plots(points, Unit.KG, 200, 60).split("\n")
    assert max(map(len, drawn)) == 200
    assert len(drawn) == 60


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        (14, 18, [14, 16, 18]),
        (14, 16, [14, 15, 16]),
        (11.34, 11.34, [11, 11.5]),
        (20, 20, [19.5, 20, 20.5]),
        (0, 0, [-0.5, 0, 0.5]),
        (23, 187, [0, 100, 200]),
    ],
)
def test_the_figures_beside_a_plot_are_round(low: float, high: float, marks: list[float]) -> None:
    assert round_marks(low, high, 3) == marks


async def test_a_small_screen_has_room_for_a_plot(diary: Diary) -> None:
    record(diary, 3, 0)
    app = home(diary)
    async with at_home(app, 40, 12) as pilot:
        await look_back(pilot, "x", "end", "enter")
        assert "Heaviest load, lb" in text(app, "#plot")
        assert "Best set" in text(app, "#lines")
