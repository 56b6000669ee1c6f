"""Times the real commands from their start to the first frame, beside the least Textual app.

Both sides have their bytecode, as every start but the first after an installation has: a first
round that does not count compiles it into a folder of its own. Run it by hand on Linux:
``python -m tests.bench.bench_start [RUNS]``. It prints, and asserts nothing.
"""

import os
import statistics
import sys
import tempfile
from pathlib import Path

from tests.bench.bench_screen import Child, child_argv

RUNS = 15
WIDTH, HEIGHT = 120, 40
GOAL = 1.4
COMMANDS: tuple[list[str], ...] = (
    ["tabata", "--no-sound"],
    ["train", "total-body", "--no-sound"],
    ["train", "total-body"],
    [],
)


def first_frame(argv: list[str], home: Path) -> float:
    """Return the seconds from the start of `argv` to its first frame, with `home` for its files."""
    variables = {
        "RUNLIFT_HOME": str(home),
        "PYTHONPYCACHEPREFIX": str(home / "bytecode"),
        "PYTHONDONTWRITEBYTECODE": "",
    }
    child = Child(argv, WIDTH, HEIGHT, variables)
    taken = child.first_frame(WIDTH * HEIGHT)
    child.end()
    return taken


def main() -> None:
    """Print a line a command: its median, and how many times the least app's that is."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    samples: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        programs = {"minimal": child_argv("minimal", home / "moment")}
        for command in COMMANDS:
            name = " ".join(["runlift", *command])
            programs[name] = [sys.executable, "-m", "runlift_tui", *command]
        for argv in programs.values():
            first_frame(argv, home)
        for _ in range(runs):
            for name, argv in programs.items():
                samples.setdefault(name, []).append(first_frame(argv, home))
    least = statistics.median(samples.pop("minimal"))
    print(f"{WIDTH}x{HEIGHT}, {runs} runs on {os.cpu_count()} cores; goal {GOAL} x minimal")
    print(f"{'minimal':40} {least * 1e3:4.0f} ms")
    for name, taken in samples.items():
        median = statistics.median(taken)
        print(f"{name:40} {median * 1e3:4.0f} ms  {median / least:.2f} x")


if __name__ == "__main__":
    main()
