"""Kills a real process in the middle of an accelerated session, and looks at what it left."""

import json
import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from runlift_tui.clock import FakeClock
from runlift_tui.engine import commands as ask
from runlift_tui.engine import events as on
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.events import Event
from runlift_tui.engine.routine import Block, Exercise, Reps, Routine, Span, Tempo
from runlift_tui.engine.session import Phase, Session, open_session
from runlift_tui.journal.checking import Health, check_journal
from runlift_tui.journal.history import session_record
from runlift_tui.journal.recorder import Recorder
from runlift_tui.journal.resume import take_up, unfinished
from runlift_tui.journal.store import FILE, open_journal
from runlift_tui.runner import SessionRunner

TEMPO = Tempo(1_000, 0, 1_000, 0)
LONG = Routine(
    "long",
    "Long",
    (
        Block(
            "All",
            (
                Exercise("Squat", reps=Reps(5, 5), sets=9, rest=Span(9_000, 9_000), tempo=TEMPO),
                Exercise("Hold", work=20_000, sets=9, rest=Span(9_000, 9_000), each_side=True),
            ),
            rounds=20,
        ),
    ),
)
"""Far more than any child lives to see."""


def perform_and_tell(folder: Path) -> None:
    """Run the session as fast as it goes; print a line for what is committed, and only then."""
    clock = FakeClock()
    recorder = Recorder(open_journal(folder))

    def tell(session: Session, events: tuple[Event, ...], now: int) -> None:
        ended = [e.result for e in events if isinstance(e, on.StepEnded)]
        print(  # noqa: T201 - what the test reads
            json.dumps(
                {
                    "turn": session.stay.turn,
                    "index": session.stay.index,
                    "reps": session.stay.reps,
                    "elapsed": session.elapsed(session.seen),
                    "ended": [[r.turn, r.number, r.outcome, r.elapsed, r.reps] for r in ended],
                }
            ),
            flush=True,
        )

    session = open_session(compile_routine(LONG), away_after=None)
    runner = SessionRunner(session, clock, [recorder, tell])
    runner.do(ask.Start())
    while runner.session.phase is not Phase.ENDED:
        clock.advance(runner.due_in() or 0)
        runner.tick()


def kill_one(folder: Path, chance: random.Random) -> list[dict[str, Any]]:
    """Start a child, kill it after a random number of lines, and return what it acknowledged."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.journal.killing", str(folder)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout
    with child.stdout as lines:
        told = [lines.readline() for _ in range(chance.randint(1, 300))]
        child.send_signal(signal.SIGKILL)
        told += list(lines)
    assert child.wait() == -signal.SIGKILL
    whole = [line for line in told if line.endswith("\n")]
    return [json.loads(line) for line in whole]


def check(folder: Path, acknowledged: list[dict[str, Any]]) -> None:
    """Assert that every acknowledged event is there, and the session stands where it stood."""
    assert check_journal(folder / FILE).health is Health.INTACT
    journal = open_journal(folder)
    (found,) = unfinished(journal)
    assert not found.elsewhere
    record = session_record(journal, found.id)
    steps = {step.turn: step for step in record.steps}
    for told in acknowledged:
        assert told["turn"] in steps
        for turn, index, outcome, elapsed, reps in told["ended"]:
            step = steps[turn]
            assert (step.number, step.outcome, step.elapsed_ms, step.reps) == (
                index,
                outcome,
                elapsed,
                reps,
            )
    last = acknowledged[-1]
    session, _ = take_up(journal, found.id, 1_000_000)
    stay = session.stay
    # One more commit may have been made that the child did not live to tell of.
    assert last["turn"] <= stay.turn <= last["turn"] + 1
    if stay.turn == last["turn"]:
        assert stay.index == last["index"]
        assert last["elapsed"] <= session.elapsed(1_000_000)
        assert last["reps"] <= stay.reps <= last["reps"] + 1
    assert stay.turn == found.step + 1 == record.steps[-1].turn
    assert len(session.results) == stay.turn - 1


if __name__ == "__main__":
    perform_and_tell(Path(sys.argv[1]))
