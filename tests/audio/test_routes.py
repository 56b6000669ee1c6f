"""What each output says of the way that its sound takes."""

import pytest

from runlift_tui.audio.device import LATENCY, MiniaudioOutput
from runlift_tui.audio.output import Route
from runlift_tui.audio.silent import SilentOutput
from runlift_tui.audio.simple import SimpleaudioOutput
from runlift_tui.clock import FakeClock


def test_an_output_that_plays_nothing_names_itself_and_no_system() -> None:
    assert SilentOutput().route == Route("silent")
    assert MiniaudioOutput(FakeClock(), []).route == Route("miniaudio", "", LATENCY)
    assert SimpleaudioOutput(FakeClock(), []).route == Route("simpleaudio")


def test_the_system_is_named_only_while_it_is_heard() -> None:
    output = MiniaudioOutput(FakeClock(), [])
    output._system, output._opened = "PulseAudio", 0
    assert output.route.system == ""
    output._well = True
    assert output.route.system == "PulseAudio"
    output._lost = True
    assert output.route.system == ""


def test_a_system_that_is_not_there_has_no_default_device() -> None:
    pytest.importorskip("miniaudio")
    from runlift_tui.audio.default_device import default_device

    assert default_device("Gramophone") is None
