"""What home says of a routine: its line in the list, what stands above its preview.

Nothing is read from the folders or done here.
"""

from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.screen import Screen
from textual.style import Style

from runlift_tui.engine.routine import Routine
from runlift_tui.engine.timeline import Timeline
from runlift_tui.tui.keys import KeyLine, key_lines
from runlift_tui.tui.own_shelf import Deed
from runlift_tui.tui.preview import length_text, summary_text
from runlift_tui.tui.sheet import Line, Sheet

if TYPE_CHECKING:
    from runlift_tui.files.library import Entry


def deeds(screen: Screen[Any]) -> Content:
    """Return what can be done with the highlighted routine besides starting it, with its keys."""
    lines = key_lines(screen)
    found = ((deed, lines.get(f"home.{deed}")) for deed in Deed)
    return Content("  ").join(_deed(deed, line) for deed, line in found if line)


def _deed(deed: Deed, line: KeyLine) -> Content:
    link = Style.from_meta({"@click": f"screen.own('{deed}')"})
    return Content.assemble((line.keys[0], "$text-accent bold"), " ", (line.what, link))


def head_sheet(routine: Routine, timeline: Timeline) -> Sheet:
    """Return what stands above a preview: the title, the start, the length."""
    start = Content.from_markup("[@click=screen.start]  Start  [/]")
    summary = Content.styled(summary_text(routine, timeline), "$text-muted")
    title = Content.styled(routine.title, "bold")
    return Sheet([Line(title, start), Line(summary)])


def entry_line(entry: "Entry", timeline: Timeline) -> Line:
    """Return a routine's line in the list."""
    length = length_text(timeline.planned)
    return Line(
        Content(entry.routine.title), Content(f"yours  {length}" if entry.is_own else length)
    )
