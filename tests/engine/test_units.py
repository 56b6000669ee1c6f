"""Durations as people write and read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.engine.units import (
    LONGEST,
    duration_text,
    face_text,
    parse_duration,
    stamp_text,
)


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("30", 30_000),
        ("30s", 30_000),
        ("1m30s", 90_000),
        ("1:30", 90_000),
        ("2m", 120_000),
        ("5min", 300_000),
        ("1h", 3_600_000),
        ("1:00:00", 3_600_000),
        ("1.5s", 1_500),
        (" 0 ", 0),
    ],
)
def test_a_duration_is_read_as_people_write_it(text: str, duration: int) -> None:
    assert parse_duration(text) == duration


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "is not a duration"),
        ("soon", "is not a duration"),
        ("1:75", "is not a duration"),
        ("30x", "is not a duration"),
        ("٣٠", "is not a duration"),
        ("-5", "is negative"),
        ("25h", "is too long"),
        ("9999999999", "is not a duration"),
    ],
)
def test_what_is_no_duration_is_refused_in_words(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse_duration(text)


@given(st.integers(0, LONGEST))
def test_a_written_duration_reads_back_the_same(duration: int) -> None:
    assert parse_duration(duration_text(duration)) == duration


@pytest.mark.parametrize(
    ("duration", "face"),
    [
        (0, "0"),
        (1, "1"),
        (9_000, "9"),
        (9_001, "10"),
        (65_000, "1:05"),
        (600_000, "10:00"),
        (3_599_001, "1:00:00"),
    ],
)
def test_a_face_counts_a_started_second_whole(duration: int, face: str) -> None:
    assert face_text(duration) == face


def test_a_stamp_has_minutes_seconds_and_thousandths() -> None:
    assert stamp_text(6_123_045) == "102:03.045"
