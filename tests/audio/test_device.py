"""The miniaudio output without a device: what it says before, without and after one."""

from runlift_tui.audio.device import OPENING, MiniaudioOutput
from runlift_tui.audio.output import SoundState
from runlift_tui.bundled import bundled_folder
from runlift_tui.clock import FakeClock


class StuckOutput(MiniaudioOutput):
    """Its device never answers."""

    def _keep_sounding(self) -> None:
        self._closing.wait()


def state(output: MiniaudioOutput) -> SoundState:
    return output.state


class BrokenOutput(MiniaudioOutput):
    """Its library cannot be loaded."""

    def _keep_sounding(self) -> None:
        raise OSError("libasound.so.2 is missing")


def test_before_it_is_open_it_is_off() -> None:
    assert MiniaudioOutput(FakeClock(), []).state is SoundState.OFF


def test_closing_what_was_never_opened_does_nothing() -> None:
    output = MiniaudioOutput(FakeClock(), [])
    output.close()
    assert state(output) is SoundState.OFF


def test_a_device_that_never_answers_counts_as_lost_after_a_while() -> None:
    clock = FakeClock()
    output = StuckOutput(clock, [bundled_folder("sounds")])
    output.open()
    clock.advance(OPENING)
    assert state(output) is SoundState.ON
    clock.advance(1)
    assert state(output) is SoundState.LOST
    assert "speaker" in output.faults[0]
    output.close()
    assert state(output) is SoundState.OFF


def test_a_library_that_fails_is_told_and_raises_nothing() -> None:
    output = BrokenOutput(FakeClock(), [])
    output.open()
    output._thread.join(5)
    assert state(output) is SoundState.LOST
    assert "libasound.so.2 is missing" in output.faults[0]
    output.close()


def test_volume_and_mute_are_kept_and_the_volume_has_bounds() -> None:
    output = MiniaudioOutput(FakeClock(), [])
    output.set_volume(130)
    assert output.volume == 100
    output.set_volume(-5)
    assert output.volume == 0
    output.set_muted(True)
    assert output.muted
    assert not output.sounding
