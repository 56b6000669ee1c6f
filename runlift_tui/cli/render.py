"""The command that takes a session along: its sound as one WAV file, its chapters beside it.

It plays nothing, and replaces no file unless told to.
"""

from collections.abc import Iterator
from pathlib import Path

from runlift_tui.audio.cue_sheet import cue_sheet
from runlift_tui.audio.render import LONGEST_WAVE, render_session, write_wave
from runlift_tui.audio.sounds import load_sounds
from runlift_tui.cli.say import say, warn
from runlift_tui.cli.sounding import sound_folders, speaker
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.loads import ShownUnit
from runlift_tui.engine.repace import with_pace
from runlift_tui.engine.session import RepMode, open_session
from runlift_tui.engine.speech import phrases_ahead
from runlift_tui.engine.timeline import Timeline
from runlift_tui.engine.units import Ms, duration_text
from runlift_tui.files.drafts import drafts
from runlift_tui.files.faults import RoutineError
from runlift_tui.files.library import find_routine, routine_folders
from runlift_tui.files.settings import load_settings
from runlift_tui.places import Places

DATA = 1
"""Exit code: a file or its data is at fault."""

SPEAKING = 60.0
"""Seconds that the voice may take for all phrases of a routine."""


def render_command(
    places: Places, name: str, wave: Path, pace: Ms, speaks: bool, *, force: bool
) -> int:
    """Write the routine's sound to `wave`, and its chapters to the CUE file beside it.

    Args:
        places: the user's folders.
        name: a routine of the listing, or a file's path.
        wave: where to; its folder is there.
        pace: milliseconds for a repetition of an exercise without a tempo.
        speaks: with the voice, if this machine has one.
        force: replace files that are there.

    Returns:
        The exit code: 1 where the routine is at fault or a file cannot be written.
    """
    try:
        routine = find_routine(name, routine_folders(places))
    except RoutineError as error:
        warn(*map(str, error.faults))
        return DATA
    settings, _ = load_settings(places.settings)
    timeline = compile_routine(with_pace(routine, pace), settings.quiet)
    sheet = wave.with_suffix(".cue")
    reasons = [*_too_long(timeline), *_in_the_way((wave, sheet), force=force)]
    if reasons:
        warn(*reasons)
        return DATA
    try:
        _write(places, timeline, wave, sheet, speaks, settings.units)
    except OSError as error:
        reason = error.strerror or str(error)
        warn(f"{wave}: {reason}; make room or choose another folder. Nothing was written")
        return DATA
    say(f"{wave}: {duration_text(timeline.planned)} of {timeline.title}, its chapters in {sheet}")
    return 0


def _write(
    places: Places, timeline: Timeline, wave: Path, sheet: Path, speaks: bool, units: ShownUnit
) -> None:
    sounds, faults = load_sounds(sound_folders(places))
    session = open_session(timeline, mode=RepMode.UNATTENDED, away_after=None)
    voice = speaker(places) if speaks else None
    if voice:
        voice.prepare(phrases_ahead(session, units))
        ready = voice.wait(SPEAKING)
        faults += voice.faults if ready else ("the voice takes too long; some words are missing",)
    warn(*faults)
    with drafts(wave, sheet) as (sound, marks):
        write_wave(sound, render_session(session, sounds, voice, units))
        marks.write(cue_sheet(timeline, wave.name).encode())


def _too_long(timeline: Timeline) -> Iterator[str]:
    if timeline.planned > LONGEST_WAVE:
        lasts, most = duration_text(timeline.planned), duration_text(LONGEST_WAVE)
        yield f"{timeline.title} lasts {lasts}, and a WAV file holds {most}; render it in parts"


def _in_the_way(paths: tuple[Path, ...], *, force: bool) -> Iterator[str]:
    for path in paths:
        if path.is_dir():
            yield f"{path} is a folder; choose another name"
        elif path.exists() and not force:
            yield f"{path} is already there; choose another name, or --force replaces it"
