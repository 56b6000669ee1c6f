"""A session that the journal cannot keep: said on the screen, saved in a file, never just lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from runlift_tui.journal.diary import Diary
from runlift_tui.journal.history import every_session
from runlift_tui.journal.importing import import_json
from runlift_tui.journal.store import memory_journal
from runlift_tui.tui.saving_elsewhere import SavingElsewhere
from runlift_tui.tui.sheet import Sheet
from runlift_tui.tui.summary_screen import SummaryScreen
from tests.tui.floor_stage import STEP_PRESS, STEP_RIGHT, Floor, guided


@pytest.fixture
def refused(tmp_path: Path) -> Iterator[Diary]:
    """A journal whose folder cannot be made."""
    (tmp_path / "journal").write_text("no folder")
    diary = Diary(tmp_path / "journal")
    yield diary
    diary.close()


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    diary = Diary(tmp_path / "journal")
    yield diary
    diary.close()


def said(floor: Floor, selector: str) -> str:
    shown = floor.app.screen.query_one(selector, Static)
    return str(shown.visual) if "-none" not in shown.classes else ""


async def to_summary(floor: Floor, pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()
    assert isinstance(floor.app.screen, SummaryScreen)


async def save_in(pilot: Pilot[int], path: Path) -> None:
    pilot.app.screen.query_one(Input).value = str(path)
    await pilot.press("enter")
    await pilot.pause()


async def test_the_floor_says_so_all_the_time(refused: Diary) -> None:
    floor = Floor(guided()).with_deck(diary=refused)
    async with floor.run():
        assert "NOT SAVED" in floor.text("status")
        assert "what you do is not saved" in floor.notes[0]


async def test_at_the_end_it_can_be_saved_in_a_file_and_then_left(
    refused: Diary, tmp_path: Path
) -> None:
    floor = Floor(guided(STEP_RIGHT)).with_deck(diary=refused)
    async with floor.run() as pilot:
        await to_summary(floor, pilot, "n", "f")
        assert "NOT SAVED" in said(floor, "#unsaved")
        assert "s saves it in a file" in said(floor, "#unsaved")
        await pilot.press("s")
        assert isinstance(floor.app.screen, SavingElsewhere)
        await save_in(pilot, tmp_path / "journal")
        assert "is there already" in said(floor, "#fault")
        await save_in(pilot, tmp_path / "mine.json")
        assert "mine.json" in said(floor, "#unsaved")
        assert "runlift import" in said(floor, "#unsaved")
        await pilot.press("space")
    assert floor.app.return_code == 0
    journal = memory_journal()
    with (tmp_path / "mine.json").open(encoding="utf-8") as file:
        import_json(journal, file)
    (session,) = every_session(journal)
    assert session.routine == "try"
    journal.close()


async def test_leaving_without_it_is_asked_once_and_possible(refused: Diary) -> None:
    floor = Floor(guided(STEP_RIGHT)).with_deck(diary=refused)
    async with floor.run() as pilot:
        await to_summary(floor, pilot, "n", "f")
        await pilot.press("q", "escape")
        assert isinstance(floor.app.screen, SummaryScreen)
        await pilot.press("q", "enter", "escape")
        assert isinstance(floor.app.screen, SummaryScreen)
        await pilot.press("q", "down", "enter")
    assert floor.app.return_code == 0
    assert floor.app.keeping.unsaved is None


async def test_who_gives_up_is_asked_too(refused: Diary) -> None:
    floor = Floor(guided(STEP_RIGHT)).with_deck(diary=refused)
    async with floor.run() as pilot:
        await to_summary(floor, pilot, "n", "q", "down", "down", "enter")
        assert "NOT SAVED" in said(floor, "#unsaved")


async def test_what_is_saved_is_left_without_a_question(diary: Diary) -> None:
    floor = Floor(guided(STEP_RIGHT)).with_deck(diary=diary)
    async with floor.run() as pilot:
        assert "NOT SAVED" not in floor.text("status")
        await to_summary(floor, pilot, "n", "f")
        assert said(floor, "#unsaved") == ""
        await pilot.press("s", "space")
    assert floor.app.return_code == 0


async def test_where_there_is_room_again_nothing_is_asked(diary: Diary) -> None:
    floor = Floor(guided(STEP_RIGHT)).with_deck(diary=diary)
    async with floor.run() as pilot:
        diary.journal.rows("PRAGMA query_only = 1")
        await to_summary(floor, pilot, "n", "f")
        assert "NOT SAVED" in said(floor, "#unsaved")
        diary.journal.rows("PRAGMA query_only = 0")
        await pilot.press("space")
    assert floor.app.return_code == 0
    (session,) = every_session(diary.journal)
    assert session.ending


async def test_the_last_set_is_noted_at_the_end_with_the_keys_of_the_rest(diary: Diary) -> None:
    floor = Floor(guided(STEP_PRESS)).with_deck(diary=diary)
    async with floor.run() as pilot:
        await to_summary(floor, pilot, "n", "f")
        assert "Last set, 3 reps @ 95 lb (assumed)" in said(floor, "#note")
        await pilot.press("0", "2", "right_parenthesis", "e", "9")
        assert "Last set, 2 reps @ 100 lb, RPE 9" in said(floor, "#note")
        sheet = floor.app.screen.query_one("#sheet", Static).visual
        assert isinstance(sheet, Sheet)
        assert any("Bench press" in row.plain and " 2" in row.plain for row in sheet.rows(60))
        await pilot.press("space")
    (session,) = every_session(diary.journal)
    step = next(step for step in session.steps if step.exercise == "Bench press")
    assert (step.reps, str(step.load), step.assumed) == (2, "100 lb", False)
    assert step.effort
    assert session.ending


async def test_both_sides_of_the_last_set_can_be_noted(diary: Diary) -> None:
    floor = Floor(guided(1)).with_deck(diary=diary)
    async with floor.run() as pilot:
        await to_summary(floor, pilot, "n", "n", "n", "f", "0", "7", "l", "0", "6")
        assert "left: 6 reps" in said(floor, "#note")
    (session,) = every_session(diary.journal)
    assert [step.reps for step in session.steps if step.side and step.reps] == [6, 7]


async def test_after_noting_the_file_is_no_longer_all_of_it(refused: Diary, tmp_path: Path) -> None:
    floor = Floor(guided(STEP_PRESS)).with_deck(diary=refused)
    async with floor.run() as pilot:
        await to_summary(floor, pilot, "n", "f")
        await pilot.press("s")
        await save_in(pilot, tmp_path / "mine.json")
        await pilot.press("0", "2")
        assert "NOT SAVED" in said(floor, "#unsaved")


async def test_without_a_set_of_repetitions_there_is_nothing_to_note(diary: Diary) -> None:
    floor = Floor(guided(11)).with_deck(diary=diary)
    async with floor.run() as pilot:
        await to_summary(floor, pilot, "n", "f", "0", "9", "right_parenthesis", "e", "l")
        assert said(floor, "#note") == ""
