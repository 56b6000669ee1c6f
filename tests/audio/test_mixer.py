"""The mixer is arithmetic: every sample is known beforehand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from runlift_tui.audio.desk import Desk
from runlift_tui.audio.fader import STEP, UNIT
from runlift_tui.audio.mixer import DUCKED, FADE, Mixer
from runlift_tui.audio.output import FRAMES, LATEST, Phrase, Planned
from runlift_tui.audio.sounds import Samples
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import Ms

BLIP: Samples = np.full(7, 0.5, np.float32)
TONE: Samples = np.linspace(0.9, 0.1, 40 * FRAMES, dtype=np.float32)
SOUNDS = {Cue.TICK: BLIP, Cue.GO: TONE}

moments = st.integers(min_value=0, max_value=400)
plans = st.lists(st.tuples(moments, st.sampled_from([Cue.TICK, Cue.GO])), max_size=12)
cuts = st.lists(st.integers(min_value=1, max_value=6_000), min_size=1, max_size=30)


def made(plan: list[tuple[Ms, Cue]], volume: int = 100) -> tuple[Mixer, Desk]:
    desk = Desk()
    desk.set_volume(volume)
    mixer = Mixer(SOUNDS, desk)
    desk.replace(plan)
    return mixer, desk


def render(mixer: Mixer, sizes: list[int], at: int = 0) -> NDArray[np.int16]:
    blocks = []
    for size in sizes:
        blocks.append(mixer.render(size, at))
        at += size
    return np.frombuffer(b"".join(blocks), "<i2")


def onsets(samples: NDArray[np.int16]) -> list[int]:
    """Return where sound follows silence."""
    loud = np.concatenate([[False], samples != 0])
    return np.flatnonzero(loud[1:] & ~loud[:-1]).tolist()


@given(plans, cuts, st.integers(min_value=0, max_value=100))
def test_the_size_of_the_blocks_never_changes_the_output(
    plan: list[tuple[Ms, Cue]], sizes: list[int], volume: int
) -> None:
    whole, desk = made(plan)
    desk.set_volume(volume)
    parts, desk = made(plan)
    desk.set_volume(volume)
    expected = render(whole, [sum(sizes)])
    assert np.array_equal(render(parts, sizes), expected)


@given(
    st.sets(st.integers(min_value=0, max_value=40), max_size=20),
    st.lists(st.integers(min_value=1, max_value=3_000), min_size=1, max_size=40),
)
def test_telling_the_same_plan_again_never_drops_or_doubles_a_cue(
    tens: set[int], sizes: list[int]
) -> None:
    plan = [(10 * ten, Cue.TICK) for ten in sorted(tens)]
    mixer, desk = made(plan)
    blocks, at = [], 0
    for size in [*sizes, 45_000]:
        desk.replace(plan)
        blocks.append(mixer.render(size, at))
        at += size
    samples = np.frombuffer(b"".join(blocks), "<i2")
    due = [moment * FRAMES for moment, _ in plan if moment * FRAMES < at]
    assert onsets(samples) == due


def test_a_cue_starts_at_the_exact_frame_of_its_moment() -> None:
    mixer, _ = made([(1_003, Cue.TICK)])
    samples = render(mixer, [960] * 10, at=1_000 * FRAMES)
    assert onsets(samples) == [3 * FRAMES]
    assert samples[3 * FRAMES : 3 * FRAMES + 8].tolist() == [16_384] * 7 + [0]


def test_a_cue_that_is_a_little_late_starts_at_once() -> None:
    mixer, _ = made([(1_000, Cue.TICK)])
    assert onsets(render(mixer, [480], at=(1_000 + LATEST) * FRAMES)) == [0]


def test_a_cue_that_is_later_is_never_played() -> None:
    mixer, _ = made([(1_000, Cue.TICK)])
    assert onsets(render(mixer, [48_000], at=(1_000 + LATEST) * FRAMES + 1)) == []


def test_what_has_not_started_is_forgotten_by_a_new_plan() -> None:
    mixer, desk = made([(0, Cue.TICK), (50, Cue.TICK)])
    first = render(mixer, [480])
    desk.replace([(80, Cue.TICK)])
    rest = render(mixer, [9_600], at=480)
    assert onsets(first) == [0]
    assert onsets(rest) == [80 * FRAMES - 480]


def test_a_sound_under_way_rings_on_when_the_plan_changes() -> None:
    mixer, desk = made([(0, Cue.GO)])
    whole = render(made([(0, Cue.GO)])[0], [4_000])
    first = render(mixer, [480])
    desk.replace([])
    assert np.array_equal(np.concatenate([first, render(mixer, [3_520], at=480)]), whole)


def test_a_sound_under_way_is_cut_when_time_leaps() -> None:
    mixer, _ = made([(0, Cue.GO)])
    assert render(mixer, [480]).any()
    assert not render(mixer, [480], at=480 + (LATEST + 1) * FRAMES).any()


def test_overlapping_sounds_never_pass_full_scale_and_never_wrap() -> None:
    mixer, _ = made([(n, Cue.GO) for n in range(20)])
    samples = render(mixer, [30 * FRAMES])
    assert samples.min() >= 0
    assert 32_000 < samples.max() <= 32_767


def test_a_single_sound_below_the_knee_is_not_touched() -> None:
    mixer, _ = made([(0, Cue.GO)])
    samples = render(mixer, [len(TONE)])
    assert np.array_equal(samples, np.rint(TONE * np.float32(32_767)).astype(np.int16))


def test_muting_takes_ten_milliseconds_and_no_step_is_audible() -> None:
    loud = {Cue.GO: np.full(4_800, 0.8, np.float32)}
    desk = Desk()
    mixer = Mixer(loud, desk)
    desk.replace([(0, Cue.GO)])
    before = render(mixer, [480])
    desk.muted = True
    after = render(mixer, [960], at=480)
    assert before[-1] == round(0.8 * 32_767)
    assert not after[UNIT // STEP :].any()
    largest = np.abs(np.diff(np.concatenate([before, after]).astype(int))).max()
    assert largest <= 32_767 * STEP / UNIT + 1


def test_half_the_volume_is_a_quarter_of_the_level() -> None:
    mixer, _ = made([(0, Cue.TICK)], volume=50)
    assert render(mixer, [7]).tolist() == [4_096] * 7


def test_a_cue_without_a_sound_is_passed_over() -> None:
    mixer, _ = made([(0, Cue.FINISH), (10, Cue.TICK)])
    assert onsets(render(mixer, [960])) == [10 * FRAMES]


def test_it_knows_until_when_it_sounds() -> None:
    mixer, _ = made([(100, Cue.GO)])
    render(mixer, [48_000])
    assert mixer.sounds_at(139)
    assert not mixer.sounds_at(140)


WORDS: Samples = np.full(200 * FRAMES, 0.5, np.float32)


def speaking(plan: list[Planned]) -> tuple[Mixer, Desk]:
    desk = Desk()
    mixer = Mixer(SOUNDS, desk, lambda text: WORDS if text == "next" else None)
    desk.replace(plan)
    return mixer, desk


def test_a_phrase_starts_at_its_exact_frame_and_one_that_is_not_spoken_yet_is_left_out() -> None:
    mixer, _ = speaking([(10, Phrase("next")), (5, Phrase("not yet"))])
    samples = render(mixer, [300 * FRAMES])
    assert onsets(samples) == [10 * FRAMES]
    assert np.count_nonzero(samples) == len(WORDS)


def test_a_cue_presses_the_phrase_down_while_it_sounds_and_no_longer() -> None:
    mixer, _ = speaking([(0, Phrase("next")), (80, Cue.GO)])
    plain, _ = speaking([(80, Cue.GO)])
    spoken = render(mixer, [200 * FRAMES]) / 32_767
    cue = render(plain, [200 * FRAMES]) / 32_767
    words = spoken - cue
    assert words[79 * FRAMES] == pytest.approx(0.5, abs=1e-3)
    assert words[110 * FRAMES] == pytest.approx(0.5 * DUCKED, abs=1e-3)
    assert words[140 * FRAMES] == pytest.approx(0.5, abs=1e-3)


def test_a_phrase_that_the_plan_drops_ends_softly_and_one_that_it_keeps_goes_on() -> None:
    for keeps in (True, False):
        mixer, desk = speaking([(0, Phrase("next"))])
        render(mixer, [50 * FRAMES])
        desk.replace([(0, Phrase("next")), (500, Cue.GO)] if keeps else [(500, Cue.GO)])
        rest = render(mixer, [150 * FRAMES], at=50 * FRAMES)
        sounding = 150 * FRAMES if keeps else FADE - 1
        assert abs(np.count_nonzero(rest) - sounding) <= 10


@given(cuts)
def test_the_size_of_the_blocks_never_changes_what_is_said(sizes: list[int]) -> None:
    plan: list[Planned] = [(3, Phrase("next")), (40, Cue.GO), (90, Cue.TICK), (150, Cue.GO)]
    expected = render(speaking(plan)[0], [sum(sizes)])
    assert np.array_equal(render(speaking(plan)[0], sizes), expected)
