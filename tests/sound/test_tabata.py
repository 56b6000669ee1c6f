"""A whole timer through the real engine, announcer, mixer and device, as recorded from the sink."""

import numpy as np
import pytest
from numpy.typing import NDArray

from runlift_tui.audio.announcer import Announcer
from runlift_tui.audio.device import MiniaudioOutput
from runlift_tui.audio.output import SoundState
from runlift_tui.audio.sounds import load_sounds
from runlift_tui.bundled import bundled_folder
from runlift_tui.clock import SystemClock
from runlift_tui.engine.commands import Start
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.events import Cued, Event
from runlift_tui.engine.quick import tabata_routine
from runlift_tui.engine.session import Phase, Session, open_session
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import SECOND, Ms
from runlift_tui.runner import SessionRunner
from tests.sound.pulse import SoundServer, onsets, wait_for

pytestmark = pytest.mark.sound

SOUNDS, _ = load_sounds([bundled_folder("sounds")])


def expected_onsets(cues: list[tuple[Ms, Cue]]) -> NDArray[np.float64]:
    """Return when sounds must begin, found in the shipped files as they are in a recording."""
    pieces = [
        moment + onsets((SOUNDS[cue] * 32_767).astype(np.int16)) for moment, cue in sorted(cues)
    ]
    return np.concatenate(pieces)


def test_every_cue_of_a_tabata_is_heard_in_time_and_none_is_added(
    server: SoundServer, output: MiniaudioOutput
) -> None:
    server.start("one")
    clock = SystemClock()
    cued: list[tuple[Ms, Cue]] = []

    def note(session: Session, events: tuple[Event, ...], now: Ms) -> None:
        cued.extend((event.at, event.cue) for event in events if isinstance(event, Cued))

    timeline = compile_routine(
        tabata_routine(5 * SECOND, 3 * SECOND, rounds=2, get_ready=4 * SECOND)
    )
    with server.record("one") as recording:
        output.open()
        wait_for(lambda: output._well, 10, "the device to play")
        runner = SessionRunner(open_session(timeline), clock, (Announcer(output), note))
        runner.do(Start())
        wait_for(lambda: bool(runner.tick()) and runner.session.phase is Phase.ENDED, 60, "the end")
        assert output.state is SoundState.ON
        wait_for(lambda: not output.sounding, 5, "the last sound")
        wait_for(lambda: clock.now() > runner.session.ended + 2_500, 5, "its recording")

    heard = recording.onsets()
    expected = expected_onsets(cued)
    assert len(heard) == len(expected)
    late = heard - expected
    # The key press that starts the session is heard as soon as it can be; all else, in time.
    assert 0 <= late[0] <= 200
    offset = float(np.median(late))
    assert abs(offset) <= 80
    assert np.abs(late[1:] - offset).max() <= 5
