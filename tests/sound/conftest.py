"""The server under the test's control, and an output that plays to it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from runlift_tui.audio.desk import Desk
from runlift_tui.audio.device import MiniaudioOutput
from runlift_tui.audio.mixer import Speech, no_speech
from runlift_tui.audio.sounds import Sounds
from runlift_tui.bundled import bundled_folder
from runlift_tui.clock import SystemClock
from tests.sound.pilot import PilotMixer
from tests.sound.pulse import MISSING, SoundServer


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip real sound, over a minute of real time, unless it is asked for."""
    if os.environ.get("RUNLIFT_REQUIRE_SOUND") == "1":
        return
    reason = "plays for over a minute: RUNLIFT_REQUIRE_SOUND=1 runs it where pulseaudio is there"
    for item in items:
        if item.get_closest_marker("sound"):
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    """A sound server that is not started yet; this process sees no other."""
    if MISSING:
        pytest.fail(f"needs {', '.join(MISSING)}: apt install pulseaudio pulseaudio-utils")
    tmp_path.chmod(0o700)
    server = SoundServer(tmp_path)
    for name, value in server.variables.items():
        monkeypatch.setenv(name, value)
    yield server
    server.stop()


@pytest.fixture
def mixers(monkeypatch: pytest.MonkeyPatch) -> list[PilotMixer]:
    """The mixers that the program makes from here on, which keep account."""
    made: list[PilotMixer] = []

    class KeptMixer(PilotMixer):
        def __init__(self, sounds: Sounds, desk: Desk, speech: Speech = no_speech) -> None:
            super().__init__(sounds, desk, speech)
            made.append(self)

    monkeypatch.setattr("runlift_tui.audio.mixer.Mixer", KeptMixer)
    return made


@pytest.fixture
def output() -> Iterator[MiniaudioOutput]:
    """An output with the shipped sounds, not open yet."""
    output = MiniaudioOutput(SystemClock(), [bundled_folder("sounds")])
    yield output
    output.close()
