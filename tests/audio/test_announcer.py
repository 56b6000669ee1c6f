"""The announcer tells the plan when it changes, and keeps still while time only passes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from runlift_tui.audio.announcer import HORIZON, Announcer, Speaks
from runlift_tui.audio.output import Phrase, Planned
from runlift_tui.audio.silent import SilentOutput
from runlift_tui.clock import FakeClock
from runlift_tui.engine.commands import Abandon, Command, Complete, Extend, Pause, Resume, Start
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.events import Cued, Event
from runlift_tui.engine.hearing import Hear
from runlift_tui.engine.loads import ShownUnit
from runlift_tui.engine.quick import tabata_routine
from runlift_tui.engine.routine import Block, Exercise, Load, Reps, Routine, Span, Tempo, Unit
from runlift_tui.engine.session import Phase, Session, open_session
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import MINUTE, SECOND, Ms
from runlift_tui.engine.update import update
from runlift_tui.runner import SessionRunner


class Output(SilentOutput):
    """Counts how often it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.told = 0

    def replace(self, sounds: Sequence[Planned]) -> None:
        super().replace(sounds)
        self.told += 1


@dataclass
class Gym:
    """A session with its announcer and everything that was cued in it."""

    rounds: int = 8
    clock: FakeClock = field(default_factory=FakeClock)
    output: Output = field(default_factory=Output)
    cued: list[tuple[Ms, Cue]] = field(default_factory=list)
    voice: Speaks | None = None

    def __post_init__(self) -> None:
        timeline = compile_routine(tabata_routine(rounds=self.rounds))
        session = open_session(timeline, away_after=None)
        self.announcer = Announcer(self.output, self.voice)
        self.runner = SessionRunner(session, self.clock, (self.announcer, self._note))

    def _note(self, session: Session, events: tuple[Event, ...], now: Ms) -> None:
        self.cued += [(event.at, event.cue) for event in events if isinstance(event, Cued)]

    def after(self, duration: Ms, command: Command) -> None:
        """Let `duration` milliseconds pass second by second, then give the command."""
        whole, rest = divmod(duration, SECOND)
        for step in [SECOND] * whole + [rest]:
            self.clock.advance(step)
            self.runner.tick()
        self.runner.do(command)

    @property
    def plan(self) -> tuple[Planned, ...]:
        return self.output.desk.plan


def test_at_the_start_the_whole_horizon_is_told_and_the_cue_of_the_start_too() -> None:
    gym = Gym()
    gym.runner.do(Start())
    now = gym.clock.now()
    assert gym.plan[0] == (now, Cue.TICK)
    assert gym.plan[-1][0] > now + HORIZON - 10 * SECOND


def test_while_time_passes_it_is_told_no_more_than_once_in_half_a_horizon() -> None:
    gym = Gym()
    gym.runner.do(Start())
    gym.after(HORIZON // 2 - SECOND, Extend(turn=-1, delta=1))
    assert gym.output.told == 1
    gym.after(2 * SECOND, Extend(turn=-1, delta=1))
    assert gym.output.told == 2


def test_every_cue_that_comes_was_told_before() -> None:
    gym = Gym()
    told: set[Planned] = set()
    gym.runner.do(Start())
    for _ in range(260):
        told |= set(gym.plan)
        gym.clock.advance(SECOND)
        gym.runner.tick()
    assert gym.cued[-1][1] is Cue.FINISH
    assert set(gym.cued) <= told


def test_in_a_pause_nothing_more_is_to_sound_and_afterwards_all_of_it_later() -> None:
    gym = Gym()
    gym.runner.do(Start())
    before = gym.plan
    gym.after(2_500, Pause())
    assert gym.plan == ()
    gym.clock.advance(MINUTE)
    gym.runner.do(Resume())
    later = [(moment + MINUTE, cue) for moment, cue in before if moment > before[0][0] + 2_500]
    assert gym.plan[: len(later)] == tuple(later)


def test_a_longer_step_moves_the_cues_of_its_end() -> None:
    gym = Gym()
    gym.runner.do(Start())
    start = gym.clock.now()
    assert (start + 10 * SECOND, Cue.GO) in gym.plan
    gym.after(SECOND, Extend(turn=1, delta=10 * SECOND))
    assert (start + 10 * SECOND, Cue.GO) not in gym.plan
    assert (start + 20 * SECOND, Cue.GO) in gym.plan


def test_a_cue_that_a_key_brought_is_not_forgotten_by_the_next_key() -> None:
    gym = Gym()
    gym.runner.do(Start())
    gym.after(SECOND, Complete(turn=1))
    go = (gym.clock.now(), Cue.GO)
    assert go in gym.plan
    gym.clock.advance(30)
    gym.runner.do(Extend(turn=2, delta=10 * SECOND))
    assert go in gym.plan


def test_after_the_last_step_the_finish_still_sounds() -> None:
    gym = Gym(rounds=1)
    gym.runner.do(Start())
    gym.after(SECOND, Complete(turn=1))
    gym.after(SECOND, Complete(turn=2))
    assert gym.plan == ((gym.clock.now(), Cue.FINISH),)


def test_a_session_given_up_is_silent() -> None:
    gym = Gym()
    gym.runner.do(Start())
    gym.after(1_500, Abandon())
    assert gym.plan == ()


class Voice:
    """Every text sounds for half a second, once it is ready."""

    def __init__(self) -> None:
        self.revision = 1
        self.asked: set[str] = set()

    def prepare(self, texts: Iterable[str]) -> None:
        self.asked |= set(texts)

    def length_of(self, text: str) -> Ms | None:
        return 500


def spoken(gym: Gym) -> list[str]:
    return [sound.text for _, sound in gym.plan if isinstance(sound, Phrase)]


def test_with_a_voice_phrases_are_told_along_with_the_cues() -> None:
    gym = Gym(voice=Voice())
    gym.runner.do(Start())
    assert "Halfway" in spoken(gym)
    assert any(isinstance(sound, Cue) for _, sound in gym.plan)


def test_what_is_being_said_goes_on_when_time_is_added_and_ends_when_the_step_is_left() -> None:
    gym = Gym(voice=Voice())
    gym.runner.do(Start())
    moment = next(at for at, sound in gym.plan if sound == Phrase("Halfway"))
    gym.after(moment - gym.clock.now() + 100, Extend(gym.runner.session.stay.turn, 10 * SECOND))
    assert (moment, Phrase("Halfway")) in gym.plan
    gym.after(100, Complete(gym.runner.session.stay.turn))
    assert (moment, Phrase("Halfway")) not in gym.plan


def test_one_can_hear_beeps_only_or_the_voice_only() -> None:
    gym = Gym(voice=Voice())
    gym.runner.do(Start())
    gym.announcer.hear(Hear.BEEPS)
    gym.after(1_000, Pause())
    gym.runner.do(Resume())
    assert spoken(gym) == []
    assert gym.plan
    gym.announcer.hear(Hear.VOICE)
    gym.runner.tick()
    assert spoken(gym)
    assert not any(isinstance(sound, Cue) for _, sound in gym.plan)


class SlowVoice(Voice):
    """A text sounds as long as it is; in a session of 4 min, plans are made again and again."""

    def length_of(self, text: str) -> Ms | None:
        return 75 * len(text)


def heard_through(gym: Gym) -> list[tuple[Ms, str]]:
    """Let the whole session pass; return each phrase that was in the plan when its moment came."""
    gym.runner.do(Start())
    heard: dict[Ms, str] = {}
    while gym.runner.session.phase is not Phase.ENDED:
        now = gym.clock.advance(SECOND // 4)
        for at, sound in gym.plan:
            if isinstance(sound, Phrase) and now - SECOND // 4 < at <= now:
                heard[at] = sound.text
        gym.runner.tick()
        missing = [at for at in heard if now - 2 * SECOND < at <= now and not in_plan(gym, at)]
        assert not missing, "a phrase that is being said was dropped"
    return sorted(heard.items())


def in_plan(gym: Gym, moment: Ms) -> bool:
    return any(at == moment and isinstance(sound, Phrase) for at, sound in gym.plan)


def test_through_a_whole_session_no_phrase_is_dropped_or_runs_into_the_next() -> None:
    heard = heard_through(Gym(rounds=6, voice=SlowVoice()))
    assert len([text for _, text in heard if text == "Halfway"]) == 6
    for (begin, text), (following, _) in pairwise(heard):
        assert begin + 75 * len(text) < following


def test_in_the_short_steps_of_a_tabata_only_single_words_are_said() -> None:
    gym = Gym(rounds=3, voice=SlowVoice())
    heard = heard_through(gym)
    cued = {cue: [at for at, kind in gym.cued if kind is cue] for cue in (Cue.REST, Cue.GO)}
    rests = list(zip(cued[Cue.REST], cued[Cue.GO][1:], strict=True))
    said = [text for begin, end in rests for at, text in heard if begin <= at < end]
    assert len(said) == len(rests)
    assert not any(" " in text for text in said)


def test_muted_nothing_is_heard_though_the_plan_goes_on() -> None:
    gym = Gym(voice=Voice())
    gym.output.set_muted(True)
    gym.runner.do(Start())
    assert spoken(gym)
    assert gym.output.desk.gain == 0


class Listener:
    """Notes what it is told."""

    told: Sequence[Planned] = ()

    def replace(self, sounds: Sequence[Planned]) -> None:
        self.told = sounds


def test_who_listens_is_told_the_same_as_the_output() -> None:
    gym, listener = Gym(voice=Voice()), Listener()
    announcer = Announcer(gym.output, Voice(), listener)
    session, events = update(gym.runner.session, Start(), gym.clock.now())
    announcer(session, events, gym.clock.now())
    assert set(listener.told) == set(gym.plan)
    assert any(isinstance(sound, Phrase) for _, sound in listener.told)


def test_loads_are_prepared_and_said_in_the_unit_that_was_chosen() -> None:
    squat = Exercise("Squat", reps=Reps(8, 8), load=Load(25, 35, Unit.LB), tempo=Tempo(1, 0, 1, 0))
    easy = Exercise("Easy run", work=30 * SECOND, rest=Span(30 * SECOND, 30 * SECOND))
    timeline = compile_routine(Routine("r", "R", (Block("B", (easy, squat)),)))
    voice, output, clock = Voice(), Output(), FakeClock()
    announcer = Announcer(output, voice)
    announcer.say_loads_in(ShownUnit.KG)
    runner = SessionRunner(open_session(timeline, away_after=None), clock, (announcer,))
    runner.do(Start())
    said = {sound.text for _, sound in output.desk.plan if isinstance(sound, Phrase)}
    words = "Next: Squat, eight reps, eleven and a half to sixteen kilos"
    assert words in said
