"""The doors into a session, and home: puts the parts together for a front end."""

import gc
import sys
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from runlift_tui.audio.choose import AudioChoice
from runlift_tui.audio.output import AudioError, SoundOutput
from runlift_tui.audio.stderr import stderr_apart
from runlift_tui.cli.logs import log_to
from runlift_tui.cli.opening import Opening, recorder_of, rescue_unsaved, taken_up, tell_cut_off
from runlift_tui.cli.say import say, warn
from runlift_tui.cli.signals import ending_in_order
from runlift_tui.cli.sounding import sounding
from runlift_tui.clock import Clock, ScaledClock, SystemClock, here_and_now
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.fitting import fit
from runlift_tui.engine.hearing import CallKind
from runlift_tui.engine.quick import rest_timeline, tabata_routine
from runlift_tui.engine.routine import Routine
from runlift_tui.engine.session import AWAY_AFTER, RepMode, Session, open_session
from runlift_tui.engine.timeline import Timeline
from runlift_tui.engine.units import Ms
from runlift_tui.engine.variants import with_swaps
from runlift_tui.files.faults import Fault, RoutineError
from runlift_tui.files.settings import Settings, load_settings, save_settings, swaps_in
from runlift_tui.journal.diary import Diary
from runlift_tui.places import Places, find_places
from runlift_tui.runner import Observer

if TYPE_CHECKING:
    from collections.abc import Callable

    from runlift_tui.files.library import Library, Listing

DATA = 1
"""Exit code: a file or its data is at fault."""

USAGE = 2
"""Exit code: the command was used wrongly."""

RING = 3.0
"""Seconds that the last cue has to end; the longest shipped one takes less."""

RING_LOOK = 0.05
"""Seconds between two looks whether it has."""


@dataclass(frozen=True, slots=True)
class Front:
    """How a session is to be met: by ear, on a screen or line by line, and how fast."""

    audio: str
    plain: bool
    speed: float | None
    resume: bool = False

    @property
    def choice(self) -> AudioChoice:
        """What plays; a rehearsal has no sound."""
        return AudioChoice.SILENT if self.speed else AudioChoice(self.audio)

    def clock(self) -> Clock:
        """Return the clock of the session."""
        return ScaledClock(SystemClock(), self.speed) if self.speed else SystemClock()

    def targeted(self, routine: Routine) -> Routine:
        """Return the routine with the athlete's versions and targets; rehearsals go by the file."""
        if self.speed:
            return routine
        places = find_places()
        settings, _ = load_settings(places.settings)
        routine = with_swaps(routine, swaps_in(settings, routine.name))
        return Diary(places.journal).targeted(routine, settings.units)

    def open(self, timeline: Timeline, first: int = 0) -> Session:
        """Return the session, ready to start; in a rehearsal repetitions end by themselves."""
        if self.speed:
            return open_session(timeline, first=first, mode=RepMode.UNATTENDED, away_after=None)
        away_after = None if timeline.endless else AWAY_AFTER
        return open_session(timeline, first=first, away_after=away_after)


def home(front: Front) -> int:
    """Open the home screen."""
    return _meet(front, None)


def train(front: Front, name: str, first: int, available: Ms | None = None) -> int:
    """Follow the routine `name` from step `first`, shortened to the `available` milliseconds."""
    from runlift_tui.files.library import file_hash, find_path, routine_folders
    from runlift_tui.files.reader import read_routine

    try:
        path = find_path(name, routine_folders(find_places()))
        routine = front.targeted(read_routine(path))
    except RoutineError as error:
        warn(*map(str, error.faults))
        return DATA
    fitted = fit(routine, available) if available is not None else None
    if fitted and not fitted.fits:
        warn(fitted.told)
        return DATA
    timeline = compile_routine(fitted.routine if fitted else routine, _quiet())
    if first >= len(timeline.steps):
        last = len(timeline.steps) - 1
        warn(f"--from {first}: the steps of {name} go from 0 to {last}")
        return USAGE
    told = (fitted.told,) if fitted else ()
    return _meet(front, Opening(front.open(timeline, first), file_hash(path), told=told))


def rest(front: Front, duration: Ms) -> int:
    """Time rests of `duration` milliseconds."""
    return _meet(front, Opening(front.open(rest_timeline(duration))))


def tabata(front: Front, work: Ms, rest: Ms, rounds: int, get_ready: Ms) -> int:
    """Run work and rest in turn; durations in milliseconds."""
    routine = tabata_routine(work, rest, rounds, get_ready)
    return _meet(front, Opening(front.open(compile_routine(routine, _quiet()))))


def interval(front: Front, text: str, get_ready: Ms | None) -> int:
    """Run a timer given in its short form; `get_ready` replaces what the form says."""
    from runlift_tui.engine.shorthand import ShortFormError, parse_short

    try:
        routine = parse_short(text)
    except ShortFormError as fault:
        warn(str(fault))
        return USAGE
    if get_ready is not None:
        routine = replace(routine, get_ready=get_ready)
    return _meet(front, Opening(front.open(compile_routine(routine, _quiet()))))


def _quiet() -> frozenset[CallKind]:
    return load_settings(find_places().settings)[0].quiet


def _meet(front: Front, opening: Opening | None) -> int:
    places = find_places()
    log_to(places.log)
    try:
        if front.plain and opening:
            with ending_in_order():
                return _play_plain(front, opening, places)
        if sys.stdin.isatty() and sys.stdout.isatty():
            return _open_screen(front, opening, places)
    except AudioError as error:
        warn(str(error))
        return DATA
    warn("the screen needs a terminal; 'runlift train ROUTINE --plain' prints lines instead")
    return USAGE


def _play_plain(front: Front, opening: Opening, places: Places) -> int:
    from runlift_tui.plain.lines import opening_lines
    from runlift_tui.plain.play import play
    from runlift_tui.plain.typed import TypedLines

    gc.enable()  # a session may last for hours
    settings, faults = load_settings(places.settings)
    clock = front.clock()
    heard = sounding(front.choice, clock, places, settings)
    warn(*map(str, faults), *heard.output.faults)
    observers: list[Observer] = [heard.observe]
    diary = None if front.speed else Diary(places.journal)
    recorder = None
    if diary and opening.kept:
        if front.resume:
            opening = taken_up(diary, opening, clock)
        else:
            tell_cut_off(diary)
        recorder = recorder_of(diary, opening)
        observers.insert(0, recorder)
    try:
        with stderr_apart():
            heard.output.open()
            heard.hear(settings.hear)
            heard.say_loads_in(settings.units)
            for line in opening_lines(opening.session, here_and_now(), opening.told):
                say(line)
            play(opening.session, clock, TypedLines(sys.stdin), say, warn, observers)
            _let_ring(heard.output)
    finally:
        heard.close()
        rescue_unsaved(recorder)
        if diary:
            diary.close()
    return 0


def _let_ring(sound: SoundOutput) -> None:
    """Wait for the end of the last cue, but not for ever: a device may be gone."""
    pause = Event()
    for _ in range(round(RING / RING_LOOK)):
        if not sound.sounding or pause.wait(RING_LOOK):
            return


def _open_screen(front: Front, opening: Opening | None, places: Places) -> int:
    from runlift_tui.tui.deck import Deck
    from runlift_tui.tui.run import run_app

    settings, faults = load_settings(places.settings)
    clock = front.clock()
    heard = sounding(front.choice, clock, places, settings)
    told = opening.told if opening else ()
    deck = Deck(
        clock=clock,
        sound=heard.output,
        announcer=heard.observe,
        hear=heard.hear,
        say_loads_in=heard.say_loads_in,
        lower_others=heard.lower_others,
        settings=settings,
        save_settings=lambda changed: save_settings(places.settings, changed),
        list_routines=_lister(places),
        places=places,
        diary=None if front.speed else Diary(places.journal),
        notices=(*told, *map(str, (*faults, *_key_faults(places.settings, settings)))),
    )
    if front.resume and opening and deck.diary:
        opening = taken_up(deck.diary, opening, clock)
    with stderr_apart():
        try:
            if not opening:
                return run_app(deck)
            return run_app(deck, opening.session, opening.file_hash, opening.recorder)
        finally:
            heard.close()


def _lister(places: Places) -> "Callable[[], Listing]":
    """Return what reads the folders; what that takes is loaded after the first frame."""

    @cache
    def library() -> "Library":
        from runlift_tui.files.library import Library, routine_folders

        return Library(routine_folders(places))

    return lambda: library().read()


def _key_faults(path: Path, settings: Settings) -> tuple[Fault, ...]:
    if not settings.keys:
        return ()
    from runlift_tui.tui.key_tables import faults_of_keys

    return faults_of_keys(path, settings.keys)
