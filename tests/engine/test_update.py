"""What each command does to a session, one sentence a test."""

import pytest

from runlift_tui.engine import commands as ask
from runlift_tui.engine.commands import Command
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.events import Cued, Event, Paused, Refused, RepCounted, SessionEnded
from runlift_tui.engine.quick import rest_timeline, tabata_routine
from runlift_tui.engine.routine import Block, Exercise, Reps, Routine, Span, Tempo
from runlift_tui.engine.session import Ending, Outcome, Phase, RepMode, Session, open_session
from runlift_tui.engine.timeline import Cue, Timeline
from runlift_tui.engine.update import update

TEMPO = Tempo(3_000, 1_000, 1_000, 0)
SQUAT = Exercise("Squat", reps=Reps(3, 3), tempo=TEMPO, rest=Span(20_000, 20_000))
ROW = Exercise("Row", reps=Reps(4, 4), sets=2, rest=Span(15_000, 30_000))
PLANK = Exercise("Plank", work=30_000)


class Floor:
    """A session under way, driven from its own zero."""

    def __init__(self, timeline: Timeline, mode: RepMode | None = None) -> None:
        self.session: Session = open_session(timeline, mode=mode)
        self.events: tuple[Event, ...] = ()
        self.do(0, ask.Start())

    def do(self, at: int, command: Command) -> Session:
        self.session, self.events = update(self.session, command, 555 + at)
        return self.session

    def tick(self, at: int) -> Session:
        """Let time pass in steps that never look like an absence."""
        events: list[Event] = []
        for moment in (*range(self.session.seen - 555, at, 4_000), at):
            self.do(moment, ask.Tick())
            events += self.events
        self.events = tuple(events)
        return self.session

    def press(self, at: int) -> Session:
        return self.do(at, ask.Press(self.session.stay.turn))

    def refusal(self) -> str:
        (refused,) = (event for event in self.events if isinstance(event, Refused))
        return refused.reason


def floor(*exercises: Exercise, mode: RepMode | None = None) -> Floor:
    routine = Routine("r", "R", (Block("B", exercises),), get_ready=0)
    return Floor(compile_routine(routine), mode)


def test_a_paced_set_counts_its_reps_and_ends_itself() -> None:
    gym = floor(SQUAT, PLANK)
    gym.tick(15_000)
    counts = [(e.at - 555, e.count) for e in gym.events if isinstance(e, RepCounted)]
    assert counts == [(5_000, 1), (10_000, 2), (15_000, 3)]
    assert gym.session.step.label == "Rest"
    assert gym.session.results[0].reps == 3
    assert gym.session.results[0].outcome is Outcome.RAN_OUT


def test_a_paced_rep_is_heard_at_each_part_of_its_tempo_and_at_its_end() -> None:
    gym = floor(SQUAT, PLANK)
    gym.tick(5_000)
    heard = [(e.at - 555, e.cue) for e in gym.events if isinstance(e, Cued)]
    assert heard == [(3_000, Cue.HOLD), (4_000, Cue.LIFT), (5_000, Cue.REP), (5_000, Cue.LOWER)]


def test_an_exercise_without_tempo_waits_for_one_press_and_counts_its_goal() -> None:
    gym = floor(ROW)
    assert gym.tick(60_000).step.label == "Row"
    assert gym.press(60_000).results[0].reps == 4


def test_a_tapped_set_ends_at_its_goal() -> None:
    gym = floor(ROW, mode=RepMode.TAPPED)
    for press in range(1, 4):
        assert gym.press(press * 1_000).stay.reps == press
    assert gym.press(4_000).step.label == "Rest"
    assert gym.session.results[0].reps == 4


def test_a_tapped_set_that_is_completed_early_keeps_what_was_tapped() -> None:
    gym = floor(ROW, mode=RepMode.TAPPED)
    gym.press(1_000)
    assert gym.do(2_000, ask.Complete(gym.session.stay.turn)).results[0].reps == 1


def test_completing_with_a_number_keeps_that_number() -> None:
    gym = floor(ROW)
    assert gym.do(1_000, ask.Complete(1, reps=7)).results[0].reps == 7


def test_reps_are_raised_before_the_set_is_done_and_corrected_in_the_rest_after_it() -> None:
    gym = floor(ROW)
    assert gym.do(500, ask.AdjustReps(+1)).stay.goal == 5
    gym.press(1_000)
    gym.do(1_500, ask.AdjustReps(-2))
    assert gym.session.results[0].reps == 3


def test_reps_cannot_be_corrected_after_timed_work() -> None:
    gym = floor(PLANK, PLANK)
    gym.press(1_000)
    gym.do(1_500, ask.AdjustReps(+1))
    assert gym.refusal() == "no set of repetitions was done just before"


def test_a_set_further_back_is_corrected_by_its_stay() -> None:
    gym = floor(ROW, PLANK)
    gym.press(1_000)
    gym.do(1_500, ask.CorrectReps(of_turn=1, reps=3))
    assert gym.session.results[0].reps == 3
    gym.do(1_600, ask.CorrectReps(of_turn=9, reps=3))
    assert gym.refusal() == "that was no set of repetitions"
    gym.do(1_700, ask.CorrectReps(of_turn=1, reps=-1))
    assert gym.refusal() == "repetitions go from 0 to 999"


def test_lowering_a_paced_set_to_what_is_counted_ends_it() -> None:
    gym = floor(SQUAT, PLANK)
    gym.tick(10_500)
    gym.do(10_500, ask.AdjustReps(-1))
    assert gym.session.step.label == "Rest"
    assert gym.session.results[0].reps == 2


def test_back_means_the_step_before_within_two_seconds_and_this_step_later() -> None:
    gym = floor(ROW, PLANK)
    gym.press(1_000)
    gym.do(3_000, ask.Back(gym.session.stay.turn))
    assert gym.session.step.label == "Row"
    gym.press(4_000)
    gym.tick(6_001)
    gym.do(6_001, ask.Back(gym.session.stay.turn))
    assert gym.session.step.label == "Rest"
    assert gym.session.remaining(6_556) == 30_000


def test_back_at_the_first_step_starts_it_again() -> None:
    gym = floor(PLANK)
    gym.do(1_000, ask.Back(1))
    assert gym.session.stay.index == 0
    assert gym.session.stay.turn == 2


def test_a_jump_goes_to_any_step_and_nowhere_else() -> None:
    gym = floor(ROW, PLANK)
    assert gym.do(10, ask.Jump(4)).step.label == "Plank"
    gym.do(20, ask.Jump(5))
    assert gym.refusal() == "steps go from 0 to 4"


def test_ten_seconds_more_move_the_end_and_its_countdown() -> None:
    gym = floor(PLANK, PLANK)
    gym.tick(28_500)
    gym.do(28_500, ask.Extend(1, 10_000))
    gym.tick(40_000)
    heard = [(e.at - 555, e.cue) for e in gym.events if isinstance(e, Cued)]
    assert heard == [
        (37_000, Cue.COUNTDOWN),
        (38_000, Cue.COUNTDOWN),
        (39_000, Cue.COUNTDOWN),
        (40_000, Cue.GO),
    ]


def test_ten_seconds_less_than_are_left_end_the_step_now_and_not_earlier() -> None:
    gym = floor(PLANK, PLANK)
    gym.tick(25_000)
    gym.do(25_000, ask.Extend(1, -10_000))
    assert gym.session.stay.entered == 25_555


def test_a_step_that_waits_has_no_time_to_change() -> None:
    gym = floor(ROW)
    gym.do(100, ask.Extend(1, 10_000))
    assert gym.refusal() == "this step waits for you; it has no time to change"


def test_a_pause_stops_the_time_and_the_big_key_lets_it_go_on() -> None:
    gym = floor(PLANK)
    gym.do(1_000, ask.Pause())
    assert gym.tick(100_000).remaining(100_555) == 29_000
    gym.press(100_000)
    assert gym.session.phase is Phase.RUNNING
    assert gym.session.remaining(100_555) == 29_000


def test_a_paused_athlete_can_move_on_and_stays_paused_there() -> None:
    gym = floor(PLANK, SQUAT)
    gym.do(1_000, ask.Pause())
    gym.do(9_000, ask.Skip(1))
    assert gym.session.step.label == "Squat"
    assert gym.session.phase is Phase.PAUSED
    assert gym.session.results[0].paused == 8_000
    gym.do(20_000, ask.Resume())
    assert [e.cue for e in gym.events if isinstance(e, Cued)] == [Cue.GO, Cue.LOWER]


def test_an_absence_of_over_five_seconds_pauses_where_time_was_last_seen() -> None:
    gym = floor(PLANK)
    gym.do(4_000, ask.Tick())
    gym.do(9_001, ask.Tick())
    assert gym.events == (Paused(4_555, away=5_001),)
    assert gym.session.remaining(9_556) == 26_000


def test_an_absence_of_five_seconds_is_none() -> None:
    gym = floor(PLANK)
    gym.do(5_000, ask.Tick())
    assert gym.session.phase is Phase.RUNNING


def test_a_plain_rest_goes_on_in_real_time_and_shows_the_overrun() -> None:
    session = open_session(rest_timeline(30_000), away_after=None)
    session, _ = update(session, ask.Start(), 7)
    session, _ = update(session, ask.Tick(), 3_600_007)
    assert session.remaining(3_600_007) == -3_570_000


def test_each_press_starts_the_next_rest_and_counts_the_one_before() -> None:
    gym = Floor(rest_timeline(30_000))
    gym.press(1_000)
    gym.press(2_000)
    assert len(gym.session.results) == 2
    assert gym.session.remaining(2_555) == 30_000


def test_a_preset_starts_the_rest_again_with_its_time_and_keeps_it_for_the_next() -> None:
    gym = Floor(rest_timeline(30_000))
    gym.do(5_000, ask.SetDuration(45_000))
    assert gym.session.remaining(5_555) == 45_000
    assert gym.session.results[0].outcome is Outcome.LEFT
    gym.press(6_000)
    assert gym.session.remaining(6_555) == 45_000


@pytest.mark.parametrize("command", [ask.Finish(), ask.Abandon()])
def test_a_session_ends_where_it_stands_and_takes_no_command_more(command: Command) -> None:
    gym = floor(PLANK, PLANK)
    gym.do(3_000, command)
    assert isinstance(gym.events[-1], SessionEnded)
    ending = Ending.FINISHED_EARLY if command == ask.Finish() else Ending.ABANDONED
    assert gym.session.ending is ending
    gym.do(4_000, ask.Skip(1))
    assert gym.refusal() == "the session is over"


def test_the_last_step_done_plays_the_finish_at_once() -> None:
    gym = floor(PLANK)
    gym.press(3_000)
    assert [e.cue for e in gym.events if isinstance(e, Cued)] == [Cue.FINISH]
    assert gym.session.ending is Ending.COMPLETED


def test_changing_to_paced_in_mid_set_starts_to_count_from_there() -> None:
    gym = floor(ROW, mode=RepMode.TAPPED)
    gym.press(1_000)
    gym.do(2_000, ask.SetMode(RepMode.PACED))
    gym.tick(2_001 + 9_000)
    assert gym.session.step.label == "Rest"
    assert gym.session.results[0].reps == 4


def test_a_command_before_the_start_is_refused() -> None:
    session, events = update(open_session(rest_timeline(9_000)), ask.Pause(), 5)
    assert session.phase is Phase.READY
    assert events == (Refused(5, ask.Pause(), "the session has not started"),)


def test_a_session_cannot_open_at_a_step_that_is_not_there() -> None:
    with pytest.raises(IndexError, match="step 17 is not there; the last is 15"):
        open_session(compile_routine(tabata_routine()), first=17)


def test_a_changed_pace_holds_at_once_and_for_the_sets_to_come() -> None:
    gym = floor(SQUAT, SQUAT)
    gym.tick(6_000)
    gym.do(6_000, ask.SetPace(200))
    gym.tick(11_001)
    counts = [(e.at - 555, e.count) for e in gym.events if isinstance(e, RepCounted)]
    assert counts == [(8_501, 2), (11_001, 3)]
    gym.do(12_000, ask.Skip(gym.session.stay.turn))
    assert gym.session.length == 7_500


def test_a_pace_beyond_all_reason_is_refused() -> None:
    gym = floor(SQUAT)
    gym.do(100, ask.SetPace(201))
    assert gym.refusal() == "the pace goes from 50 to 200 percent"
