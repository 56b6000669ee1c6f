"""What every screen can ask of the App, so that no screen needs to import it."""

from typing import TYPE_CHECKING, Protocol, cast

from textual.dom import DOMNode

from runlift_tui.engine.session import Session
from runlift_tui.engine.units import Ms
from runlift_tui.files.settings import Settings
from runlift_tui.tui.awake import Awake
from runlift_tui.tui.deck import Deck
from runlift_tui.tui.keeping import Keeping

if TYPE_CHECKING:
    from runlift_tui.engine.commands import Command
    from runlift_tui.engine.events import Event


class Stage(Protocol):
    """The App, as its screens see it."""

    deck: Deck
    awake: Awake
    keeping: Keeping
    settings: Settings

    def begin(self, session: Session, file_hash: str = "") -> None:
        """Show `session`, which has not started, and start it; see `file_hash` of the library."""

    def start(self) -> None:
        """Let the session begin that was shown last."""

    def command(self, command: "Command") -> "tuple[Event, ...]":
        """Obey `command` in the session under way; return what happened."""

    def now(self) -> Ms:
        """Return the clock's present moment."""

    def ended(self, session: Session) -> None:
        """Leave the floor, as `session` is over."""

    def leave_floor(self) -> None:
        """Go back home, or end the app where it has none."""

    def change_settings(self, settings: Settings) -> None:
        """Let `settings` act at once, and save them."""


def stage(node: DOMNode) -> Stage:
    """Return the App that `node` lives in."""
    return cast("Stage", node.app)
