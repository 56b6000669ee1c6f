"""WAV files come in from engines and from a folder that anyone may spoil."""

from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.audio.voice.recording import Recording, recording_of, wav_of
from tests.audio.voice.fakes import hum

WHOLE = wav_of(hum(0.01))


@given(st.lists(st.integers(-32_768, 32_767), max_size=50), st.sampled_from([8_000, 22_050]))
def test_a_recording_survives_out_and_in(samples: list[int], rate: int) -> None:
    back = recording_of(wav_of(Recording(np.array(samples, np.int16), rate)))
    assert back.rate == rate
    assert back.samples.tolist() == samples


def test_a_file_cut_short_is_refused_and_a_streamed_one_taken_as_far_as_it_goes() -> None:
    with pytest.raises(ValueError, match="cut short"):
        recording_of(WHOLE[:-100])
    assert len(recording_of(WHOLE[:-101], streamed=True).samples) == len(WHOLE) // 2 - 22 - 51


@given(st.binary(max_size=80), st.integers(0, len(WHOLE)), st.booleans())
def test_a_spoilt_file_is_read_or_refused_and_nothing_else(
    junk: bytes, at: int, streamed: bool
) -> None:
    for spoilt in (junk, WHOLE[:at] + junk + WHOLE[at + len(junk) :]):
        with suppress(ValueError):
            assert recording_of(spoilt, streamed=streamed).samples.dtype == np.int16
