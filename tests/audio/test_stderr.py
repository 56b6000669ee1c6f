"""What C libraries print never reaches the screen; what Python draws does."""

import subprocess
import sys

CODE = """
import os, sys
from runlift_tui.audio.stderr import stderr_apart
with stderr_apart():
    print("drawn", file=sys.__stderr__, flush=True)
    os.write(2, b"ALSA lib pcm.c\\n")
    print("said", file=sys.stderr)
print("after", file=sys.stderr, flush=True)
os.write(2, b"a traceback of a crash\\n")
"""


def test_only_what_bypasses_python_is_thrown_away() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], check=True, capture_output=True, text=True)
    assert done.stderr == "drawn\nsaid\nafter\na traceback of a crash\n"
