"""The front end without a screen, driven by a fake clock and typed lines."""

from collections.abc import Iterable

import pytest

from runlift_tui.clock import FakeClock
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.quick import tabata_routine
from runlift_tui.engine.routine import Block, Exercise, Load, Reps, Routine, Span, Tempo, Unit
from runlift_tui.engine.session import Ending, RepMode, Session, open_session
from runlift_tui.plain.orders import read_order
from runlift_tui.plain.play import ALONE, play

LUNGE = Exercise(
    "Lunge", reps=Reps(6, 7), rest=Span(15_000, 30_000), each_side=True, load=Load(25, 35, Unit.LB)
)
PRESS = Exercise("Press", reps=Reps(2, 2), tempo=Tempo(3_000, 0, 1_000, 0))
ROUTINE = Routine("r", "Short one", (Block("B", (LUNGE, PRESS)),), get_ready=4_000)


class Script:
    """Typed lines that come at given moments; waiting moves the clock."""

    def __init__(self, clock: FakeClock, typed: Iterable[tuple[int, str]], ends: bool = False):
        self._clock = clock
        self._zero = clock.now()
        self._typed = list(typed)
        self._ends = ends
        self.ended = False

    def next(self, seconds: float | None) -> str | None:
        due = self._zero + self._typed[0][0] if self._typed else None
        if due is None and self._ends and not self.ended:
            self.ended = True
            return None
        wait = 86_400_000 if seconds is None else max(1, round(seconds * 1_000))
        if due is not None and due <= self._clock.now() + wait:
            self._clock.advance(max(0, due - self._clock.now()))
            return self._typed.pop(0)[1]
        self._clock.advance(wait)
        return None


def perform(
    session: Session, typed: Iterable[tuple[int, str]] = (), ends: bool = False
) -> tuple[Session, list[str], list[str]]:
    clock = FakeClock()
    shown: list[str] = []
    complaints: list[str] = []
    lines = Script(clock, typed, ends)
    ended = play(session, clock, lines, shown.append, complaints.append)
    return ended, shown, complaints


def test_a_tabata_prints_every_event_with_its_exact_time() -> None:
    timeline = compile_routine(tabata_routine(rounds=2))
    _, shown, complaints = perform(open_session(timeline))
    assert shown[:3] == [
        "00:00.000 start Tabata, 4 steps, 1m planned",
        "00:00.000 prepare 0: Get ready, 10s; next: Work, round 1/2, 20s",
        "00:00.000 cue tick",
    ]
    assert "00:10.000 work 1: Work, round 1/2, 20s" in shown
    assert "00:20.000 cue halfway" in shown
    assert "00:30.000 end 1: ran out, 20s" in shown
    assert "00:41.000 cue last-round" in shown
    assert shown[-2:] == ["01:00.000 cue finish", "01:00.000 completed in 1m"]
    assert complaints == []


def test_a_step_says_side_reps_load_and_tempo() -> None:
    session = open_session(compile_routine(ROUTINE), mode=RepMode.UNATTENDED, away_after=None)
    _, shown, _ = perform(session)
    assert "00:04.000 work 1: Lunge, left, 6-7 reps, 25-35 lb" in shown
    assert (
        "00:22.000 switch 2: Switch sides, right, 5s; next: Lunge, right, 6-7 reps, 25-35 lb"
        in shown
    )
    assert "00:45.000 rest 4: Rest, 30s; next: Press, 2 reps, tempo 3-0-1-0" in shown
    assert "01:19.000 rep 1" in shown
    assert shown[-1] == "01:23.000 completed in 1m23s"


def test_a_rehearsal_ends_exactly_when_planned() -> None:
    timeline = compile_routine(ROUTINE)
    ended, _, _ = perform(open_session(timeline, mode=RepMode.UNATTENDED, away_after=None))
    assert ended.ended - ended.started == timeline.planned


def test_typed_commands_lead_through_a_session() -> None:
    typed = [
        (4_500, "done 7"),
        (5_000, ""),
        (6_000, "skip"),
        (7_000, "pause"),
        (17_000, "resume"),
        (18_000, "+10"),
        (19_000, "quit"),
    ]
    ended, shown, _ = perform(open_session(compile_routine(ROUTINE)), typed)
    assert "00:04.500 end 1: done, 7 of 6 reps, 0.5s" in shown
    assert "00:17.000 resume after 10s" in shown
    assert "00:18.000 +10s" in shown
    assert ended.ending is Ending.FINISHED_EARLY


def test_what_does_not_fit_is_refused_in_words_and_goes_on() -> None:
    typed = [(100, "resume"), (200, "dance"), (300, "quit")]
    _, shown, complaints = perform(open_session(compile_routine(ROUTINE)), typed)
    assert "00:00.100 refused: the session is already running" in shown
    assert complaints[0].startswith('"dance" is not a command; there are: done [REPS], round, skip')


def test_when_nobody_types_any_more_no_step_waits_for_ever() -> None:
    ended, _, complaints = perform(open_session(compile_routine(ROUTINE)), ends=True)
    assert complaints == [ALONE]
    assert ended.ending is Ending.COMPLETED


@pytest.mark.parametrize("line", ["done x", "done -3", "done 99999", "done 1 2", "+5", "skip it"])
def test_a_line_that_is_nearly_a_command_is_none(line: str) -> None:
    with pytest.raises(ValueError, match="is not a command"):
        read_order(line, 1)
