"""Playing each cue: in order, alone, and never for longer than it may take."""

from itertools import pairwise

import pytest

from runlift_tui.audio.desk import DeskOutput
from runlift_tui.audio.output import Route, SoundState
from runlift_tui.audio.silent import SilentOutput
from runlift_tui.cli.doctor_sound import GAP, LONGEST_HEARD, LOOK, OPENING, Heard, play_each
from runlift_tui.clock import FakeClock
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import MINUTE, Ms

LENGTHS = {Cue.TICK: 50, Cue.GO: 900, Cue.FINISH: 1_800}


class FakeOutput(DeskOutput):
    """Begins and ends at set moments after it was opened."""

    faults = ("a cable is loose",)
    sounding = False

    def __init__(self, clock: FakeClock, begins: Ms, ends: Ms = 10 * MINUTE) -> None:
        super().__init__()
        self._clock, self._begins, self._ends = clock, begins, ends
        self._opened = clock.now()

    @property
    def _plays(self) -> bool:
        return self._begins <= self._clock.now() - self._opened < self._ends

    @property
    def state(self) -> SoundState:
        return SoundState.ON if self._plays else SoundState.LOST

    @property
    def route(self) -> Route:
        return Route("fake", "Loudspeaker" if self._plays else "", 70)

    def open(self) -> None:
        self._opened = self._clock.now()

    def close(self) -> None:
        pass


def listen(
    clock: FakeClock, output: FakeOutput | SilentOutput, lengths: dict[Cue, Ms]
) -> tuple[Heard, list[tuple[Ms, Cue]]]:
    """Return what was heard, and each cue that was told with its moment."""
    told: list[tuple[Ms, Cue]] = []
    heard = play_each(
        output, clock, lengths, lambda cue: told.append((clock.now(), cue)), clock.advance
    )
    return heard, told


def test_each_cue_is_told_at_the_moment_at_which_it_is_played() -> None:
    clock = FakeClock()
    output = FakeOutput(clock, begins=730)
    heard, told = listen(clock, output, LENGTHS)
    assert told == list(output.desk.plan)
    assert heard.played == tuple(LENGTHS)
    assert heard.route == Route("fake", "Loudspeaker", 70)
    assert heard.state is SoundState.ON


def test_no_cue_begins_before_the_one_in_front_is_over() -> None:
    clock = FakeClock()
    _, told = listen(clock, FakeOutput(clock, begins=0), LENGTHS)
    waits = [after - before for (before, _), (after, _) in pairwise(told)]
    assert waits == [50 + GAP, 900 + GAP]
    assert clock.now() == told[-1][0] + 1_800 + GAP


def test_a_device_that_never_begins_is_given_up() -> None:
    clock = FakeClock()
    begun = clock.now()
    heard, told = listen(clock, FakeOutput(clock, begins=10 * MINUTE), LENGTHS)
    assert clock.now() - begun == OPENING
    assert (told, heard.played, heard.state) == ([], (), SoundState.LOST)
    assert heard.faults == ("a cable is loose",)


@pytest.mark.parametrize(("ends", "played"), [(400, ()), (1_000, (Cue.TICK,))])
def test_a_device_that_is_lost_ends_it_and_what_it_swallowed_was_not_played(
    ends: Ms, played: tuple[Cue, ...]
) -> None:
    clock = FakeClock()
    heard, _ = listen(clock, FakeOutput(clock, begins=0, ends=ends), LENGTHS)
    assert heard.played == played
    assert heard.state is SoundState.LOST


def test_long_sounds_of_the_users_own_keep_it_within_a_minute() -> None:
    clock = FakeClock()
    begun = clock.now()
    output = FakeOutput(clock, begins=OPENING - LOOK)
    heard, told = listen(clock, output, dict.fromkeys(Cue, 30_000))
    assert told[1][0] - told[0][0] == LONGEST_HEARD + GAP
    assert heard.played == tuple(Cue)
    assert clock.now() - begun < MINUTE


def test_nothing_is_waited_for_where_no_sound_was_asked_for() -> None:
    clock = FakeClock()
    begun = clock.now()
    heard, told = listen(clock, SilentOutput(("no package",)), LENGTHS)
    assert clock.now() == begun
    assert (told, heard.state, heard.faults) == ([], SoundState.OFF, ("no package",))
