"""The themes: every text can be read on every surface, by the themes' own values."""

import pytest
from textual.color import Color
from textual.theme import Theme

from runlift_tui.files.settings import Settings
from runlift_tui.tui.phases import contrast
from runlift_tui.tui.themes import DARK, INKS, SURFACES, THEME_TITLES, THEMES, known_theme

NAMES = [theme.name for theme in THEMES]

ON_THEIR_OWN = [
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("footer-foreground", "footer-background"),
    ("footer-key-foreground", "footer-background"),
    ("footer-description-foreground", "footer-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("background", "accent"),
    ("background", "foreground"),
]
"""Pairs of ink and ground that stand together whatever else is on the screen."""


def _values(theme: Theme) -> dict[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


def _contrast(values: dict[str, str], ink: str, ground: str) -> float:
    return contrast(Color.parse(values[ink]).hex6, Color.parse(values[ground]).hex6)


@pytest.mark.parametrize("theme", THEMES, ids=NAMES)
@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize("surface", SURFACES)
def test_every_ink_reaches_seven_to_one_on_every_surface(
    theme: Theme, ink: str, surface: str
) -> None:
    assert _contrast(_values(theme), ink, surface) >= 7


@pytest.mark.parametrize("theme", THEMES, ids=NAMES)
@pytest.mark.parametrize(("ink", "ground"), ON_THEIR_OWN)
def test_cursors_and_footers_reach_seven_to_one(theme: Theme, ink: str, ground: str) -> None:
    assert _contrast(_values(theme), ink, ground) >= 7


def test_every_theme_has_a_title_and_the_usual_one_is_among_them() -> None:
    assert list(THEME_TITLES) == NAMES
    assert Settings().theme in NAMES


def test_a_theme_that_is_not_there_gives_way_to_the_dark_one() -> None:
    assert known_theme("sepia") == DARK
    assert [known_theme(name) for name in NAMES] == NAMES
