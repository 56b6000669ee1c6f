"""Keys of one's own: what is wrong with them is told with its place."""

import pkgutil
from importlib import import_module
from pathlib import Path

import pytest
from textual.screen import Screen

import runlift_tui.tui
from runlift_tui.tui.key_conflicts import VITAL, key_faults, key_names
from runlift_tui.tui.key_tables import ACTIVE_TOGETHER, faults_of_keys, key_tables
from tests.tui.floor_stage import Floor

NONE_LEFT = "has no key of its own left; give it one"


def said(**chosen: str) -> list[str]:
    """Return what is said of keys; ``floor__skip`` stands for ``floor.skip``."""
    dotted = {name.replace("__", "."): keys for name, keys in chosen.items()}
    return [fault.message for fault in key_faults(dotted, key_tables())]


def test_the_shipped_keys_are_without_fault_and_unique_on_every_screen() -> None:
    assert key_faults({}, key_tables()) == ()
    for table in key_tables():
        keys = [key for own in table.values() for key in own]
        assert len(keys) == len(set(keys)), table


def test_a_key_for_two_commands_of_one_screen_is_told_once() -> None:
    assert said(floor__longer="m") == [
        '"m" is bound to both "app.mute" and "floor.longer"; give one of them another key'
    ]


def test_a_key_for_commands_of_different_screens_is_in_order() -> None:
    assert said(floor__skip="y", home__tabata="s") == []


def test_two_commands_may_change_places() -> None:
    assert said(floor__skip="n", floor__done="s,right") == []


def test_an_unknown_command_is_told_with_the_nearest() -> None:
    assert said(floor__paus="x") == ['unknown command "floor.paus" - did you mean "floor.pause"?']


@pytest.mark.parametrize("keys", ["spacebar", "ctlr+x", ",", "ctrl+"])
def test_what_is_no_key_is_told(keys: str) -> None:
    assert "is no key" in said(floor__mode=keys)[0]


@pytest.mark.parametrize("keys", ["é", "?", "ctrl+x", "pagedown", "f12", "shift+up", "+", "x, y"])
def test_every_real_key_will_do(keys: str) -> None:
    assert not any("no key" in one for one in said(floor__mode=keys))


@pytest.mark.parametrize("vital", VITAL)
def test_done_pause_and_leaving_always_keep_a_key(vital: str) -> None:
    usual = ",".join(next(table[vital] for table in key_tables() if vital in table))
    other = "home.rest" if vital == "home.quit" else "floor.longer"
    faults = key_faults({other: usual}, key_tables())
    assert [f.id for f in faults if f.message == f'"{vital}" {NONE_LEFT}'] == [other]
    assert any(NONE_LEFT in f.message for f in key_faults({vital: "nokey"}, key_tables()))


def test_a_vital_command_that_keeps_one_key_is_in_order() -> None:
    assert NONE_LEFT not in "".join(said(floor__longer="space"))
    assert said(floor__turn="y") == []


def test_key_names_are_written_out() -> None:
    assert key_names("?, space,") == ("question_mark", "space")
    assert key_names(" , ") == ()


def test_each_fault_names_its_line_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('volume = 50\n\n[keys]\n"floor.done" = "y"\n"floor.longer" = "m"\n')
    chosen = {"floor.done": "y", "floor.longer": "m"}
    faults = [str(fault) for fault in faults_of_keys(path, chosen)]
    assert len(faults) == 1
    assert faults[0].startswith(f'{path}:5: keys: "m" is bound to both "app.mute" and')
    both = faults_of_keys(path, {"floor.longer": "m", "floor.done": "nokey"})
    assert [fault.line for fault in both] == [4, 5]


def test_every_screen_with_keys_is_looked_at() -> None:
    names = [module.name for module in pkgutil.walk_packages(runlift_tui.tui.__path__)]
    modules = [import_module(f"runlift_tui.tui.{name}") for name in names if "." not in name]
    screens = {
        kind
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Screen) and vars(kind).get("BINDINGS")
    } - {Screen}
    looked_at = {base for kinds in ACTIVE_TOGETHER for kind in kinds for base in kind.__mro__}
    assert {kind for kind in screens if kind.__module__.startswith("runlift")} <= looked_at


async def test_what_is_wrong_is_told_at_the_start() -> None:
    floor = Floor().with_deck(notices=("settings.toml:7: keys: [b]m[/b] is bound to both",))
    async with floor.run() as pilot:
        await pilot.pause()
        assert floor.notes == ["settings.toml:7: keys: [b]m[/b] is bound to both"]
