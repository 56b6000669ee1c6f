"""A session through the real engine, announcer, mixer and device, and what was recorded of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

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
"""How far a sound may lie from its moment, after the one constant offset."""

EXACTLY = 0.1
"""How far, in milliseconds, from where the stream's account has it: whatever the machine does."""

BUSY = 80.0
"""Milliseconds of the program's own work after which a device's buffer would soon be empty."""

REACH: Ms = 250


@dataclass(frozen=True)
class Performance:
    """What was to be heard, and where it was found in the recording; the first is heard at once."""

    due: Sequence[Planned]
    found: Sequence[Found]
    account: Account

    @cached_property
    def calm(self) -> Sequence[Found]:
        """The sounds, the key press's own apart, that nothing but the program has placed."""
        return [
            one
            for planned, one in zip(self.due[1:], self.found[1:], strict=True)
            if self.account.was_calm(planned[0] + one.late, planned[0] + one.late + SECOND)
        ]

    @cached_property
    def misplaced(self) -> Mapping[Planned, float]:
        """The sounds that the program put into its stream elsewhere than it meant, how far off."""
        off = {
            planned: self.account.meant(planned[0] + one.late) - planned[0]
            for planned, one in zip(self.due[1:], self.found[1:], strict=True)
        }
        return {planned: far for planned, far in off.items() if abs(far) > EXACTLY}

    @property
    def begun(self) -> int:
        """How many sounds began in the stream; in the recording a break may make two of one."""
        return len(onsets(np.frombuffer(self.account.stream, "<i2")))

    def check_times(self) -> None:
        """See that each sound lies where the program meant it, and all together at their moments.

        The first is the key press's own: it is heard as soon as it can be.
        """
        assert 0 <= self.found[0].late <= 200
        assert not self.misplaced
        late = np.array([one.late for one in self.calm])
        assert len(late) >= len(self.due) // 3, "the machine is too crowded to tell"
        assert abs(np.median(late)) <= 80
        assert np.abs(late - np.median(late)).max() <= FURTHEST
        assert self.account.hardest_work <= BUSY


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


def listened(due: Sequence[Planned], mixer: PilotMixer, recording: Recording) -> Performance:
    """Return where in a recording, which has ended, all that was due is found."""
    before = np.zeros(SECOND * FRAMES, np.int16)
    heard, start = np.concatenate((before, recording.samples())), recording.start() - SECOND
    in_order = sorted(due, key=lambda planned: planned[0])
    found = [find(planned, SOUNDS, VOICE, heard, start, REACH) for planned in in_order]
    return Performance(in_order, found, Account(mixer.requests, bytes(mixer.stream), heard, start))


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
