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

from runlift_tui.audio.output import FRAMES
from runlift_tui.cli import main
from runlift_tui.cli.doctor_sound import GAP
from runlift_tui.engine.timeline import Cue
from tests.sound.performance import CALM, EXACTLY, SOUNDS, listened
from tests.sound.pilot import PilotMixer
from tests.sound.pulse import SoundServer, onsets

pytestmark = pytest.mark.sound

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


def test_each_cue_is_heard_and_the_device_is_named(
    server: SoundServer,
    mixers: list[PilotMixer],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("RUNLIFT_HOME", str(server.folder / "home"))
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    server.start("one")
    with server.record("one") as recording:
        assert main(["doctor", "--json"]) == 0
        time.sleep(0.5)
    out, err = capfd.readouterr()
    assert err == ""
    sound = json.loads(out)["sound"]
    assert (sound["output"], sound["system"], sound["state"]) == ("miniaudio", "PulseAudio", "on")
    assert (sound["device"], sound["rate"], sound["latency_ms"]) == ("Null Output", 48_000, 70)
    assert sound["played"] == EVERY_CUE
    heard = listened(mixers[0]._desk.plan, mixers[0], recording)
    assert [cue for _, cue in heard.due] == list(Cue)
    lengths = [-(-len(SOUNDS[cue]) // FRAMES) + GAP for cue in Cue]
    assert np.diff([moment for moment, _ in heard.due]).tolist() == lengths[:-1]
    heard.check_count(sum(len(onsets((SOUNDS[cue] * 32_767).astype(np.int16))) for cue in Cue))
    assert not heard.misplaced
    assert heard.account.calm_share > CALM
    assert min(one.gain for _, one in heard.whole) > 0.9


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


def test_a_rendered_file_is_what_is_heard_live(
    server: SoundServer,
    mixers: list[PilotMixer],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    routine = tmp_path / "short.toml"
    routine.write_text(
        'title = "Short"\nget_ready = "3s"\n[[block]]\ntitle = "B"\n'
        'exercise = [{ name = "A", reps = 1, tempo = "2-0-1-0", sets = 2, rest = "4s" }]\n',
        encoding="utf-8",
    )
    settings = tmp_path / "home" / "config" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('hear = "beeps"\n', encoding="utf-8")
    monkeypatch.setenv("RUNLIFT_HOME", str(tmp_path / "home"))
    out = tmp_path / "short.wav"
    assert main(["render", "--no-voice", str(routine), str(out)]) == 0
    server.start("one")
    with server.record("one") as recording:
        assert main(["train", str(routine), "--plain"]) == 0
        time.sleep(1)
    rendered = onsets(np.fromfile(out, "<i2", offset=44))
    live = listened([], mixers[0], recording).account
    began = onsets(np.frombuffer(live.stream, "<i2")) * FRAMES
    heard = np.array([live.expected(round(frame)) for frame in began])
    # The very first cue is heard as soon as the device has begun; all else, in time.
    assert len(heard) in (len(rendered), len(rendered) - 1)
    calm = [live.was_calm(moment) for moment in heard[-(len(rendered) - 1) :]]
    late = heard[-(len(rendered) - 1) :] - rendered[1:]
    assert np.ptp(late[calm]) <= EXACTLY
