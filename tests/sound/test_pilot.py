"""The measure that tells a machine's delays from the program's own."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from runlift_tui.audio.desk import Desk
from runlift_tui.audio.mixer import Speech, no_speech
from runlift_tui.audio.output import FRAMES
from runlift_tui.audio.sounds import Sounds
from runlift_tui.engine.hearing import Hear
from runlift_tui.engine.routine import Block, Exercise, Routine, Span
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import SECOND, Ms
from tests.sound.performance import Stage
from tests.sound.pilot import PILOT, Account, PilotMixer, Request
from tests.sound.pulse import SoundServer

PERIOD: Ms = 40
LATENCY: Ms = 70
LASTS: Ms = 20 * SECOND
BEGIN = 1_000.0
"""When the first block was asked for, in the recordings below."""


STREAM = np.random.default_rng(1).integers(-PILOT, PILOT, LASTS * FRAMES).astype(np.int16)


def requests(late: dict[Ms, float] | None = None) -> list[Request]:
    """A block each period, some of them late by so many milliseconds; 1 ms of work for each."""
    return [
        Request(
            BEGIN + at + (late or {}).get(at, 0.0),
            at / PERIOD,
            PERIOD * FRAMES,
            round((BEGIN + at + LATENCY) * FRAMES),
        )
        for at in range(0, LASTS, PERIOD)
    ]


def recorded(gaps: dict[Ms, Ms]) -> NDArray[np.int16]:
    """The stream as a server plays it that puts in or leaves out so much; 500 ms before and after.

    Args:
        gaps: milliseconds of silence at places of the stream; below 0, so much is lost there.
    """
    parts, done = [], 0
    for at, lasts in sorted(gaps.items()):
        parts += [STREAM[done : at * FRAMES], np.zeros(max(0, lasts) * FRAMES, np.int16)]
        done = (at + max(0, -lasts)) * FRAMES
    silence = np.zeros(500 * FRAMES, np.int16)
    return np.concatenate((silence, *parts, STREAM[done:], silence))


def account(gaps: dict[Ms, Ms], late: dict[Ms, float] | None = None) -> Account:
    """A stream whose first frame is heard when it was meant to be."""
    return Account(requests(late), STREAM.tobytes(), recorded(gaps), BEGIN + LATENCY - 500)


def test_what_is_heard_when_it_was_expected_has_no_error() -> None:
    calm = account({})
    assert calm.expected(3_456 * FRAMES + 7) == pytest.approx(BEGIN + LATENCY + 3_456 + 7 / FRAMES)
    assert calm.first_frame(BEGIN + LATENCY + 3_456) == 3_456 * FRAMES
    assert not calm.breaks
    assert not calm.late_requests
    assert calm.calm_share == 1
    assert np.abs(calm.errors).max() == pytest.approx(0, abs=0.001)


def test_silence_put_in_and_frames_lost_are_told_with_their_moments() -> None:
    starved = account({2_000: 30, 5_000: 70, 9_000: -5})
    assert [slid for _, slid in starved.breaks] == [30, 70, -5]
    assert [round(at - BEGIN - LATENCY, -2) for at, _ in starved.breaks] == [2_000, 5_100, 9_100]


def test_after_a_break_it_is_calm_again_once_the_program_has_settled() -> None:
    starved = account({2_000: 30})
    assert starved.was_calm(BEGIN + 1_900)
    assert not starved.was_calm(BEGIN + 2_300)
    assert starved.was_calm(BEGIN + 3_500)


def test_a_break_too_short_to_be_noticed_counts_for_the_whole_window() -> None:
    starved = account({2_000: 8})
    assert not starved.was_calm(BEGIN + 7_000)
    assert starved.was_calm(BEGIN + 8_500)


def test_a_program_that_does_not_settle_after_a_break_is_seen() -> None:
    starved = account({2_000: 30})
    assert starved.errors.max() == pytest.approx(30, abs=0.001)
    assert starved.errors.min() == pytest.approx(0, abs=0.001)


def test_the_frame_of_a_moment_that_a_leap_passed_over_is_the_one_after_it() -> None:
    leaping = [
        replace(r, at=r.at + 50 * FRAMES) if n >= 100 else r for n, r in enumerate(requests())
    ]
    behind = replace(account({}), requests=leaping)
    passed = BEGIN + LATENCY + 100 * PERIOD
    assert behind.first_frame(passed - 1) == (100 * PERIOD - 1) * FRAMES
    assert behind.first_frame(passed + 20) == 100 * PERIOD * FRAMES
    assert behind.first_frame(passed + 60) == (100 * PERIOD + 10) * FRAMES


def test_what_a_long_halt_passed_over_is_told_apart_from_what_came_before_and_after() -> None:
    behind = [
        replace(r, at=r.at + 300 * FRAMES) if n >= 100 else r for n, r in enumerate(requests())
    ]
    halted = replace(account({}), requests=behind)
    begin = BEGIN + LATENCY + 100 * PERIOD
    assert halted.halts == ((begin, begin + 300),)
    assert halted.was_cut(begin - 400, 500)
    assert halted.was_cut(begin + 100, 500)
    assert not halted.was_cut(begin - 600, 500)
    assert not halted.was_cut(begin + 301, 500)


def test_only_a_request_that_leaves_the_buffer_emptier_than_it_was_is_late() -> None:
    late = account({}, late={4_000: 15, 8_000: 9})
    assert late.late_requests == (BEGIN + 4_015,)
    assert not late.was_calm(BEGIN + 4_100)
    assert late.was_calm(BEGIN + 8_100)


def test_after_a_break_only_the_request_that_came_too_late_for_it_counts() -> None:
    later = dict.fromkeys(range(2_040, LASTS, PERIOD), 30.0)
    assert account({2_000: 30}, late=later).late_requests == (BEGIN + 2_070,)


def test_the_programs_own_work_between_two_requests_is_told() -> None:
    made = requests()
    slow = [*made[:100], *(Request(r.moment, r.worked + 90, r.frames, r.at) for r in made[100:])]
    assert account({}).hardest_work == 1
    assert replace(account({}), requests=slow).hardest_work == 91


class LateMixer(PilotMixer):
    """Plays one of the cues 6 ms late, as the program never must."""

    def __init__(self, sounds: Sounds, desk: Desk, speech: Speech = no_speech) -> None:
        late = np.concatenate((np.zeros(6 * FRAMES, np.float32), sounds[Cue.REST]))
        super().__init__({**sounds, Cue.REST: late}, desk, speech)


@pytest.mark.sound
def test_one_late_cue_of_the_programs_own_is_found_though_the_server_stops_meanwhile(
    server: SoundServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Exercise("A", work=3 * SECOND, sets=2, rest=Span(4_000, 4_000))
    routine = Routine("r", "R", (Block("B", (work,)),), get_ready=3 * SECOND)
    stage = Stage(server, monkeypatch, LateMixer)
    heard = stage.perform(routine, Hear.BEEPS, stall=(4_200, 4_500))
    assert heard.account.breaks
    assert [(cue, round(off, 3)) for (_, cue), off in heard.misplaced.items()] == [(Cue.REST, 6)]
    with pytest.raises(AssertionError, match="misplaced"):
        heard.check_times()
