"""A whole timer through the real engine, announcer, mixer and device, as recorded from the sink."""

import numpy as np
import pytest

from runlift_tui.engine.hearing import Hear
from runlift_tui.engine.quick import tabata_routine
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import SECOND
from tests.sound.performance import SOUNDS, Stage
from tests.sound.pulse import SoundServer, onsets

pytestmark = pytest.mark.sound


def test_every_cue_of_a_tabata_is_heard_in_time_and_none_is_added(
    server: SoundServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    routine = tabata_routine(5 * SECOND, 3 * SECOND, rounds=2, get_ready=3 * SECOND)
    heard = Stage(server, monkeypatch).perform(routine, Hear.BEEPS)
    cues = [cue for _, cue in heard.due if isinstance(cue, Cue)]
    assert {Cue.COUNTDOWN, Cue.GO, Cue.REST, Cue.FINISH} <= set(cues)
    heard.check_count(sum(len(onsets((SOUNDS[cue] * 32_767).astype(np.int16))) for cue in cues))
    heard.check_times()
    assert min(one.gain for _, one in heard.whole) > 0.9
