"""The floor: the screen of a running session, with all that the two kinds of it share.

It shows what it is told at each beat and sends commands; it never keeps the time itself.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from runlift_tui.audio.output import SoundState
from runlift_tui.engine.commands import Command, Extend, Pause, Press, Resume
from runlift_tui.engine.events import (
    Cued,
    Event,
    Paused,
    PlanChanged,
    Refused,
    SessionEnded,
    StepEnded,
)
from runlift_tui.engine.session import Outcome, Phase, Session
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import SECOND, Ms
from runlift_tui.tui.awake import AwakeState
from runlift_tui.tui.board import Board
from runlift_tui.tui.key_conflicts import key_names
from runlift_tui.tui.stage import Stage, stage
from runlift_tui.tui.wording import Words, missed_text, words_for

BOUNCE: Ms = 400
"""A second press of the big key within this is a bounce of the first."""

ON_TIME: Ms = 500
"""A cue seen later than this after its moment is not shown any more."""

SOFT = frozenset({Cue.TICK, Cue.LOWER, Cue.HOLD, Cue.LIFT, Cue.REP})
"""Cues too many and too small to flash for: the figure itself moves with them."""

SLEEP_TIP = "The display may go dark meanwhile: turn off its sleep in this machine's own settings."

STAYING = {
    "floor.turn": "space",
    "floor.pause": "full_stop",
    "floor.leave": "q",
    "floor.longer": "plus",
    "floor.shorter": "minus",
    "app.mute": "m",
    "app.help": "question_mark",
}
"""Commands that keep their keys, usually these, where the whole keyboard means done."""


class FloorScreen(Board):
    """Shows `session` as it goes on."""

    BINDING_GROUP_TITLE = "On the floor"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter,pagedown", "turn", "Done / next", id="floor.turn"),
        Binding("escape,f5,full_stop", "pause", "Pause / go on", id="floor.pause"),
        Binding("plus,equals_sign", "extend(10)", "10 s more", id="floor.longer"),
        Binding("minus", "extend(-10)", "10 s less", id="floor.shorter"),
    ]

    def __init__(self, session: Session) -> None:
        self.session = session
        self._away: Ms = 0
        self._pressed: Ms | None = None
        self._faults: tuple[str, ...] = ()
        self._opened = self.stage.deck.wall(), self.stage.now()
        super().__init__(self.words(self.stage.now()))

    @property
    def stage(self) -> Stage:
        """The App."""
        return stage(self)

    def on_mount(self) -> None:
        """Show the session as it will start, and start it once that is to be seen."""
        self.hint(self.hints())
        self.call_after_refresh(self.stage.start)

    def observe(self, session: Session, events: tuple[Event, ...], now: Ms) -> None:
        """Show the session at the moment `now`, and what just happened in it."""
        self.session = session
        for event in events:
            if isinstance(event, Paused):
                self._away = event.away
            elif isinstance(event, Cued) and now - event.at <= ON_TIME:
                self._show_cue(event.cue)
            elif isinstance(event, Refused):
                self.notify(f"{event.reason[:1].upper()}{event.reason[1:]}.", timeout=3)
            elif isinstance(event, StepEnded) and event.result.outcome is Outcome.MISSED:
                self.notify(missed_text(event.result.step), timeout=6, markup=False)
            elif isinstance(event, PlanChanged):
                self.notify(f"{event.what[:1].upper()}{event.what[1:]}.", timeout=3, markup=False)
            elif isinstance(event, SessionEnded):
                self.call_later(self.stage.ended, session)
        self._tell_faults()
        words = self.words(now)
        if self.say(words):
            self.hint(self.hints())

    def _tell_faults(self) -> None:
        faults = self.stage.deck.sound.faults
        if self.stage.awake.state is AwakeState.FAILED:
            faults = (*faults, SLEEP_TIP)
        for fault in faults:
            if fault not in self._faults:
                self.notify(fault, severity="warning", markup=False)
        self._faults = faults

    def settle(self) -> None:
        """Show it all anew, as the settings changed."""
        self.say_again()
        self.hint(self.hints())

    def words(self, now: Ms) -> Words:
        """Return what to say at the moment `now`."""
        return words_for(self.session, now, self._away, self.stage.settings.units, self._wall(now))

    def _wall(self, now: Ms) -> datetime:
        """Return the time of day; one that is asked anew each time makes its minutes waver."""
        wall, opened = self._opened
        return wall + timedelta(milliseconds=now - opened)

    def hints(self) -> Mapping[str, str]:
        """Return the keys to show in the last row: binding ids and what they mean now."""
        return {}

    def _show_cue(self, cue: Cue) -> None:
        if self.stage.settings.calm or cue in SOFT:
            return
        if self.stage.deck.sound.state is not SoundState.ON:
            self.flash()
        elif cue is Cue.COUNTDOWN:
            self.pulse()

    @property
    def turn(self) -> int:
        """The stay that the athlete sees."""
        return self.session.stay.turn

    def ask(self, command: Command) -> tuple[Event, ...]:
        """Send a command to the session; return what happened."""
        return self.stage.command(command)

    def action_turn(self) -> None:
        """The big key; a bounce of it does nothing."""
        now = self.stage.now()
        if self._pressed is None or now - self._pressed >= BOUNCE:
            self._pressed = now
            self.ask(Press(self.turn))

    def action_pause(self) -> None:
        """Stop the time, or let it go on."""
        self.ask(Resume() if self.session.phase is Phase.PAUSED else Pause())

    def action_extend(self, seconds: int) -> None:
        """Make the step longer, or shorter where `seconds` is negative."""
        self.ask(Extend(self.turn, seconds * SECOND))

    def on_click(self, event: events.Click) -> None:
        """Take a click anywhere for the big key, but for one on a key's name."""
        if "@click" not in event.style.meta:
            self.action_turn()

    def on_key(self, event: events.Key) -> None:
        """Take nearly every printable key for the big key where that is set."""
        whole = self.stage.settings.whole_keyboard
        if whole and event.is_printable and not self._stays(event.key):
            event.stop()
            event.prevent_default()
            self.action_turn()

    def _stays(self, key: str) -> bool:
        chosen = {**STAYING, **self.stage.settings.keys}
        return any(key in key_names(chosen[name]) for name in STAYING)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`: only what works now."""
        if self.session.phase in (Phase.READY, Phase.ENDED):
            return action not in ("turn", "pause", "extend")
        return action != "extend" or self.session.step.duration is not None
