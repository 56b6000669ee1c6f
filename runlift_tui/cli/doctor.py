"""The command that looks at everything a session needs, and plays each sound by its name.

It asks nothing, changes no setting, and ends within a minute whatever the device does.
"""

import platform
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from runlift_tui import __version__
from runlift_tui.audio.choose import AudioChoice, open_output
from runlift_tui.audio.output import FRAMES, AudioError, SoundOutput
from runlift_tui.audio.silent import SilentOutput
from runlift_tui.audio.sounds import load_sounds
from runlift_tui.audio.stderr import stderr_apart
from runlift_tui.bundled import bundled_folder
from runlift_tui.cli.doctor_advice import (
    awake_advice,
    sound_advice,
    terminal_advice,
    voice_advice,
)
from runlift_tui.cli.doctor_awake import try_awake
from runlift_tui.cli.doctor_journal import journal_advice, journal_faults, look_at_journal
from runlift_tui.cli.doctor_report import PlaceReport, Report, SoundReport, report_json
from runlift_tui.cli.doctor_sound import play_each
from runlift_tui.cli.doctor_terminal import look_at_terminal
from runlift_tui.cli.doctor_text import report_text
from runlift_tui.cli.doctor_voice import look_at_voice
from runlift_tui.cli.logs import log_to
from runlift_tui.cli.patience import within
from runlift_tui.cli.say import say
from runlift_tui.clock import Clock, SystemClock
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import SECOND, Ms
from runlift_tui.files.library import list_routines, routine_folders
from runlift_tui.files.settings import Settings, load_settings
from runlift_tui.journal.store import FILE
from runlift_tui.places import Places

if TYPE_CHECKING:
    from runlift_tui.audio.default_device import DefaultDevice

DATA = 1
"""Exit code: a file or its data is at fault."""

DEVICE_ANSWER = 2.0
"""Seconds in which a sound system must tell what its default device is."""

PACKAGES = ("textual", "miniaudio", "simpleaudio-patched", "numpy", "wakepy")


def doctor_command(places: Places, audio: str, *, as_json: bool) -> int:
    """Look, play, and print the report; see `Report` for the shape of its JSON.

    Args:
        places: the user's folders.
        audio: an `AudioChoice`; with ``silent`` nothing is played.
        as_json: print JSON and nothing else.

    Returns:
        The exit code: 1 where settings, routines, sounds or the journal are at fault, else 0: a
        machine without a speaker is no fault.
    """
    report = _examine(places, AudioChoice(audio), _say_nothing if as_json else _say_cue)
    say(report_json(report) if as_json else report_text(report))
    return 0 if report.ok else DATA


def _examine(places: Places, audio: AudioChoice, tell: Callable[[Cue], None]) -> Report:
    lie = _where_all_lies(places)
    log_to(places.log)
    settings, faults = load_settings(places.settings)
    faults += list_routines(routine_folders(places)).faults
    with ThreadPoolExecutor(2) as meanwhile:
        voice = meanwhile.submit(look_at_voice, places.cache / "voice")
        journal = meanwhile.submit(look_at_journal, places.journal)
        sound, sound_faults = _try_sound(places, audio, settings, tell)
    report = Report(
        versions=_versions(),
        sound=sound,
        voice=voice.result(),
        terminal=look_at_terminal(),
        awake=try_awake(),
        journal=journal.result(),
        places=lie,
        faults=(*map(str, faults), *sound_faults, *journal_faults(journal.result())),
    )
    advice = (
        *sound_advice(report.sound),
        *voice_advice(report.voice, settings),
        *terminal_advice(report.terminal, places.settings),
        *awake_advice(report.awake),
        *journal_advice(report.journal),
    )
    return replace(report, advice=advice)


def _try_sound(
    places: Places, audio: AudioChoice, settings: Settings, tell: Callable[[Cue], None]
) -> tuple[SoundReport, tuple[str, ...]]:
    """Return how the sound does, and what is wrong with sound files."""
    folders, clock = (places.sounds, bundled_folder("sounds")), SystemClock()
    sounds, faults = load_sounds(folders)
    lengths = {cue: -(-len(samples) // FRAMES) for cue, samples in sounds.items()}
    output = _output(audio, clock, folders)
    output.set_volume(settings.volume)
    try:
        with stderr_apart():
            heard = play_each(output, clock, lengths, tell, _wait)
            device = _device(heard.route.system)
    finally:
        output.close()
    report = SoundReport(
        output=heard.route.library,
        state=heard.state,
        volume=settings.volume,
        muted=settings.muted,
        system=heard.route.system or None,
        device=device.name if device else None,
        rate=device.rate if device else None,
        latency_ms=heard.route.latency,
        played=heard.played,
        faults=tuple(fault for fault in heard.faults if fault not in faults),
    )
    return report, faults


def _output(audio: AudioChoice, clock: Clock, folders: Sequence[Path]) -> SoundOutput:
    try:
        return open_output(audio, clock, folders)
    except AudioError as error:
        return SilentOutput((str(error),))


def _device(system: str) -> "DefaultDevice | None":
    """Ask miniaudio, even where another package plays; it may not be installed then."""

    def ask() -> "DefaultDevice | None":
        from runlift_tui.audio.default_device import default_device

        return default_device(system)

    return within(DEVICE_ANSWER, ask) if system else None


def _wait(duration: Ms) -> None:
    Event().wait(duration / SECOND)


def _say_cue(cue: Cue) -> None:
    say(f"playing {cue}")


def _say_nothing(cue: Cue) -> None:
    """JSON is printed alone."""


def _versions() -> dict[str, str | None]:
    return {
        "runlift": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        **{package: _version(package) for package in PACKAGES},
    }


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _where_all_lies(places: Places) -> tuple[PlaceReport, ...]:
    lie = {
        "config": places.config,
        "data": places.data,
        "cache": places.cache,
        "settings": places.settings,
        "log": places.log,
        "routines": places.routines,
        "sounds": places.sounds,
        "journal": places.journal / FILE,
        "journal's backups": places.journal,
        "deleted routines": places.trash,
        "unsaved drafts": places.unsaved,
        "shipped routines": bundled_folder("routines"),
        "shipped sounds": bundled_folder("sounds"),
    }
    return tuple(PlaceReport(what, str(path), path.exists()) for what, path in lie.items())
