"""The second output for real: simpleaudio, ALSA's default, its PulseAudio plugin, the null sink."""

import os
import subprocess
import sys
from importlib.util import find_spec

import numpy as np
import pytest

from tests.sound.pulse import SoundServer, wait_for

pytestmark = pytest.mark.sound

PROGRAM = """
import sys, time
from runlift_tui.audio.choose import AudioChoice, open_output
from runlift_tui.bundled import bundled_folder
from runlift_tui.clock import SystemClock
from runlift_tui.engine.timeline import Cue

clock = SystemClock()
output = open_output(AudioChoice.SIMPLEAUDIO, clock, [bundled_folder("sounds")])
output.open()
first = clock.now() + 1000
output.replace([(first + 500 * n, Cue.COUNTDOWN) for n in range(8)])
print(first, flush=True)
sys.stdin.readline()
print(output.state, *output.faults, flush=True)
output.close()
"""


def test_each_cue_is_heard_near_its_moment(server: SoundServer) -> None:
    assert find_spec("simpleaudio"), "needs the extra: pip install -e '.[simpleaudio]'"
    (server.folder / "alsa.conf").write_text(
        "</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\nctl.!default { type pulse }\n"
    )
    server.start("one")
    with server.record("one") as recording:
        program = subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "ALSA_CONFIG_PATH": str(server.folder / "alsa.conf")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert program.stdout
        first = int(program.stdout.readline())
        wait_for(lambda: recording.last_sound() > first + 3_500, 12, "the last cue")
        said, _ = program.communicate("\n", timeout=5)
    assert said == "on\n"
    assert program.returncode == 0
    heard = recording.onsets()
    assert len(heard) == 8
    late = heard - (first + 500 * np.arange(8))
    assert np.abs(np.median(late)) <= 80
    # Each cue opens a stream of its own, which a crowded machine may hold up; none may come earlier
    # than a block of the sink is long.
    assert late.min() > -20
    assert late.max() < 500
