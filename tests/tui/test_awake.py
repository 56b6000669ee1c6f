"""Keeping the machine awake."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event

import pytest
from textual.app import App
from wakepy import keep

from runlift_tui.engine.units import SECOND
from runlift_tui.tui import terminal_app
from runlift_tui.tui.awake import PATIENCE, Awake, AwakeState
from runlift_tui.tui.keeping import Keeping
from runlift_tui.tui.run import run_app
from tests.tui.floor_stage import STEP_BURPEE, Floor, guided


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


@contextmanager
def silence(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Let the system's service not answer before the event is set, or the test is over."""
    asked, answer = Event(), Event()

    def never(on_fail: str) -> None:
        asked.set()
        answer.wait()
        raise TimeoutError(on_fail)

    monkeypatch.setattr(keep, "presenting", never)
    try:
        yield asked
    finally:
        answer.set()


def test_a_service_that_never_answers_holds_up_neither_start_nor_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with silence(monkeypatch) as asked:
        awake = Awake()
        awake.hold()
        assert asked.wait(5)
        assert awake.state is AwakeState.OFF
        awake.close()
        assert awake._thread is not None
        assert awake._thread.is_alive()
        assert awake._thread.daemon
    assert PATIENCE <= 0.5


async def test_a_session_runs_while_the_service_does_not_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with silence(monkeypatch) as asked:
        floor = Floor(guided(STEP_BURPEE))
        async with floor.run() as pilot:
            assert asked.wait(5)
            await floor.go_on(pilot, 3 * SECOND)
            assert floor.number == "17"


def test_an_answer_after_the_end_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with silence(monkeypatch) as asked:
        awake = Awake()
        awake.hold()
        assert asked.wait(5)
        awake.release()
    assert awake._thread is not None
    awake._thread.join(5)
    assert awake.state is AwakeState.OFF


def _interrupted() -> int:
    raise KeyboardInterrupt


def _left() -> int:
    return 0


def _killed() -> int:
    return 143


@pytest.mark.parametrize(("way", "code"), [(_left, 0), (_killed, 143), (_interrupted, 130)])
def test_every_way_out_lets_the_machine_sleep_again(
    monkeypatch: pytest.MonkeyPatch, way: Callable[[], int], code: int
) -> None:
    awake = Awake()

    class Brief:
        return_code = 0

        def __init__(self, *_: object) -> None:
            self.awake = awake
            self.keeping = Keeping(App(), None)
            awake.hold()

        def run(self) -> int:
            assert _waited(awake) is AwakeState.HELD
            return way()

    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes")
    monkeypatch.setattr(terminal_app, "TerminalApp", Brief)
    floor = Floor()
    assert run_app(floor.deck) == code
    assert awake.state is AwakeState.OFF
    assert awake._thread is not None
    assert not awake._thread.is_alive()
    assert floor.sound.closed == 1
