"""What to do about what the doctor found, a sentence each. It looks at nothing itself."""

import sys
from collections.abc import Iterator
from pathlib import Path

from runlift_tui.audio.output import SoundState
from runlift_tui.cli.doctor_report import AwakeReport, SoundReport, TerminalReport, VoiceReport
from runlift_tui.files.settings import Settings

SMALLEST = (40, 12)
"""Columns and rows that the session's screen needs."""

_NO_SOUND = {
    "linux": "a sound server must answer 'pactl info'; over ssh or in a container none may run",
    "darwin": "in System Settings, Sound, choose an output and turn its volume up",
    "win32": "in Settings, System, Sound, choose an output and turn its volume up",
}


def sound_advice(sound: SoundReport) -> Iterator[str]:
    """Say what helps where nothing, or not all, can be heard."""
    if sound.state is SoundState.LOST:
        if sys.platform in _NO_SOUND:
            yield f"no sound: {_NO_SOUND[sys.platform]}"
        other = "simpleaudio" if sound.output == "miniaudio" else "miniaudio"
        yield f"no sound: 'runlift doctor --audio {other}' tries another way to play"
        yield "a session runs without sound too: the whole screen flashes at each cue"
    if sound.muted:
        yield "the settings mute all sound: m in a session turns it on again"
    if not sound.volume:
        yield "the settings turn the volume down to nothing: ] in a session turns it up"


def voice_advice(voice: VoiceReport, settings: Settings) -> Iterator[str]:
    """Say what helps where nothing speaks, or where it cannot lower what else plays."""
    if not voice.engine:
        yield "no voice: install espeak-ng, or: pip install 'runlift-tui[voice]'; beeps still sound"
    if settings.lower_others and not voice.lower_others:
        yield (
            "lower_others does nothing here: it needs Linux, its command pactl (Debian and Ubuntu: "
            "apt install pulseaudio-utils) and a sound server that answers it"
        )


def terminal_advice(terminal: TerminalReport, settings: Path) -> Iterator[str]:
    """Say what helps a terminal that is small, plain or without block characters."""
    columns, rows = terminal.columns or SMALLEST[0], terminal.rows or SMALLEST[1]
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        size = f"{columns}x{rows}"
        yield f"the terminal is {size}: make it {SMALLEST[0]}x{SMALLEST[1]} or larger"
    if not terminal.blocks:
        yield (
            f"the encoding {terminal.encoding} has no block characters: choose UTF-8, "
            f"or set ascii_digits = true in {settings}"
        )
    if terminal.tty and not terminal.colours:
        yield f"TERM={terminal.term} has no colours: the screen needs another terminal"


def awake_advice(awake: AwakeReport) -> Iterator[str]:
    """Say what helps where the display may go dark."""
    if not awake.works:
        yield "the display cannot be kept awake: turn its sleep off in the system's settings"
