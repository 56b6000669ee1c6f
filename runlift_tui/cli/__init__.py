"""The command line: the composition root, and the only place that knows every part.

Whatever goes wrong becomes a sentence on standard error and an exit code, never a traceback.
"""

import gc
import os
import sys
from collections.abc import Sequence

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, 1 (data), 2 (usage) or 130 (interrupted)."""
    gc.disable()  # a command is over, or has its first frame, before this could ever pay
    try:
        return _run(argv)
    finally:
        gc.enable()


def _run(argv: Sequence[str] | None) -> int:
    from runlift_tui.cli.arguments import read_arguments

    for stream in (sys.stdout, sys.stderr):
        if stream and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        arguments = read_arguments(argv)
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()  # whoever read it has read enough
        return 0
    except OSError as fault:
        _drop_output()
        sys.stderr.write(f"runlift: {fault.strerror or fault}; nothing was lost but this output\n")
        return 1
    except Exception as fault:  # the last line of defence
        return _give_up(fault)
    return code


def _drop_output() -> None:
    """Leave nothing that the interpreter would fail to flush at its exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _give_up(fault: Exception) -> int:
    import logging

    from runlift_tui.places import find_places

    logging.getLogger(__name__).exception("The program failed")
    sys.stderr.write(f"runlift: this should not have happened: {type(fault).__name__}: {fault}\n")
    sys.stderr.write(f"runlift: what is known of it is in {find_places().log}\n")
    return 1
