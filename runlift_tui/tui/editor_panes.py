"""What stands side by side in the routine editor: the outline, the form and the preview.

It shows a routine and never changes one.
"""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from runlift_tui.engine.drafting import Spot, part
from runlift_tui.engine.routine import BlockKind, Routine
from runlift_tui.tui.editor_fields import BLOCK_FIELDS, EXERCISE_FIELDS, ROUTINE_FIELDS, fields_of
from runlift_tui.tui.editor_form import Form
from runlift_tui.tui.outline import Outline
from runlift_tui.tui.preview import preview_sheet


class Panes(Horizontal):
    """Shows one routine, and one form: that of the spot where the outline stands."""

    def compose(self) -> ComposeResult:
        """See `Widget.compose`."""
        yield Outline(id="outline")
        with Vertical(id="filling"):
            yield Static(id="form-head", markup=False)
            yield Static(id="hint", markup=False)
            yield Form(ROUTINE_FIELDS, "routine-form")
            yield Form(BLOCK_FIELDS, "block-form")
            yield Form(EXERCISE_FIELDS, "exercise-form")
        with VerticalScroll(id="preview", can_focus=False):
            yield Static(id="preview-text")

    @property
    def outline(self) -> Outline:
        """The list of all spots."""
        return self.query_one(Outline)

    @property
    def spot(self) -> Spot:
        """Where the outline stands."""
        return self.outline.spot

    @property
    def form(self) -> Form:
        """The form of the spot."""
        kind = "exercise" if self.spot.is_exercise else "block"
        return self.query_one(f"#{'routine' if self.spot.is_routine else kind}-form", Form)

    def show(self, routine: Routine, spot: Spot, *, anew: bool) -> None:
        """Show `routine`, standing at `spot`; what is being typed stays, unless `anew`."""
        self.outline.show(routine, spot)
        self.fill(routine, anew=anew)
        self.query_one("#preview-text", Static).update(preview_sheet(routine))

    def fill(self, routine: Routine, *, anew: bool) -> None:
        """Show the form of the spot; what is being typed stays, unless `anew`."""
        spot, shown = self.spot, self.form
        block = None if spot.is_routine else routine.blocks[spot.block]
        what = part(routine, spot)
        if not shown.has_class("-shown"):  # a class that is set is costly to set again
            for form in self.query(Form):
                form.set_class(form is shown, "-shown")
        keys = fields_of(what, block.kind if block else BlockKind.STRAIGHT)
        shown.fill(what, keys, anew=anew)
        head = f"Block {spot.block + 1}" if block else "The routine"
        if block and spot.is_exercise:
            head = f"Exercise {spot.exercise + 1} of {block.title}"
        self._say("#form-head", head)

    def hint(self, text: str) -> None:
        """Say what may stand in the field that is being filled in."""
        self._say("#hint", text)

    def _say(self, selector: str, text: str) -> None:
        widget = self.query_one(selector, Static)
        if widget.content != text:
            widget.update(text)
