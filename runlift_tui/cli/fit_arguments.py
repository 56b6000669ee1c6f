"""The grammar of `--fit`, which shortens a routine to the time there is. It runs nothing."""

import argparse

from runlift_tui.cli.figures import lasting
from runlift_tui.engine.units import DAY, MINUTE


def add_fit(command: argparse.ArgumentParser) -> None:
    """Let the command take the time that there is."""
    command.add_argument(
        "--fit",
        type=lasting(MINUTE, DAY),
        metavar="DURATION",
        help="shorten it to what you have, such as 25m: accessory sets go first, then rests,"
        " then later sets; never the warm-up",
    )
