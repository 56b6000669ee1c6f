"""Runs the command line as ``python -m runlift_tui``."""

from runlift_tui.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
