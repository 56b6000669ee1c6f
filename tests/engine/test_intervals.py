"""Blocks that go by the clock: what they are laid out as, and how they are performed."""

from dataclasses import replace

from runlift_tui.engine import commands as ask
from runlift_tui.engine.commands import Command
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.events import Cued, Event, LapCounted, StepStarted
from runlift_tui.engine.routine import Block, BlockKind, Exercise, Reps, Routine, Span
from runlift_tui.engine.session import Outcome, Phase, RepMode, Session, open_session, rounds_text
from runlift_tui.engine.timeline import Cue, Step, StepKind
from runlift_tui.engine.units import MINUTE, SECOND, Ms
from runlift_tui.engine.update import update

S = SECOND
BURPEES = Exercise("Burpee", Reps(12, 12))
PLANK = Exercise("Plank", work=40 * S)
AFTER = Block("After", (Exercise("Walk", work=30 * S),))


def of_block(*blocks: Block) -> tuple[Step, ...]:
    return compile_routine(Routine("r", "R", blocks, get_ready=0)).steps


def begin(*blocks: Block, mode: RepMode | None = None) -> Session:
    timeline = compile_routine(Routine("r", "R", blocks, get_ready=0))
    session = replace(open_session(timeline, mode=mode), away_after=None)
    return update(session, ask.Start(), 0)[0]


def at(session: Session, *script: tuple[Ms, Command | None]) -> tuple[Session, list[Event]]:
    """Perform commands at moments in seconds; None is a press of the big key."""
    events: list[Event] = []
    for second, command in script:
        asked = command or ask.Press(update(session, ask.Tick(), second * S)[0].stay.turn)
        session, more = update(session, asked, second * S)
        events += more
    return session, events


def starts(events: list[Event]) -> list[tuple[Ms, int]]:
    return [(e.at // S, e.index) for e in events if isinstance(e, StepStarted)]


def test_each_minute_of_an_emom_is_work_and_what_is_left_of_it() -> None:
    steps = of_block(Block("E", (BURPEES, PLANK), BlockKind.EMOM, 4))
    planned = [(step.kind, step.label, step.planned // S) for step in steps]
    assert planned == [
        (StepKind.WORK, "Burpee", 36),
        (StepKind.REST, "Rest", 24),
        (StepKind.WORK, "Plank", 40),
        (StepKind.REST, "Rest", 20),
        (StepKind.WORK, "Burpee", 36),
        (StepKind.REST, "Rest", 24),
        (StepKind.WORK, "Plank", 40),
    ]


def test_an_emom_of_open_work_lasts_all_its_minutes() -> None:
    session = begin(Block("E", (Exercise("Work"),), BlockKind.EMOM, 10))
    session, _ = update(session, ask.Tick(), 600 * S - 1)
    assert session.phase is Phase.RUNNING
    assert update(session, ask.Tick(), 600 * S)[0].phase is Phase.ENDED


def test_who_is_done_early_rests_until_the_minute_is_over() -> None:
    session = begin(Block("E", (BURPEES,), BlockKind.EMOM, 3))
    _, events = at(session, (25, None), (70, ask.Tick()), (100, None), (121, ask.Tick()))
    assert starts(events) == [(25, 1), (60, 2), (100, 3), (120, 4)]


def test_who_is_late_sees_by_how_much_and_is_on_time_again_in_the_next_minute() -> None:
    session = begin(Block("E", (BURPEES,), BlockKind.EMOM, 4))
    late, _ = at(session, (67, ask.Tick()))
    assert late.remaining(67 * S) == -7 * S
    late, events = at(late, (68, None), (100, None), (121, ask.Tick()))
    assert starts(events) == [(68, 1), (68, 2), (100, 3), (120, 4)]
    assert late.results[1].elapsed == 0


def test_a_minute_that_was_wholly_lost_is_left_out_of_the_grid() -> None:
    session = begin(Block("E", (BURPEES,), BlockKind.EMOM, 4))
    _, events = at(session, (130, None), (150, None), (181, ask.Tick()))
    assert starts(events) == [(130, 1), (130, 2), (150, 3), (180, 4)]


def test_a_pause_moves_the_whole_grid() -> None:
    session = begin(Block("E", (BURPEES,), BlockKind.EMOM, 3))
    script = ((20, ask.Pause()), (50, ask.Resume()), (60, None), (91, ask.Tick()))
    assert starts(at(session, *script)[1]) == [(60, 1), (90, 2)]


def test_the_end_of_a_minute_is_counted_down_for_who_still_works() -> None:
    session = begin(Block("E", (BURPEES,), BlockKind.EMOM, 2))
    _, events = at(session, (62, ask.Tick()))
    cued = [(e.at // S, e.cue) for e in events if isinstance(e, Cued)]
    assert cued == [(57, Cue.COUNTDOWN), (58, Cue.COUNTDOWN), (59, Cue.COUNTDOWN)]


def test_the_big_key_counts_the_rounds_of_an_amrap_and_undo_takes_the_last_back() -> None:
    session = begin(Block("A", (BURPEES,), BlockKind.AMRAP, cap=5 * MINUTE))
    script = ((60, None), (110, None), (111, None), (112, ask.Undo()))
    session, events = at(session, *script)
    assert [e.count for e in events if isinstance(e, LapCounted)] == [1, 2, 3, 2]
    assert session.stay.laps == (60 * S, 110 * S)
    session, _ = at(session, (115, ask.AdjustReps(1)), (116, ask.AdjustReps(1)))
    session, _ = at(session, (300, ask.Tick()))
    assert rounds_text(session.results[0]) == "2 rounds and 2 reps"
    assert session.phase is Phase.ENDED


def test_a_new_round_begins_without_repetitions() -> None:
    session = begin(Block("A", (BURPEES,), BlockKind.AMRAP, cap=5 * MINUTE))
    session, _ = at(session, (10, ask.AdjustReps(1)), (20, None))
    assert session.stay.reps == 0


def test_a_for_time_ends_with_its_last_round_and_keeps_the_laps() -> None:
    session = begin(Block("F", (BURPEES,), BlockKind.FOR_TIME, 3, cap=10 * MINUTE))
    session, _ = at(session, (61, None), (125, None), (190, None))
    assert session.phase is Phase.ENDED
    assert session.results[0].laps == (61 * S, 125 * S, 190 * S)
    assert session.results[0].outcome is Outcome.DONE


def test_a_for_time_is_cut_off_at_its_cap() -> None:
    session = begin(Block("F", (BURPEES,), BlockKind.FOR_TIME, 3, cap=2 * MINUTE))
    session, _ = at(session, (61, None), (130, ask.Tick()))
    assert session.results[0].outcome is Outcome.RAN_OUT
    assert (session.ended, len(session.results[0].laps)) == (120 * S, 1)


def test_a_for_time_without_rounds_or_cap_ends_at_one_press() -> None:
    session = begin(Block("F", (Exercise("Mile"),), BlockKind.FOR_TIME))
    assert session.step.counts_up
    session, _ = at(session, (500, None))
    assert (session.phase, session.ended) == (Phase.ENDED, 500 * S)


def test_a_death_by_asks_for_one_repetition_more_each_minute() -> None:
    steps = of_block(Block("D", (Exercise("Squat", Reps(3, 3)),), BlockKind.DEATH_BY, 4))
    assert [step.reps and step.reps.low for step in steps if step.reps] == [3, 4, 5, 6]


def test_the_minute_that_is_missed_ends_a_death_by_and_what_follows_goes_on() -> None:
    death = Block("D", (Exercise("Squat"),), BlockKind.DEATH_BY, 30, rest=Span(60 * S, 60 * S))
    session = begin(death, AFTER)
    session, events = at(session, (5, None), (80, None), (181, ask.Tick()))
    assert session.results[-1].outcome is Outcome.MISSED
    assert session.results[-1].reps == 0
    assert session.step.label == "Rest"
    assert session.step.interval is None
    assert starts(events)[-1][0] == 180
    session, _ = at(session, (241, ask.Tick()))
    assert session.step.label == "Walk"


def test_a_death_by_is_planned_until_nobody_could_keep_up() -> None:
    death = Block("D", (Exercise("Squat"),), BlockKind.DEATH_BY, 60)
    timeline = compile_routine(Routine("r", "R", (death,), get_ready=0))
    assert timeline.planned == 21 * MINUTE


def test_sets_of_rounds_rest_longer_between_and_not_at_the_end() -> None:
    work = Exercise("Work", work=40 * S)
    short, long = Span(20 * S, 20 * S), Span(120 * S, 120 * S)
    steps = of_block(Block("I", (work,), BlockKind.CIRCUIT, 5, short, sets=3, set_rest=long))
    assert sum(step.planned for step in steps) == 1_080 * S
    assert [step.planned // S for step in steps if step.kind is StepKind.REST].count(120) == 2
    assert steps[-1].place.set == steps[-1].place.sets == 3


def test_names_tell_their_round() -> None:
    sprint = Exercise("Sprint {round}", work=20 * S, rest=Span(10 * S, 10 * S))
    block = Block("I", (sprint,), BlockKind.CIRCUIT, 2, rest_name="Walk {round}")
    assert [step.label for step in of_block(block)] == ["Sprint 1", "Walk 1", "Sprint 2"]


def test_open_work_waits_for_the_athlete_and_counts_up() -> None:
    session = begin(Block("O", (Exercise("Hang"),)), AFTER)
    session, _ = at(session, (900, ask.Tick()))
    assert session.step.counts_up
    assert (session.stay.index, session.remaining(900 * S)) == (0, None)
    assert at(session, (901, None))[0].stay.index == 1


def test_open_work_ends_by_itself_only_where_nobody_is_there() -> None:
    hang = Block("O", (Exercise("Hang"),))
    assert begin(hang, mode=RepMode.PACED).deadline is None
    assert begin(hang, mode=RepMode.UNATTENDED).deadline == MINUTE


def test_a_round_of_several_exercises_is_told_with_its_figures() -> None:
    exercises = (Exercise("Pull-up", Reps(5, 5)), PLANK, Exercise("Run"))
    (step,) = of_block(Block("Cindy", exercises, BlockKind.AMRAP, cap=60 * S))
    assert step.label == "Cindy"
    assert step.exercise
    assert step.exercise.how == ("5 Pull-up", "40s Plank", "Run")
