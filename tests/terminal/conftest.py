"""Pseudo-terminals and signals are there on Linux and macOS only."""

import sys

collect_ignore = (
    ["test_program.py", "test_cut_off.py", "test_unsaved.py"] if sys.platform == "win32" else []
)
