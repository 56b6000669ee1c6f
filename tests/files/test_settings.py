"""Settings are read value by value, and saved without spoiling what a person wrote."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from runlift_tui.engine.hearing import CallKind
from runlift_tui.engine.loads import ShownUnit
from runlift_tui.files.editing import edit_toml
from runlift_tui.files.settings import (
    Settings,
    SettingsError,
    key_places,
    load_settings,
    save_settings,
    with_name,
)

words = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=8)
settings = st.builds(
    Settings,
    theme=words,
    volume=st.integers(0, 100),
    muted=st.booleans(),
    lower_others=st.booleans(),
    whole_keyboard=st.booleans(),
    units=st.sampled_from(ShownUnit),
    calm=st.booleans(),
    ascii_digits=st.booleans(),
    interval=words,
    keys=st.dictionaries(words, words, max_size=3),
)

PERSONAL = """\
# my own settings

volume   = 80     # loud gym
theme = 'runlift-light'

[keys]   # elbows
"session.done" = "space,enter"  # big
"session.back" = "b"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode())
    return path


def test_without_a_file_everything_has_its_usual_value(path: Path) -> None:
    assert load_settings(path) == (Settings(), ())
    assert not path.parent.exists()


def test_each_bad_value_falls_back_alone_and_is_reported_with_its_line(path: Path) -> None:
    text = 'volume = 101\nmuted = true\nclam = true\ncalm = 1\n[keys]\n"a.b" = 3\n"c.d" = "x"\n'
    found, faults = load_settings(written(path, text))
    assert found == Settings(muted=True, keys={"c.d": "x"})
    assert [str(fault) for fault in faults] == [
        f'{path}:1: "volume" must be from 0 to 100, not 101',
        f'{path}:3: unknown key "clam" - did you mean "calm"?',
        f'{path}:4: "calm" must be true or false without quotes, not 1',
        f'{path}:6: keys: "a.b" must be text in quotes, not 3',
    ]


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ('quiet = ["halfway", "time-left"]\n', {CallKind.HALFWAY, CallKind.TIME_LEFT}),
        ("quiet = []\n", set()),
        ("", {CallKind.COUNTDOWN}),
    ],
)
def test_the_calls_that_are_turned_off_are_listed(
    text: str, chosen: set[CallKind], path: Path
) -> None:
    found, faults = load_settings(written(path, text))
    assert found.quiet == frozenset(chosen)
    assert faults == ()


def test_a_call_that_there_is_not_is_told_with_its_line_and_the_nearest(path: Path) -> None:
    text = 'volume = 5\nquiet = [\n  "last-round",\n  "halfwy",\n]\n'
    found, faults = load_settings(written(path, text))
    assert found == Settings(volume=5)
    (fault,) = map(str, faults)
    assert fault.startswith(f'{path}:4: "quiet" must be next-up, rep-counts, last-round, halfway,')
    assert fault.endswith('not "halfwy" - did you mean "halfway"?')


def test_a_unit_that_there_is_not_is_told_with_those_that_there_are(path: Path) -> None:
    found, faults = load_settings(written(path, 'units = "stone"\n'))
    assert found.units is ShownUnit.AS_ENTERED
    (fault,) = map(str, faults)
    assert "as entered" in fault
    assert "kg" in fault


@pytest.mark.parametrize("text", ["volume = \n", "keys = 3\n"])
def test_a_file_that_says_nothing_useful_is_reported(path: Path, text: str) -> None:
    found, faults = load_settings(written(path, text))
    assert found == Settings()
    assert [fault.line for fault in faults] == [1]


@limits(deadline=None)
@given(first=settings, second=settings)
def test_settings_survive_out_and_in_and_out_again(
    first: Settings, second: Settings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("home") / "new" / "settings.toml"
    for chosen in (first, second):
        save_settings(path, chosen)
        assert load_settings(path) == (chosen, ())


@limits(deadline=None)
@given(chosen=settings)
def test_comments_of_a_person_survive_every_change(
    chosen: Settings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = written(tmp_path_factory.mktemp("home") / "c" / "settings.toml", PERSONAL)
    save_settings(path, chosen)
    assert load_settings(path) == (chosen, ())
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# my own settings\n\nvolume   = ")
    assert "# loud gym" in text
    assert "# elbows" in text


def test_only_what_changed_is_touched(path: Path) -> None:
    before, _ = load_settings(written(path, PERSONAL))
    save_settings(path, replace(before, volume=40, calm=True))
    changed = PERSONAL.replace("80 ", "40 ").replace("light'\n", "light'\ncalm = true\n")
    assert path.read_text(encoding="utf-8") == changed


def test_a_wrong_value_stays_for_its_person_to_mend(path: Path) -> None:
    written(path, "volume = 101\nclam = true\n")
    save_settings(path, Settings(muted=True))
    text = path.read_text(encoding="utf-8")
    assert text == "volume = 101\nclam = true\nmuted = true\n"
    save_settings(path, Settings(muted=True, volume=90))
    assert load_settings(path)[0].volume == 90


def test_a_file_that_is_no_toml_is_left_alone(path: Path) -> None:
    written(path, "volume = \n")
    with pytest.raises(SettingsError, match=r"settings\.toml:1: .*mend the file or remove it"):
        save_settings(path, Settings(volume=5))
    assert path.read_text(encoding="utf-8") == "volume = \n"


def test_text_whose_layout_would_not_survive_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tomlkit.dumps", lambda _: "something else")
    with pytest.raises(ValueError, match="its layout would not survive"):
        edit_toml("volume = 1\n", {("volume",): 2})


def test_a_full_disk_is_told_and_leaves_the_old_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    written(path, PERSONAL)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsError, match="No space left on device; make room or allow writing"):
        save_settings(path, Settings())
    assert path.read_text(encoding="utf-8") == PERSONAL
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("in the way", encoding="utf-8")
    with pytest.raises(SettingsError, match="not saved"):
        save_settings(tmp_path / "config" / "settings.toml", Settings())


def test_the_line_of_each_key_is_known(path: Path) -> None:
    written(path, 'volume = 5\n\n[keys]\n# mine\n"floor.skip" = "x"\n\n"app.mute" = "z"\n')
    assert key_places(path) == {"floor.skip": 5, "app.mute": 7}
    path.write_text('keys."floor.skip" = "x"\nkeys."app.mute" = "z"\n')
    assert key_places(path) == {"floor.skip": 1, "app.mute": 2}


def test_a_file_that_cannot_be_read_has_no_lines(path: Path) -> None:
    assert key_places(path) == {}
    written(path, "keys = {\n")
    assert key_places(path) == {}


def test_a_new_name_of_a_routine_keeps_its_versions_and_touches_no_others() -> None:
    swaps = {"legs/Squat": "Half squat", "legs-2/Squat": "Pistol", "arms/Row": "Pull"}
    renamed = with_name(Settings(swaps=swaps), "legs", "hills")
    assert renamed.swaps == {
        "hills/Squat": "Half squat",
        "legs-2/Squat": "Pistol",
        "arms/Row": "Pull",
    }
