"""The grammar of `runlift interval`, whose help shows every form of a timer. It runs nothing."""

import argparse

from runlift_tui.cli.figures import lasting
from runlift_tui.engine.shorthand_forms import FORMS
from runlift_tui.engine.units import MINUTE


def describe_interval(interval: argparse.ArgumentParser) -> None:
    """Give the command its arguments and its help."""
    interval.formatter_class = argparse.RawDescriptionHelpFormatter
    forms = [f"  {form}\n      {meaning}" for form, meaning in FORMS]
    interval.epilog = "\n".join(["TIMER is written like this, in quotes for the shell:", *forms])
    interval.add_argument("timer", nargs="+", metavar="TIMER", help='such as "8x20s/10s"')
    interval.add_argument(
        "--get-ready",
        type=lasting(0, MINUTE),
        metavar="DURATION",
        help="in place of what TIMER says (default: 10s)",
    )
