"""Voice and pacing through the real engine, announcer, mixer and device, as recorded."""

import pytest

from runlift_tui.audio.output import Phrase
from runlift_tui.engine.hearing import Hear
from runlift_tui.engine.routine import Block, Exercise, Reps, Routine, Span, Tempo
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import SECOND
from tests.sound.noise_voice import quietest
from tests.sound.performance import Stage
from tests.sound.pulse import SoundServer

pytestmark = pytest.mark.sound

PACED = Exercise(
    "Split squat", reps=Reps(2, 2), tempo=Tempo(1_000, 0, 1_000, 0), rest=Span(15_000, 15_000)
)
SHORT = Exercise("Burpees", work=5 * SECOND)
ROUTINE = Routine("r", "R", (Block("B", (PACED, SHORT)),), get_ready=4 * SECOND)


@pytest.fixture
def stage(server: SoundServer, monkeypatch: pytest.MonkeyPatch) -> Stage:
    return Stage(server, monkeypatch)


def test_with_the_voice_only_every_phrase_is_heard_whole_and_in_time_and_nothing_else(
    stage: Stage,
) -> None:
    heard = stage.perform(ROUTINE, Hear.VOICE)
    texts = [sound.text for _, sound in heard.due if isinstance(sound, Phrase)]
    assert len(heard.due) == len(texts)
    heard.check_count(len(texts))
    heard.check_times()
    assert min(quietest(one for _, one in heard.whole).values()) > 0.9


def test_cues_and_phrases_are_heard_together_in_time_and_cues_press_phrases_down(
    stage: Stage,
) -> None:
    heard = stage.perform(ROUTINE, Hear.BOTH)
    kinds = {sound for _, sound in heard.due}
    assert {Cue.GO, Cue.REST, Cue.REP, Cue.LOWER, Cue.LIFT, Cue.FINISH} <= kinds
    assert sum(isinstance(kind, Phrase) for kind in kinds) >= 4
    heard.check_times()
    cues = [one for _, one in heard.whole if isinstance(one.sound, Cue)]
    assert min(one.gain for one in cues) > 0.7
    softest = quietest(one for _, one in heard.whole)
    assert softest["end"] > 0.2
    assert 0.2 < softest["begin"] < 0.6, "a count under its beep is pressed down"
