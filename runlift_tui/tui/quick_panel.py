"""The corner of the home screen for what needs no routine: quick rests, intervals, a new one."""

from textual.binding import Binding
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from runlift_tui.engine.quick import REST_PRESETS, TABATA
from runlift_tui.engine.units import duration_text
from runlift_tui.tui.keys import key_lines

COLUMNS = 4

REST_KEYS = [
    Binding(
        str(number),
        f"rest({duration})",
        f"Rest {duration_text(duration)}",
        show=False,
        id=f"home.rest-{number}",
    )
    for number, duration in enumerate(REST_PRESETS, start=1)
]
"""The keys of the preset rests."""


class QuickPanel(Static):
    """Names the present keys; a click does what the key does, by the screen's own actions."""

    DEFAULT_CSS = """
    QuickPanel {
        height: auto;
        padding: 1 2;
        link-style: none;
        link-color: $foreground;
        link-color-hover: $foreground;
        link-background-hover: $panel;
        link-style-hover: bold;
    }
    """

    def render(self) -> Content:
        """See `Widget.render`."""
        keys = {name: line.keys[0] for name, line in key_lines(self.screen).items()}
        cells = [
            _entry(keys.get(f"home.rest-{n}", ""), f"rest({rest})", duration_text(rest))
            for n, rest in enumerate(REST_PRESETS, start=1)
        ]
        width = self.size.width // COLUMNS
        cells = [cell.pad_right(max(1, width - cell.cell_length)) for cell in cells]
        rows = (Content("").join(cells[i : i + COLUMNS]) for i in range(0, len(cells), COLUMNS))
        timers = (
            _entry(keys.get("home.interval", ""), "interval", "Interval timer"),
            _entry(keys.get("home.tabata", ""), f"interval({TABATA!r})", "Tabata"),
        )
        return Content("\n").join(
            [
                Content.styled("Quick rest", "$text-accent bold"),
                *rows,
                "",
                Content("   ").join(timers),
                _entry(keys.get("home.new", ""), "new", "New routine"),
            ]
        )


def _entry(key: str, action: str, label: str) -> Content:
    link = Content.styled(label, Style.from_meta({"@click": f"screen.{action}"}))
    return Content.assemble((key, "$text-accent bold"), " " if key else "", link)
