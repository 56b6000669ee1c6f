"""Plays sessions under four busy loops and says how far each onset was off, and the costs.

Run it by hand: ``python -m tests.bench.bench_sound``; it takes six minutes, prints, and asserts
nothing. First a paced set and timed steps with a voice, then a whole tabata; its baseline plays the
same cues at the same time from asyncio timers.
"""

import asyncio
import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from runlift_tui.audio.announcer import Announcer
from runlift_tui.audio.desk import Desk
from runlift_tui.audio.device import MiniaudioOutput
from runlift_tui.audio.mixer import Mixer
from runlift_tui.audio.output import FRAMES, RATE, Phrase, Planned
from runlift_tui.audio.sounds import load_sounds
from runlift_tui.bundled import bundled_folder
from runlift_tui.clock import SystemClock
from runlift_tui.engine.commands import Start
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.events import Cued, Event
from runlift_tui.engine.outlook import upcoming_cues
from runlift_tui.engine.quick import tabata_routine
from runlift_tui.engine.routine import Block, Exercise, Reps, Routine, Span, Tempo
from runlift_tui.engine.session import Phase, Session, open_session
from runlift_tui.engine.speech import plan_speech
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import MINUTE, SECOND, Ms
from runlift_tui.runner import SessionRunner
from tests.sound.noise_voice import NoiseVoice, find
from tests.sound.pulse import SoundServer, onsets

LOOPS = 4
SOUNDS, _ = load_sounds([bundled_folder("sounds")])

TIMER = """
import asyncio, sys, wave
import simpleaudio
from runlift_tui.bundled import bundled_folder
from runlift_tui.clock import SystemClock

async def main():
    clock = SystemClock()
    for line in sys.stdin:
        moment, cue = line.split()
        sound = simpleaudio.WaveObject.from_wave_file(str(bundled_folder("sounds") / f"{cue}.wav"))
        await asyncio.sleep((int(moment) - clock.now()) / 1000)
        sound.play()
    await asyncio.sleep(2)

asyncio.run(main())
"""


def expected(cues: list[tuple[Ms, Cue]]) -> NDArray[np.float64]:
    """Return the moments at which the sounds of these cues must begin."""
    return np.concatenate(
        [at + onsets((SOUNDS[cue] * 32_767).astype(np.int16)) for at, cue in sorted(cues)]
    )


@contextlib.contextmanager
def busy() -> Iterator[None]:
    """Keep as many processors busy as `LOOPS`."""
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(LOOPS)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


def start_timers(server: SoundServer, cues: list[tuple[Ms, Cue]]) -> subprocess.Popen[str] | None:
    """Start the baseline on the sink two; None where simpleaudio is not installed."""
    if not find_spec("simpleaudio"):
        return None
    config = server.folder / "alsa.conf"
    config.write_text("</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\n")
    timers = subprocess.Popen(
        [sys.executable, "-c", TIMER],
        env={**os.environ, "ALSA_CONFIG_PATH": str(config), "PULSE_SINK": "two"},
        stdin=subprocess.PIPE,
        text=True,
    )
    assert timers.stdin
    timers.stdin.writelines(f"{moment} {cue}\n" for moment, cue in cues)
    timers.stdin.close()
    return timers


async def play(runner: SessionRunner) -> None:
    """Tick at each due moment, with a screenful of work twenty times a second between."""
    while runner.session.phase is not Phase.ENDED:
        await asyncio.sleep(min(50, runner.due_in() or 0) / SECOND)
        runner.tick()
        "".join(f"\x1b[{row};{column}H█" for row in range(60) for column in range(200))


def report(name: str, heard: NDArray[np.float64], due: NDArray[np.float64]) -> None:
    """Print how far each onset that was due lies from the nearest that was heard."""
    near = heard[np.abs(heard[None, :] - due[:, None]).argmin(axis=1)] - due
    lost = int((np.abs(near - np.median(near)) > 200).sum())
    kept = near[np.abs(near - np.median(near)) <= 200]
    off = kept - np.median(kept)
    half = len(off) // 2
    drift = np.median(kept[half:]) - np.median(kept[:half])
    print(
        f"{name:34} {len(due)} due, {len(heard)} heard, {lost} lost; constant offset "
        f"{np.median(kept):+.1f} ms; deviation median {np.median(np.abs(off)):.2f}, p95 "
        f"{np.percentile(np.abs(off), 95):.2f}, most {np.abs(off).max():.2f} ms; "
        f"drift {drift:+.2f} ms"
    )


def tabata(server: SoundServer) -> None:
    """Play it and print both rows."""
    server.start("one", "two")
    server.control("set-default-sink", "one")
    clock = SystemClock()
    output = MiniaudioOutput(clock, [bundled_folder("sounds")])
    session = open_session(compile_routine(tabata_routine()))
    with server.record("one") as first, server.record("two") as second, busy():
        output.open()
        time.sleep(4)
        runner = SessionRunner(session, clock, (Announcer(output),))
        used = time.process_time()
        runner.do(Start())
        begun = runner.session.started
        cues = list(upcoming_cues(runner.session, begun, 300 * SECOND))
        timers = start_timers(server, cues)
        asyncio.run(play(runner))
        used = time.process_time() - used
        time.sleep(4)
        if timers:
            timers.wait(10)
    output.close()
    due = expected(cues)
    report("scheduled ahead in the stream", first.onsets()[1:], due)
    if timers:
        report("simpleaudio from an asyncio timer", second.onsets(), due)
    print(f"processor time of the whole process {used / 240:.2%}, the drawn screenfuls included")


PACED = Exercise(
    "Split squat", Reps(8, 8), tempo=Tempo(1_000, 0, 1_000, 0), rest=Span(15_000, 15_000)
)
TIMED = Exercise("Side plank", work=25 * SECOND, rest=Span(15_000, 15_000), each_side=True)


def spoken(server: SoundServer) -> None:
    """Play a paced set and timed steps with cues and voice, and print a row for either."""
    server.start("one")
    clock, voice = SystemClock(), NoiseVoice()
    output = MiniaudioOutput(clock, [bundled_folder("sounds")], voice.pcm)
    routine = Routine("r", "R", (Block("B", (PACED, TIMED)),))
    due: list[Planned] = []

    def note(session: Session, events: tuple[Event, ...], now: Ms) -> None:
        if session.started == now:
            speech = plan_speech(session, now, 10 * MINUTE, voice.length_of)
            due.extend((at, Phrase(text)) for at, text in speech)
        due.extend((event.at, event.cue) for event in events if isinstance(event, Cued))

    session = open_session(compile_routine(routine))
    with server.record("one") as recording, busy():
        output.open()
        time.sleep(4)
        runner = SessionRunner(session, clock, (Announcer(output, voice), note))
        runner.do(Start())
        asyncio.run(play(runner))
        time.sleep(4)
    output.close()
    server.stop()
    heard, start = recording.samples(), recording.start()
    found = [
        find(planned, SOUNDS, voice, heard, start) for planned in sorted(due, key=at_moment)[1:]
    ]
    for name, kind in (("cues beside a voice", Cue), ("phrases beside cues", Phrase)):
        some = [one for one in found if isinstance(one.sound, kind)]
        late = np.array([one.late for one in some]) - np.median([one.late for one in found])
        whole = sum(
            one.gain > 0.2 and (kind is Cue or min(one.begin, one.end) > 0.2) for one in some
        )
        print(
            f"{name:34} {len(some)} due, {whole} heard whole; deviation median "
            f"{np.median(np.abs(late)):.2f}, most {np.abs(late).max():.2f} ms; goal 5 ms"
        )


def at_moment(planned: Planned) -> Ms:
    """Return when it is due."""
    return planned[0]


def mixer() -> None:
    """Print what mixing costs: the share of one core, with cues alone and with phrases as well."""
    voice = NoiseVoice()
    texts = [f"Next: Bulgarian split squat, left leg, {n}" for n in range(4)]
    for cues, phrases in ((0, 0), (1, 0), (4, 0), (2, 2), (1, 4), (0, 4)):
        desk = Desk()
        samples = {text: voice.pcm(text) for text in texts}
        stream = Mixer(SOUNDS, desk, samples.get)
        sounds: list[Planned] = [(n, Cue.FINISH) for n in range(cues)]
        desk.replace(sounds + [(n, Phrase(text)) for n, text in enumerate(texts[:phrases])])
        period = 40 * FRAMES
        blocks = [n * period for n in range(40)]
        start = time.perf_counter()
        for at in blocks:
            stream.render(period, at)
        share = (time.perf_counter() - start) / (len(blocks) * period / RATE)
        print(f"mixing {cues} cues and {phrases} phrases: {share:.3%} of a core; goal 3% at 4")


if __name__ == "__main__":
    mixer()
    with tempfile.TemporaryDirectory() as place:
        private = SoundServer(Path(place))
        os.environ.update(private.variables)
        try:
            spoken(private)
            tabata(private)
        finally:
            private.stop()
