"""The floor where the plan can be changed: another version, later, once more, elsewhere, and back.

It only asks and sends commands; what a change comes to is the engine's.
"""

from typing import ClassVar

from textual.binding import Binding, BindingType

from runlift_tui.engine.commands import (
    ChangeRests,
    Jump,
    Postpone,
    Reach,
    RepeatSet,
    SkipBlock,
    Swap,
    Undo,
)
from runlift_tui.engine.events import Refused
from runlift_tui.engine.routine import Exercise
from runlift_tui.engine.timeline import StepKind
from runlift_tui.engine.variants import versions
from runlift_tui.files.settings import with_swap
from runlift_tui.tui.asking import ask_step
from runlift_tui.tui.changing import (
    CHANGES,
    Lasting,
    ask_change,
    ask_lasting,
    ask_version,
    goes_by_the_clock,
    subject,
    version,
)
from runlift_tui.tui.floor_screen import FloorScreen


class PlanScreen(FloorScreen):
    """Lets the athlete change what is to be done in `session`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", "Take back", id="floor.undo"),
        Binding("o", "change", "Change the session", id="floor.change"),
        Binding("a", "repeat", "Set once more", id="floor.repeat"),
        Binding("x", "swap", "Another version", id="floor.swap"),
        Binding("t", "postpone", "Taken: do it later", id="floor.postpone"),
        Binding("r", "rests", "Keep rests as long as this", id="floor.rests"),
        Binding("d", "skip_block", "Skip the rest of the block", id="floor.skip-block"),
        Binding("j", "jump", "Go to a step", id="floor.jump"),
    ]

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self.session.stay.laps or self.session.changes)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`: only what works now."""
        step = self.session.step
        match action:
            case "undo":
                return self.can_undo
            case "swap":
                exercise = subject(self.session)
                return bool(exercise and any(versions(exercise))) and step.laps is None
            case "postpone":
                return subject(self.session) is not None
            case "rests":
                return step.kind is StepKind.REST and step.interval is None
            case "skip_block":
                return bool(step.place.block)
        return super().check_action(action, parameters)

    def action_undo(self) -> None:
        """Take back the last round that was counted here, else the last change."""
        self.ask(Undo())

    def action_repeat(self) -> None:
        """Do the set once more."""
        self.ask(RepeatSet())

    def action_skip_block(self) -> None:
        """Leave out what is left of the block."""
        self.ask(SkipBlock(self.turn))

    def action_rests(self) -> None:
        """Let all rests like this one last as long as this one does."""
        if self.session.length:
            self.ask(ChangeRests(self.session.length))

    def action_postpone(self) -> None:
        """Do the exercise later, as its place is taken."""
        exercise = subject(self.session)
        if exercise:
            self.ask(Postpone(exercise.name))

    def action_swap(self) -> None:
        """Ask for another version of the exercise, and for how long."""
        exercise = subject(self.session)
        if not exercise:
            return

        def chosen(name: str | None) -> None:
            if name:
                self.app.push_screen(ask_lasting(name), lambda how: self._swap(exercise, name, how))

        self.app.push_screen(ask_version(exercise), chosen)

    def _swap(self, exercise: Exercise, name: str, lasting: str | None) -> None:
        variant = version(exercise, name)
        if not variant or not lasting:
            return
        once = lasting == Lasting.ONCE
        events = self.ask(
            Swap(exercise.name, variant, Reach.THIS_SET if once else Reach.FROM_NOW_ON)
        )
        if lasting == Lasting.ALWAYS and not any(isinstance(e, Refused) for e in events):
            planned = exercise.replaces or exercise.name
            settings = with_swap(self.stage.settings, self.session.timeline.name, planned, name)
            self.stage.change_settings(settings)

    def action_change(self) -> None:
        """Ask what to change."""
        offered = [action for action in CHANGES if self.check_action(action, ())]
        if goes_by_the_clock(self.session):
            offered = [action for action in offered if action not in ("repeat", "postpone")]

        def go(action: str | None) -> None:
            if action:
                getattr(self, f"action_{action}")()

        self.app.push_screen(ask_change(self.session, offered), go)

    def action_jump(self) -> None:
        """Ask for a step and go there."""

        def go(answer: str | None) -> None:
            if answer is not None:
                self.ask(Jump(int(answer)))

        self.app.push_screen(ask_step(self.session.timeline, self.session.stay.index), go)
