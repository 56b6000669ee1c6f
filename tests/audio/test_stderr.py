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


GONE = """
import os, sys
from runlift_tui.audio.stderr import stderr_apart
read, write = os.pipe()
os.dup2(write, 2)
os.close(write)
with stderr_apart():
    os.close(read)
    for _ in range(100):
        print("x" * 4096, file=sys.__stderr__, flush=True)
print("went on")
"""


def test_what_is_drawn_on_a_terminal_that_is_gone_is_lost_and_stops_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", GONE], check=False, capture_output=True, text=True)
    assert done.stdout == "went on\n"
