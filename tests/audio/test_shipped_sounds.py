"""The shipped sounds come from the script, are loud where music is not, and differ."""

import itertools
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from runlift_tui.audio.output import RATE
from runlift_tui.audio.sounds import load_sounds
from runlift_tui.bundled import bundled_folder
from runlift_tui.engine.timeline import Cue
from tests.audio.loudness import loudness, pitch_distance, rhythm_distance, share_between

SOUNDS, FAULTS = load_sounds([bundled_folder("sounds")])
PACING = {Cue.LOWER, Cue.HOLD, Cue.LIFT, Cue.REP}
MAIN = [cue for cue in Cue if cue not in PACING]
SCRIPT = Path(__file__).parents[2] / "scripts" / "make_sounds.py"

SEMITONES_APART = 2.0
"""The least distance of two melodies, on average over their length."""
RHYTHM_APART = 0.25
"""The least share of the longer sound's time at which only one of two sounds."""


def decibels(samples: object) -> float:
    return float(20 * np.log10(np.abs(samples).max()))  # type: ignore[call-overload]


def test_there_is_a_good_sound_for_every_cue() -> None:
    assert FAULTS == ()
    assert set(SOUNDS) == set(Cue)


def test_the_script_makes_the_same_bytes_again(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(SCRIPT), str(tmp_path)], check=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    shipped = {path.name: path.read_bytes() for path in bundled_folder("sounds").glob("*.wav")}
    assert made == shipped


@pytest.mark.parametrize("cue", Cue)
def test_a_shipped_sound_is_48_khz_16_bit_mono(cue: Cue) -> None:
    with wave.open(str(bundled_folder("sounds") / f"{cue}.wav")) as file:
        assert (file.getframerate(), file.getsampwidth(), file.getnchannels()) == (RATE, 2, 1)


def test_the_meter_reads_what_the_standard_says() -> None:
    tone = np.sin(2 * np.pi * 997 * np.arange(RATE) / RATE).astype(np.float32)
    assert loudness(tone) == pytest.approx(-3.01, abs=0.02)


@pytest.mark.parametrize("cue", MAIN)
def test_a_main_cue_is_loud_between_one_and_four_kilohertz(cue: Cue) -> None:
    samples = SOUNDS[cue]
    assert decibels(samples) == pytest.approx(-1, abs=0.01)
    assert loudness(samples) >= -16
    assert share_between(samples, 1_000, 4_000) > 0.5


@pytest.mark.parametrize("cue", sorted(PACING))
def test_a_pacing_cue_is_short_and_soft(cue: Cue) -> None:
    samples = SOUNDS[cue]
    assert decibels(samples) == pytest.approx(-12, abs=0.01)
    assert -18 <= loudness(samples) <= -14
    assert len(samples) < 0.5 * RATE


@pytest.mark.parametrize(("one", "other"), itertools.combinations(Cue, 2))
def test_two_cues_differ_in_pitch_and_in_rhythm(one: Cue, other: Cue) -> None:
    assert pitch_distance(SOUNDS[one], SOUNDS[other]) >= SEMITONES_APART
    assert rhythm_distance(SOUNDS[one], SOUNDS[other]) >= RHYTHM_APART


def test_go_is_longer_than_the_countdown_and_finish_the_longest_of_all() -> None:
    lengths = {cue: len(samples) for cue, samples in SOUNDS.items()}
    assert lengths[Cue.GO] > 3 * lengths[Cue.COUNTDOWN]
    assert max(lengths, key=lambda cue: lengths[cue]) is Cue.FINISH
    assert lengths[Cue.FINISH] > 1.5 * lengths[Cue.GO]


@pytest.mark.parametrize("cue", Cue)
def test_a_sound_begins_and_ends_in_silence_so_that_it_never_clicks(cue: Cue) -> None:
    samples = SOUNDS[cue]
    assert abs(samples[0]) < 0.001
    assert abs(samples[-1]) < 0.001
