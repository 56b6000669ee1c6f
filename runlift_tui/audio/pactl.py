"""Other programs' streams at PulseAudio or PipeWire, through the command `pactl`.

It waits for no answer longer than `ANSWER`, and remembers nothing.
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from shutil import which
from typing import Any, TypeAlias

ANSWER = 1.0
"""Seconds that `pactl` may take: a sound server that hangs never answers."""

OURS = "runlift"
"""What our own streams are called, those of a second session on this machine too."""

Volumes: TypeAlias = tuple[int, ...]
"""The volume of each channel; 65536 is full."""


@dataclass(frozen=True, slots=True)
class Stream:
    """What a program plays.

    Attributes:
        index: its number, which the server gives to one stream only.
        program: the program's name.
        volumes: of its channels.
        paused: it is there, but is not heard.
    """

    index: int
    program: str
    volumes: Volumes
    paused: bool


class Pactl:
    """The sound server as `pactl` reaches it."""

    def streams(self) -> tuple[Stream, ...] | None:
        """Return what other programs play; None where the server tells nothing."""
        told = _run("--format=json", "list", "sink-inputs")
        try:
            return None if told is None else tuple(_others(json.loads(told)))
        except (ValueError, TypeError, KeyError, AttributeError):
            return None

    def set_volumes(self, index: int, volumes: Volumes) -> None:
        """Give a stream these volumes; one that is gone is left alone."""
        _run("set-sink-input-volume", str(index), *map(str, volumes))


def has_pactl() -> bool:
    """Tell whether this system has the command."""
    return sys.platform == "linux" and which("pactl") is not None


def _run(*words: str) -> bytes | None:
    import subprocess  # not before the first screen

    try:
        done = subprocess.run(
            ("pactl", *words),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=ANSWER,
            check=False,
            # In some languages pactl writes its JSON with decimal commas.
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return None if done.returncode else done.stdout


def _others(listed: list[Mapping[str, Any]]) -> Iterator[Stream]:
    """Yield the streams of other programs; a stream of no process is the server's own."""
    for entry in listed:
        tells: Mapping[str, str] = entry["properties"]
        process, program = tells.get("application.process.id"), tells.get("application.name", "")
        if process and process != str(os.getpid()) and program != OURS:
            volumes = tuple(int(channel["value"]) for channel in entry["volume"].values())
            yield Stream(int(entry["index"]), program, volumes, bool(entry["corked"]))
