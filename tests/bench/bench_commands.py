"""Times the commands that open no screen against a bare interpreter, and a fast rehearsal.

Run it by hand: ``python -m tests.bench.bench_commands``. It prints, and asserts nothing.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence

RUNS = 15
COMMANDS = (
    ["--help"],
    ["list"],
    ["list", "--json"],
    ["show", "total-body"],
    ["show", "total-body", "--json"],
    ["check", "routines/total-body.toml"],
)


def seconds(argv: Sequence[str], environment: dict[str, str]) -> float:
    """Return the wall time of one run."""
    start = time.perf_counter()
    subprocess.run(argv, stdin=subprocess.DEVNULL, capture_output=True, env=environment, check=True)
    return time.perf_counter() - start


def main() -> None:
    """Print a line a command: median, the goal from the same run, and whether it is met."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "RUNLIFT_HOME": home}
        bare = [sys.executable, "-c", "pass"]
        samples: dict[str, list[float]] = {"bare": []}
        for _ in range(RUNS):
            samples["bare"].append(seconds(bare, environment))
            for command in COMMANDS:
                argv = [sys.executable, "-m", "runlift_tui", *command]
                samples.setdefault(" ".join(command), []).append(seconds(argv, environment))
        baseline = statistics.median(samples.pop("bare"))
        goal = 3 * baseline + 0.060
        print(f"bare interpreter {baseline * 1e3:.0f} ms; goal 3 x that + 60 = {goal * 1e3:.0f} ms")
        for name, taken in samples.items():
            median = statistics.median(taken)
            print(f"{name:32} {median * 1e3:5.0f} ms  {median / goal:.2f} of the goal")
        rehearsal = [sys.executable, "-m", "runlift_tui", "train", "total-body", "--plain"]
        taken_by = seconds([*rehearsal, "--speed", "600"], environment)
        print(f"total-body at --speed 600: {taken_by:.1f} s; goal 10 s")


if __name__ == "__main__":
    main()
