"""Words for the person at the command line: results to one stream, faults to the other."""

import sys


def say(line: str) -> None:
    """Print a line of the result, at once."""
    print(line, flush=True)


def warn(*lines: str) -> None:
    """Print what is wrong, with the program's name in front."""
    for line in lines:
        print(f"runlift: {line}", file=sys.stderr, flush=True)
