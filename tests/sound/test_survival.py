"""What the output outlives: servers that die and come back, sinks that go, stop or change."""

import time

import pytest

from runlift_tui.audio.device import MiniaudioOutput
from runlift_tui.audio.output import LATEST, SoundState
from runlift_tui.clock import SystemClock
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import SECOND
from tests.sound.pulse import Recording, SoundServer, wait_for

pytestmark = pytest.mark.sound

CLOCK = SystemClock()


def beat(output: MiniaudioOutput, seconds: int = 60) -> None:
    """Let a tick sound four times a second from half a second on."""
    now = CLOCK.now()
    output.replace([(now + 500 + 250 * n, Cue.TICK) for n in range(4 * seconds)])


def wait_for_sound(recording: Recording, seconds: float) -> float:
    """Wait for a sound that is played from now on; return the seconds it took."""
    begun = float(CLOCK.now())
    return wait_for(lambda: recording.last_sound() > begun, seconds, "a sound")


def playing(output: MiniaudioOutput, recording: Recording) -> None:
    """Open the output and wait until it is heard."""
    output.open()
    beat(output)
    wait_for_sound(recording, 8)
    assert output.state is SoundState.ON


def test_after_the_server_was_killed_and_is_back_cues_sound_within_three_seconds(
    server: SoundServer, output: MiniaudioOutput
) -> None:
    server.start("one")
    with server.record("one") as recording:
        playing(output, recording)
        server.stop(kindly=False)
        wait_for(lambda: output.state is SoundState.LOST, 2, "the loss to be seen")
        assert output.faults
    begun = time.monotonic()
    server.start("one")
    with server.record("one") as recording:
        wait_for_sound(recording, 3 - (time.monotonic() - begun))
        wait_for(lambda: output.state is SoundState.ON, 1, "the sound to be seen")
        assert not output.faults


def test_a_server_that_appears_late_is_found(server: SoundServer, output: MiniaudioOutput) -> None:
    output.open()
    wait_for(lambda: output.state is SoundState.LOST, 3, "the lack of a server to be seen")
    beat(output)
    server.start("one")
    with server.record("one") as recording:
        wait_for_sound(recording, 3)
        wait_for(lambda: output.state is SoundState.ON, 1, "the sound to be seen")


def test_when_its_sink_is_removed_it_plays_on_the_one_that_is_left(
    server: SoundServer, output: MiniaudioOutput
) -> None:
    server.start("one", "two")
    server.control("set-default-sink", "one")
    with server.record("one") as first, server.record("two") as second:
        playing(output, first)
        module = next(
            line.split()[0]
            for line in server.control("list", "short", "modules").splitlines()
            if "sink_name=one" in line
        )
        server.control("unload-module", module)
        wait_for_sound(second, 4)


def test_when_the_default_is_switched_it_is_heard_there(
    server: SoundServer, output: MiniaudioOutput
) -> None:
    server.start("one", "two")
    server.control("set-default-sink", "one")
    with server.record("one") as first, server.record("two") as second:
        playing(output, first)
        server.control("set-default-sink", "two")
        wait_for_sound(second, 4)


def test_cues_of_the_time_without_sound_are_not_played_afterwards(
    server: SoundServer, output: MiniaudioOutput
) -> None:
    server.start("one")
    with server.record("one") as recording:
        playing(output, recording)
        output.replace([])
        time.sleep(0.5)
        server.control("suspend-sink", "one", "1")
        time.sleep(0.2)
        now = CLOCK.now()
        missed = [(now + 100 * n, Cue.TICK) for n in range(10)]
        after = now + 4 * SECOND
        output.replace([*missed, (after, Cue.TICK)])
        wait_for(lambda: output.state is SoundState.LOST, 3, "the silence to be seen")
        wait_for(lambda: CLOCK.now() > missed[-1][0] + LATEST, 3, "the cues to be missed")
        server.control("suspend-sink", "one", "0")
        resumed = CLOCK.now()
        wait_for(lambda: CLOCK.now() > after + SECOND, 10, "the last cue")
        loud = recording.last_sound()
    assert loud >= after - 5
    heard = [moment for moment in recording.onsets() if moment > resumed]
    assert len(heard) == 1


def test_muting_and_the_volume_act_at_once(server: SoundServer, output: MiniaudioOutput) -> None:
    server.start("one")
    with server.record("one") as recording:
        playing(output, recording)
        output.set_muted(True)
        assert output.state is SoundState.MUTED
        time.sleep(0.3)
        silent_from = float(CLOCK.now())
        time.sleep(0.8)
        assert recording.last_sound() < silent_from
        output.set_muted(False)
        wait_for_sound(recording, 0.7)


def test_close_returns_in_time_though_the_sink_is_suspended(
    server: SoundServer, output: MiniaudioOutput
) -> None:
    server.start("one")
    with server.record("one") as recording:
        playing(output, recording)
        server.control("suspend-sink", "one", "1")
        begun = time.monotonic()
        output.close()
        assert time.monotonic() - begun < 0.5
