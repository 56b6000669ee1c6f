"""The settings: each change acts at once and is kept at once, so there is nothing to confirm.

It asks the App to apply and keep them, and never writes a file itself.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static

from runlift_tui.engine.hearing import CallKind
from runlift_tui.engine.loads import ShownUnit
from runlift_tui.files.settings import Settings
from runlift_tui.tui.hearing import hearing_words, next_hearing
from runlift_tui.tui.pick_list import PickList
from runlift_tui.tui.reading import HEIGHTS
from runlift_tui.tui.sheet import Line
from runlift_tui.tui.stage import stage
from runlift_tui.tui.themes import THEME_TITLES, known_theme

VOLUME_STEP = 10


@dataclass(frozen=True, slots=True)
class Choice:
    """One setting: how it reads now, and what it becomes one step on (1) or back (-1)."""

    id: str
    title: str
    hint: str
    show: Callable[[Settings], str]
    step: Callable[[Settings, int], Settings]


def _next_theme(settings: Settings, direction: int) -> Settings:
    names = tuple(THEME_TITLES)
    present = names.index(known_theme(settings.theme))
    return replace(settings, theme=names[(present + direction) % len(names)])


def _next_volume(settings: Settings, direction: int) -> Settings:
    volume = settings.volume // VOLUME_STEP * VOLUME_STEP + direction * VOLUME_STEP
    return replace(settings, volume=min(100, max(VOLUME_STEP, volume)))


def _next_units(settings: Settings, direction: int) -> Settings:
    units = tuple(ShownUnit)
    present = units.index(settings.units)
    return replace(settings, units=units[(present + direction) % len(units)])


def _on_off(value: bool) -> str:
    return "on" if value else "off"


def _call(kind: CallKind, title: str, hint: str) -> Choice:
    """Return the choice that turns one kind of call on and off."""
    return Choice(
        f"quiet-{kind}",
        title,
        hint,
        lambda s: _on_off(kind not in s.quiet),
        lambda s, _: replace(s, quiet=s.quiet ^ {kind}),
    )


CALLS = (
    (CallKind.NEXT_UP, "Call: what comes next", "The voice names the next exercise in the rest."),
    (CallKind.REP_COUNTS, "Call: repetitions", "The voice counts where the app sets the pace."),
    (CallKind.LAST_ROUND, "Call: last round", "A sound, and the voice, as the last round starts."),
    (CallKind.HALFWAY, "Call: halfway", "A sound, and the voice, in work of 20 s or more."),
    (CallKind.TIME_LEFT, "Call: time left", "The voice, each minute and at 30 and 10 seconds."),
    (CallKind.COUNTDOWN, "Call: three, two, one", "The voice, besides the beeps."),
)
"""The kinds of call that can be turned off, with their words."""

CHOICES = (
    Choice(
        "theme",
        "Theme",
        "High contrast is for bright rooms and tired eyes.",
        lambda s: THEME_TITLES[known_theme(s.theme)],
        _next_theme,
    ),
    Choice(
        "volume",
        "Volume",
        "How loud runlift is beside everything else this machine plays.",
        lambda s: f"{s.volume} %",
        _next_volume,
    ),
    Choice(
        "hear",
        "Sounds",
        "Beeps, a voice, or both. With nothing to hear the screen flashes at each cue.",
        hearing_words,
        next_hearing,
    ),
    Choice(
        "lower_others",
        "Lower others while it speaks",
        "On Linux, by pactl: music of other programs goes down for each phrase, then up again.",
        lambda s: _on_off(s.lower_others),
        lambda s, _: replace(s, lower_others=not s.lower_others),
    ),
    Choice(
        "whole_keyboard",
        "Whole keyboard is the big key",
        "In a session nearly any key means done: for gloves and elbows.",
        lambda s: _on_off(s.whole_keyboard),
        lambda s, _: replace(s, whole_keyboard=not s.whole_keyboard),
    ),
    Choice(
        "units",
        "Loads are shown in",
        "Also spoken. What you entered is kept as it is, and steps stay those of your weights.",
        lambda s: str(s.units),
        _next_units,
    ),
    Choice(
        "calm",
        "Calm screen",
        "Nothing pulses or flashes.",
        lambda s: _on_off(s.calm),
        lambda s, _: replace(s, calm=not s.calm),
    ),
    Choice(
        "ascii_digits",
        "Plain digits",
        "For terminals that draw block characters badly.",
        lambda s: _on_off(s.ascii_digits),
        lambda s, _: replace(s, ascii_digits=not s.ascii_digits),
    ),
    *(_call(kind, title, hint) for kind, title, hint in CALLS),
)


class SettingsScreen(Screen[None]):
    """A line for each setting; keys and clicks step through its values."""

    BINDING_GROUP_TITLE = "In the settings"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,enter,space", "step(1)", "Change", id="settings.next"),
        Binding("left", "step(-1)", "Change back", show=False, id="settings.back"),
        Binding("escape,q,f5", "leave", "Back", id="settings.close"),
    ]

    DEFAULT_CSS = """
    SettingsScreen {
        align: center top;
        #sheet { width: 100%; max-width: 84; height: 1fr; padding: 1 1; }
        #settings-title { color: $text-accent; text-style: bold; padding: 0 2; }
        #choices { height: 1fr; max-height: 18; }
        #hint { padding: 0 2; color: $text-muted; height: 3; }
        &.-low #sheet { padding: 0; }
        &.-low #hint { height: 2; }
    }
    """

    VERTICAL_BREAKPOINTS = HEIGHTS

    def compose(self) -> ComposeResult:
        """See `Widget.compose`."""
        with Vertical(id="sheet"):
            yield Static("Settings", id="settings-title")
            yield Static(id="hint", markup=False)
            yield PickList(id="choices")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the settings, and follow them whoever changes them."""
        settings = stage(self).settings
        choices = self.query_one(PickList)
        choices.fill((choice.id, _line(choice, settings)) for choice in CHOICES)
        choices.highlighted = 0
        self.watch(self.app, "settings", self._show, init=False)

    def _show(self, settings: Settings) -> None:
        choices = self.query_one(PickList)
        for choice in CHOICES:
            choices.change(choice.id, _line(choice, settings))

    @on(OptionList.OptionHighlighted)
    def explain(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the highlighted setting is for."""
        self.query_one("#hint", Static).update(CHOICES[event.option_index].hint)

    @on(OptionList.OptionSelected)
    def click(self) -> None:
        """A click on the highlighted line is a step on."""
        self.action_step(1)

    def action_step(self, direction: int) -> None:
        """Change the highlighted setting by one step."""
        choice = CHOICES[self.query_one(PickList).highlighted or 0]
        stage(self).change_settings(choice.step(stage(self).settings, direction))

    def action_leave(self) -> None:
        """Go back to where the settings were opened; everything is kept already."""
        self.dismiss()


def _line(choice: Choice, settings: Settings) -> Line:
    value = Content.styled(choice.show(settings), "bold")
    return Line(Content(choice.title), value)
