"""The shipped routines, planned with the true lengths of what a real engine says."""

import shutil
from itertools import pairwise

import pytest

from runlift_tui.audio.voice.engines import FoundVoice, espeak_ng
from runlift_tui.audio.voice.speaker import Speaker
from runlift_tui.bundled import bundled_folder
from runlift_tui.engine import commands as ask
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.session import RepMode, Session, open_session
from runlift_tui.engine.speech import phrases_ahead, plan_speech
from runlift_tui.engine.units import HOUR
from runlift_tui.engine.update import update
from runlift_tui.files.reader import read_routine

pytestmark = pytest.mark.skipif(
    not shutil.which("espeak-ng"), reason="espeak-ng is not installed here"
)


def spoken(name: str) -> tuple[Session, Speaker]:
    routine = read_routine(bundled_folder("routines") / f"{name}.toml")
    session = open_session(compile_routine(routine), mode=RepMode.UNATTENDED)
    session, _ = update(session, ask.Start(), 0)
    speaker = Speaker(lambda: FoundVoice(espeak_ng(175)))
    speaker.prepare(phrases_ahead(session))
    assert speaker.wait(60)
    assert speaker.faults == ()
    return session, speaker


@pytest.mark.parametrize("name", ["total-body", "lifting", "home-bodyweight", "tabata-burpees"])
def test_a_whole_session_is_spoken_without_one_phrase_over_another(name: str) -> None:
    session, speaker = spoken(name)
    assert all(speaker.length_of(text) for text in phrases_ahead(session))
    plan = plan_speech(session, -1, 2 * HOUR, speaker.length_of)
    ends = [(at, at + (speaker.length_of(text) or 0)) for at, text in plan]
    assert all(end < following for (_, end), (following, _) in pairwise(ends))


def test_every_rest_of_the_total_body_session_has_room_for_all_that_is_to_say() -> None:
    session, speaker = spoken("total-body")
    texts = [text for _, text in plan_speech(session, -1, 2 * HOUR, speaker.length_of)]
    after_rests = [text for rest, text in pairwise(texts) if rest == "Rest thirty"]
    assert len(after_rests) > 30
    assert all(text.startswith("Next: ") for text in after_rests)
    assert "Next: Bulgarian split squat, left leg, twelve reps, set one of three" in after_rests


def test_every_repetition_of_the_lifting_session_is_counted_aloud() -> None:
    session, speaker = spoken("lifting")
    texts = [text for _, text in plan_speech(session, -1, 2 * HOUR, speaker.length_of)]
    assert texts.count("twelve") == 2 * 3
    assert texts.count("fifteen") == 2 * 2
