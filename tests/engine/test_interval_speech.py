"""What is said in blocks that go by the clock, and at a step that nothing could announce."""

from dataclasses import replace

import pytest

from runlift_tui.engine import commands as ask
from runlift_tui.engine.commands import Command
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.events import Cued, Event
from runlift_tui.engine.hearing import CallKind
from runlift_tui.engine.routine import Block, BlockKind, Exercise, Reps, Routine, Span, Variant
from runlift_tui.engine.session import RepMode, Session, open_session
from runlift_tui.engine.speech import phrases_ahead, phrases_here, plan_speech
from runlift_tui.engine.spoken import number_words
from runlift_tui.engine.timeline import Cue, StepKind
from runlift_tui.engine.units import HOUR, MINUTE, SECOND, Ms
from runlift_tui.engine.update import update

BURPEES = Exercise("Burpee", Reps(12, 12))
PLANK = Exercise("Plank", work=40 * SECOND)
ROUND = (Exercise("Pull-up", Reps(5, 5)), Exercise("Push-up", Reps(10, 10)))
REST = Span(30 * SECOND, 30 * SECOND)
FIRST = Block("First", (Exercise("Walk", work=20 * SECOND),), rest=REST)
CINDY = Block("Cindy", ROUND, BlockKind.AMRAP, rest=REST, cap=12 * MINUTE)
HELEN = Block("Helen", ROUND, BlockKind.FOR_TIME, 3, rest=REST, cap=4 * MINUTE)
MINUTES = Block("Minutes", (BURPEES, PLANK), BlockKind.EMOM, 4, rest=REST)
DEATH = Block("Death", (Exercise("Burpee", Reps(4, 4)),), BlockKind.DEATH_BY, 20, rest=REST)
HANG = Block("Hang", (Exercise("Hang"),), rest=REST)


def length_of(text: str) -> Ms:
    return 200 + 50 * len(text)


def begin(*blocks: Block, mode: RepMode | None = RepMode.SINGLE, quiet: str = "") -> Session:
    off = frozenset(kind for kind in CallKind if kind == quiet) | {CallKind.COUNTDOWN}
    timeline = compile_routine(Routine("r", "R", blocks, get_ready=0), off)
    session = replace(open_session(timeline, mode=mode), away_after=None)
    return update(session, ask.Start(), 0)[0]


def at(session: Session, *script: tuple[float, Command | None]) -> tuple[Session, list[Event]]:
    """Perform commands at moments in seconds; None is a press of the big key."""
    events: list[Event] = []
    for second, command in script:
        now = round(second * SECOND)
        asked = command or ask.Press(update(session, ask.Tick(), now)[0].stay.turn)
        session, more = update(session, asked, now)
        events += more
    return session, events


def said(session: Session, now: Ms = -1) -> dict[Ms, str]:
    """All that comes after `now` if nobody presses a key, by its moment."""
    plan = dict(plan_speech(session, now, HOUR, length_of))
    assert set(plan.values()) <= {*phrases_ahead(session), *phrases_here(session)}
    return plan


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (CINDY, "Next: Cindy, twelve minutes, as many rounds as you can"),
        (HELEN, "Next: Helen, three rounds for time"),
        (replace(HELEN, rounds=1, cap=None), "Next: Helen, for time"),
        (MINUTES, "Next: Burpee, twelve reps, round one"),
        (DEATH, "Next: Burpee, four reps"),
        (HANG, "Next: Hang, until you press"),
    ],
)
def test_each_kind_is_announced_with_what_it_asks_for(block: Block, words: str) -> None:
    assert words in said(begin(FIRST, block)).values()


def test_a_recording_that_nobody_touches_tells_how_long_open_work_lasts() -> None:
    texts = said(begin(FIRST, HANG, mode=RepMode.UNATTENDED)).values()
    assert "Next: Hang, one minute" in texts
    assert "Next: Hang, until you press" not in texts


def test_each_minute_of_an_emom_is_announced_and_its_last_round_only_there() -> None:
    plan = said(begin(MINUTES, mode=RepMode.UNATTENDED))
    nexts = [text for text in plan.values() if text.startswith("Next: ")]
    assert nexts == [
        "Next: Plank, forty seconds, round two",
        "Next: Burpee, twelve reps, round three",
        "Next: Plank, forty seconds",
    ]
    assert [at // MINUTE for at, text in plan.items() if text == "Last round"] == [3]


def test_a_death_by_tells_its_repetitions_and_never_of_how_many_rounds() -> None:
    texts = said(begin(DEATH, mode=RepMode.UNATTENDED)).values()
    whole = [text for text in texts if text.startswith("Next: ")]
    assert whole == [f"Next: Burpee, {number_words(reps)} reps" for reps in range(5, 17)]
    assert "Last round" not in texts


@pytest.mark.parametrize("block", [CINDY, HELEN])
def test_long_counted_work_tells_halfway_and_the_time_left(block: Block) -> None:
    texts = list(said(begin(block)).values())
    left = ["Three minutes left", "One minute left", "Thirty seconds", "Ten seconds"]
    assert [text for text in texts if text in left] == left
    assert texts.count("Halfway") == 1


def test_a_counted_round_is_heard_at_once_and_told() -> None:
    session, events = at(begin(CINDY), (70, None), (100, None))
    assert [(e.at, e.cue) for e in events if isinstance(e, Cued)] == [
        (70_000, Cue.REP),
        (100_000, Cue.REP),
    ]
    assert said(session, 100_000)[100_250] == "Two done"


def test_a_round_counted_during_another_phrase_is_told_after_it() -> None:
    session, _ = at(begin(CINDY), (120.2, None))
    plan = said(session, 110_000)
    spoken = 120_000 + length_of("Ten minutes left")
    assert plan[120_000] == "Ten minutes left"
    assert plan[spoken + 250] == "One done"


def test_a_round_that_is_taken_back_is_told_no_more() -> None:
    session, _ = at(begin(CINDY), (70, None), (70.1, ask.Undo()))
    assert "One done" not in said(session, 70_100).values()


def test_two_rounds_in_one_breath_are_told_one_after_the_other() -> None:
    session, _ = at(begin(CINDY), (70, None), (70.3, None))
    told = [(at, text) for at, text in said(session, 69_000).items() if text.endswith("done")]
    assert told == [(70_250, "One done"), (70_250 + length_of("One done") + 250, "Two done")]


def test_the_last_round_for_time_is_called_as_it_begins() -> None:
    session, events = at(begin(HELEN), (40, None), (90, None))
    assert [e.cue for e in events if isinstance(e, Cued)][-1] is Cue.LAST_ROUND
    assert said(session, 90_000)[90_700] == "Two done, last round"
    session, events = at(session, (115, None))
    assert Cue.REP not in [e.cue for e in events if isinstance(e, Cued)]
    assert "Three done" not in said(session, 114_000).values()


def test_who_wants_no_last_round_call_hears_a_round_like_the_others() -> None:
    session, events = at(begin(HELEN, quiet=CallKind.LAST_ROUND), (40, None), (90, None))
    assert [e.cue for e in events if isinstance(e, Cued)][-1] is Cue.REP
    assert said(session, 90_000)[90_250] == "Two done"


def test_no_round_is_told_over_the_last_seconds() -> None:
    session, _ = at(begin(replace(CINDY, cap=MINUTE)), (57, None))
    assert "One done" not in said(session, 56_000).values()


def test_who_is_late_in_an_emom_hears_the_name_of_what_is_on_already() -> None:
    session, _ = at(begin(MINUTES), (68, None))
    assert session.step.label == "Plank"
    assert said(session, 68_000)[68_950] == "Plank"


def test_a_minute_that_was_enough_names_nothing_twice() -> None:
    session, _ = at(begin(MINUTES), (40, None), (61, ask.Tick()))
    assert session.step.label == "Plank"
    assert "Plank" not in said(session, 60_000).values()


def test_the_minute_that_is_missed_is_told_and_so_is_what_follows() -> None:
    session, _ = at(begin(DEATH, FIRST), (20, None), (121, ask.Tick()))
    assert session.step.kind is StepKind.REST
    assert list(said(session, 120_000).values())[:3] == [
        "Time is up",
        "Rest thirty",
        "Next: Walk, twenty seconds",
    ]


@pytest.mark.parametrize("death", [DEATH, replace(DEATH, rest=None)])
@pytest.mark.parametrize("after", [FIRST, DEATH])
def test_that_a_minute_was_missed_is_among_the_phrases_made_ready(
    death: Block, after: Block
) -> None:
    assert {"Time is up", "Time"} <= set(phrases_ahead(begin(death, after)))
    assert "Time is up" not in phrases_ahead(begin(MINUTES, FIRST))


def test_work_that_follows_a_missed_minute_at_once_is_named() -> None:
    death = replace(DEATH, rest=None)
    session, _ = at(begin(death, FIRST), (20, None), (121, ask.Tick()))
    assert session.step.label == "Walk"
    assert list(said(session, 120_000).values())[:2] == ["Time is up", "Walk"]


def test_an_exercise_that_is_swapped_under_way_is_named() -> None:
    session, _ = at(begin(HANG), (5, ask.Swap("Hang", Variant("Ring row"), ask.Reach.THIS_SET)))
    assert said(session, 5_000)[5_950] == "Ring row"


def test_names_are_said_with_their_round_and_one_word_of_them_is_no_number() -> None:
    sprint = Exercise("Sprint {round}", work=20 * SECOND, rest=REST)
    long = Block("I", (sprint,), BlockKind.CIRCUIT, 2)
    assert "Next: Sprint two, twenty seconds" in said(begin(long)).values()
    short = replace(long, exercises=(replace(sprint, rest=Span(10_000, 10_000)),))
    assert list(said(begin(short)).values()) == ["Halfway", "Sprint", "Last round", "Halfway"]
