"""What a fresh interpreter loads: the quick commands must not pay for the screen or the sound."""

import json
import subprocess
import sys

import pytest

HEAVY = {"textual", "rich", "miniaudio", "numpy", "wakepy", "tomlkit", "asyncio"}

PROBE = """
import json, sys
{body}
print("", json.dumps(sorted(sys.modules)), sep=chr(10), file=sys.__stderr__)
"""

MAIN = """
import io
from runlift_tui.cli import main
sys.stdout = io.StringIO()
try:
    main({argv!r})
except SystemExit:
    pass
"""


OPENING = """
from runlift_tui.audio.choose import AudioChoice
from runlift_tui.cli.sounding import sounding
from runlift_tui.clock import SystemClock
from runlift_tui.files.settings import Settings
from runlift_tui.places import find_places
from runlift_tui.tui import home, session_screen, terminal_app
sounding(AudioChoice.AUTO, SystemClock(), find_places(), Settings())
"""


def loaded_by(body: str) -> set[str]:
    probe = PROBE.format(body=body)
    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    return {module.partition(".")[0] for module in json.loads(ran.stderr.splitlines()[-1])}


@pytest.mark.parametrize(
    "module", ["engine.update", "engine.outlook", "clock", "places", "bundled", "runner", "cli"]
)
def test_importing_the_core_loads_neither_screen_nor_sound(module: str) -> None:
    assert not loaded_by(f"import runlift_tui.{module}") & HEAVY


@pytest.mark.parametrize(
    "argv",
    [
        ["--help"],
        ["list"],
        ["list", "--json"],
        ["show", "total-body", "--json"],
        ["check", "x"],
        ["history"],
        ["export"],
        ["export", "no-such"],
        ["import", "x"],
    ],
    ids=" ".join,
)
def test_a_command_without_a_screen_loads_neither_screen_nor_sound(argv: list[str]) -> None:
    loaded = loaded_by(MAIN.format(argv=argv))
    assert "runlift_tui" in loaded
    assert not loaded & HEAVY


def test_the_first_frame_does_not_wait_for_the_sound_to_be_loaded() -> None:
    loaded = loaded_by(OPENING)
    assert "textual" in loaded
    assert not loaded & {"miniaudio", "numpy", "simpleaudio", "tomlkit", "wakepy"}
