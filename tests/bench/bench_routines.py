"""Measures many routine files and one very long routine: listing, home's first frame, lag.

Run it by hand on Linux: ``python -m tests.bench.bench_routines [RUNS]``. It prints, and asserts
nothing.
"""

import os
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from runlift_tui.bundled import bundled_folder
from runlift_tui.engine import commands as ask
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.outlook import next_due, upcoming_cues
from runlift_tui.engine.session import open_session
from runlift_tui.engine.update import update
from runlift_tui.files.reader import parse_routine
from runlift_tui.journal.codec import to_json
from runlift_tui.journal.recorder import Recorder
from runlift_tui.journal.store import open_journal
from tests.bench.bench_screen import Child, now

FILES = 1_000
RUNS = 5
WIDTH, HEIGHT = 120, 40
QUIET_S = 0.4
"""A screen that says nothing for so long has nothing more to show."""


def many_files(home: Path) -> None:
    """Fill a user's folder with the shipped routines over and over, under other names."""
    folder = home / "data" / "routines"
    folder.mkdir(parents=True)
    shipped = sorted(bundled_folder("routines").glob("*.toml"))
    for number in range(FILES):
        source = shipped[number % len(shipped)]
        text = source.read_text(encoding="utf-8").replace('title = "', f'title = "{number} ', 1)
        (folder / f"{source.stem}-{number:04}.toml").write_text(text, encoding="utf-8")


def long_text(sets: int = 50) -> str:
    """Write a routine of 100 exercises, each with a rest after each of its sets."""
    blocks = ['title = "Long"\n']
    for block in range(10):
        blocks.append(f'[[block]]\ntitle = "Block {block}"\nrest = "20s"\n')
        blocks += [
            f'[[block.exercise]]\nname = "Exercise {block}.{number}"\nreps = "8-12"\n'
            f'sets = {sets}\nload = "25-35 lb"\ntempo = "3-1-1-0"\n'
            'how = ["Slow on the way down", "Breathe out on the way up"]\neasier = "Less"\n'
            for number in range(10)
        ]
    return "".join(blocks)


def environment(home: Path) -> dict[str, str]:
    """Return the variables of a fresh process whose bytecode is compiled already."""
    return {
        "RUNLIFT_HOME": str(home),
        "PYTHONPYCACHEPREFIX": str(home / "bytecode"),
        "PYTHONDONTWRITEBYTECODE": "",
    }


def runlift(*arguments: str) -> list[str]:
    """Return the command line of the program."""
    return [sys.executable, "-m", "runlift_tui", *arguments]


def listed(home: Path) -> float:
    """Return the seconds that `runlift list` takes."""
    start = time.perf_counter()
    variables = {**os.environ, **environment(home)}
    subprocess.run(runlift("list"), env=variables, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def settled(child: Child) -> tuple[float, float]:
    """Return the seconds from the start to the first frame, and to the last change after it."""
    first = child.first_frame(WIDTH * HEIGHT)
    last = now()
    while select.select([child.master], [], [], 2.5)[0]:
        os.read(child.master, 1 << 16)
        last = now()
        if last - child.started > 15:
            break
    return first, last - child.started


def at_home(home: Path) -> tuple[float, float]:
    """Open home and leave it; see `settled`."""
    child = Child(runlift("--no-sound"), WIDTH, HEIGHT, environment(home))
    found = settled(child)
    child.end()
    return found


def lags(home: Path, routine: str, first: int, presses: int = 20) -> list[float]:
    """Return the seconds from each press of the big key in a session to what it changed."""
    command = runlift("train", routine, "--no-sound", "--from", str(first))
    child = Child(command, WIDTH, HEIGHT, environment(home))
    child.first_frame(WIDTH * HEIGHT)
    found: list[float] = []
    for _ in range(presses):
        while select.select([child.master], [], [], QUIET_S)[0]:
            os.read(child.master, 1 << 16)
        pressed = now()
        os.write(child.master, b" ")
        if select.select([child.master], [], [], 3)[0]:
            found.append(now() - pressed)
    child.end()
    return found


def best(what: Callable[[], object], runs: int = 7) -> float:
    """Return the milliseconds of the quickest of some runs."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        what()
        taken.append((time.perf_counter() - start) * 1e3)
    return min(taken)


def long_routine(home: Path) -> None:
    """Print what a routine of 10,000 steps costs, away from any screen."""
    routine = parse_routine(long_text(), "long", Path("long.toml"))
    timeline = compile_routine(routine)
    taken = best(lambda: compile_routine(routine))
    print(f"{len(timeline.steps):,} steps: compiled in {taken:.0f} ms")
    session = update(open_session(timeline, first=5_000), ask.Start(), 1_000)[0]
    for name, what in {
        "tick": lambda: update(session, ask.Tick(), 1_500),
        "press": lambda: update(session, ask.Press(session.stay.turn), 1_500),
        "next due": lambda: next_due(session, 1_500),
        "cues of ten minutes": lambda: list(upcoming_cues(session, 1_500, 600_000)),
        "timeline as JSON": lambda: to_json(timeline),
    }.items():
        print(f"  {name:22} {best(what):8.3f} ms")
    journal = open_journal(home / "journal")
    opened = open_session(timeline)
    begun, events = update(opened, ask.Start(), 1_000)
    taken = best(lambda: Recorder(journal)(begun, events, 1_000), 3)
    print(f"  {'journal, first write':22} {taken:8.3f} ms")
    journal.close()
    print(f"  {'timeline as JSON':22} {len(to_json(timeline)) / 1e6:8.3f} MB")


def main() -> None:
    """Print a line for each figure."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "few", Path(folder) / "many"
        many_files(many)
        (few / "data" / "routines").mkdir(parents=True)
        (few / "data" / "routines" / "long.toml").write_text(long_text(), encoding="utf-8")
        (few / "data" / "routines" / "short.toml").write_text(long_text(1), encoding="utf-8")
        print(f"{os.cpu_count()} cores; goals: list 1.5 s, compile 100 ms")
        for home in (few, many):
            listed(home)
            taken = [listed(home) for _ in range(runs)]
            frames, ends = zip(*(at_home(home) for _ in range(runs)), strict=True)
            print(
                f"{home.name} files: list {statistics.median(taken):.2f} s; home's first frame "
                f"{statistics.median(frames):.2f} s, all listed {statistics.median(ends):.2f} s"
            )
        long_routine(Path(folder))
        for name, first in (("short", 100), ("long", 0), ("long", 5_000)):
            found = [lag * 1e3 for lag in lags(few, name, first)]
            print(
                f"press at step {first} of {name}: median {statistics.median(found):.0f} ms, "
                f"worst {max(found):.0f} ms"
            )


if __name__ == "__main__":
    main()
