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
