"""The program that speaks with espeakng-loader's library: text on stdin, a WAV file on stdout.

It runs only as a process of its own, as the library may end the process or print where it likes.
"""

import ctypes
import importlib
import os
import sys
from pathlib import Path

import numpy as np

from runlift_tui.audio.voice.recording import Recording, wav_of

_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000
_RATE = 1
_CHARACTERS = 1
_UTF_8 = 1
_STDERR = 2

_COLLECTOR = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


def main() -> None:
    """Speak what stdin holds; the arguments are the voice and the words a minute.

    Exits with a sentence where the library is not there or refuses.
    """
    voice, rate = sys.argv[1:]
    text = sys.stdin.buffer.read()
    sys.stdout.buffer.write(wav_of(spoken(text, voice.encode(), int(rate))))


def spoken(text: bytes, voice: bytes, rate: int) -> Recording:
    """Return UTF-8 text as it sounds; changes the current folder."""
    loader = importlib.import_module("espeakng_loader")
    library = ctypes.CDLL(loader.get_library_path())
    frames = _started(library, Path(loader.get_data_path()))
    if library.espeak_SetVoiceByName(voice):
        sys.exit(f"there is no voice called {voice.decode()}")
    library.espeak_SetParameter(_RATE, rate, 0)
    heard: list[bytes] = []

    def collect(samples: int | None, count: int, events: int | None) -> int:
        if samples and count > 0:
            heard.append(ctypes.string_at(samples, 2 * count))
        return 0

    collector = _COLLECTOR(collect)  # the library keeps no hold of it, so this name does
    library.espeak_SetSynthCallback(collector)
    size = ctypes.c_size_t(len(text) + 1)
    if library.espeak_Synth(text, size, 0, _CHARACTERS, 0, _UTF_8, None, None):
        sys.exit("the text was refused")
    library.espeak_Synchronize()
    return Recording(np.frombuffer(b"".join(heard), np.int16), frames)


def _started(library: ctypes.CDLL, data: Path) -> int:
    """Start the library and return its frames a second.

    espeak-ng fails where the path of its data has 160 bytes or more, so the path is relative; and
    what it prints about its data goes away.
    """
    os.chdir(data.parent)
    kept, away = os.dup(_STDERR), os.open(os.devnull, os.O_WRONLY)
    os.dup2(away, _STDERR)
    frames: int = library.espeak_Initialize(_SYNCHRONOUS, 0, data.name.encode(), _DONT_EXIT)
    os.dup2(kept, _STDERR)
    if frames <= 0:
        sys.exit("the library did not start")
    return frames


if __name__ == "__main__":
    main()
