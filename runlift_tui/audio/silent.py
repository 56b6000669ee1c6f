"""The output of a session that is not to be heard. It plays nothing, ever."""

from runlift_tui.audio.desk import DeskOutput
from runlift_tui.audio.output import Route, SoundState


class SilentOutput(DeskOutput):
    """Keeps what it is told, so that a test or a screen can read it, and makes no sound.

    Args:
        faults: why it is silent, where sound was asked for.
    """

    def __init__(self, faults: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._faults = faults

    @property
    def state(self) -> SoundState:
        """See `SoundOutput.state`."""
        return SoundState.OFF

    @property
    def faults(self) -> tuple[str, ...]:
        """See `SoundOutput.faults`."""
        return self._faults

    @property
    def route(self) -> Route:
        """See `SoundOutput.route`."""
        return Route("silent")

    @property
    def sounding(self) -> bool:
        """See `SoundOutput.sounding`."""
        return False

    def open(self) -> None:
        """See `SoundOutput.open`."""

    def close(self) -> None:
        """See `SoundOutput.close`."""
