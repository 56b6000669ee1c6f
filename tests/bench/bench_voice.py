"""Speaks every phrase of each shipped routine with the system's espeak-ng, as at a first start.

    python -m tests.bench.bench_voice

The figure to reach: all of `total-body` in under 5 s, and the start never held up. The baseline of
the same run is one process of espeak-ng that speaks all of it in one go.
"""

import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from runlift_tui.audio.voice.engines import FoundVoice, espeak_ng
from runlift_tui.audio.voice.speaker import Speaker
from runlift_tui.audio.voice.speech_cache import SpeechCache
from runlift_tui.bundled import bundled_folder
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.session import open_session
from runlift_tui.engine.speech import phrases_ahead
from runlift_tui.files.library import list_routines

LIMIT = 5.0
RATE = 175


def main() -> int:
    """Print a row a routine; returns 1 where one is over the limit."""
    print(f"{'routine':22} phrases  held up   empty cache  full cache  one process  in memory")
    slowest = 0.0
    for entry in list_routines((bundled_folder("routines"),)).entries:
        timeline = compile_routine(entry.routine)
        texts = phrases_ahead(open_session(replace(timeline, quiet=frozenset())))
        with tempfile.TemporaryDirectory() as folder:
            held, first, _ = timed(texts, SpeechCache(Path(folder)))
            _, second, size = timed(texts, SpeechCache(Path(folder)))
        slowest = max(slowest, first)
        print(
            f"{entry.name:22} {len(texts):7}  {held * 1000:4.1f} ms  {first:9.2f} s"
            f"  {second:8.2f} s  {baseline(texts):9.2f} s  {size / 1e6:6.1f} MB"
        )
    print(f"slowest {slowest:.2f} s, limit {LIMIT} s")
    return int(slowest > LIMIT)


def timed(texts: tuple[str, ...], cache: SpeechCache) -> tuple[float, float, int]:
    """Return the seconds that `prepare` held up, those until all was ready, and the bytes held."""
    speaker = Speaker(lambda: FoundVoice(espeak_ng(RATE)), cache)
    start = perf_counter()
    speaker.prepare(texts)
    held = perf_counter() - start
    if not speaker.wait(60) or speaker.faults:
        sys.exit(f"not all was spoken: {speaker.faults}")
    ready = perf_counter() - start
    size = sum(96 * (speaker.length_of(text) or 0) for text in texts)
    speaker.close()
    return held, ready, size


def baseline(texts: tuple[str, ...]) -> float:
    """Return the seconds of one espeak-ng process over all texts."""
    start = perf_counter()
    subprocess.run(
        espeak_ng(RATE).command, input="\n\n".join(texts).encode(), capture_output=True, check=True
    )
    return perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
