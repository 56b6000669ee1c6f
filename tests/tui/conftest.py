"""Every test of the screens leaves the machine's own sleep alone."""

import pytest


@pytest.fixture(autouse=True)
def awake_in_name_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let wakepy say that it works, without asking the system."""
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes")
