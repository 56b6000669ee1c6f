"""The engines that speak: which ones this machine has, and how each turns a text into samples.

Each runs as a process of its own with a time limit; a text is never part of a command line.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from math import log
from pathlib import Path
from shutil import which
from typing import Protocol

from runlift_tui.audio.voice.recording import Recording, recording_of

RATE = 175
"""Words a minute: brisk, and still clear in a loud room."""

TIME_LIMIT = 10.0
"""Seconds that an engine may take for one phrase."""

ENGLISH = "en-us"

FILE = "{file}"
"""Stands in a command for the WAV file that an engine is to write; without it: stdout."""

if sys.platform == "win32":
    _NO_WINDOW = subprocess.CREATE_NO_WINDOW
else:
    _NO_WINDOW = 0

_PROBE = "Ready"
_ERROR_WORDS = 120

# SAPI's rate goes from -10 to 10 in steps of the tenth root of 3, around about 180 words a minute.
_SAPI_MIDDLE = 180

_SAPI = """
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
try { $voice.SelectVoiceByHints('NotSet', 'NotSet', 0, 'en-US') } catch { }
$voice.Rate = [int]$env:RUNLIFT_VOICE_RATE
$sound = New-Object System.IO.MemoryStream
$voice.SetOutputToWaveStream($sound)
$voice.Speak($env:RUNLIFT_VOICE_TEXT)
$voice.SetOutputToNull()
$out = [Console]::OpenStandardOutput()
$sound.WriteTo($out)
$out.Flush()
"""


class VoiceError(Exception):
    """An engine did not speak; the message is for the athlete."""


class VoiceEngine(Protocol):
    """Turns a text into samples. `name`, `voice` and `rate` together tell two engines apart."""

    @property
    def name(self) -> str:
        """What people call the engine."""

    @property
    def voice(self) -> str:
        """Which of its voices speaks; empty for the one that the system is set to."""

    @property
    def rate(self) -> int:
        """Words a minute."""

    def synthesise(self, text: str) -> Recording:
        """Return the text as it sounds; takes a while.

        Raises:
            VoiceError: the engine failed, said nothing or took too long.
        """


@dataclass(frozen=True, slots=True)
class CommandVoice:
    """An engine that is a command: the text goes in by stdin, or by a variable where one is named.

    A WAV file comes out on stdout, or at the path that takes the place of `FILE`.
    """

    name: str
    voice: str
    rate: int
    command: tuple[str, ...]
    text_variable: str = ""
    variables: Mapping[str, str] = field(default_factory=dict)

    def synthesise(self, text: str) -> Recording:
        """See `VoiceEngine.synthesise`."""
        try:
            recording = self._recorded(text)
        except subprocess.TimeoutExpired as fault:
            raise VoiceError(f"{self.name} took over {TIME_LIMIT:g} seconds to speak") from fault
        except (OSError, ValueError) as fault:
            raise VoiceError(f"{self.name} did not speak: {fault}") from fault
        if not recording.samples.any():
            raise VoiceError(f"{self.name} gave only silence")
        return recording

    def _recorded(self, text: str) -> Recording:
        if FILE not in self.command:
            return recording_of(self._run(self.command, text), streamed=True)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            file = Path(folder, "phrase.wav")
            self._run(tuple(str(file) if part == FILE else part for part in self.command), text)
            return recording_of(file.read_bytes())

    def _run(self, command: tuple[str, ...], text: str) -> bytes:
        variables = {self.text_variable: text} if self.text_variable else {}
        done = subprocess.run(
            command,
            input=b"" if self.text_variable else text.encode(),
            capture_output=True,
            timeout=TIME_LIMIT,
            check=False,
            env={**os.environ, **self.variables, **variables},
            start_new_session=True,
            creationflags=_NO_WINDOW,
        )
        if done.returncode:
            complaint = done.stderr.decode(errors="replace").strip()[-_ERROR_WORDS:]
            raise ValueError(complaint or f"it ended with code {done.returncode}")
        return done.stdout


@dataclass(frozen=True, slots=True)
class FoundVoice:
    """The engine that spoke when asked, if any, and a sentence about each that did not."""

    engine: VoiceEngine | None
    faults: tuple[str, ...] = ()


def find_engine(preferred: str | None = None, rate: int = RATE) -> FoundVoice:
    """Return the first engine that really speaks, the preferred one before all others.

    Takes as long as the engine needs for a word, so call it apart from the screen.

    Args:
        preferred: the name of an engine, as in `FoundVoice.engine`.
        rate: words a minute.
    """
    engines = sorted(installed_engines(rate), key=lambda engine: engine.name != preferred)
    faults: list[str] = []
    if preferred and not any(engine.name == preferred for engine in engines):
        faults.append(f'the voice "{preferred}" is not on this machine')
    for engine in engines:
        try:
            engine.synthesise(_PROBE)
        except VoiceError as fault:
            faults.append(str(fault))
        else:
            return FoundVoice(engine, tuple(faults))
    faults.append(
        "nothing on this machine can speak; install espeak-ng, or: pip install 'runlift-tui[voice]'"
    )
    return FoundVoice(None, tuple(faults))


def installed_engines(rate: int = RATE) -> Iterator[CommandVoice]:
    """Yield every engine that this machine seems to have, the best first."""
    if sys.platform == "darwin" and which("say"):
        yield say(rate)
    if sys.platform == "win32" and which("powershell"):
        yield system_speech(rate)
    if which("espeak-ng"):
        yield espeak_ng(rate)
    if find_spec("espeakng_loader"):
        yield bundled_espeak(rate)


def say(rate: int) -> CommandVoice:
    """Return the engine of macOS, with the system's own voice."""
    formats = ("--file-format=WAVE", "--data-format=LEI16@22050")
    return CommandVoice("say", "", rate, ("say", "-r", str(rate), "-o", FILE, *formats))


def system_speech(rate: int) -> CommandVoice:
    """Return the engine of Windows; the text comes in a variable, as the script has no stdin."""
    pace = max(-10, min(10, round(10 * log(rate / _SAPI_MIDDLE, 3))))
    return CommandVoice(
        "System.Speech",
        "",
        rate,
        ("powershell", "-NoProfile", "-NonInteractive", "-Command", _SAPI),
        text_variable="RUNLIFT_VOICE_TEXT",
        variables={"RUNLIFT_VOICE_RATE": str(pace)},
    )


def espeak_ng(rate: int) -> CommandVoice:
    """Return the espeak-ng that the system has."""
    command = ("espeak-ng", "-v", ENGLISH, "-s", str(rate), "-b", "1", "--stdin", "--stdout")
    return CommandVoice("espeak-ng", ENGLISH, rate, command)


def bundled_espeak(rate: int) -> CommandVoice:
    """Return the espeak-ng that the extra `voice` brings, in a process of its own."""
    child = ("-m", "runlift_tui.audio.voice.espeak_child", ENGLISH, str(rate))
    return CommandVoice("espeakng-loader", ENGLISH, rate, (sys.executable, "-P", *child))
