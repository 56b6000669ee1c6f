"""Others are low for exactly as long as a phrase is said, and get back what they had."""

from runlift_tui.audio.others import AHEAD, JOINED, Others, stretches
from runlift_tui.audio.output import Phrase, Planned
from runlift_tui.clock import FakeClock
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import SECOND, Ms


class Lowering:
    """Notes what is asked of it."""

    def __init__(self, *, is_there: bool = True) -> None:
        self.asked: list[str] = []
        self.is_there = is_there

    def is_owing(self) -> bool:
        return False

    def inherit(self) -> None:
        self.asked.append("inherit")

    def lower(self) -> None:
        self.asked.append("lower")

    def restore(self) -> bool:
        self.asked.append("restore")
        return self.is_there


def length_of(text: str) -> Ms | None:
    return None if text == "unknown" else 100 * len(text)


def others(lowering: Lowering, clock: FakeClock, *, audible: bool = True) -> Others:
    found = Others(lowering, clock, length_of, lambda: audible)
    found._allowed = True
    return found


def test_each_phrase_has_its_stretch_and_cues_and_unknown_texts_have_none() -> None:
    plan: list[Planned] = [
        (9_000, Phrase("ten chars.")),
        (1_000, Phrase("five.")),
        (4_000, Cue.GO),
        (5_000, Phrase("unknown")),
    ]
    assert stretches(plan, length_of) == ((1_000 - AHEAD, 1_500), (9_000 - AHEAD, 10_000))


def test_between_phrases_that_follow_soon_others_stay_low() -> None:
    soon, late = 1_500 + JOINED - 1, 4_000 + 2 * JOINED
    plan: list[Planned] = [(at, Phrase("five.")) for at in (1_000, soon, late)]
    assert stretches(plan, length_of) == ((1_000 - AHEAD, soon + 500), (late - AHEAD, late + 500))


def test_others_are_lowered_shortly_before_a_phrase_and_restored_at_its_end() -> None:
    lowering, clock = Lowering(), FakeClock()
    low = others(lowering, clock)
    low.replace([(clock.now() + SECOND, Phrase("five."))])
    assert low._step(False) == (False, SECOND - AHEAD)
    clock.advance(SECOND - AHEAD)
    assert low._step(False) == (True, AHEAD + 500)
    assert low._step(True) == (True, AHEAD + 500)
    clock.advance(AHEAD + 500)
    assert low._step(True)[0] is False
    assert lowering.asked == ["lower", "restore"]


def test_where_phrases_are_not_heard_or_nobody_asked_for_it_others_are_left_alone() -> None:
    lowering, clock = Lowering(), FakeClock()
    unheard = others(lowering, clock, audible=False)
    unasked = others(lowering, clock)
    unasked._allowed = False
    for low in (unheard, unasked):
        low.replace([(clock.now(), Phrase("five."))])
        assert low._step(False)[0] is False
        assert low._step(True)[0] is False
    assert lowering.asked == ["restore", "restore"]


def test_when_the_plan_drops_the_phrase_others_are_restored_at_once() -> None:
    lowering, clock = Lowering(), FakeClock()
    low = others(lowering, clock)
    low.replace([(clock.now(), Phrase("five."))])
    low.replace([])
    assert low._step(True)[0] is False
    assert lowering.asked == ["restore"]


def test_a_server_that_does_not_answer_is_asked_again() -> None:
    lowering, clock = Lowering(is_there=False), FakeClock()
    low = others(lowering, clock)
    assert low._step(True) == (True, SECOND)
    lowering.is_there = True
    assert low._step(True) == (False, SECOND)


def test_its_thread_restores_at_the_end_and_never_runs_where_nobody_asked() -> None:
    for allowed, asked in ((True, ["inherit", "restore", "restore"]), (False, [])):
        lowering = Lowering()
        low = Others(lowering, FakeClock(), length_of, lambda: True)
        low.allow(allowed)
        low.close()
        assert lowering.asked == asked
