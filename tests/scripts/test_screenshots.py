"""The README's pictures: well-formed, small, sharp, and with nothing in them from elsewhere."""

import asyncio
import sys
import xml.etree.ElementTree as ET
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module; it finds its neighbour as it does when it is run."""
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes")
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    monkeypatch.delitem(sys.modules, "make_screenshots", raising=False)
    return import_module("make_screenshots")


def test_a_picture_is_taken_of_the_real_app(script: ModuleType) -> None:
    shot = next(shot for shot in script.shots() if shot.name == "paused")
    root = ET.fromstring(asyncio.run(script.take(shot)))
    assert root.get("viewBox") == "0 0 400 240"
    said = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    assert "PAUSED" in said
    assert "Burpee" in said
    assert not any(sign in said for sign in "█▀▄▌▐")


def test_every_picture_is_there_once(script: ModuleType) -> None:
    names = [f"{shot.name}.svg" for shot in script.shots()]
    assert sorted(names) == sorted(file.name for file in script.FOLDER.iterdir())


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "screenshots").glob("*.svg")))
def test_a_picture_is_small_and_asks_nothing_of_the_net_or_the_machine(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text) < 150_000
    assert text.count("http") == 1
    assert ET.fromstring(text).tag == f"{SVG}svg"
    assert str(Path.home()) not in text


def test_the_readme_shows_pictures_that_are_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = [part.split(")")[0] for part in readme.split("](docs/screenshots/")[1:]]
    assert 3 <= len(shown) <= 5
    assert all((ROOT / "docs" / "screenshots" / name).is_file() for name in shown)
