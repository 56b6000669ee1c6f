"""A session through the real engine, announcer, mixer and device, and what was recorded of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pytest

from runlift_tui.audio.announcer import Announcer
from runlift_tui.audio.device import MiniaudioOutput
from runlift_tui.audio.output import FRAMES, Phrase, Planned, Sound, SoundState
from runlift_tui.audio.sounds import load_sounds
from runlift_tui.bundled import bundled_folder
from runlift_tui.clock import SystemClock
from runlift_tui.engine.commands import Start
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.events import Cued, Event
from runlift_tui.engine.hearing import Hear
from runlift_tui.engine.routine import Routine
from runlift_tui.engine.session import Phase, Session, open_session
from runlift_tui.engine.speech import plan_speech
from runlift_tui.engine.units import MINUTE, SECOND, Ms
from runlift_tui.runner import SessionRunner
from tests.sound.noise_voice import Found, NoiseVoice, find
from tests.sound.pilot import Account, PilotMixer
from tests.sound.pulse import Recording, SoundServer, onsets, wait_for

SOUNDS, _ = load_sounds([bundled_folder("sounds")])
VOICE = NoiseVoice()

FURTHEST: Ms = 5
"""How far from its moment a sound may be heard, after the one constant offset."""

EXACTLY = 0.01
"""Milliseconds, half a frame, below which a sound is at its very frame."""

CALM = 0.05
"""The share of the time in which a machine must let the program know what it needs to know."""

BUSY = 80.0
"""Milliseconds of the program's own work after which a device's buffer would soon be empty."""

REACH: Ms = 250


@dataclass(frozen=True)
class Performance:
    """What was to be heard, where it is in the stream, and what became of that.

    The lateness of what was found is that to the frame which belongs to its moment.
    """

    due: Sequence[Planned]
    found: Sequence[Found]
    account: Account

    @property
    def whole(self) -> Sequence[tuple[Planned, Found]]:
        """What the machine let the program play, whether that did so or not."""
        pairs = zip(self.due, self.found, strict=True)
        return [pair for pair in pairs if not self.account.was_cut(pair[0][0], _length(pair[0][1]))]

    @property
    def misplaced(self) -> Mapping[Planned, float]:
        """The sounds that are not at their frame, the first apart: with their milliseconds."""
        rest = (pair for pair in self.whole if pair[0] != self.due[0])
        return {planned: one.late for planned, one in rest if abs(one.late) > EXACTLY}

    def check_count(self, count: int) -> None:
        """See that so many sounds began in the stream, fewer only where the machine halted it.

        In the recording a break may make two of one.
        """
        begun = len(onsets(np.frombuffer(self.account.stream, "<i2")))
        assert begun <= count
        assert begun == count or self.account.halts

    def check_times(self) -> None:
        """See that each sound is at its very frame, and the frames were heard when expected.

        The first is the key press's own: it is heard as soon as it can be.
        """
        assert all(0 <= one.late <= 200 for due, one in self.whole if due == self.due[0])
        assert not self.misplaced, "misplaced"
        assert self.account.hardest_work <= BUSY
        assert self.account.calm_share >= CALM, "the machine is too crowded to tell"
        usual = np.median(self.account.errors)
        assert abs(usual) <= 80
        assert np.abs(self.account.errors - usual).max() <= FURTHEST


class Stage:
    """Where sessions are performed: a server with one sink, and a mixer that keeps account."""

    def __init__(
        self,
        server: SoundServer,
        monkeypatch: pytest.MonkeyPatch,
        mixer: type[PilotMixer] = PilotMixer,
    ) -> None:
        self.server = server
        monkeypatch.setattr("runlift_tui.audio.mixer.Mixer", mixer)

    def perform(
        self, routine: Routine, hear: Hear, stall: tuple[Ms, Ms] | None = None
    ) -> Performance:
        """Perform the routine to its end.

        Args:
            routine: it ends by itself.
            hear: what is heard of it.
            stall: from when to when in the session the server is stopped.
        """
        self.server.start("one")
        clock = SystemClock()
        output = MiniaudioOutput(clock, [bundled_folder("sounds")], VOICE.pcm)
        announcer, note = Announcer(output, VOICE), _Notes(hear)
        announcer.hear(hear)
        runner = SessionRunner(open_session(compile_routine(routine)), clock, (announcer, note))
        try:
            with self.server.record("one") as recording:
                output.open()
                wait_for(lambda: output._well, 10, "the device to play")
                runner.do(Start())
                if stall:
                    begin, end = (clock.now() + part for part in stall)
                    wait_for(lambda: runner.tick() is not None and clock.now() > begin, 60, "it")
                    self.server.freeze()
                    wait_for(lambda: clock.now() > end, 5, "its end")
                    self.server.thaw()
                wait_for(lambda: runner.tick() and runner.session.phase is Phase.ENDED, 90, "end")
                assert output.state is SoundState.ON
                wait_for(lambda: not output.sounding, 5, "the last sound")
                wait_for(lambda: clock.now() > runner.session.ended + 2_500, 5, "its recording")
        finally:
            output.close()
            self.server.stop()
        mixer = output._mixer
        assert isinstance(mixer, PilotMixer)
        return listened(note.due, mixer, recording)


def listened(due: Iterable[Planned], mixer: PilotMixer, recording: Recording) -> Performance:
    """Return where all that was due is in a mixer's stream, and how a recording of it went."""
    account = Account(mixer.requests, bytes(mixer.stream), recording.samples(), recording.start())
    room = np.zeros(SECOND * FRAMES, np.int16)
    stream = np.concatenate((room, np.frombuffer(account.stream, "<i2"), room))
    in_order = sorted(due, key=lambda planned: planned[0])
    found = []
    for planned in in_order:
        start = planned[0] - account.first_frame(planned[0]) / FRAMES - SECOND
        found.append(find(planned, SOUNDS, VOICE, stream, start, REACH))
    return Performance(in_order, found, account)


def _length(sound: Sound) -> Ms:
    samples = VOICE.pcm(sound.text) if isinstance(sound, Phrase) else SOUNDS[sound]
    return len(samples) // FRAMES


class _Notes:
    """Writes down what is to be heard of a session."""

    def __init__(self, hear: Hear) -> None:
        self.due: list[Planned] = []
        self._hear = hear

    def __call__(self, session: Session, events: tuple[Event, ...], now: Ms) -> None:
        if session.started == now and self._hear is not Hear.BEEPS:
            speech = plan_speech(session, now, 2 * MINUTE, VOICE.length_of)
            self.due.extend((at, Phrase(text)) for at, text in speech)
        if self._hear is not Hear.VOICE:
            self.due.extend((event.at, event.cue) for event in events if isinstance(event, Cued))
