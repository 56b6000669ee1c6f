"""The strip of a timeline: it is whole, to scale, and nothing that has room gets lost."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.theme import Theme

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.shorthand import parse_short
from runlift_tui.engine.timeline import Timeline
from runlift_tui.engine.units import SECOND
from runlift_tui.tui.phases import contrast
from runlift_tui.tui.themes import THEMES
from runlift_tui.tui.time_strip import Column, Part, columns, part_of, totals
from runlift_tui.tui.widgets.time_bar import SEEN, Cell, cell, strip_colour
from tests.strategies import timelines

WIDTHS = st.integers(1, 120)


def timer(text: str) -> Timeline:
    return compile_routine(parse_short(text))


@given(timelines, WIDTHS)
def test_the_columns_add_up_to_the_width_and_each_is_full(timeline: Timeline, width: int) -> None:
    strip = columns(timeline.steps, width)
    assert len(strip) == width
    assert all(sum(share for _, share in column.shares) == pytest.approx(1) for column in strip)


@given(timelines, WIDTHS)
def test_every_part_has_the_share_of_the_strip_that_it_has_of_the_time(
    timeline: Timeline, width: int
) -> None:
    strip = columns(timeline.steps, width)
    for part, length in totals(timeline.steps).items():
        shown = sum(share for column in strip for what, share in column.shares if what is part)
        assert shown == pytest.approx(width * length / timeline.planned)


@given(timelines, WIDTHS, st.integers(1, 9))
def test_every_interval_of_a_column_or_more_is_seen(
    timeline: Timeline, width: int, rows: int
) -> None:
    strip = columns(timeline.steps, width)
    scale = Fraction(width, timeline.planned)
    at = Fraction(0)
    for step in timeline.steps:
        start, at = at, at + step.planned * scale
        if at - start >= 1:
            covered = strip[int(start) : -int(-at // 1)]
            seen = {colour for column in covered for colour in colours(column, rows)}
            assert part_of(step) in seen or (Part.WORK in seen and part_of(step) is Part.EASY)


def colours(column: Column, rows: int) -> set[Part | None]:
    """Return the colours that can be seen of a column."""
    drawn = [cell(column, row, rows) for row in range(rows)]
    inked = {one.ink for one in drawn if one.sign != " "}
    return inked | {one.ground for one in drawn if one.sign != "█"}


def test_more_intervals_than_columns_show_how_much_of_each_there_is() -> None:
    strip = columns(timer("99x20s/10s ready 0s").steps, 33)
    assert all(column.crowded for column in strip)
    assert all(column.above is Part.REST for column in strip)
    assert strip[5].level == pytest.approx(2 / 3, abs=0.01)
    heights = [cell(strip[5], row, 3).sign for row in range(3)]
    assert heights == ["█", "█", " "]


def test_a_border_inside_a_column_is_drawn_to_an_eighth_of_it() -> None:
    strip = columns(timer("15s, rest 15s, 30s ready 0s").steps, 10)
    (border,) = (column for column in strip if len(column.shares) > 1)
    drawn = cell(border, 0, 1)
    assert (drawn.ink, drawn.ground) == (Part.WORK, Part.REST)
    assert drawn.sign == "▌"


def test_a_rest_too_short_for_a_column_still_shows() -> None:
    strip = columns(timer("6x60s/5s ready 0s").steps, 30)
    rests = [column for column in strip if column.above is Part.REST]
    assert len(rests) >= 5
    assert all(0 < column.level < 1 for column in rests)


def test_easy_work_stands_half_as_high() -> None:
    strip = columns(timer("warm-up 3m + 3m ready 0s").steps, 2)
    assert [cell(strip[0], row, 4).ground for row in range(4)] == [Part.WORK, Part.WORK, None, None]
    assert all(cell(strip[1], row, 4).ground is Part.WORK for row in range(4))


def test_plain_terminals_get_signs_in_place_of_blocks() -> None:
    work, rest = columns(timer("2x20s/20s ready 0s").steps, 3)[:2]
    assert cell(work, 0, 3, ascii_only=True) == Cell("#", Part.WORK)
    assert cell(rest, 0, 3, ascii_only=True) == Cell(" ", Part.REST, Part.REST)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_part_can_be_seen_and_told_from_the_others(theme: Theme) -> None:
    assert theme.background
    shown = {part: strip_colour(part, theme.name, theme.background) for part in Part}
    assert all(contrast(colour, theme.background) >= SEEN for colour in shown.values())
    assert len(set(shown.values())) == len(Part) - 1, "easy work looks like work, half as high"


def test_totals_name_only_what_there_is() -> None:
    steps = timer("warm-up 1m + 3x20s/10s").steps
    assert totals(steps) == {
        Part.WORK: 60 * SECOND,
        Part.REST: 20 * SECOND,
        Part.EASY: 60 * SECOND,
        Part.READY: 10 * SECOND,
    }


@pytest.mark.parametrize("width", [0, -1])
def test_no_width_shows_nothing(width: int) -> None:
    assert columns(timer("8x20s/10s").steps, width) == ()
