"""Chooses what plays the sound, and says what to install where it is not there.

It loads no sound library to find out.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from runlift_tui.audio.output import AudioError, SoundOutput
from runlift_tui.audio.silent import SilentOutput
from runlift_tui.clock import Clock

if TYPE_CHECKING:
    from runlift_tui.audio.mixer import Speech


class AudioChoice(StrEnum):
    """What the user can ask for."""

    AUTO = "auto"
    """The first of the others that is installed."""
    MINIAUDIO = "miniaudio"
    SIMPLEAUDIO = "simpleaudio"
    SILENT = "silent"


_INSTALL = {
    AudioChoice.MINIAUDIO: "pip install miniaudio numpy",
    AudioChoice.SIMPLEAUDIO: (
        "pip install 'runlift-tui[simpleaudio]'; on Linux that needs a C compiler and "
        "ALSA's headers first (Debian and Ubuntu: apt install build-essential libasound2-dev)"
    ),
}


def open_output(
    choice: AudioChoice, clock: Clock, folders: Sequence[Path], speech: "Speech | None" = None
) -> SoundOutput:
    """Return the output asked for; its `open` is yours to call, once the screen is up.

    Args:
        choice: which; `AudioChoice.AUTO` takes the first that is installed, else silence.
        clock: the session's clock.
        folders: where sound files are looked for, the user's own first.
        speech: the samples of phrases; without it none is said.

    Raises:
        AudioError: that output's library is not installed; the message says how to.
    """
    if choice is AudioChoice.SILENT:
        return SilentOutput()
    wanted = list(_INSTALL) if choice is AudioChoice.AUTO else [choice]
    found = [kind for kind in wanted if find_spec(kind) and find_spec("numpy")]
    if found:
        return _output(found[0])(clock, folders, speech)
    missing = [f"{kind} is not installed: {_INSTALL[kind]}" for kind in wanted]
    if choice is AudioChoice.AUTO:
        return SilentOutput(tuple(missing))
    raise AudioError(missing[0])


def _output(kind: AudioChoice) -> "Callable[[Clock, Sequence[Path], Speech | None], SoundOutput]":
    """Return what makes the output; only that one is loaded."""
    if kind is AudioChoice.MINIAUDIO:
        from runlift_tui.audio.device import MiniaudioOutput

        return MiniaudioOutput
    from runlift_tui.audio.simple import SimpleaudioOutput

    return SimpleaudioOutput
