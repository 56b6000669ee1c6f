"""The routine editor: everything by keys, everything undone by one, and no work ever lost."""

from pathlib import Path
from shutil import rmtree

import pytest
from textual.widgets import Input

from runlift_tui.bundled import bundled_folder
from runlift_tui.engine.routine import BlockKind, Reps
from runlift_tui.engine.units import SECOND
from runlift_tui.files.reader import read_routine
from runlift_tui.files.settings import Settings
from runlift_tui.tui.asking import Question
from runlift_tui.tui.editor_screen import EditorScreen
from runlift_tui.tui.exercise_picker import ExercisePicker
from runlift_tui.tui.help import HelpScreen
from runlift_tui.tui.reading import ReadingScreen
from tests.tui.editor_stage import LEGS, EditorApp, editing, press
from tests.tui.home_stage import settled

TO_SQUAT = ("down",) * 4
ALL = ["Legs", "Warm-up", "Easy run", "Main", "Squat", "Lunge"]


def names(app: EditorApp) -> list[str]:
    blocks = app.routine.blocks
    return [e.name for block in blocks for e in block.exercises]


async def test_the_outline_shows_every_block_and_exercise_with_its_figures(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with editing(app):
        rows = [row for row in app.rows if row]
        assert [row.split("  ")[0] for row in rows] == ALL
        assert rows[4].endswith("3 \N{MULTIPLICATION SIGN} 12")
        assert "saved" in app.text("#bar")


async def test_typing_changes_the_routine_the_outline_and_the_total(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with editing(app) as pilot:
        before = app.text("#bar")
        await press(pilot, *TO_SQUAT, "enter", "down", *["backspace"] * 2, *"45s")
        assert app.routine.blocks[1].exercises[0].work == 45 * SECOND
        assert app.rows[4].endswith("45 s")
        assert app.text("#bar") != before
        assert "not saved" in app.text("#bar")


async def test_a_wrong_figure_says_so_and_changes_nothing(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with editing(app) as pilot:
        await press(pilot, *TO_SQUAT, "enter", "down", "x")
        assert app.wrong("reps") == "Must be like 12, 6-7, 30s or open, not 12x"
        assert app.routine.blocks[1].exercises[0].reps == Reps(12, 12)
        await press(pilot, "ctrl+s")
        assert app.on_disk.blocks[1].exercises[0].reps == Reps(12, 12)
        assert "Mend the marked field first" in app.notes
        await press(pilot, "backspace")
        assert not app.wrong("reps")


async def test_leaving_a_wrong_field_puts_back_what_was_and_says_so(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with editing(app) as pilot:
        await press(pilot, *TO_SQUAT, "enter", "down", "x", "escape")
        assert "How much stays as it was: 12" in app.notes
        assert not app.wrong("reps")


async def test_what_does_not_go_together_is_told_at_the_field(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with editing(app) as pilot:
        await press(pilot, "down", "down", "down", "enter", "down", *["right"] * 6)
        assert "a death-by has one exercise" in app.wrong("kind")
        assert app.routine.blocks[1].kind is not BlockKind.DEATH_BY


async def test_one_visit_to_a_field_is_one_undo(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with editing(app) as pilot:
        first = app.routine
        await press(pilot, *TO_SQUAT, "enter", *" low", "down", "backspace", "5")
        assert app.routine.blocks[1].exercises[0].name == "Squat low"
        assert app.routine.blocks[1].exercises[0].reps == Reps(15, 15)
        await press(pilot, "ctrl+z")
        assert app.routine.blocks[1].exercises[0].reps == Reps(12, 12)
        assert app.routine.blocks[1].exercises[0].name == "Squat low"
        await press(pilot, "ctrl+z")
        assert app.routine == first
        await press(pilot, "ctrl+z")
        assert "There is nothing to undo" in app.notes
        await press(pilot, "ctrl+y", "ctrl+y")
        assert app.routine.blocks[1].exercises[0].reps == Reps(15, 15)


async def test_undo_shows_the_old_text_in_the_field(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with editing(app) as pilot:
        await press(pilot, *TO_SQUAT, "enter", *" low", "ctrl+z")
        assert app.focused is app.editor.query_one("#exercise-form #row-name Input")
        assert app.editor.query_one("#exercise-form #row-name Input", Input).value == "Squat"


async def test_the_kind_of_a_block_goes_round_and_brings_its_fields(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with editing(app) as pilot:
        await press(pilot, "down", "down", "down", "enter", "down")
        assert not app.editor.query_one("#block-form #row-interval").display
        await press(pilot, "right", "right", "right")
        assert app.routine.blocks[1].kind is BlockKind.EMOM
        assert app.routine.blocks[1].rounds == 6
        assert app.editor.query_one("#block-form #row-interval").display
        await press(pilot, "left", "left", "left")
        assert app.routine == app.on_disk


async def test_prompts_are_a_line_each_and_arrows_walk_through_them(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with editing(app) as pilot:
        await press(pilot, *TO_SQUAT, "enter", *["down"] * 9, "down")
        await press(pilot, "end", "enter", *"Breathe", "down")
        assert app.routine.blocks[1].exercises[0].how == ("Sit back", "Chest up", "Breathe")
        assert app.focused is app.editor.query_one("#exercise-form #row-easier Input")
        await press(pilot, "up", "up", "up", "up")
        assert app.focused is app.editor.query_one("#exercise-form #row-equipment Input")


async def test_a_version_keeps_its_own_figures_under_a_new_name(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with editing(app) as pilot:
        await press(pilot, *TO_SQUAT, "enter")
        app.editor.query_one("#exercise-form #row-easier Input").focus()
        await press(pilot, *"s; Wall sit")
        easier = app.routine.blocks[1].exercises[0].easier
        assert [(one.name, one.reps) for one in easier] == [
            ("Box squats", None),
            ("Wall sit", None),
        ]
        await press(pilot, *["backspace"] * 10)
        easier = app.routine.blocks[1].exercises[0].easier
        assert [(one.name, one.reps) for one in easier] == [("Box squats", Reps(8, 8))]


async def test_moving_doubling_and_removing_are_one_key_each(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with editing(app) as pilot:
        await press(pilot, *TO_SQUAT, "shift+down")
        assert names(app) == ["Easy run", "Lunge", "Squat"]
        await press(pilot, "K", "K")
        assert names(app) == ["Easy run", "Squat", "Lunge"]
        assert len(app.routine.blocks[0].exercises) == 2
        await press(pilot, "d", "x", "x")
        assert names(app) == ["Easy run", "Lunge"]
        await press(pilot, *["ctrl+z"] * 6)
        assert app.routine == app.on_disk


async def test_what_cannot_be_done_says_why(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with editing(app) as pilot:
        await press(pilot, "x")
        assert "Choose a block or an exercise to remove." in app.notes


async def test_an_exercise_is_picked_by_a_part_of_its_name(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with editing(app) as pilot:
        await press(pilot, *TO_SQUAT, "a", *"gob")
        assert isinstance(app.screen, ExercisePicker)
        await press(pilot, "enter")
        added = app.routine.blocks[1].exercises[1]
        assert (added.name, added.equipment) == ("Goblet squat", ("kettlebell",))


async def test_a_new_name_makes_a_new_exercise(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with editing(app) as pilot:
        await press(pilot, *TO_SQUAT, "a", *"Squat jump", "enter")
        assert names(app) == ["Easy run", "Squat", "Squat jump", "Lunge"]


async def test_another_from_the_library_takes_its_place(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with editing(app) as pilot:
        await press(pilot, *TO_SQUAT, "ctrl+l", "enter")
        assert names(app) == ["Easy run", "Goblet squat", "Lunge"]


async def test_a_new_block_starts_with_an_exercise_and_asks_for_its_title(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with editing(app) as pilot:
        await press(pilot, "b", *"Plank", "enter")
        assert [block.title for block in app.routine.blocks] == ["Warm-up", "Main", "Block 3"]
        assert app.focused is app.editor.query_one("#block-form #row-title Input")


async def test_saving_keeps_comments_and_says_where(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with editing(app) as pilot:
        await press(pilot, *TO_SQUAT, "enter", *" low", "ctrl+s")
        assert app.on_disk.blocks[1].exercises[0].name == "Squat low"
        assert "# with a long step" in app.path.read_text()
        assert f"Saved in {app.path}" in app.notes
        assert "not saved" not in app.text("#bar")
        assert not list(app.places.unsaved.iterdir())


async def test_a_new_routine_asks_for_a_name_and_refuses_one_that_is_taken(tmp_path: Path) -> None:
    app = EditorApp(tmp_path, new=True)
    async with editing(app) as pilot:
        await press(pilot, "enter", *" today", "ctrl+s")
        assert app.screen.query_one("#name", Input).value == "new-routine-today"
        app.screen.query_one("#name", Input).value = "legs"
        await press(pilot, "enter")
        assert "there is a routine legs already" in " ".join(app.text("#note").split())
        app.screen.query_one("#name", Input).value = "a/b"
        await press(pilot, "enter")
        assert "cannot stand in a name" in " ".join(app.text("#note").split())
        app.screen.query_one("#name", Input).value = "tuesday"
        await press(pilot, "enter")
        assert (app.places.routines / "tuesday.toml").exists()
        assert "not saved" not in app.text("#bar")


async def test_unsaved_changes_come_back_and_one_undo_drops_them(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with editing(app) as pilot:
        await press(pilot, *TO_SQUAT, "enter", *" low", "escape", "x", "escape")
        assert not isinstance(app.screen, EditorScreen)
        assert any("you find it so" in note for note in app.notes)
    again = EditorApp(tmp_path)
    async with editing(again) as pilot:
        assert names(again) == ["Easy run", "Lunge"]
        assert "^z takes it back to the file" in "".join(again.notes)
        await press(pilot, "ctrl+z")
        assert again.routine == again.on_disk
        await press(pilot, "escape")
        assert not list(again.places.unsaved.iterdir())


async def test_a_cut_off_program_loses_nothing(tmp_path: Path) -> None:
    app = EditorApp(tmp_path, new=True)
    async with editing(app) as pilot:
        await press(pilot, "enter", *" X")
    again = EditorApp(tmp_path, new=True)
    async with editing(again):
        assert again.routine.title == "New routine X"


@pytest.mark.parametrize("gone", [False, True])
async def test_an_outside_change_is_never_overwritten(tmp_path: Path, gone: bool) -> None:
    app = EditorApp(tmp_path)
    async with editing(app) as pilot:
        await press(pilot, *TO_SQUAT, "x")
        theirs = app.path.read_text().replace("Legs", "Theirs")
        app.path.unlink() if gone else app.path.write_text(theirs)
        await press(pilot, "ctrl+s")
        await press(pilot, "enter")
        name = app.screen.query_one("#name", Input).value
        assert name == ("legs" if gone else "legs-2")
        await press(pilot, "enter")
        assert gone or app.path.read_text() == theirs
        assert names(app) == ["Easy run", "Lunge"]
        assert f"Saved in {app.places.routines / name}.toml" in app.notes


async def test_theirs_can_be_loaded_and_mine_comes_back_by_undo(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with editing(app) as pilot:
        await press(pilot, *TO_SQUAT, "x")
        app.path.write_text(app.path.read_text().replace("Legs", "Theirs"))
        await press(pilot, "ctrl+s", "down", "enter")
        assert app.routine == app.on_disk
        await press(pilot, "ctrl+z")
        assert names(app) == ["Easy run", "Lunge"]
        await press(pilot, "ctrl+s")
        assert app.on_disk == app.routine


@pytest.mark.parametrize("text", [None, "broken", LEGS.replace("Legs", "Theirs")])
async def test_with_nothing_to_save_an_outside_change_is_noticed_too(
    tmp_path: Path, text: str | None
) -> None:
    app = EditorApp(tmp_path)
    async with editing(app) as pilot:
        app.path.unlink() if text is None else app.path.write_text(text)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, Question)
        await press(pilot, "down", "enter")
        theirs = bool(text and "Theirs" in text)
        assert app.routine.title == ("Theirs" if theirs else "Legs")


async def test_a_shipped_routine_is_saved_as_a_copy_of_ones_own(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    app.path = bundled_folder("routines") / "lifting.toml"
    before = app.path.read_bytes()
    async with editing(app) as pilot:
        await press(pilot, "enter", *" X", "ctrl+s")
    copy = app.places.routines / "lifting.toml"
    assert f"Saved in {copy}" in app.notes
    assert read_routine(copy).title.endswith(" X")
    assert app.path.read_bytes() == before


async def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    app.places.unsaved.write_text("a file where the folder should be")
    async with editing(app) as pilot:
        await press(pilot, *TO_SQUAT, "x")
        assert sum("could not be kept" in note for note in app.notes) == 1
        await press(pilot, "x")
        assert sum("could not be kept" in note for note in app.notes) == 1
        await press(pilot, "escape")
        await press(pilot, "enter")
        assert isinstance(app.screen, EditorScreen)
        await press(pilot, "escape", "down", "enter")
        assert not isinstance(app.screen, EditorScreen)


async def test_a_save_that_fails_leaves_everything_open(tmp_path: Path) -> None:
    app = EditorApp(tmp_path, new=True)
    rmtree(app.places.data)
    app.places.data.write_text("a file where the folder should be")
    async with editing(app) as pilot:
        await press(pilot, "enter", *" X", "ctrl+s", "enter")
        assert any("it stays open here" in note for note in app.notes)
        assert app.routine.title == "New routine X"


async def test_a_file_with_faults_is_told_and_not_opened(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    app.path.write_text("title = 3")
    async with editing(app) as pilot:
        assert isinstance(app.screen, ReadingScreen)
        assert "must be text in quotes" in " ".join(app.text("#page-text").split())
        await press(pilot, "escape")
        assert not isinstance(app.screen, EditorScreen)


async def test_leaving_at_once_does_no_harm(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        editor = EditorScreen(app.path)
        app.push_screen(editor)
        await pilot.press("escape")
        await settled(pilot)
        assert editor not in app.screen_stack


async def test_saving_and_leaving_in_one_breath_still_says_where(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with editing(app) as pilot:
        await press(pilot, *TO_SQUAT, "x")
        await pilot.press("ctrl+s", "escape")
        await settled(pilot)
        assert f"Saved in {app.path}" in app.notes
        assert [e.name for e in app.on_disk.blocks[1].exercises] == ["Lunge"]


async def test_a_small_screen_shows_the_outline_or_the_form(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with editing(app, 40, 12) as pilot:
        outline, form = app.editor.query_one("#outline"), app.editor.query_one("#filling")
        assert (outline.size.width > 0, form.size.width > 0) == (True, False)
        await press(pilot, "enter")
        assert (outline.size.width > 0, form.size.width > 0) == (False, True)
        await press(pilot, *"X", "escape", "down")
        assert app.routine.title == "LegsX"
        assert (outline.size.width > 0, form.size.width > 0) == (True, False)
        assert app.focused is outline


async def test_the_preview_is_a_key_away(tmp_path: Path) -> None:
    app = EditorApp(tmp_path)
    async with editing(app, 40, 12) as pilot:
        await press(pilot, "p")
        assert "3 \N{MULTIPLICATION SIGN} 12" in app.text("#page-text")


async def test_the_help_lists_the_keys_as_they_are_mapped(tmp_path: Path) -> None:
    app = EditorApp(tmp_path, settings=Settings(keys={"edit.undo": "ctrl+u", "outline.add": "n"}))
    async with editing(app) as pilot:
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        text = app.text("#page-text")
        await press(pilot, "escape", *TO_SQUAT, "x", "ctrl+u")
        assert app.routine == app.on_disk
    rows = [row.split() for row in text.splitlines()]
    assert any(row[:1] == ["Undo"] and row[-1] == "^u" for row in rows)
    assert any(row[:2] == ["Add", "exercise"] and row[-1] == "n" for row in rows)
