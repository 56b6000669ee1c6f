"""The clocks: steady, scaled and fake."""

from runlift_tui.clock import FakeClock, ScaledClock, SystemClock


def test_the_system_clock_never_goes_back() -> None:
    clock = SystemClock()
    moments = [clock.now() for _ in range(100)]
    assert moments == sorted(moments)
    assert moments[0] > 0


def test_a_scaled_clock_starts_at_zero_and_runs_faster() -> None:
    base = FakeClock()
    clock = ScaledClock(base, 600)
    assert clock.now() == 0
    base.advance(50)
    assert clock.now() == 30_000


def test_the_seconds_until_a_moment_are_real_ones() -> None:
    base = FakeClock()
    clock = ScaledClock(base, 4)
    assert clock.seconds_until(clock.now() + 2_000) == 0.5
    base.advance(250)
    assert clock.seconds_until(2_000) == 0.25
    system = SystemClock()
    assert 0.98 < system.seconds_until(system.now() + 1_000) <= 1.0
