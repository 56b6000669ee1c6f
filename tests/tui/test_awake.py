"""Keeping the machine awake."""

import pytest

from runlift_tui.tui.awake import Awake, AwakeState


def _waited(awake: Awake) -> AwakeState:
    """Return the state once the system has answered."""
    assert awake._thread is not None
    for _ in range(500):
        if awake.state is not AwakeState.OFF:
            break
        awake._thread.join(0.01)
    return awake.state


def test_it_is_held_until_it_is_released(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes")
    awake = Awake()
    awake.hold()
    assert _waited(awake) is AwakeState.HELD
    awake.close()
    assert awake.state is AwakeState.OFF
    assert awake._thread is not None
    assert not awake._thread.is_alive()


def test_a_system_that_cannot_is_told_and_raises_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAKEPY_FORCE_FAILURE", "yes")
    awake = Awake()
    awake.hold()
    assert _waited(awake) is AwakeState.FAILED
    awake.close()


def test_releasing_what_was_never_held_does_nothing() -> None:
    awake = Awake()
    awake.close()
    assert awake.state is AwakeState.OFF
