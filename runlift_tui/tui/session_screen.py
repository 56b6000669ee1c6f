"""The floor of a guided session: leads through every step of a routine or an interval timer."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import cycle
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from runlift_tui.engine.commands import (
    Abandon,
    AdjustReps,
    Back,
    Complete,
    Finish,
    SetMode,
    SetPace,
    Skip,
)
from runlift_tui.engine.events import Event, RepsCorrected
from runlift_tui.engine.loads import shown_text
from runlift_tui.engine.session import CHOICES, Phase, RepMode, Session, last_set
from runlift_tui.engine.timeline import Step, StepKind
from runlift_tui.engine.units import SECOND, Ms
from runlift_tui.tui.asking import Leaving, ask_leaving
from runlift_tui.tui.noting import NOTE_ACTIONS, NOTE_BINDINGS
from runlift_tui.tui.plan_screen import PlanScreen
from runlift_tui.tui.wording import BETWEEN, Words

if TYPE_CHECKING:
    from runlift_tui.tui.set_notes import SetNotes

TURN: Ms = 4 * SECOND
"""How long each of the notes is to be seen where there is no room for all of them."""

NOTING: Ms = 2 * TURN
"""For so long after a key that notes the last set, plus and minus are its load."""

MODE_WORDS = {
    RepMode.PACED: "The app counts, at the tempo.",
    RepMode.TAPPED: "Each press of the big key is one repetition.",
    RepMode.SINGLE: "One press says that the set is done.",
}


class SessionScreen(PlanScreen):
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
        Binding("f", "finish", "Finish early", id="floor.finish"),
        Binding("q", "leave", "Stop", id="floor.leave"),
        *NOTE_BINDINGS,
    ]

    _notes: "SetNotes | None" = None
    _last: Mapping[str, str] = MappingProxyType({})
    _noted: Ms = 0
    _noted_in: int = 0

    def observe(self, session: Session, events: tuple[Event, ...], now: Ms) -> None:
        """See `FloorScreen.observe`."""
        if self._notes is not self.stage.keeping.notes:
            self._notes = self.stage.keeping.notes
            self._look_back()
        if self._notes:
            for event in events:
                if isinstance(event, RepsCorrected):
                    self._notes.confirm(event.turn)
        super().observe(session, events, now)

    @work(thread=True)
    def _look_back(self) -> None:
        from runlift_tui.journal.faults import JournalError
        from runlift_tui.tui.last_time import last_times

        diary, recorder = self.stage.deck.diary, self.stage.keeping.recorder
        if diary and recorder:
            try:
                with diary.lent() as journal:
                    units = self.stage.settings.units
                    self._last = last_times(journal, self.session.timeline, recorder.uuid, units)
            except JournalError:  # what cannot be read is told where it cannot be written
                return
            self.app.call_from_thread(self._say_now)

    def _say_note(self) -> None:
        """Show what was just noted before anything else."""
        self._noted, self._noted_in = self.stage.now(), self.turn
        self._say_now()

    def _say_now(self) -> None:
        self.say(self.words(self.stage.now()))
        self.hint(self.hints())

    def words(self, now: Ms) -> Words:
        """See `FloorScreen.words`: with what was noted of the last set, and done the last time."""
        words = super().words(now)
        if not self._notes:
            return words
        noted = (*self._notes.words(self.session, self.stage.settings.units), *self._memory())
        if self.session.phase is Phase.PAUSED:
            return replace(words, how=(*words.how, *noted))
        since = now - max(self._noted, self.session.stay.entered)
        exercise = self._subject.exercise
        # The first prompt of an exercise that grows is its target, and why.
        target = bool(exercise and exercise.progress and words.how)
        notes = len(noted) + target
        return replace(words, how=(*noted, *words.how), notes=notes, lead=since // TURN)

    @property
    def _subject(self) -> Step:
        """What is done now, or in a rest what comes next."""
        step = self.session.step
        if step.kind in (StepKind.REST, StepKind.PREPARE):
            return self.session.timeline.next_work(self.session.stay.index) or step
        return step

    def _memory(self) -> tuple[str, ...]:
        step = self._subject
        load = self._notes.load_of(step) if self._notes else None
        parts = [f"Last time {self._last[step.label]}"] if step.label in self._last else []
        if step.load and load != step.load:
            parts.append(f"today {shown_text(load, self.stage.settings.units)}")
        return (BETWEEN.join(parts),) if parts else ()

    def hints(self) -> Mapping[str, str]:
        """See `FloorScreen.hints`."""
        paused = self.session.phase is Phase.PAUSED
        return {
            "floor.turn": "go on" if paused else self._turn_word(),
            **({} if paused else {"floor.pause": "pause"}),
            "floor.back": "back",
            "floor.more": "reps" if self._counts else "reps of last set",
            "floor.longer": "load" if self._noting else "10 s",
            "floor.heavier": "load",
            "floor.effort": "effort",
            "floor.side": "other side",
            "floor.skip": "skip",
            "floor.change": "change",
            **({"floor.undo": "take back"} if self.can_undo else {}),
            "floor.leave": "stop",
            "app.help": "help",
        }

    def _turn_word(self) -> str:
        if self.session.step.reps:
            return "rep" if self.session.mode is RepMode.TAPPED else "done"
        if self.session.step.laps == 1:
            return "done"
        return "next" if self.session.step.laps is None else "round"

    @property
    def _counts(self) -> bool:
        return bool(self.session.step.reps) or self.session.step.laps is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`: only what works now."""
        if action == "reps":
            return bool(self._counts or last_set(self.session))
        if action == "pace":
            return bool(self.session.step.reps) and self.session.mode.is_paced
        if action in NOTE_ACTIONS:
            return self._can_note(action)
        if action == "mode":
            return bool(self.session.step.reps)
        return super().check_action(action, parameters)

    def _can_note(self, action: str) -> bool:
        subject = self._notes.subject(self.session) if self._notes else None
        if not subject:
            return False
        return action != "side" or bool(self._notes and self._notes.has_sides(self.session))

    def action_digit(self, figure: int) -> None:
        """Take one of the two digits of the repetitions of the set just done."""
        command = self._notes.digit(self.session, figure) if self._notes else None
        if command:
            self.ask(command)
        self._say_note()

    @property
    def _noting(self) -> bool:
        """Whether the athlete is just noting the last set, so that plus and minus are its load."""
        just = self.stage.now() - self._noted < NOTING
        return just and self._noted_in == self.turn and self._can_note("weigh")

    def action_extend(self, seconds: int) -> None:
        """See `FloorScreen.action_extend`; while a set is being noted, change its load."""
        if self._noting:
            self.action_weigh(1 if seconds > 0 else -1)
        else:
            super().action_extend(seconds)

    def action_weigh(self, direction: int) -> None:
        """Change the load of the set just done, and of those to come."""
        if self._notes:
            self._notes.weigh(self.session, direction)
            self._say_note()

    def action_rate(self) -> None:
        """Say how hard the set just done was."""
        if self._notes:
            self._notes.rate(self.session)
            self._say_note()

    def action_side(self) -> None:
        """Speak of the other side of the set just done."""
        if self._notes:
            self._notes.switch_side(self.session)
            self._say_note()

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
        modes = cycle(CHOICES)
        while next(modes) is not self.session.mode:
            pass
        mode = next(modes)
        self.ask(SetMode(mode))
        self.notify(MODE_WORDS[mode], timeout=3)

    def action_pace(self, change: int) -> None:
        """Pace repetitions `change` percent faster, or slower where it is negative."""
        self.ask(SetPace(self.session.pace + change))
        self.notify(f"The pace is {self.session.pace} % of the tempo.", timeout=3)

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
