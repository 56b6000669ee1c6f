"""Voice and pacing through the real engine, announcer, mixer and device, as recorded."""

import numpy as np
import pytest

from runlift_tui.audio.announcer import Announcer
from runlift_tui.audio.device import MiniaudioOutput
from runlift_tui.audio.output import FRAMES, Phrase, Planned, SoundState
from runlift_tui.audio.sounds import load_sounds
from runlift_tui.bundled import bundled_folder
from runlift_tui.clock import SystemClock
from runlift_tui.engine.commands import Start
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.events import Cued, Event
from runlift_tui.engine.hearing import Hear
from runlift_tui.engine.routine import Block, Exercise, Reps, Routine, Span, Tempo
from runlift_tui.engine.session import Phase, Session, open_session
from runlift_tui.engine.speech import plan_speech
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import MINUTE, SECOND, Ms
from runlift_tui.runner import SessionRunner
from tests.sound.noise_voice import Found, NoiseVoice, find, quietest
from tests.sound.pulse import SoundServer, wait_for

pytestmark = pytest.mark.sound

SOUNDS, _ = load_sounds([bundled_folder("sounds")])
VOICE = NoiseVoice()
PACED = Exercise(
    "Split squat", reps=Reps(3, 3), tempo=Tempo(1_000, 0, 1_000, 0), rest=Span(16_000, 16_000)
)
TIMED = Exercise("Side plank", work=20 * SECOND, rest=Span(8_000, 8_000))
SHORT = Exercise("Burpees", work=5 * SECOND)
ROUTINE = Routine("r", "R", (Block("B", (PACED, TIMED, SHORT)),), get_ready=5 * SECOND)

LATEST: Ms = 5
"""How far a sound may lie from its moment, after the one constant offset."""


PERFORMANCES = 3
"""A crowded machine starves the sound server itself now and then; a fault of ours comes again."""


def best_of(server: SoundServer, hear: Hear) -> tuple[list[Planned], list[Found], int]:
    """Perform until every sound but the key press's own was in time, or often enough."""
    for _ in range(PERFORMANCES):
        due, found, count = perform(server, hear)
        late = np.array([one.late for one in found[1:]])
        if np.abs(late - np.median(late)).max() <= LATEST:
            break
    return due, found, count


def perform(server: SoundServer, hear: Hear) -> tuple[list[Planned], list[Found], int]:
    """Return all that was to be heard, where it was, and how many sounds began in all."""
    server.start("one")
    clock = SystemClock()
    output = MiniaudioOutput(clock, [bundled_folder("sounds")], VOICE.pcm)
    announcer = Announcer(output, VOICE)
    announcer.hear(hear)
    due: list[Planned] = []

    def note(session: Session, events: tuple[Event, ...], now: Ms) -> None:
        if session.started == now:
            speech = plan_speech(session, now, 2 * MINUTE, VOICE.length_of)
            due.extend((at, Phrase(text)) for at, text in speech)
        if hear is Hear.BOTH:
            due.extend((event.at, event.cue) for event in events if isinstance(event, Cued))

    runner = SessionRunner(open_session(compile_routine(ROUTINE)), clock, (announcer, note))
    try:
        with server.record("one") as recording:
            output.open()
            wait_for(lambda: output._well, 10, "the device to play")
            runner.do(Start())
            wait_for(lambda: runner.tick() and runner.session.phase is Phase.ENDED, 90, "the end")
            assert output.state is SoundState.ON
            wait_for(lambda: clock.now() > runner.session.ended + 3_500, 5, "the last sound")
    finally:
        output.close()
        server.stop()
    due.sort(key=lambda planned: planned[0])
    before = np.zeros(SECOND * FRAMES, np.int16)
    heard, start = np.concatenate((before, recording.samples())), recording.start() - SECOND
    found = [find(planned, SOUNDS, VOICE, heard, start, 250) for planned in due]
    return due, found, len(recording.onsets())


def test_with_the_voice_only_every_phrase_is_heard_whole_and_in_time_and_nothing_else(
    server: SoundServer,
) -> None:
    due, found, count = best_of(server, Hear.VOICE)
    texts = [sound.text for _, sound in due if isinstance(sound, Phrase)]
    assert {"one", "two", "three", "Halfway", "Rest sixteen", "Burpees"} <= set(texts)
    assert count == len(due) == len(texts)
    late = np.array([one.late for one in found])
    assert abs(np.median(late)) <= 80
    assert np.abs(late - np.median(late)).max() <= LATEST
    assert min(quietest(found).values()) > 0.9


def test_cues_and_phrases_are_heard_together_in_time_and_cues_press_phrases_down(
    server: SoundServer,
) -> None:
    due, found, _ = best_of(server, Hear.BOTH)
    kinds = {sound for _, sound in due}
    assert {Cue.GO, Cue.REST, Cue.REP, Cue.LOWER, Cue.LIFT, Cue.HALFWAY, Cue.FINISH} <= kinds
    assert sum(isinstance(kind, Phrase) for kind in kinds) >= 6
    # The key press that starts the session is heard as soon as it can be; all else, in time.
    assert isinstance(found[0].sound, Cue)
    assert 0 <= found[0].late <= 200
    late = np.array([one.late for one in found[1:]])
    assert abs(np.median(late)) <= 80
    assert np.abs(late - np.median(late)).max() <= LATEST
    cues = [one for one in found if isinstance(one.sound, Cue)]
    assert min(one.gain for one in cues) > 0.7
    softest = quietest(found)
    assert softest["end"] > 0.2
    assert 0.2 < softest["begin"] < 0.6, "a count under its beep is pressed down"
