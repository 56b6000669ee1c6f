"""Draws an exercise's load and repetitions over time, with plotext. It knows no journal."""

from collections.abc import Sequence
from datetime import date

from runlift_tui.engine.records import Point

TICKS = 4
"""At most so many days are named below a plot."""


def draw_plot(points: Sequence[Point], width: int, height: int) -> str:
    """Return the plot in plain text, at most `width` cells wide: load if there is any, else reps.

    Empty where there is nothing to draw, or no room.
    """
    if not points or width < 20 or height < 5:
        return ""
    import plotext

    loaded = any(point.load for point in points)
    days = [point.day for point in points]
    figures = [point.load if loaded else point.reps for point in points]
    plotext.clear_figure()
    plotext.theme("clear")
    plotext.plot_size(width, height)
    plotext.title("Heaviest load, kg" if loaded else "Repetitions in all sets")
    plotext.plot(days, figures, marker="braille")
    named = days[:: max(1, -(-len(days) // TICKS))]
    plotext.xticks(named, [f"{date.fromordinal(day):%d %b %y}" for day in named])
    drawn: str = plotext.uncolorize(plotext.build())
    return drawn.rstrip("\n")
