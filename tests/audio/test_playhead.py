"""From jittery requests to the moment at which a frame is heard, against a simulated device."""

from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.audio.output import FRAMES
from runlift_tui.audio.playhead import Playhead
from runlift_tui.engine.units import Ms

PERIOD = 40 * FRAMES
LATENCY = 70 * FRAMES


class Device:
    """Plays `FRAMES` a millisecond, a little fast or slow, from a buffer it keeps `LATENCY` full.

    `ask` lets it ask for one period when there is room, `late` milliseconds after that.
    """

    def __init__(self, parts_per_million: int = 0, begin: Ms = 1_000) -> None:
        self._pace = 1 + parts_per_million / 1_000_000
        self._begin = float(begin)
        self._asked = 0
        self.now = float(begin)
        self.playhead = Playhead(LATENCY)

    def lose(self, duration: Ms) -> None:
        """Stand still for a while, as a sound server that was not let run."""
        self._begin += duration

    def ask(self, late: float = 0.0) -> tuple[int | None, float]:
        """Return the frame of the clock that the playhead says, and the true one."""
        room_at = self._begin + (self._asked + PERIOD - LATENCY) / FRAMES / self._pace
        self.now = max(self.now, room_at + late)
        true = self._begin + self._asked / FRAMES / self._pace
        if true < self.now:
            self._begin += self.now - true
            true = self.now
        said = self.playhead.advance(int(self.now), PERIOD)
        self._asked += PERIOD
        return said, true * FRAMES


def error(said: int | None, true: float) -> float:
    """Return by how many milliseconds the playhead is off."""
    assert said is not None
    return (said - true) / FRAMES


def test_nothing_is_known_of_the_first_block() -> None:
    assert Device().ask()[0] is None


@given(st.lists(st.floats(min_value=0, max_value=28), min_size=40, max_size=120))
def test_late_requests_do_not_move_the_sound(lates: list[float]) -> None:
    device = Device()
    for _ in range(10):
        device.ask()
    for late in lates:
        assert abs(error(*device.ask(late))) <= 1.5
        assert abs(error(*device.ask())) <= 1.5


@given(st.integers(min_value=12, max_value=69))
def test_a_device_that_lost_time_unseen_is_found_again_in_half_a_second(lost: int) -> None:
    device = Device()
    for _ in range(50):
        device.ask()
    device.lose(lost)
    for _ in range(13):
        device.ask()
    assert abs(error(*device.ask())) <= 1.5


@given(st.integers(min_value=-500, max_value=500))
def test_a_device_with_a_wrong_quartz_is_followed_for_five_minutes(wrong: int) -> None:
    device = Device(parts_per_million=wrong)
    device.ask()
    errors = [error(*device.ask(late=n % 7)) for n in range(5 * 60 * 25)]
    assert max(map(abs, errors[10:])) <= 4


@given(st.integers(min_value=80, max_value=3_000))
def test_after_it_ran_dry_the_next_block_is_right_again(gap: int) -> None:
    device = Device()
    for _ in range(50):
        device.ask()
    device.ask(late=gap)
    errors = [error(*device.ask()) for _ in range(20)]
    assert max(map(abs, errors)) <= 2


def test_after_a_night_asleep_the_first_block_is_heard_now() -> None:
    playhead = Playhead(LATENCY)
    for n in range(50):
        playhead.advance(1_000 + 40 * n, PERIOD)
    woken = 1_000 + 8 * 3_600_000
    at = playhead.advance(woken, PERIOD)
    assert at == woken * FRAMES
