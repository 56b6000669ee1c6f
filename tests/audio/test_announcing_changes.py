"""What the voice makes ready as the plan changes, a round is counted, a session goes on again."""

from collections.abc import Iterable
from queue import SimpleQueue

from runlift_tui.audio.announcer import Announcer
from runlift_tui.audio.output import Phrase
from runlift_tui.audio.silent import SilentOutput
from runlift_tui.clock import FakeClock
from runlift_tui.engine import commands as ask
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.restore import restore
from runlift_tui.engine.routine import Block, BlockKind, Exercise, Reps, Routine, Span, Variant
from runlift_tui.engine.session import Session, open_session
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import MINUTE, SECOND, Ms
from runlift_tui.runner import SessionRunner

PATIENCE = 20
"""Seconds that a thread may take to ask; machines may be busy."""

RING_ROW = Variant("Ring row", Reps(9, 9))
PULL_UP = Exercise("Pull-up", Reps(6, 6), easier=(RING_ROW,), sets=2)
REST = Span(30 * SECOND, 30 * SECOND)
PULLING = Block("Pull", (Exercise("Walk", work=20 * SECOND), PULL_UP), rest=REST)
AMRAP = Block("Cindy", (PULL_UP,), BlockKind.AMRAP, cap=12 * MINUTE)


class Voice:
    """Says at once, for half a second, whatever it was asked for."""

    def __init__(self) -> None:
        self.revision = 1
        self.ready: set[str] = set()
        self._asked: SimpleQueue[set[str]] = SimpleQueue()

    def prepare(self, texts: Iterable[str]) -> None:
        self._asked.put(set(texts))

    def take(self) -> set[str]:
        """Wait for what is asked for next, and have it ready."""
        asked = self._asked.get(timeout=PATIENCE)
        self.ready |= asked
        return asked

    @property
    def is_left_alone(self) -> bool:
        return self._asked.empty()

    def length_of(self, text: str) -> Ms | None:
        return 500 if text in self.ready else None


class Gym:
    """A session with its announcer and a voice."""

    def __init__(self, session: Session, clock: FakeClock | None = None) -> None:
        self.clock = clock or FakeClock()
        self.voice = Voice()
        self.output = SilentOutput()
        self.runner = SessionRunner(session, self.clock, (Announcer(self.output, self.voice),))

    def after(self, duration: Ms, command: ask.Command) -> None:
        self.clock.advance(duration)
        self.runner.do(command)

    @property
    def said(self) -> list[str]:
        return [sound.text for _, sound in self.output.desk.plan if isinstance(sound, Phrase)]

    @property
    def cues(self) -> list[Cue]:
        return [sound for _, sound in self.output.desk.plan if isinstance(sound, Cue)]


def waiting(*blocks: Block) -> Session:
    timeline = compile_routine(Routine("r", "R", blocks, get_ready=0))
    return open_session(timeline, away_after=None)


def test_a_version_that_was_swapped_in_is_made_ready_and_announced() -> None:
    gym = Gym(waiting(PULLING))
    gym.runner.do(ask.Start())
    assert not any("Ring row" in text for text in gym.voice.take())
    gym.after(5 * SECOND, ask.Swap("Pull-up", RING_ROW, ask.Reach.FROM_NOW_ON))
    assert "Next: Ring row, nine reps, set one of two" in gym.voice.take()
    gym.after(SECOND, ask.Pause())
    gym.runner.do(ask.Resume())
    assert "Next: Ring row, nine reps, set one of two" in gym.said
    assert not any("Pull-up" in text for text in gym.said)


def test_what_is_being_said_of_the_old_plan_breaks_off() -> None:
    gym = Gym(waiting(PULLING))
    gym.runner.do(ask.Start())
    gym.voice.take()
    gym.after(20 * SECOND, ask.Pause())
    gym.runner.do(ask.Resume())
    old = "Next: Pull-up, six reps, set one of two"
    moment = next(at for at, sound in gym.output.desk.plan if sound == Phrase(old))
    gym.after(moment - gym.clock.now() + 100, ask.Extend(gym.runner.session.stay.turn, SECOND))
    assert old in gym.said
    gym.after(100, ask.Swap("Pull-up", RING_ROW, ask.Reach.FROM_NOW_ON))
    assert old not in gym.said


def test_a_session_that_was_cut_off_has_its_phrases_made_ready_again() -> None:
    before = Gym(waiting(PULLING))
    before.runner.do(ask.Start())
    before.after(3 * SECOND, ask.Tick())
    clock = FakeClock()
    gym = Gym(restore(before.runner.session, clock.now(), MINUTE), clock)
    gym.runner.do(ask.Resume())
    assert "Halfway" in gym.voice.take()
    gym.after(0, ask.Extend(gym.runner.session.stay.turn, SECOND))
    assert "Next: Pull-up, six reps, set one of two" in gym.said


def test_the_phrases_of_a_plan_are_asked_for_once() -> None:
    gym = Gym(waiting(PULLING))
    gym.runner.do(ask.Start())
    gym.voice.take()
    gym.after(20 * SECOND, ask.Pause())
    gym.runner.do(ask.Resume())
    assert gym.voice.is_left_alone


def test_a_counted_round_sounds_at_the_key_and_the_next_ones_words_are_made_ready() -> None:
    gym = Gym(waiting(AMRAP))
    gym.runner.do(ask.Start())
    assert "One done" in gym.voice.take()
    gym.after(40 * SECOND, ask.Press(1))
    assert (gym.clock.now(), Cue.REP) in gym.output.desk.plan
    assert "One done" in gym.said
    assert "Two done" in gym.voice.take()
    gym.after(40 * SECOND, ask.Press(1))
    assert "Two done" in gym.said


def test_a_round_that_is_taken_back_takes_its_words_back() -> None:
    gym = Gym(waiting(AMRAP))
    gym.runner.do(ask.Start())
    gym.voice.take()
    gym.after(40 * SECOND, ask.Press(1))
    gym.after(100, ask.Undo())
    assert "One done" not in gym.said
