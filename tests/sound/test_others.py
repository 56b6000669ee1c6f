"""Another program really gets lower while a phrase is said, and gets its volume back."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest

from runlift_tui.audio.device import MiniaudioOutput
from runlift_tui.audio.lowering import SHARE, Lowering
from runlift_tui.audio.others import Others
from runlift_tui.audio.output import Phrase
from runlift_tui.audio.pactl import ANSWER, Pactl
from runlift_tui.clock import SystemClock
from tests.sound.noise_voice import NoiseVoice
from tests.sound.pulse import SoundServer, wait_for
from tests.terminal.pty_screen import Terminal

pytestmark = pytest.mark.sound

FULL = 65_536
VOICE = NoiseVoice()
needs_espeak = pytest.mark.skipif(not which("espeak-ng"), reason="needs espeak-ng")

DOOMED = """
import sys
from pathlib import Path
from runlift_tui.audio.lowering import Lowering
from runlift_tui.audio.pactl import Pactl

Lowering(Pactl(), Path(sys.argv[1])).lower()
print("low", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def music(server: SoundServer) -> Iterator[subprocess.Popen[bytes]]:
    """Another program that plays to a server of the test's own."""
    server.start("one")
    with Path("/dev/zero").open("rb") as silence:
        process = subprocess.Popen(["pacat", "--client-name=music"], stdin=silence)
    wait_for(lambda: "music" in volumes(server), 5, "the music")
    yield process
    process.kill()
    process.wait()


def volumes(server: SoundServer) -> dict[str, int]:
    """Return each program's volume."""
    listed = json.loads(server.control("--format=json", "list", "sink-inputs"))
    return {
        entry["properties"]["application.name"]: min(c["value"] for c in entry["volume"].values())
        for entry in listed
    }


def test_music_is_low_during_a_phrase_and_our_own_sound_never(
    server: SoundServer,
    music: subprocess.Popen[bytes],
    output: MiniaudioOutput,
    tmp_path: Path,
) -> None:
    output.open()
    wait_for(lambda: "runlift" in volumes(server), 5, "our own stream")
    clock = SystemClock()
    others = Others(Lowering(Pactl(), tmp_path / "lowered"), clock, VOICE.length_of, lambda: True)
    others.allow(True)
    begin = clock.now() + 1_000
    others.replace([(begin, Phrase("Next: Bulgarian split squat, left leg"))])
    assert volumes(server) == {"music": FULL, "runlift": FULL}
    wait_for(lambda: volumes(server)["music"] == round(SHARE * FULL), 3, "low music")
    assert clock.now() < begin + 100
    assert volumes(server)["runlift"] == FULL
    wait_for(lambda: volumes(server)["music"] == FULL, 5, "full music")
    assert clock.now() < begin + VOICE.length_of("x" * 40) + 400
    others.replace([(clock.now(), Phrase("Next: side plank"))])
    wait_for(lambda: volumes(server)["music"] < FULL, 3, "low music again")
    others.close()
    assert volumes(server)["music"] == FULL


def test_after_a_kill_the_next_start_gives_the_volume_back(
    server: SoundServer, music: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    folder = tmp_path / "lowered"
    doomed = subprocess.Popen(
        [sys.executable, "-c", DOOMED, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, **server.variables},
    )
    assert doomed.stdout
    assert doomed.stdout.readline() == b"low\n"
    assert volumes(server)["music"] == round(SHARE * FULL)
    doomed.kill()
    doomed.communicate()
    others = Others(Lowering(Pactl(), folder), SystemClock(), VOICE.length_of, lambda: True)
    others.allow(False)
    wait_for(lambda: volumes(server)["music"] == FULL, 3, "the volume to come back")
    others.close()
    assert list(folder.iterdir()) == []


class Lowered:
    """A session whose settings ask for it, at the moment at which it has lowered the music."""

    def __init__(self, server: SoundServer, folder: Path, *front: str) -> None:
        settings = folder / "home" / "config" / "settings.toml"
        settings.parent.mkdir(parents=True)
        settings.write_text("lower_others = true\n")
        routine = folder / "short.toml"
        routine.write_text(
            'title = "Short"\nget_ready = "1s"\n[[block]]\ntitle = "B"\n'
            'exercise = [{ name = "Deadlift", work = "2s", sets = 2, rest = "8s" }]\n'
        )
        self.terminal = Terminal(folder / "home", "train", str(routine), *front)
        if not front:
            self.terminal.wait_for("GET READY")
        wait_for(lambda: volumes(server)["music"] == round(SHARE * FULL), 20, "low music")


@needs_espeak
def test_a_session_lowers_the_music_where_the_settings_ask_for_it(
    server: SoundServer, music: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    session = Lowered(server, tmp_path, "--plain")
    wait_for(lambda: volumes(server)["music"] == FULL, 5, "full music")
    assert session.terminal.exit_code() == 0
    assert volumes(server) == {"music": FULL}


@needs_espeak
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("front", [(), ("--plain",)], ids=["screen", "plain"])
def test_a_session_that_a_signal_ends_gives_the_volume_back(
    server: SoundServer,
    music: subprocess.Popen[bytes],
    tmp_path: Path,
    number: signal.Signals,
    front: tuple[str, ...],
) -> None:
    session = Lowered(server, tmp_path, *front)
    session.terminal.child.kill(number)
    assert session.terminal.exit_code() == 128 + number
    assert volumes(server)["music"] == FULL
    assert list((tmp_path / "home" / "cache" / "lowered").iterdir()) == []


def test_a_server_that_hangs_is_given_up_in_time(
    server: SoundServer, music: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    clock = SystemClock()
    server.freeze()
    begun = clock.now()
    assert Pactl().streams() is None
    assert clock.now() - begun < 1_000 * ANSWER + 500


def test_without_the_command_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert Pactl().streams() is None
    Pactl().set_volumes(1, (FULL,))
