"""The process around the bundled espeak-ng says in a sentence why it cannot speak."""

import subprocess
import sys
from pathlib import Path

from runlift_tui.audio.voice import espeak_child

FAKE_LOADER = """
def get_library_path(): return {library!r}
def get_data_path(): return {data!r}
"""


def test_a_missing_library_ends_the_child_with_an_error(tmp_path: Path) -> None:
    loader = FAKE_LOADER.format(library=str(tmp_path / "none.so"), data=str(tmp_path / "data"))
    (tmp_path / "espeakng_loader.py").write_text(loader)
    root = Path(espeak_child.__file__).parents[3]
    done = subprocess.run(
        (sys.executable, "-m", espeak_child.__name__, "en-us", "175"),
        input=b"Left",
        capture_output=True,
        check=False,
        env={"PYTHONPATH": f"{tmp_path}:{root}"},
    )
    assert done.returncode == 1
    assert b"none.so" in done.stderr
    assert done.stdout == b""
