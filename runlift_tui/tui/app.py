"""The App: its screens, the present settings, and the one session under way with its timing.

It never shows anything itself and never decides what a command means.
"""

import logging
from collections.abc import Iterable
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.reactive import reactive
from textual.screen import Screen

from runlift_tui.engine.session import Ending, Phase, Session
from runlift_tui.engine.units import Ms
from runlift_tui.files.settings import Settings
from runlift_tui.tui.awake import Awake
from runlift_tui.tui.cut_off import CutOff
from runlift_tui.tui.deck import Deck
from runlift_tui.tui.hearing import hearing_words, next_hearing
from runlift_tui.tui.keeping import Keeping
from runlift_tui.tui.themes import DARK, THEME_TITLES, THEMES

if TYPE_CHECKING:
    from runlift_tui.engine.commands import Command
    from runlift_tui.engine.events import Event
    from runlift_tui.journal.recorder import Recorder
    from runlift_tui.tui.floor_screen import FloorScreen
    from runlift_tui.tui.pulse import Pulse

VOLUME_STEP = 10
"""How much a press of a volume key changes, in percent."""

NOTICE_TIME = 10
"""Seconds that a notice of the start stays: it names a file and a line to mend."""

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it."""

_log = logging.getLogger(__name__)


class RunliftApp(App[int], inherit_bindings=False):
    """The app around `deck`. With `opening` it runs that session and ends with it."""

    TITLE = "runlift"
    BINDING_GROUP_TITLE = "Everywhere"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "mute", "Sound on/off", id="app.mute", show=False),
        Binding("v", "hear", "Voice, beeps or both", id="app.hear", show=False),
        Binding("right_square_bracket", "volume(1)", "Louder", id="app.louder", show=False),
        Binding("left_square_bracket", "volume(-1)", "Quieter", id="app.quieter", show=False),
        Binding("question_mark,f1", "help", "Help", id="app.help"),
        Binding("ctrl+p", "command_palette", "Commands", id="app.commands", show=False),
        Binding(
            "ctrl+c,ctrl+q", "interrupt", "Leave at once", id="app.leave", show=False, priority=True
        ),
    ]

    settings: reactive[Settings] = reactive(Settings, init=False)

    def __init__(
        self,
        deck: Deck,
        opening: Session | None = None,
        file_hash: str = "",
        recorder: "Recorder | None" = None,
    ) -> None:
        super().__init__()
        self.deck = deck
        self.keeping = Keeping(self, deck.diary, recorder)
        self._file_hash = file_hash
        self._cut_off = CutOff(self, self.keeping, self.now, self._go_on)
        self._cut_off.wanted = not (recorder or (opening and opening.timeline.endless))
        self.awake = Awake()
        self.set_reactive(RunliftApp.settings, deck.settings)
        self._opening = opening
        self._pulse: Pulse | None = None
        self._saving = Lock()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = deck.settings.theme if deck.settings.theme in THEME_TITLES else DARK
        self.set_keymap(dict(deck.settings.keys))

    def get_default_screen(self) -> Screen[Any]:
        """See `App.get_default_screen`: the floor of the opening session, or home."""
        if self._opening:
            return self._floor(self._opening)
        from runlift_tui.tui.home import HomeScreen

        return HomeScreen()

    def on_mount(self) -> None:
        """Tell what the athlete should know at the start, once there is a screen to tell it on."""
        for notice in self.deck.notices:
            self.call_after_refresh(self._notice, notice)

    def _notice(self, notice: str) -> None:
        self.notify(notice, severity="warning", timeout=NOTICE_TIME, markup=False)

    # The session under way

    def on_ready(self) -> None:
        """At home, look for sessions that were cut off once the screen is there."""
        if not self._opening:
            self.run_worker(self._cut_off.look_back, thread=True, group="journal")

    def _go_on(self, session: Session) -> None:
        """Go on with a session that was cut off, on the floor there is, if any."""
        floor = self._present_floor
        if floor:
            self._play_on(session, floor)
            self.start()
        else:
            self.push_screen(self._floor(session))

    @property
    def _present_floor(self) -> "FloorScreen | None":
        from runlift_tui.tui.floor_screen import FloorScreen

        floors = (s for s in self.screen_stack if isinstance(s, FloorScreen))
        return next(floors, None)

    def begin(self, session: Session, file_hash: str = "") -> None:
        """Show `session`, which has not started, and start it once it is on the screen."""
        self._cut_off.wanted = False
        self._file_hash = file_hash
        self.push_screen(self._floor(session))

    def _floor(self, session: Session) -> "FloorScreen":
        """Return the floor of `session`; what runs one is not loaded before, to show home soon."""
        floor: FloorScreen
        if session.timeline.endless:
            from runlift_tui.tui.rest_screen import RestScreen

            floor = RestScreen(session)
        else:
            from runlift_tui.tui.session_screen import SessionScreen

            floor = SessionScreen(session)
        self._play_on(session, floor)
        return floor

    def _play_on(self, session: Session, floor: "FloorScreen") -> None:
        from runlift_tui.runner import SessionRunner
        from runlift_tui.tui.pulse import Pulse

        observers = (self.keeping.observe, self.deck.announcer, floor.observe)
        runner = SessionRunner(session, self.deck.clock, observers, self._report)
        self._pulse = Pulse(self, runner)

    def start(self) -> None:
        """Start the session, with sound, and keep the machine awake from now on.

        What was cut off is offered first. One that was taken up stays paused.
        """
        from runlift_tui.engine.commands import Start
        from runlift_tui.engine.events import Paused

        if self._cut_off.wanted:
            self._cut_off.offer_first(self.start)
            return
        self._sound_as_set()
        self.deck.sound.open()
        self.awake.hold()
        session, floor = self._pulse and self._pulse.session, self._present_floor
        if session and session.phase is Phase.READY:
            self.keeping.begin(session, self._file_hash)
            self.command(Start())
        elif session and floor:
            away = self.now() - session.paused_at
            floor.observe(session, (Paused(session.paused_at, away),), self.now())
            self.beat()

    def command(self, command: "Command") -> "tuple[Event, ...]":
        """Obey `command` in the session under way; return what happened."""
        return self._pulse.do(command) if self._pulse else ()

    def beat(self) -> None:
        """Let everything happen in the session that is due by now."""
        if self._pulse:
            self._pulse.beat()

    def now(self) -> Ms:
        """Return the clock's present moment."""
        return self.deck.clock.now()

    def ended(self, session: Session) -> None:
        """Leave the floor after the end of `session`: to its summary, or straight back."""
        self._pulse = None
        self.awake.release()
        given_up = session.ending is Ending.ABANDONED and not self.keeping.unsaved
        if session.timeline.endless or given_up:
            self.leave_floor()
            return
        from runlift_tui.tui.summary_screen import SummaryScreen

        summary = SummaryScreen(session)
        if self._opening:
            self.push_screen(summary)  # Textual cannot switch from the first screen
        else:
            self.switch_screen(summary)

    def leave_floor(self) -> None:
        """Go back home; end the app where there is no home to go back to."""
        if self._opening:
            self.exit(0)
        else:
            self.pop_screen()

    def _report(self, fault: str) -> None:
        text = f"Something failed; the session goes on. {fault}"
        self.notify(text, severity="warning", markup=False)

    # Settings

    def change_settings(self, settings: Settings) -> None:
        """Let `settings` act at once and save them; a failure is told and changes nothing."""
        self.settings = settings
        self.run_worker(self._save_newest, thread=True, group="settings", exit_on_error=False)

    def watch_settings(self, old: Settings, new: Settings) -> None:
        """Apply what changed."""
        if new.theme != old.theme:
            self.theme = new.theme
        if (new.volume, new.muted, new.hear) != (old.volume, old.muted, old.hear):
            self._sound_as_set()
            self.beat()
        if new.lower_others != old.lower_others:
            self.deck.lower_others(new.lower_others)
        if new.keys != old.keys:
            self.set_keymap(dict(new.keys))
        from runlift_tui.tui.floor_screen import FloorScreen

        for screen in self.screen_stack:
            if isinstance(screen, FloorScreen):
                screen.settle()

    def _sound_as_set(self) -> None:
        self.deck.sound.set_volume(self.settings.volume)
        self.deck.sound.set_muted(self.settings.muted)
        self.deck.hear(self.settings.hear)
        self.deck.say_loads_in(self.settings.units)

    def _save_newest(self) -> None:
        with self._saving:
            try:
                self.deck.save_settings(self.settings)
            except Exception as fault:  # whatever is wrong with the disk, the session goes on
                _log.exception("The settings could not be saved")
                text = f"The settings could not be saved: {fault}"
                self.call_from_thread(self.notify, text, severity="warning", markup=False)

    # Actions

    def action_mute(self) -> None:
        """Silence the sound, or let it be heard again."""
        self.change_settings(replace(self.settings, muted=not self.settings.muted))

    def action_hear(self) -> None:
        """Hear beeps and voice, beeps, the voice, or nothing, in turn."""
        settings = next_hearing(self.settings)
        self.change_settings(settings)
        self.notify(f"Now you hear {hearing_words(settings)}.", timeout=3)

    def action_volume(self, direction: int) -> None:
        """Make it louder, or quieter where `direction` is negative; never less than one step."""
        volume = min(100, max(VOLUME_STEP, self.settings.volume + direction * VOLUME_STEP))
        self.change_settings(replace(self.settings, volume=volume, muted=False))

    def action_help(self) -> None:
        """Show what the keys do here."""
        from runlift_tui.tui.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_interrupt(self) -> None:
        """Leave at once, as Ctrl-C does."""
        self.exit(INTERRUPTED)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer in the palette what the keys do on `screen` now."""
        seen: set[str] = set()
        for node, binding, enabled, tooltip in screen.active_bindings.values():
            if enabled and binding.description and binding.id not in seen:
                seen.add(binding.id or "")
                yield SystemCommand(
                    binding.description,
                    tooltip or "",
                    lambda action=binding.action, node=node: self._run(action, node),
                )

    def _run(self, action: str, node: DOMNode) -> None:
        self.call_next(self.run_action, action, node)
