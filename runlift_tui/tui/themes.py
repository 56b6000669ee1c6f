"""The three looks of everything around a session: dark, light and high contrast.

Every text colour reaches 7:1 on every surface it is shown on. The colours of the phases of a
session are not here: they belong to `phases`.
"""

from collections.abc import Mapping
from types import MappingProxyType

from textual.theme import Theme

DARK = "runlift-dark"
LIGHT = "runlift-light"
CONTRAST = "runlift-contrast"

THEME_TITLES: Mapping[str, str] = MappingProxyType(
    {DARK: "Dark", LIGHT: "Light", CONTRAST: "High contrast"}
)
"""What the athlete reads for each theme, in the order in which they are offered."""

SURFACES = ("background", "surface", "panel")
"""The variables that text is shown on."""

INKS = ("foreground", "text-muted", "text-disabled", "text-accent", "text-error", "accent")
"""The variables that text is shown in."""


def _theme(
    name: str,
    ink: str,
    quiet: str,
    accent: str,
    alarm: str,
    good: str,
    edge: str,
    surfaces: tuple[str, str, str],
    *,
    dark: bool,
) -> Theme:
    background, surface, panel = surfaces
    return Theme(
        name,
        primary=accent,
        secondary=quiet,
        warning=accent,
        error=alarm,
        success=good,
        accent=accent,
        foreground=ink,
        background=background,
        surface=surface,
        panel=panel,
        dark=dark,
        variables={
            "text": ink,
            "text-muted": quiet,
            "text-disabled": quiet,
            "text-accent": accent,
            "text-error": alarm,
            "foreground-muted": quiet,
            "block-cursor-background": accent,
            "block-cursor-foreground": background,
            "block-cursor-blurred-background": panel,
            "block-cursor-blurred-foreground": ink,
            "block-cursor-blurred-text-style": "bold",
            "block-hover-background": panel,
            "border": accent,
            "border-blurred": panel,
            "footer-background": surface,
            "footer-foreground": ink,
            "footer-key-foreground": accent,
            "footer-description-foreground": quiet,
            "button-foreground": ink,
            "button-color-foreground": background,
            "input-selection-background": accent,
            "input-selection-foreground": background,
            "scrollbar": edge,
            "scrollbar-hover": accent,
            "scrollbar-active": accent,
            "scrollbar-background": background,
            "scrollbar-background-hover": background,
            "scrollbar-background-active": background,
        },
    )


THEMES: tuple[Theme, ...] = (
    _theme(
        DARK,
        ink="#f4f1ea",
        quiet="#b9bfc4",
        accent="#ffa16b",
        alarm="#ffa3a3",
        good="#8fe3a0",
        edge="#3b454c",
        surfaces=("#0e1113", "#161a1d", "#22292e"),
        dark=True,
    ),
    _theme(
        LIGHT,
        ink="#16181a",
        quiet="#3f4449",
        accent="#7d2a0a",
        alarm="#8c0f1c",
        good="#11502a",
        edge="#b8b0a0",
        surfaces=("#faf8f3", "#f1eee6", "#e4dfd3"),
        dark=False,
    ),
    _theme(
        CONTRAST,
        ink="#ffffff",
        quiet="#e6e6e6",
        accent="#ffe600",
        alarm="#ffb3b3",
        good="#9dffb0",
        edge="#8c8c8c",
        surfaces=("#000000", "#000000", "#262626"),
        dark=True,
    ),
)
"""What the App registers."""


def known_theme(name: str) -> str:
    """Return `name`, or the dark theme where there is no theme of that name."""
    return name if name in THEME_TITLES else DARK
