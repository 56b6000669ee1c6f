"""Times the journal with ten years in it, and kills 200 sessions.

Run it by hand: ``python -m tests.bench.bench_journal [KILLS]``. It prints, and asserts only that
nothing was lost.
"""

import asyncio
import contextlib
import io
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from runlift_tui.clock import FakeClock
from runlift_tui.engine import commands as ask
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.routine import Block, Exercise, Load, Reps, Routine, Span, Tempo, Unit
from runlift_tui.engine.session import Phase, open_session
from runlift_tui.journal.checking import check_journal
from runlift_tui.journal.diary import Diary
from runlift_tui.journal.exporting import export_json
from runlift_tui.journal.history import every_session, session_record, sessions
from runlift_tui.journal.recorder import Recorder, local_now
from runlift_tui.journal.resume import unfinished
from runlift_tui.journal.rows import session_statements
from runlift_tui.journal.store import FILE, Journal, Statement, open_journal
from runlift_tui.journal.training import (
    performances,
    performances_by_exercise,
    rests_since,
    training_days,
    volumes_since,
)
from runlift_tui.places import Places
from runlift_tui.runner import SessionRunner
from runlift_tui.tui.history_screen import HistoryScreen
from tests.journal.killing import check, kill_one
from tests.tui.home_stage import HomeApp, settled

YEARS, A_WEEK, SETS = 10, 5, 60
RUNS = 9
NAMES = [f"Exercise of the bench {n}" for n in range(10)]
PACE = Tempo(2_000, 0, 1_000, 0)
ROUTINE = Routine(
    "bench",
    "Sixty sets",
    (
        Block(
            "All",
            tuple(
                Exercise(
                    name,
                    reps=Reps(8, 12),
                    sets=SETS // len(NAMES),
                    rest=Span(15_000, 30_000),
                    load=Load(25, 35, Unit.LB),
                    tempo=PACE,
                )
                for name in NAMES
            ),
        ),
    ),
)


def commit_times(folder: Path) -> list[float]:
    """Return the seconds that each recorded command of one session of sixty sets took."""
    clock, taken = FakeClock(), list[float]()
    recorder = Recorder(open_journal(folder), lambda: datetime(2026, 1, 1, tzinfo=UTC))
    session = open_session(compile_routine(ROUTINE), away_after=None)

    def timed(*happened: object) -> None:
        begun = time.perf_counter()
        recorder(*happened)  # type: ignore[arg-type]
        taken.append(time.perf_counter() - begun)

    runner = SessionRunner(session, clock, [timed])
    runner.do(ask.Start())
    while runner.session.phase is not Phase.ENDED:
        clock.advance(runner.due_in() or 0)
        runner.tick()
    return taken


def fill(folder: Path) -> int:
    """Write ten years up to now of sessions like the one that is there; return how many."""
    journal = open_journal(folder)
    (model,) = every_session(journal)
    now = local_now()
    first = now - timedelta(weeks=YEARS * 52 - 1, days=now.weekday(), hours=2)
    chance = random.Random(1)
    made = 0
    for week in range(YEARS * 52):
        batch: list[Statement] = []
        for day in range(A_WEEK):
            started = first + timedelta(weeks=week, days=day, seconds=chance.randrange(3_600))
            uuid = UUID(int=chance.getrandbits(128), version=4)
            steps = tuple(
                replace(
                    step,
                    reps=None if step.reps is None else chance.randint(6, 12),
                    started_ms=step.started_ms + chance.randrange(1_000),
                    elapsed_ms=step.elapsed_ms + chance.randrange(1_000),
                )
                for step in model.steps
            )
            record = replace(model, id=str(uuid), started=started.isoformat(), steps=steps)
            batch += session_statements(record)
            made += 1
        journal.write(batch)
    journal.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    journal.close()
    return made


def median_of(action: Callable[[], object]) -> float:
    """Return the median milliseconds of an action."""
    taken = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        action()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken) * 1e3


def history(data: Path) -> float:
    """Return the milliseconds of the history command in a process of its own."""
    places = Places(data, data, data)
    code = (
        "import sys; from pathlib import Path; from runlift_tui.places import Places;"
        "from runlift_tui.cli.history import history_command; p = Path(sys.argv[1]);"
        "raise SystemExit(history_command(Places(p, p, p), True, None, None, 50))"
    )
    argv = [sys.executable, "-c", code, str(places.data)]
    return median_of(lambda: subprocess.run(argv, capture_output=True, check=True))


async def first_frames(data: Path) -> tuple[float, float]:
    """Return the median milliseconds from home to the history's first frame, and to its text."""
    shown, filled = list[float](), list[float]()
    with contextlib.closing(Diary(data / "journal")) as diary:
        app = HomeApp()
        app.keep_in(diary)
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            for _ in range(RUNS):
                diary.close()
                screen = HistoryScreen(diary)
                begun = time.perf_counter()
                await app.push_screen(screen)
                await painted(screen)
                shown.append(time.perf_counter() - begun)
                await app.workers.wait_for_complete()
                await painted(screen)
                filled.append(time.perf_counter() - begun)
                await app.pop_screen()
                await settled(pilot)
    return statistics.median(shown) * 1e3, statistics.median(filled) * 1e3


async def painted(screen: HistoryScreen) -> None:
    """Wait until what is pending on the screen is painted."""
    done = asyncio.Event()
    screen.call_after_refresh(done.set)
    await done.wait()


def queries(journal: Journal) -> dict[str, Callable[[], object]]:
    """Return what a history screen asks, by name."""
    newest = sessions(journal, limit=1)[0]
    since = newest.started.date() - timedelta(weeks=12)
    return {
        "a page of 50 sessions": lambda: sessions(journal),
        "page of 50, 2,500 back": lambda: sessions(
            journal, before=sessions(journal, limit=2_500)[-1]
        ),
        "one session": lambda: session_record(journal, newest.id),
        "days of ten years": lambda: training_days(journal),
        "twelve weeks of sets": lambda: performances_by_exercise(journal, since),
        "twelve weeks of volume": lambda: volumes_since(journal, since),
        "twelve weeks of rests": lambda: rests_since(journal, since),
        "last time of an exercise": lambda: performances(journal, NAMES[0], limit=1),
        "all times of an exercise": lambda: performances(journal, NAMES[0], limit=9_999),
        "unfinished sessions": lambda: unfinished(journal),
        "integrity check": lambda: check_journal(journal.path or Path()),
    }


def main() -> None:
    """Print a line a figure."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as root:
        bench(Path(root), kills)


def bench(root: Path, kills: int) -> None:
    """Print every figure; `root` is on the disk that is measured."""
    full, empty = root / "full", root / "empty"
    open_journal(empty / "journal").close()
    commit_times(full / "journal")
    made = fill(full / "journal")
    size = (full / "journal" / FILE).stat().st_size
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{made} sessions, {made * SETS} sets: {size / 1e6:.1f} MB; goal 60 MB")
    taken = sorted(commit_times(full / "journal"))
    p99 = taken[int(len(taken) * 0.99)] * 1e3
    print(
        f"{len(taken)} commits: median {statistics.median(taken) * 1e3:.2f} ms, p99 {p99:.2f} ms,"
    )
    print(f"  slowest {taken[-1] * 1e3:.2f} ms; goal p99 5 ms")
    before, after = history(empty), history(full)
    print(f"history --json --limit 50: {after:.0f} ms, empty {before:.0f} ms;", end=" ")
    print(f"{after / before:.2f} x, goal 2 x")
    frames, bare = asyncio.run(first_frames(full)), asyncio.run(first_frames(empty))
    for what, took, least in zip(("first frame", "all its text"), frames, bare, strict=True):
        print(f"history screen, {what}: {took:.0f} ms, empty {least:.0f} ms;", end=" ")
        print(f"{took / least:.2f} x, goal 1.5 x for the frame")
    journal = open_journal(full / "journal")
    for name, action in queries(journal).items():
        print(f"  {name:26} {median_of(action):8.1f} ms")
    begun = time.perf_counter()
    with contextlib.closing(io.StringIO()) as out:
        export_json(journal, out)
        megabytes = len(out.getvalue()) / 1e6
    print(f"export: {megabytes:.0f} MB of JSON in {time.perf_counter() - begun:.1f} s")
    for seed in range(kills):
        acknowledged = kill_one(root / f"kill{seed}", random.Random(seed))
        check(root / f"kill{seed}", acknowledged)
    print(f"{kills} sessions killed, and every acknowledged event of each is there")


if __name__ == "__main__":
    main()
