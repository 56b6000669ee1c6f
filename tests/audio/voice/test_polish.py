"""Whatever an engine gives, what is mixed is trimmed, at 48 kHz and as loud as the rest."""

import numpy as np
import pytest

from runlift_tui.audio.output import RATE
from runlift_tui.audio.voice.polish import LOUDNESS, levelled, polished, resampled
from runlift_tui.audio.voice.recording import Recording
from tests.audio.voice.fakes import hum

RATES = (11_025, 16_000, 22_050, 24_000, 44_100, 48_000, 96_000)


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("share", [0.01, 0.1, 0.3, 0.35])
def test_resampling_keeps_a_tone_to_a_ten_thousandth(rate: int, share: float) -> None:
    pitch = share * min(rate, RATE)
    given = np.sin(2 * np.pi * pitch * np.arange(rate) / rate).astype(np.float32)
    got = resampled(given, rate)
    wanted = np.sin(2 * np.pi * pitch * np.arange(len(got)) / RATE)
    assert len(got) == RATE
    assert np.abs(got - wanted)[200:-200].max() < 3e-4


def test_a_rate_without_a_small_ratio_is_resampled_to_the_same_length_and_pitch() -> None:
    given = np.sin(2 * np.pi * 1_000 * np.arange(22_051) / 22_051).astype(np.float32)
    got = resampled(given, 22_051)
    wanted = np.sin(2 * np.pi * 1_000 * np.arange(len(got)) / RATE)
    assert abs(len(got) - RATE) <= 1
    assert np.abs(got - wanted)[200:-200].max() < 0.02


def test_what_is_above_the_output_is_not_folded_back_into_it() -> None:
    given = np.sin(2 * np.pi * 30_000 * np.arange(96_000) / 96_000).astype(np.float32)
    assert np.abs(resampled(given, 96_000)[200:-200]).max() < 1e-3


@pytest.mark.parametrize("rate", RATES)
def test_the_silence_around_a_phrase_is_cut_away(rate: int) -> None:
    phrase = polished(hum(0.5, rate))
    assert 500 <= len(phrase) / 48 <= 515


def test_a_tone_of_997_hertz_at_full_scale_measures_as_the_standard_says() -> None:
    # BS.1770: a full-scale sine of 997 Hz in one channel reads -3.01 LUFS.
    sine = np.sin(2 * np.pi * 997 * np.arange(RATE) / RATE).astype(np.float32)
    gain = np.abs(levelled(sine)).max()
    assert 20 * np.log10(gain) == pytest.approx(LOUDNESS + 3.01, abs=0.05)


def test_loud_and_soft_phrases_come_out_equally_loud() -> None:
    soft, loud = (polished(hum(1, level=level)).astype(float) for level in (0.01, 0.9))
    assert np.sqrt(np.mean(soft**2)) == pytest.approx(np.sqrt(np.mean(loud**2)), rel=0.02)


def test_pauses_between_words_do_not_make_a_phrase_louder() -> None:
    one = hum(0.5)
    gapped = Recording(np.concatenate((one.samples, one.samples * 0, one.samples)), one.rate)
    assert polished(gapped).max() == pytest.approx(polished(one).max(), rel=0.05)


def test_a_phrase_with_hard_peaks_stays_below_full_scale() -> None:
    click = hum(1, level=0.02).samples.copy()
    click[8_000] = 32_767
    assert np.abs(polished(Recording(click, 22_050)).astype(int)).max() <= 0.9 * 32_767


def test_a_phrase_starts_and_ends_at_silence() -> None:
    phrase = polished(Recording(np.full(2_000, 9_000, np.int16), 22_050))
    assert phrase[0] == phrase[-1] == 0


def test_silence_leaves_nothing() -> None:
    assert len(polished(Recording(np.zeros(500, np.int16), 22_050))) == 0
    assert len(polished(Recording(np.zeros(0, np.int16), 22_050))) == 0
