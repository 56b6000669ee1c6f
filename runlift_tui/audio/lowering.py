"""Lowers what other programs play and gives each its volume back, also after this program died.

What is owed to them is in a file before any volume changes; the next start pays what is left.
"""

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Protocol

from runlift_tui.audio.pactl import Stream, Volumes

SHARE = 0.3
"""What is left of a volume."""

_ALIKE = 656
"""Volumes this near are the same: servers round them, by less than 1 percent of full."""

_MOST_OWED = 50
"""Programs that never came back; the oldest are forgotten."""


class Board(Protocol):
    """What other programs play; see `audio.pactl.Pactl`."""

    def streams(self) -> tuple[Stream, ...] | None:
        """Return it; None where the server tells nothing."""

    def set_volumes(self, index: int, volumes: Volumes) -> None:
        """Give a stream these volumes."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A stream that was lowered: its volumes before and since."""

    index: int
    program: str
    before: Volumes
    lowered: Volumes

    def unchanged(self, stream: Stream) -> bool:
        """Tell whether nobody else has set the stream's volumes since."""
        pairs = list(zip(self.lowered, stream.volumes, strict=False))
        same = all(abs(mine - present) <= _ALIKE for mine, present in pairs)
        return same and len(self.lowered) == len(stream.volumes)


class Lowering:
    """What this process owes to others, and keeps in a file of its own in `folder`.

    A program that ended while it was lowered begins again as quiet as that, since servers remember
    volumes by program; so it stays owed until it plays again.
    """

    def __init__(self, board: Board, folder: Path) -> None:
        """Take where the files are; nothing is read yet."""
        self._board = board
        self._folder = folder
        self._file = folder / f"{os.getpid()}.json"
        self._owed: list[Owed] = []

    def is_owing(self) -> bool:
        """Tell whether this process or another owes anything, as far as the folder tells."""
        return bool(self._owed) or any(self._folder.glob("*.json"))

    def inherit(self) -> None:
        """Take over what processes owe that died."""
        with suppress(OSError):
            for file in sorted(self._folder.glob("*.json")):
                if file == self._file or not _is_alive(file.stem):
                    self._owed += _read(file)
                    if self._write() and file != self._file:
                        file.unlink()

    def lower(self) -> None:
        """Lower all that other programs play."""
        streams = self._board.streams() or ()
        heard = [stream for stream in streams if not stream.paused]
        changes = [(stream, self._settled(stream, streams)) for stream in heard]
        for stream, before in changes:
            lowered = tuple(round(volume * SHARE) for volume in before)
            self._owed.append(Owed(stream.index, stream.program, before, lowered))
        if changes and self._write():
            for owed in self._owed[-len(changes) :]:
                self._board.set_volumes(owed.index, owed.lowered)

    def restore(self) -> bool:
        """Give back what is owed; tell whether the server was there to do it.

        A volume that somebody changed meanwhile stays as it is.
        """
        if not self._owed:
            return True
        streams = self._board.streams()
        for stream in streams or ():
            before = self._settled(stream, streams or ())
            if before != stream.volumes:
                self._board.set_volumes(stream.index, before)
        self._write()
        return streams is not None

    def _settled(self, stream: Stream, streams: Sequence[Stream]) -> Volumes:
        """Return the volumes that the stream should have, which nobody owes it any more."""
        owed = self._owed_to(stream, {other.index for other in streams})
        if not owed:
            return stream.volumes
        self._owed.remove(owed)
        return owed.before if owed.unchanged(stream) else stream.volumes

    def _owed_to(self, stream: Stream, there: set[int]) -> Owed | None:
        same = [owed for owed in self._owed if owed.program == stream.program]
        for owed in same:
            if owed.index == stream.index:
                return owed
        gone = (owed for owed in same if owed.index not in there and owed.unchanged(stream))
        return next(gone, None)

    def _write(self) -> bool:
        """Keep what is owed; tell whether it is safe in its file."""
        del self._owed[:-_MOST_OWED]
        fresh = self._file.with_suffix(".part")
        try:
            if not self._owed:
                self._file.unlink(missing_ok=True)
                return True
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps([astuple(owed) for owed in self._owed]), encoding="utf-8")
            fresh.replace(self._file)
        except OSError:
            return False
        return True


def _read(file: Path) -> list[Owed]:
    """Return what the file says; a spoilt one says nothing."""
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
        return [
            Owed(int(index), str(program), tuple(map(int, before)), tuple(map(int, lowered)))
            for index, program, before, lowered in rows
        ]
    except (OSError, ValueError, TypeError):
        return []


def _is_alive(process: str) -> bool:
    return Path("/proc", process).exists()
