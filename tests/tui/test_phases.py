"""The colours of the phases, computed from what the themes really say."""

from itertools import combinations
from math import hypot

import pytest
from rich.color import Color, ColorSystem

from runlift_tui.tui.phases import Colours, PhaseLook, contrast, phase_colours
from runlift_tui.tui.themes import THEME_TITLES
from runlift_tui.tui.widgets.edge import PATTERNS
from runlift_tui.tui.wording import PHASE_WORDS, SHAPES

Lab = tuple[float, float, float]
Matrix = tuple[tuple[float, float, float], ...]

# Viénot, Brettel and Mollon 1999 (protan, deutan) and Brettel 1997 (tritan), on linear RGB.
DEFICIENCIES: dict[str, Matrix] = {
    "protanopia": ((0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1)),
    "deuteranopia": ((0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1)),
    "tritanopia": ((1, 0.14461, -0.14461), (0, 0.85924, 0.14076), (0, 0.85924, 0.14076)),
}
TOLD_APART = 12.0
"""The least CIE 1976 distance, in the ground or in the ink; about 2 is just noticeable."""


def linear(colour: str) -> list[float]:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def lab(rgb: list[float]) -> Lab:
    weights = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    whites = (0.9505, 1.0, 1.089)
    x, y, z = (
        max(0.0, sum(w * c for w, c in zip(row, rgb, strict=True))) / white
        for row, white in zip(weights, whites, strict=True)
    )
    f = [t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z)]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def seen(colour: str, matrix: Matrix) -> Lab:
    rgb = linear(colour)
    return lab([sum(w * c for w, c in zip(row, rgb, strict=True)) for row in matrix])


def distance(one: Lab, other: Lab) -> float:
    return hypot(*(a - b for a, b in zip(one, other, strict=True)))


@pytest.mark.parametrize("theme", THEME_TITLES)
@pytest.mark.parametrize("look", PhaseLook)
def test_ink_stands_out_seven_to_one_in_every_phase_and_theme(theme: str, look: PhaseLook) -> None:
    colours = phase_colours(theme)[look]
    assert contrast(colours.ground, colours.ink) >= 7


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEME_TITLES)
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_phases_are_told_apart_with_each_colour_vision_deficiency(
    theme: str, deficiency: str
) -> None:
    matrix = DEFICIENCIES[deficiency]
    for (one, a), (other, b) in combinations(phase_colours(theme).items(), 2):
        apart = max(
            distance(seen(a.ground, matrix), seen(b.ground, matrix)),
            distance(seen(a.ink, matrix), seen(b.ink, matrix)),
        )
        assert apart >= TOLD_APART, (one, other)


@pytest.mark.parametrize("theme", THEME_TITLES)
def test_work_and_rest_differ_in_lightness_whatever_the_eye(theme: str) -> None:
    palette = phase_colours(theme)
    work, rest = (lab(linear(palette[look].ground))[0] for look in (PhaseLook.WORK, PhaseLook.REST))
    assert abs(work - rest) >= 40


@pytest.mark.parametrize("theme", THEME_TITLES)
def test_phases_are_told_apart_in_sixteen_colours(theme: str) -> None:
    def downgraded(colours: Colours) -> tuple[int | None, int | None]:
        pair = (Color.parse(colours.ground), Color.parse(colours.ink))
        ground, ink = (colour.downgrade(ColorSystem.STANDARD).number for colour in pair)
        assert ground != ink
        return ground, ink

    pairs = [downgraded(colours) for colours in phase_colours(theme).values()]
    assert len(set(pairs)) == len(pairs)


def test_every_phase_has_a_word_a_sign_and_an_edge_of_its_own() -> None:
    for told in (PHASE_WORDS, SHAPES, PATTERNS):
        assert set(told) == set(PhaseLook)
        assert len(set(told.values())) == len(PhaseLook)


def test_a_theme_without_phases_of_its_own_has_the_dark_ones() -> None:
    assert phase_colours("nord") is phase_colours("runlift-dark")
