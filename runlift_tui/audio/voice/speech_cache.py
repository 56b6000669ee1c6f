"""What was spoken before, kept as WAV files so that no phrase is synthesised twice.

A folder that cannot be read or written costs nothing but time; it never raises.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from runlift_tui.audio.voice.recording import Recording, recording_of, wav_of

if TYPE_CHECKING:
    from runlift_tui.audio.voice.engines import VoiceEngine

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes that the folder may hold: some six hundred phrases, a dozen whole routines."""

_KEPT_SHARE = 0.75
"""A full folder is emptied down to this share, so that it is not full again at once."""


class SpeechCache:
    """Phrases in a folder, which is made when the first one is stored.

    Attributes:
        fault: why phrases cannot be stored, in words for the athlete; empty while they can.
    """

    def __init__(self, folder: Path, limit: int = SIZE_LIMIT) -> None:
        self.fault = ""
        self._folder = folder
        self._limit = limit
        self._size: int | None = None
        self._lock = Lock()

    def load(self, engine: "VoiceEngine", text: str) -> Recording | None:
        """Return the phrase as this engine spoke it, or None; a spoilt file is removed."""
        path = self._path(engine, text)
        try:
            recording = recording_of(path.read_bytes())
        except OSError:
            return None
        except ValueError:
            with suppress(OSError):
                path.unlink()
            return None
        with suppress(OSError):
            os.utime(path)
        return recording

    def store(self, engine: "VoiceEngine", text: str, recording: Recording) -> None:
        """Keep the phrase; after the first failure nothing more is tried."""
        with self._lock:
            if self.fault:
                return
            try:
                self._write(self._path(engine, text), wav_of(recording))
            except OSError as fault:
                self.fault = f"{self._folder}: {fault.strerror}; phrases are spoken anew each time"

    def _path(self, engine: "VoiceEngine", text: str) -> Path:
        from hashlib import sha256

        key = "\0".join((engine.name, engine.voice, str(engine.rate), text))
        return self._folder / f"{sha256(key.encode()).hexdigest()}.wav"

    def _write(self, path: Path, wav: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
        try:
            with os.fdopen(number, "wb") as file:
                file.write(wav)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        self._size = None if self._size is None else self._size + len(wav)
        if self._size is None or self._size > self._limit:
            self._size = self._make_room()

    def _make_room(self) -> int:
        """Remove the phrases unused for longest if there are too many; return what is left."""
        files = [(path, path.stat()) for path in self._folder.iterdir() if path.is_file()]
        files.sort(key=lambda file: file[1].st_mtime_ns)
        size = sum(stat.st_size for _, stat in files)
        if size > self._limit:
            for path, stat in files:
                if size <= self._limit * _KEPT_SHARE:
                    break
                path.unlink(missing_ok=True)
                size -= stat.st_size
        return size
