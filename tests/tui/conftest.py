"""Every test of the screens leaves the machine's own sleep alone."""

from pathlib import Path

import pytest

from runlift_tui.places import HOME_VARIABLE


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep every test in folders of its own."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def awake_in_name_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let wakepy say that it works, without asking the system."""
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes")
