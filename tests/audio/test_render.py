"""A rendered session: where it begins and ends, and the header of its file."""

import io
import struct
import wave
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from runlift_tui.audio.output import FRAMES, RATE
from runlift_tui.audio.render import BLOCK, LONGEST_WAVE, render_session, write_wave
from runlift_tui.audio.sounds import LONGEST_SECONDS, Samples
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.quick import tabata_routine
from runlift_tui.engine.session import RepMode, Session, open_session
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import SECOND, Ms

BLIP: Samples = np.full(5, 0.5, np.float32)
LONG: Samples = np.full(700 * FRAMES, 0.25, np.float32)


def short_session(work: Ms = 2 * SECOND) -> Session:
    timeline = compile_routine(tabata_routine(work, 1 * SECOND, rounds=2, get_ready=0))
    return open_session(timeline, mode=RepMode.UNATTENDED, away_after=None)


def samples(blocks: Iterator[bytes]) -> NDArray[np.int16]:
    return np.frombuffer(b"".join(blocks), "<i2")


def test_the_cue_at_the_very_start_is_its_first_sample() -> None:
    heard = samples(render_session(short_session(), {Cue.GO: BLIP}))
    assert np.flatnonzero(heard)[:5].tolist() == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("work", [2_000, 2_049, 2_050, 2_001])
def test_the_cue_that_ends_it_is_there_wherever_a_block_ends(work: Ms) -> None:
    heard = samples(render_session(short_session(work), {Cue.FINISH: BLIP}))
    end = 2 * work + SECOND
    assert np.flatnonzero(heard).tolist() == list(range(end * FRAMES, end * FRAMES + 5))
    assert (end + 1) * FRAMES <= len(heard) <= (end + 1 + BLOCK) * FRAMES


def test_the_last_sound_rings_out_after_the_end() -> None:
    heard = samples(render_session(short_session(), {Cue.FINISH: LONG}))
    assert np.count_nonzero(heard) == len(LONG)
    assert len(heard) == (5_000 + 700) * FRAMES


def test_a_session_without_sounds_is_silence_as_long_as_itself() -> None:
    heard = samples(render_session(short_session(), {}))
    assert not heard.any()
    assert 5_000 * FRAMES <= len(heard) <= (5_000 + BLOCK) * FRAMES


def test_the_header_tells_the_format_and_the_length_of_what_follows() -> None:
    file = io.BytesIO()
    write_wave(file, iter([b"\1\2" * 300, b"\3\4" * 7]))
    whole = file.getvalue()
    riff, size, kind = struct.unpack_from("<4sI4s", whole)
    assert (riff, size, kind) == (b"RIFF", len(whole) - 8, b"WAVE")
    assert struct.unpack_from("<4sI", whole, 36) == (b"data", 614)
    with wave.open(io.BytesIO(whole)) as sound:
        shape = (sound.getnchannels(), sound.getsampwidth(), sound.getframerate())
        assert shape == (1, 2, RATE)
        assert sound.readframes(400) == b"\1\2" * 300 + b"\3\4" * 7


def test_the_longest_session_fits_with_its_last_sound_and_a_longer_one_does_not() -> None:
    most = LONGEST_WAVE + LONGEST_SECONDS * SECOND
    assert 44 + most * FRAMES * 2 < 2**32
    assert 44 + (most + 1) * FRAMES * 2 > 2**32 - 1
