"""The floor of a guided session: leads through every step of a routine or an interval timer."""

from collections.abc import Mapping
from itertools import cycle
from typing import ClassVar

from textual.binding import Binding, BindingType

from runlift_tui.engine.commands import (
    Abandon,
    AdjustReps,
    Back,
    Complete,
    Finish,
    Jump,
    SetMode,
    SetPace,
    Skip,
)
from runlift_tui.engine.session import Phase, RepMode, last_set
from runlift_tui.tui.asking import Leaving, ask_leaving, ask_step
from runlift_tui.tui.floor_screen import FloorScreen

MODE_WORDS = {
    RepMode.PACED: "The app counts, at the tempo.",
    RepMode.TAPPED: "Each press of the big key is one repetition.",
    RepMode.SINGLE: "One press says that the set is done.",
}


class SessionScreen(FloorScreen):
    """Leads through `session`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup,b,left", "back", "Back", id="floor.back"),
        Binding("right,n", "complete", "Done now", id="floor.done"),
        Binding("s", "skip", "Skip this step", id="floor.skip"),
        Binding("up", "reps(1)", "One rep more", id="floor.more"),
        Binding("down", "reps(-1)", "One rep fewer", id="floor.fewer"),
        Binding("c", "mode", "Count reps another way", id="floor.mode"),
        Binding("less_than_sign", "pace(-10)", "Slower reps", id="floor.slower", key_display="<"),
        Binding("greater_than_sign", "pace(10)", "Faster reps", id="floor.faster", key_display=">"),
        Binding("j", "jump", "Go to a step", id="floor.jump"),
        Binding("f", "finish", "Finish early", id="floor.finish"),
        Binding("q", "leave", "Stop", id="floor.leave"),
    ]

    def hints(self) -> Mapping[str, str]:
        """See `FloorScreen.hints`."""
        paused = self.session.phase is Phase.PAUSED
        return {
            "floor.turn": "go on" if paused else self._turn_word(),
            **({} if paused else {"floor.pause": "pause"}),
            "floor.back": "back",
            "floor.more": "reps" if self.session.step.reps else "reps of last set",
            "floor.longer": "10 s",
            "floor.skip": "skip",
            "floor.jump": "go to",
            "floor.leave": "stop",
            "app.help": "help",
        }

    def _turn_word(self) -> str:
        if self.session.step.reps:
            return "rep" if self.session.mode is RepMode.TAPPED else "done"
        return "next"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`: only what works now."""
        if action == "reps":
            return bool(self.session.step.reps or last_set(self.session))
        if action == "pace":
            return bool(self.session.step.reps) and self.session.mode is RepMode.PACED
        if action == "mode":
            return bool(self.session.step.reps)
        return super().check_action(action, parameters)

    def action_back(self) -> None:
        """Go to the step before, or to this one's start."""
        self.ask(Back(self.turn))

    def action_complete(self) -> None:
        """Say that the step is done, however its repetitions are counted."""
        self.ask(Complete(self.turn))

    def action_skip(self) -> None:
        """Leave the step out."""
        self.ask(Skip(self.turn))

    def action_reps(self, delta: int) -> None:
        """Count more or fewer repetitions."""
        self.ask(AdjustReps(delta))

    def action_mode(self) -> None:
        """Count repetitions the next way."""
        modes = cycle(RepMode)
        while next(modes) is not self.session.mode:
            pass
        mode = next(modes)
        self.ask(SetMode(mode))
        self.notify(MODE_WORDS[mode], timeout=3)

    def action_pace(self, change: int) -> None:
        """Pace repetitions `change` percent faster, or slower where it is negative."""
        self.ask(SetPace(self.session.pace + change))
        self.notify(f"The pace is {self.session.pace} % of the tempo.", timeout=3)

    def action_jump(self) -> None:
        """Ask for a step and go there."""

        def go(answer: str | None) -> None:
            if answer is not None:
                self.ask(Jump(int(answer)))

        self.app.push_screen(ask_step(self.session.timeline, self.session.stay.index), go)

    def action_finish(self) -> None:
        """End here and keep what was done."""
        self.ask(Finish())

    def action_leave(self) -> None:
        """Ask whether to stop."""

        def leave(answer: str | None) -> None:
            if answer == Leaving.FINISH:
                self.ask(Finish())
            elif answer == Leaving.ABANDON:
                self.ask(Abandon())

        self.app.push_screen(ask_leaving(), leave)
