"""What `bench_screen` measures: our floor, or the least Textual app that counts seconds.

Run as ``python -m tests.bench.screen_child ours|minimal MOMENT_FILE``; it runs until it is killed.
"""

import sys
import time
from pathlib import Path

DURATION_S = 3_000


def ours(moments: Path) -> None:
    """Count a long work step down on the real floor; note the moment at which it started."""
    from runlift_tui.audio.silent import SilentOutput
    from runlift_tui.clock import SystemClock
    from runlift_tui.engine.compiler import compile_routine
    from runlift_tui.engine.events import Event, StepStarted
    from runlift_tui.engine.routine import Block, Exercise, Routine
    from runlift_tui.engine.session import Session, open_session
    from runlift_tui.files.library import Listing
    from runlift_tui.files.settings import Settings
    from runlift_tui.tui.deck import Deck
    from runlift_tui.tui.run import run_app

    def note(session: Session, events: tuple[Event, ...], now: int) -> None:
        started = [event.at for event in events if isinstance(event, StepStarted)]
        if started:
            moments.write_text(str(started[0] / 1000))

    exercise = Exercise("Row", work=DURATION_S * 1000 + 59_000, how=("Long and easy",))
    routine = Routine("bench", "Bench", (Block("Bench", (exercise,)),), get_ready=0)
    deck = Deck(
        SystemClock(), SilentOutput(), note, Settings(), print, lambda: Listing((), ()), print
    )
    run_app(deck, open_session(compile_routine(routine)))


def minimal(moments: Path) -> None:
    """Count seconds in one label, by a one-shot timer at each second's end."""
    from textual.app import App, ComposeResult
    from textual.widgets import Label

    class Minimal(App[None]):
        def compose(self) -> ComposeResult:
            yield Label("0")

        def on_mount(self) -> None:
            self.start = time.clock_gettime(time.CLOCK_BOOTTIME)
            moments.write_text(str(self.start))
            self.aim()

        def aim(self) -> None:
            self.set_timer(
                1 - (time.clock_gettime(time.CLOCK_BOOTTIME) - self.start) % 1, self.beat
            )

        def beat(self) -> None:
            elapsed = time.clock_gettime(time.CLOCK_BOOTTIME) - self.start
            self.query_one(Label).update(str(round(elapsed)))
            self.aim()

    Minimal().run()


if __name__ == "__main__":
    {"ours": ours, "minimal": minimal}[sys.argv[1]](Path(sys.argv[2]))
