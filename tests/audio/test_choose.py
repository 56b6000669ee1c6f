"""Which output one gets, and what one is told where it is not there."""

import subprocess
import sys

import pytest

from runlift_tui.audio import choose
from runlift_tui.audio.choose import AudioChoice, open_output
from runlift_tui.audio.device import MiniaudioOutput
from runlift_tui.audio.output import AudioError, SoundState
from runlift_tui.audio.simple import SimpleaudioOutput
from runlift_tui.clock import FakeClock


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The libraries that are to be there."""
    names = {"numpy", "miniaudio", "simpleaudio"}
    monkeypatch.setattr(choose, "find_spec", lambda name: True if name in names else None)
    return names


def test_auto_takes_miniaudio(installed: set[str]) -> None:
    assert isinstance(open_output(AudioChoice.AUTO, FakeClock(), []), MiniaudioOutput)


def test_auto_without_miniaudio_takes_simpleaudio(installed: set[str]) -> None:
    installed.remove("miniaudio")
    assert isinstance(open_output(AudioChoice.AUTO, FakeClock(), []), SimpleaudioOutput)


def test_auto_without_any_is_silent_and_says_what_to_install(installed: set[str]) -> None:
    installed.clear()
    output = open_output(AudioChoice.AUTO, FakeClock(), [])
    assert output.state is SoundState.OFF
    assert "pip install miniaudio" in output.faults[0]
    assert "libasound2-dev" in output.faults[1]


@pytest.mark.parametrize(
    ("choice", "remedy"),
    [(AudioChoice.MINIAUDIO, "pip install miniaudio"), (AudioChoice.SIMPLEAUDIO, "libasound2-dev")],
)
def test_what_was_asked_for_by_name_and_is_missing_is_an_error(
    installed: set[str], choice: AudioChoice, remedy: str
) -> None:
    installed.remove(choice)
    with pytest.raises(AudioError, match=remedy):
        open_output(choice, FakeClock(), [])


def test_silence_needs_nothing(installed: set[str]) -> None:
    installed.clear()
    output = open_output(AudioChoice.SILENT, FakeClock(), [])
    assert output.state is SoundState.OFF
    assert output.faults == ()


def test_choosing_loads_neither_numpy_nor_a_sound_library() -> None:
    code = (
        "import sys; from runlift_tui.audio.choose import *; from runlift_tui.clock import *;"
        "open_output(AudioChoice.AUTO, SystemClock(), []);"
        "print({'numpy', 'miniaudio', 'simpleaudio'} & set(sys.modules))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout
    assert shown == "set()\n"
