"""Draws an exercise's load and repetitions over time, with plotext. It knows no journal."""

from collections.abc import Sequence
from datetime import date
from itertools import count
from math import ceil, floor

from runlift_tui.engine.loads import from_kg
from runlift_tui.engine.records import Point
from runlift_tui.engine.routine import Unit

TICKS = 4
"""At most so many days are named below a plot."""

LOWEST = 7
"""Rows that a plot needs at the least."""

ROWS_A_MARK = 4
"""At most one figure beside so many rows."""

NARROWEST = 20
"""Cells that it needs at the least."""


def draw_plots(points: Sequence[Point], unit: Unit, width: int, height: int) -> str:
    """Return the load over time, and below it the repetitions, in plain text of at most this size.

    What has no figures is left out, and the repetitions where there is no room for both.
    """
    if not points or width < NARROWEST or height < LOWEST:
        return ""
    days = [point.day for point in points]
    loads = [from_kg(point.load, unit) for point in points]
    reps = [float(point.reps) for point in points]
    drawn: list[tuple[str, list[float]]] = []
    drawn += [(f"Heaviest load, {unit}", loads)] if any(loads) else []
    drawn += [("Repetitions in all sets", reps)] if any(reps) else []
    drawn = drawn[: height // LOWEST]
    return "\n".join(
        _plot(title, days, figures, width, height // len(drawn)) for title, figures in drawn
    )


def _plot(title: str, days: list[int], figures: list[float], width: int, height: int) -> str:
    import plotext

    plotext.clear_figure()
    plotext.limit_size(False, False)  # we know our room; the terminal may have another size
    plotext.theme("clear")
    plotext.plot_size(width, height)
    plotext.title(title)
    plotext.plot(days, figures, marker="braille")
    named = days[:: max(1, -(-len(days) // TICKS))]
    plotext.xticks(named, [f"{date.fromordinal(day):%d %b %y}" for day in named])
    marks = round_marks(min(figures), max(figures), max(1, height // ROWS_A_MARK))
    plotext.ylim(marks[0], marks[-1])
    plotext.yticks(marks, [f"{mark:g}" for mark in marks])
    drawn: str = plotext.uncolorize(plotext.build())
    return drawn.rstrip("\n")


def round_marks(low: float, high: float, most: int) -> list[float]:
    """Return round figures, evenly apart, from `low` or below to `high` or above.

    There are three where all is one figure, else two or more, and at most about `most`.
    """
    steps = (size * 10**power for power in count() for size in (0.5, 1, 2))
    step = next(step for step in steps if (high - low) / step <= most)
    first, last = floor(low / step), ceil(high / step)
    if first == last:
        first, last = first - 1, last + 1
    return [number * step for number in range(first, last + 1)]
