"""Runs the App and leaves the terminal as it was, whatever ends it: a key, a signal or a fault.

It is quick to import: the App is loaded only when it runs.
"""

import sys
from typing import TYPE_CHECKING

from runlift_tui.engine.session import Session
from runlift_tui.tui.deck import Deck

if TYPE_CHECKING:
    from runlift_tui.journal.recorder import Recorder

FAULTY = 1
"""The exit code after an unexpected fault."""

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it."""


def run_app(
    deck: Deck,
    opening: Session | None = None,
    file_hash: str = "",
    recorder: "Recorder | None" = None,
) -> int:
    """Run the front end until the athlete leaves, then restore the terminal and close the sound.

    Args:
        deck: what it plays on.
        opening: a session to go straight to, and to end with; else it starts at home.
        file_hash: of the routine's file that it follows.
        recorder: what writes it on, where it was cut off and goes on.

    Returns:
        The exit code: 0 done, 1 a fault that is in the log, 128 + n after signal n.
    """
    from runlift_tui.tui.terminal_app import TerminalApp

    app = TerminalApp(deck, opening, file_hash, recorder)
    try:
        code = app.run()
    except KeyboardInterrupt:
        code = INTERRUPTED
    finally:
        app.awake.close()
        deck.sound.close()
        _rescue(app.keeping.unsaved)
    if app.return_code and code is None:
        sys.stderr.write("runlift: something went wrong and was written to the log; sorry.\n")
        return FAULTY
    return code or 0


def _rescue(unsaved: "Recorder | None") -> None:
    """Save what the journal could not, where nobody could be asked any more, and say where."""
    if unsaved:
        from runlift_tui.journal.elsewhere import rescue, usual_folders

        sys.stderr.write(f"runlift: {rescue(unsaved, usual_folders())}\n")
