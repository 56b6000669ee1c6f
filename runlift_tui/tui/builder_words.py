"""What the builder says of a timer, and of what can be typed. It decides nothing."""

from textual.content import Content
from textual.style import Style

from runlift_tui.engine.timeline import Timeline
from runlift_tui.tui.preview import length_text
from runlift_tui.tui.sheet import Line, Sheet
from runlift_tui.tui.time_strip import Part, totals
from runlift_tui.tui.timer_presets import EXAMPLES


def timer_length(timeline: Timeline, *, brief: bool) -> str:
    """Say how long a timer lasts, and how much of it is work."""
    open_ended = any(step.duration is None or step.until_missed for step in timeline.steps)
    about = "about " if open_ended else ""
    words = f"{about}{length_text(timeline.planned)}"
    work = totals(timeline.steps).get(Part.WORK, 0)
    return words if brief else f"{words} in all · {length_text(work)} work"


def guide_sheet() -> Sheet:
    """Return what the short form can say, to be read and to be clicked."""
    lines = [Line(Content.styled("What you can type", "$text-accent bold"))]
    for index, (text, meaning) in enumerate(EXAMPLES):
        link = Style.from_meta({"@click": f"screen.use({index})"})
        lines.append(
            Line(Content.styled(text, link), Content.styled(meaning, "$text-muted"), leader="·")
        )
    return Sheet(lines)
