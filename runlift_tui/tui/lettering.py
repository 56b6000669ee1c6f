"""The letters, digits and signs that are drawn large, each as strokes on a grid four units high.

Pure data: it knows neither sizes nor screens.
"""

import unicodedata
from dataclasses import dataclass
from types import MappingProxyType

UNITS_HIGH = 4
"""From the middle of a sign's topmost stroke to the middle of its lowest."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through `points`; a filled one is convex and drawn with all that is inside."""

    points: tuple[tuple[float, float], ...]
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """Something to draw, `width` units wide from the middle of a stroke to the middle of one."""

    width: float
    strokes: tuple[Stroke, ...]


# Each line: the sign, its width, and its strokes with `x,y` points; `*` is a filled one.
# Points are rounded to dots, so halves and fifths tell what becomes of a corner when it is small.
_DRAWN = """
0 3 .8,0 2.2,0 3,.65 3,3.35 2.2,4 .8,4 0,3.35 0,.65 .8,0
1 3 .5,.9 1.6,0 1.6,4 | .4,4 2.8,4
2 3 0,.8 .8,0 2.2,0 3,.65 3,1.45 0,3.7 0,4 3,4
3 3 0,.5 .8,0 2.2,0 3,.65 3,1.4 2.3,1.95 3,2.55 3,3.35 2.2,4 .8,4 0,3.5 | 1.1,1.95 2.3,1.95
4 3 2.3,4 2.3,0 0,2.7 0,2.9 3,2.9
5 3 2.8,0 0,0 0,1.75 2.2,1.75 3,2.55 3,3.35 2.2,4 .8,4 0,3.5
6 3 3,.5 2.2,0 .8,0 0,.65 0,3.35 .8,4 2.2,4 3,3.35 3,2.55 2.2,1.75 0,1.75
7 3 0,0 3,0 3,.5 1.1,4
8 3 2.3,2 .7,2 0,1.4 0,.6 .8,0 2.2,0 3,.6 3,1.4 2.3,2 3,2.6 3,3.4 2.2,4 .8,4 0,3.4 0,2.6 .7,2
9 3 3,2.25 .8,2.25 0,1.45 0,.65 .8,0 2.2,0 3,.65 3,3.35 2.2,4 .8,4 0,3.5
: 0 0,1.15 0,1.15 | 0,2.85 0,2.85
/ 2 0,4 2,0
+ 2 0,2 2,2 | 1,1 1,3
- 1 0,2 1,2
. 0 0,4 0,4
, 0 0,4 0,4
' 0 0,0 0,1
! 0 0,0 0,2.5 | 0,4 0,4
( 1 1,0 0,1 0,3 1,4
) 1 0,0 1,1 1,3 0,4
· 0 0,2 0,2
A 3 0,4 0,1 1,0 2,0 3,1 3,4 | 0,2.4 3,2.4
B 3 2,2 0,2 0,0 2,0 3,1 2,2 3,3 2,4 0,4 0,2
C 3 3,1 2,0 1,0 0,1 0,3 1,4 2,4 3,3
D 3 0,0 2,0 3,1 3,3 2,4 0,4 0,0
E 3 3,0 0,0 0,4 3,4 | 0,2 2,2
F 3 3,0 0,0 0,4 | 0,2 2,2
G 3 3,1 2,0 1,0 0,1 0,3 1,4 3,4 3,2 2,2
H 3 0,0 0,4 | 3,0 3,4 | 0,2 3,2
I 0 0,0 0,4
J 3 3,0 3,3 2,4 1,4 0,3
K 3 0,0 0,4 | 0,2 1,2 3,0 | 1,2 3,4
L 3 0,0 0,4 3,4
M 4 0,4 0,0 2,2 4,0 4,4
N 3 0,4 0,0 3,3 | 3,0 3,4
O 3 1,0 2,0 3,1 3,3 2,4 1,4 0,3 0,1 1,0
P 3 0,4 0,0 2,0 3,1 2,2 0,2
Q 3 1,0 2,0 3,1 3,3 2,4 1,4 0,3 0,1 1,0 | 2,3 3,4
R 3 0,4 0,0 2,0 3,1 2,2 0,2 | 1,2 3,4
S 3 3,0 1,0 0,1 1,2 2,2 3,3 2,4 0,4
T 4 0,0 4,0 | 2,0 2,4
U 3 0,0 0,3 1,4 2,4 3,3 3,0
V 4 0,0 0,1 2,4 4,1 4,0
W 4 0,0 0,4 2,2 4,4 4,0
X 3 0,0 3,4 | 3,0 0,4
Y 4 0,0 2,2 4,0 | 2,2 2,4
Z 3 0,0 3,0 3,1 0,3 0,4 3,4
◀ 4 * 0,2 2,0 2,4 0,2 | * 2,1.4 4,1.4 4,2.6 2,2.6 2,1.4
▶ 4 * 4,2 2,0 2,4 4,2 | * 2,1.4 0,1.4 0,2.6 2,2.6 2,1.4
◆ 4 * 2,0 4,2 2,4 0,2 2,0
► 3 * 0,0 3,2 0,4 0,0
● 3 * 1,0 2,0 3,1 3,3 2,4 1,4 0,3 0,1 1,0
⇄ 4 0,1 4,1 | 3,0 4,1 3,2 | 0,3 4,3 | 1,2 0,3 1,4
‖ 2 0,0 0,4 | 2,0 2,4
✓ 4 0,2 1.5,4 4,0
"""


def _stroke(text: str) -> Stroke:
    filled, _, bare = text.strip().rpartition("*")
    points = (point.split(",") for point in bare.split())
    return Stroke(
        tuple((float(x), float(y)) for x, y in points), filled=bool(filled or "*" in text)
    )


def _sign(line: str) -> tuple[str, Sign]:
    name, width, strokes = line.split(maxsplit=2)
    return name, Sign(float(width), tuple(_stroke(stroke) for stroke in strokes.split("|")))


SIGNS = MappingProxyType(dict(_sign(line) for line in _DRAWN.strip().splitlines()))
"""Every sign that can be drawn; a space is none of them."""

_ALIKE = str.maketrans(
    {
        "\u2013": "-",
        "\u2014": "-",
        "\u2019": "'",
        "\u00d7": "x",
        "&": "+",
        "ø": "O",
        "æ": "ae",
        "œ": "oe",
    }
)


def drawable(text: str) -> str | None:
    """Return `text` as capitals that can all be drawn, accents left off; None if some cannot."""
    plain = unicodedata.normalize("NFKD", text.translate(_ALIKE).upper())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return bare if all(sign in SIGNS or sign == " " for sign in bare) else None
