"""The chapters of a rendered session."""

from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.audio.cue_sheet import chapters, cue_sheet, disc_time
from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.quick import tabata_routine
from runlift_tui.engine.routine import Block, BlockKind, Exercise, Reps, Routine, Span
from runlift_tui.engine.units import HOUR, SECOND

REST = Span(15 * SECOND, 30 * SECOND)
LUNGE = Exercise("Lunge", work=20 * SECOND, each_side=True, sets=2, rest=REST)
DIP = Exercise('The "dip"', reps=Reps(5, 7))
PAIR = Routine("pair", "A pair", (Block("Main", (LUNGE, DIP)),))

SHEET = """\
TITLE "A pair"
FILE "pair of ours.wav" WAVE
  TRACK 01 AUDIO
    TITLE "Get ready"
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "Lunge, set 1/2"
    INDEX 01 00:10:00
  TRACK 03 AUDIO
    TITLE "Lunge, set 2/2"
    INDEX 01 01:25:00
  TRACK 04 AUDIO
    TITLE "The 'dip'"
    INDEX 01 02:40:00
"""


def test_a_sheet_has_a_track_for_each_set_with_both_sides_and_its_rest() -> None:
    assert cue_sheet(compile_routine(PAIR), "pair of ours.wav") == SHEET


def test_each_round_of_a_circuit_is_a_chapter_of_its_own() -> None:
    circuit = Routine("c", "C", (Block("Main", (DIP,), BlockKind.CIRCUIT, rounds=2),), get_ready=0)
    titles = [title for _, title in chapters(compile_routine(circuit))]
    assert titles == ['The "dip", round 1/2', 'The "dip", round 2/2']


def test_a_sheet_never_has_more_tracks_than_its_format_can_number() -> None:
    timeline = compile_routine(tabata_routine(rounds=99))
    assert len(list(chapters(timeline))) == 100
    sheet = cue_sheet(timeline, "long.wav")
    assert sheet.count("TRACK") == 99
    assert "TRACK 99 AUDIO\n" in sheet


@given(st.integers(min_value=0, max_value=13 * HOUR))
def test_a_chapter_begins_at_its_moment_or_less_than_a_sector_before(moment: int) -> None:
    minutes, seconds, sectors = map(int, disc_time(moment).split(":"))
    assert seconds < 60
    assert sectors < 75
    begins = (60 * minutes + seconds) * 75 + sectors
    assert begins * 1_000 <= moment * 75 < (begins + 1) * 1_000
