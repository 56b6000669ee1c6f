"""A stream with a faint pilot in it, by which each frame of its recording is known again.

So it is told apart what a starved machine did to the stream on its way (silence put in, frames
lost, requests made late) and what the program put in a wrong place. It judges nothing itself.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from runlift_tui.audio.desk import Desk
from runlift_tui.audio.mixer import Mixer, Speech, no_speech
from runlift_tui.audio.output import FRAMES, LATEST
from runlift_tui.audio.playhead import DOUBT, SETTLING, WINDOW
from runlift_tui.audio.sounds import Sounds
from runlift_tui.clock import now_ns

PILOT = 8
"""The pilot's highest sample: 72 dB below full scale."""

PRINT = 64
"""So many frames in a row are those of one place only."""

STEP = 10 * FRAMES
"""How far apart the recording is compared with the stream."""


@dataclass(frozen=True, slots=True)
class Request:
    """A block that the device asked for.

    Attributes:
        moment: when, in milliseconds of the clock.
        worked: processor time that the process had used until then, in milliseconds.
        frames: how many.
        at: the frame of the clock at which the program expects the first of them to be heard.
    """

    moment: float
    worked: float
    frames: int
    at: int


class PilotMixer(Mixer):
    """The program's mixer, which adds the pilot and keeps account of all that was asked of it."""

    def __init__(self, sounds: Sounds, desk: Desk, speech: Speech = no_speech) -> None:
        super().__init__(sounds, desk, speech)
        self.requests: list[Request] = []
        self.stream = bytearray()
        self._pilot = np.random.default_rng(4)

    def render(self, frames: int, at: int) -> bytes:
        self.requests.append(Request(now_ns() / 1e6, time.process_time_ns() / 1e6, frames, at))
        block = np.frombuffer(super().render(frames, at), "<i2").astype(np.int32)
        block += self._pilot.integers(-PILOT, PILOT, frames, endpoint=True)
        self.stream += block.clip(-32_768, 32_767).astype("<i2").tobytes()
        return bytes(self.stream[-2 * frames :])


@dataclass(frozen=True)
class Account:
    """What became of a stream.

    Attributes:
        requests: all that were made for it, in order.
        stream: what they got.
        heard: the recording, from before the stream's begin.
        start: the moment of the recording's first sample, in milliseconds.
    """

    requests: Sequence[Request]
    stream: bytes
    heard: NDArray[np.int16]
    start: float

    def first_frame(self, moment: float) -> int:
        """Return the frame of the stream that belongs to a moment: the first not expected before.

        Where the program learned only later how far the device is, that may be after the moment.
        """
        for begin, request in zip(self._first_frames, self.requests, strict=True):
            if moment * FRAMES < request.at + request.frames:
                return int(begin + max(0, round(moment * FRAMES) - request.at))
        raise AssertionError("the stream ended before this moment")

    def expected(self, frame: int) -> float:
        """Return the moment at which the program expected a frame of the stream to be heard."""
        block = int(np.searchsorted(self._first_frames, frame, "right")) - 1
        return float(self.requests[block].at + frame - self._first_frames[block]) / FRAMES

    def was_calm(self, moment: float) -> bool:
        """Tell whether the machine let the program know when a sound at this moment is heard.

        After a break, or after late requests, the program knows it again once it has settled; but
        a break too short to be noticed shows only when the window has passed.
        """
        settled = moment - 2 * SETTLING / FRAMES
        noticed = moment - (WINDOW + 2 * SETTLING) / FRAMES
        broken = any(
            (noticed if abs(slid) <= DOUBT / FRAMES else settled) < at <= moment
            for at, slid in self.breaks
        )
        return not broken and not any(settled < at <= moment for at in self.late_requests)

    def was_cut(self, moment: float, length: float) -> bool:
        """Tell whether a sound was passed over, or ended early, as the stream stood still so long.

        Such a sound is dropped on purpose: nothing is ever played so late.
        """
        return any(begin < moment + length and moment <= end for begin, end in self.halts)

    @cached_property
    def halts(self) -> tuple[tuple[float, float], ...]:
        """From when to when no frame was expected to be heard, where that is over `LATEST`."""
        ends = [(one.at + one.frames, two.at) for one, two in pairwise(self.requests)]
        return tuple((a / FRAMES, b / FRAMES) for a, b in ends if b - a > LATEST * FRAMES)

    @cached_property
    def errors(self) -> NDArray[np.float64]:
        """How much later than expected it was heard, in milliseconds, wherever it was calm."""
        calm = [(at, frame) for at, frame in self._tracked if self.was_calm(at)]
        return np.array([at - self.expected(frame) for at, frame in calm])

    @cached_property
    def calm_share(self) -> float:
        """The share of its time, from 0 to 1, in which it was calm."""
        return len(self.errors) / max(1, len(self._tracked))

    @cached_property
    def breaks(self) -> tuple[tuple[float, float], ...]:
        """Where the recording is not the stream as it was: the moment, and by how much it slid.

        In milliseconds; more than 0 where silence was put in, less where frames were lost.
        """
        slides = (
            (at, (at - before) - (frame - frame_before) / FRAMES)
            for (before, frame_before), (at, frame) in pairwise(self._tracked)
        )
        return tuple((at, round(slid, 6)) for at, slid in slides if abs(slid) > 0.5 / FRAMES)

    @cached_property
    def late_requests(self) -> tuple[float, ...]:
        """The moments of requests that left the buffer emptier than others of the last seconds.

        What a break took out of the buffer, once and for all, is not counted again.
        """
        ends = np.cumsum([request.frames for request in self.requests])
        moments = np.array([request.moment for request in self.requests])
        slid = np.array([sum(slid for at, slid in self.breaks if at <= m) for m in moments])
        leads = ends - (moments - slid) * FRAMES
        window = WINDOW / FRAMES
        return tuple(
            float(moment)
            for moment, lead in zip(moments, leads, strict=True)
            if leads[(moments > moment - window) & (moments <= moment)].max() - lead > DOUBT
        )

    @cached_property
    def hardest_work(self) -> float:
        """The most processor time, in milliseconds, that the program used between two requests.

        A program that keeps a device waiting by its own work shows here, a machine's does not.
        """
        return float(np.diff([request.worked for request in self.requests]).max())

    @cached_property
    def _tracked(self) -> Sequence[tuple[float, int]]:
        """Moments of the recording, each with the frame of the stream that is heard there."""
        found: list[tuple[float, int]] = []
        offset = 0
        for place in range(0, len(self.heard) - PRINT, STEP):
            wanted = self.heard[place : place + PRINT].tobytes()
            at = 2 * (place - offset)
            if at < 0 or not self.stream.startswith(wanted, at):
                at = self.stream.find(wanted)
            if at >= 0 and at % 2 == 0:
                offset = place - at // 2
                found.append((self.start + place / FRAMES, at // 2))
        return found

    @cached_property
    def _first_frames(self) -> NDArray[np.int64]:
        frames = [request.frames for request in self.requests]
        return np.cumsum([0, *frames[:-1]], dtype=np.int64)
