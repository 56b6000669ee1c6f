"""Renders the longest shipped routine and says how fast, and in how much memory.

Run it by hand, not on Windows: ``python -m tests.bench.bench_render``. It prints, and asserts
nothing. The baseline writes as many bytes of silence.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from runlift_tui.audio.output import RATE

RUNS = 3


def main() -> None:
    """Print both rows, each the fastest of its runs."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "x.wav")
        argv = [sys.executable, "-m", "runlift_tui", "render", "total-body", str(out), "--force"]
        taken = min(seconds(argv, folder) for _ in range(RUNS))
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        size = out.stat().st_size
        sounding = size / 2 / RATE
        silence = f"open({str(out)!r}, 'wb').writelines(bytes(9600) for _ in range({size // 9600}))"
        bare = min(seconds([sys.executable, "-c", silence], folder) for _ in range(RUNS))
    print(f"total-body, {sounding / 60:.1f} min of sound, {size / 1e6:.0f} MB")
    print(f"rendered in {taken:.2f} s: {sounding / taken:.0f} x real time; goal 50")
    print(f"most memory {peak:.0f} MB; goal 150")
    print(f"as much silence, written bare: {bare:.2f} s")


def seconds(argv: list[str], home: str) -> float:
    """Return the wall time of one run."""
    start = time.perf_counter()
    environment = {**os.environ, "RUNLIFT_HOME": home}
    subprocess.run(argv, capture_output=True, env=environment, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
