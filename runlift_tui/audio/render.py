"""Makes a whole session into sound, as fast as the machine can, through the mixer that plays live.

It opens no device and no file of its own.
"""

import wave
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from runlift_tui.audio.announcer import Announcer
from runlift_tui.audio.mixer import Mixer, no_speech
from runlift_tui.audio.output import FRAMES, RATE
from runlift_tui.audio.silent import SilentOutput
from runlift_tui.audio.sounds import LONGEST_SECONDS, Sounds
from runlift_tui.audio.voice.speaker import Speaker
from runlift_tui.engine.commands import Start, Tick
from runlift_tui.engine.loads import ShownUnit
from runlift_tui.engine.session import Phase, Session
from runlift_tui.engine.units import SECOND, Ms
from runlift_tui.engine.update import update

BLOCK: Ms = 100
"""How much is made at a time; the file is as long as a whole number of these."""

SAMPLE_BYTES = 2

HEADER_BYTES = 44

LONGEST_WAVE: Ms = (2**32 - HEADER_BYTES) // (SAMPLE_BYTES * FRAMES) - LONGEST_SECONDS * SECOND
"""A longer session, with room for its last sound, has no place in the 4 GB of a WAV file."""


def render_session(
    session: Session,
    sounds: Sounds,
    voice: Speaker | None = None,
    units: ShownUnit = ShownUnit.AS_ENTERED,
) -> Iterator[bytes]:
    """Yield the sound of a session that nobody touches, 16-bit samples from its start on.

    It ends with the session, or later, when its last sound has rung out.

    Args:
        session: not started, with every set of repetitions paced, so that it ends by itself.
        sounds: each cue's samples; a cue without any is not heard.
        voice: what speaks, with every phrase ready; without it nothing is said.
        units: in which loads are said.
    """
    output = SilentOutput()
    announcer = Announcer(output, voice)
    announcer.say_loads_in(units)
    mixer = Mixer(sounds, output.desk, voice.pcm if voice else no_speech)
    now: Ms = 0
    session, events = update(session, Start(), now)
    announcer(session, events, now)
    while session.phase is not Phase.ENDED or now <= session.ended or mixer.sounds_at(now):
        yield mixer.render(BLOCK * FRAMES, now * FRAMES)
        now += BLOCK
        session, events = update(session, Tick(), now)
        announcer(session, events, now)


def write_wave(file: BinaryIO, blocks: Iterable[bytes]) -> None:
    """Write blocks of samples as a WAV file, its header last, as only then its length is known.

    Raises:
        OSError: the file takes no more.
    """
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(SAMPLE_BYTES)
        sound.setframerate(RATE)
        for block in blocks:
            sound.writeframesraw(block)
