"""A routine as a list to walk through: itself, its blocks, their exercises.

It only shows; what its keys do is up to the screen.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from runlift_tui.engine.drafting import WHOLE, Spot, spots
from runlift_tui.engine.routine import Routine
from runlift_tui.tui.pick_list import PickList
from runlift_tui.tui.preview import dose_text, plural
from runlift_tui.tui.sheet import Line


class Outline(PickList):
    """The spots of a routine, each on its line."""

    BINDING_GROUP_TITLE = "In the outline"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,right", "screen.fill_in", "Change", id="outline.change"),
        Binding("a", "screen.add_exercise", "Add", tooltip="Add exercise", id="outline.add"),
        Binding("escape,q,f5", "screen.leave", "Back", id="outline.close"),
        Binding("b", "screen.add_block", "Block", tooltip="Add block", id="outline.add-block"),
        Binding("d", "screen.double", "Once more", show=False, id="outline.double"),
        Binding("x,delete", "screen.remove", "Remove", id="outline.remove"),
        Binding("shift+up,K", "screen.move(-1)", "Move up", show=False, id="outline.move-up"),
        Binding("shift+down,J", "screen.move(1)", "Move down", show=False, id="outline.move-down"),
        Binding("p", "screen.preview", "Preview", id="outline.preview"),
    ]

    def breathe(self) -> None:
        """Never: the lines of one block belong together."""

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        option = self.highlighted_option
        return _spot(option.id) if option and option.id else WHOLE

    def show(self, routine: Routine, spot: Spot) -> None:
        """Show `routine`, standing at `spot`."""
        lines = dict(_lines(routine))
        if list(lines) == [option.id for option in self.options]:
            for name, line in lines.items():
                if not _alike(self._entries[name], line):
                    self.change(name, line)
        else:
            self.fill(lines.items())
        self.highlighted = list(lines).index(_name(spot))


def _lines(routine: Routine) -> Iterator[tuple[str, Line]]:
    for spot in spots(routine):
        if spot.is_routine:
            yield _name(spot), Line(Content.styled(routine.title, "bold"))
            continue
        block = routine.blocks[spot.block]
        if spot.is_exercise:
            exercise = block.exercises[spot.exercise]
            dose = dose_text(replace(exercise, each_side=False), block)
            yield _name(spot), Line(Content(exercise.name), Content(dose), indent=4)
        else:
            turns = plural(block.rounds, "round") if block.rounds > 1 else ""
            yield _name(spot), Line(Content.styled(block.title, "bold"), Content(turns), indent=2)


def _alike(one: Line, other: Line) -> bool:
    return one.left.is_same(other.left) and one.right.is_same(other.right)


def _name(spot: Spot) -> str:
    return f"{spot.block}/{spot.exercise}"


def _spot(name: str) -> Spot:
    block, exercise = map(int, name.split("/"))
    return Spot(block, exercise)
