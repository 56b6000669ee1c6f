"""One miniaudio device at a time: opens it, and frees all of it. It decides nothing."""

from collections.abc import Sequence

import miniaudio  # type: ignore[import-untyped, unused-ignore]

from runlift_tui.audio.feed import Feed
from runlift_tui.audio.output import RATE
from runlift_tui.engine.units import Ms

_UNWANTED = {"NULL", "CUSTOM", "JACK"}
"""Systems that play nowhere, and one that is for studios and writes to the screen."""

_lib = miniaudio.lib


class Stream(miniaudio.PlaybackDevice):  # type: ignore[misc, unused-ignore]
    """A device that plays; the library's own class never gives its connection back."""

    def __init__(self, backend: miniaudio.Backend, period: Ms) -> None:
        try:
            super().__init__(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=period,
                backends=[backend],
                app_name="runlift",
            )
        except miniaudio.MiniaudioError:
            self.close()
            raise

    def close(self) -> None:
        """Stop and free everything. On a suspended device this may never return."""
        super().close()
        context = self.__dict__.pop("_context", None)
        if context is not None:
            _lib.ma_context_uninit(context)


def backends() -> tuple[miniaudio.Backend, ...]:
    """Return the sound systems that this build of miniaudio knows, the best first."""
    known = (b for b in miniaudio.get_enabled_backends() if b.name not in _UNWANTED)
    return tuple(sorted(known, key=lambda backend: int(backend.value)))


def open_stream(
    feed: Feed, candidates: Sequence[miniaudio.Backend], period: Ms
) -> tuple[Stream, miniaudio.Backend] | None:
    """Play `feed` on the first sound system that takes it; None where none does."""
    for backend in candidates:
        try:
            stream = Stream(backend, period)
        except miniaudio.MiniaudioError:
            continue
        try:
            stream.start(feed.blocks())
        except miniaudio.MiniaudioError:
            stream.close()
            continue
        return stream, backend
    return None
