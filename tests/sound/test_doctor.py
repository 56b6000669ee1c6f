"""The doctor and a rendered file against a real sound server."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from runlift_tui.audio.sounds import load_sounds
from runlift_tui.bundled import bundled_folder
from runlift_tui.cli.doctor_sound import GAP
from runlift_tui.engine.timeline import Cue
from tests.sound.pulse import SoundServer, onsets

pytestmark = pytest.mark.sound

SOUNDS, _ = load_sounds([bundled_folder("sounds")])
EVERY_CUE = [str(cue) for cue in Cue]


def examine(server: SoundServer, *options: str) -> tuple[Any, float]:
    """Return what the doctor found, and the seconds it took."""
    home = {"RUNLIFT_HOME": str(server.folder / "home"), "WAKEPY_FAKE_SUCCESS": "1"}
    begun = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-m", "runlift_tui", "doctor", "--json", *options],
        env={**os.environ, **server.variables, **home},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert ran.stderr == ""
    return json.loads(ran.stdout), time.monotonic() - begun


def test_each_cue_is_heard_and_the_device_is_named(server: SoundServer) -> None:
    server.start("one")
    with server.record("one") as recording:
        found, _ = examine(server)
        time.sleep(0.5)
    sound = found["sound"]
    assert (sound["output"], sound["system"], sound["state"]) == ("miniaudio", "PulseAudio", "on")
    assert (sound["device"], sound["rate"], sound["latency_ms"]) == ("Null Output", 48_000, 70)
    assert sound["played"] == EVERY_CUE
    heard = recording.onsets()
    expected, begin = [], 0
    for cue in Cue:
        expected.append(begin + onsets((SOUNDS[cue] * 32_767).astype(np.int16)))
        begin += -(-len(SOUNDS[cue]) // 48) + GAP
    due = np.concatenate(expected)
    assert len(heard) == len(due)
    assert np.abs((heard - heard[0]) - (due - due[0])).max() <= 5


def test_simpleaudio_is_named_with_its_system(server: SoundServer) -> None:
    pytest.importorskip("simpleaudio")
    server.start("one")
    found, _ = examine(server, "--audio", "simpleaudio")
    assert found["sound"]["output"] == "simpleaudio"
    assert found["sound"]["state"] == "on"
    assert found["sound"]["played"] == EVERY_CUE


def test_without_a_server_it_ends_soon_and_says_what_to_do(server: SoundServer) -> None:
    found, seconds = examine(server)
    assert seconds < 10
    assert found["ok"] is True
    assert (found["sound"]["state"], found["sound"]["played"]) == ("lost", [])
    assert "no sound device answers" in found["sound"]["faults"][0]
    assert any("flashes" in advice for advice in found["advice"])


def test_a_server_that_hangs_does_not_hold_it_up(server: SoundServer) -> None:
    server.start("one")
    server.freeze()
    found, seconds = examine(server)
    assert seconds < 10
    assert found["sound"]["state"] == "lost"


def test_a_suspended_sink_does_not_hold_it_up(server: SoundServer) -> None:
    server.start("one")
    server.control("suspend-sink", "one", "1")
    found, seconds = examine(server)
    assert seconds < 10
    assert found["sound"]["state"] == "lost"


def test_a_rendered_file_is_what_is_heard_live(server: SoundServer, tmp_path: Path) -> None:
    routine = tmp_path / "short.toml"
    routine.write_text(
        'title = "Short"\nget_ready = "4s"\n[[block]]\ntitle = "B"\n'
        'exercise = [{ name = "A", reps = 2, tempo = "2-0-1-0", sets = 2, rest = "5s" }]\n',
        encoding="utf-8",
    )
    program = [sys.executable, "-m", "runlift_tui"]
    live = [*program, "train", str(routine), "--plain"]
    out = tmp_path / "short.wav"
    settings = tmp_path / "home" / "config" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('hear = "beeps"\n', encoding="utf-8")
    environment = {**os.environ, **server.variables, "RUNLIFT_HOME": str(tmp_path / "home")}
    server.start("one")
    with server.record("one") as recording:
        subprocess.run(live, env=environment, stdin=subprocess.DEVNULL, check=True, timeout=60)
        time.sleep(1)
    subprocess.run(
        [*program, "render", "--no-voice", str(routine), str(out)], env=environment, check=True
    )
    rendered = onsets(np.fromfile(out, "<i2", offset=44))
    heard = recording.onsets()
    # The very first cue is heard as soon as the device has begun; all else, in time.
    assert len(heard) in (len(rendered), len(rendered) - 1)
    late = heard[-(len(rendered) - 1) :] - rendered[1:]
    assert np.abs(late - np.median(late)).max() <= 5
