"""Looks at what can speak, and at whether other programs can be lowered meanwhile.

It says nothing aloud and keeps nothing; each question has a time limit.
"""

import subprocess
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from runlift_tui.audio.pactl import Pactl, has_pactl
from runlift_tui.audio.voice.engines import VoiceEngine, find_engine
from runlift_tui.cli.doctor_report import VoiceReport
from runlift_tui.cli.patience import within

ANSWER = 5.0
"""Seconds in which an engine must say a first word."""

VERSION_ANSWER = 2
"""Seconds in which it must tell its version."""

EXTRA = "espeakng-loader"
"""What the extra `voice` installs."""


def look_at_voice(cache: Path) -> VoiceReport:
    """Return what speaks here; `cache` is the folder of the phrases that are kept."""
    found = within(ANSWER, find_engine)
    engine = found.engine if found else None
    phrases = _sizes(cache)
    return VoiceReport(
        engine=engine.name if engine else None,
        version=_version(engine) if engine else None,
        extra=_package(EXTRA) is not None,
        cached_phrases=len(phrases),
        cached_bytes=sum(phrases),
        lower_others=has_pactl() and Pactl().streams() is not None,
        faults=found.faults if found else (f"no voice answered within {ANSWER:g} seconds",),
    )


def _version(engine: VoiceEngine) -> str | None:
    if engine.name == "espeak-ng":
        return _told_version(("espeak-ng", "--version"))
    return _package(engine.name)


def _told_version(command: Sequence[str]) -> str | None:
    """Return the first word of what the command says that begins with a figure."""
    try:
        said = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=VERSION_ANSWER,
            check=False,
        ).stdout.decode(errors="replace")
    except (OSError, subprocess.TimeoutExpired):
        return None
    return next((word for word in said.split() if word[0].isdecimal()), None)


def _package(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _sizes(folder: Path) -> list[int]:
    """Return the bytes of each phrase in the folder."""
    try:
        return [file.stat().st_size for file in folder.glob("*.wav")]
    except OSError:
        return []
