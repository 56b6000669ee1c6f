"""Figures, loads, sides and names as words that a speech engine says well.

It knows single words and never whole prompts: `engine.prompts` puts them together.
"""

import re
from types import MappingProxyType

from runlift_tui.engine.routine import Load, Reps, Unit
from runlift_tui.engine.timeline import Place, Side, Step
from runlift_tui.engine.units import MINUTE, SECOND, Ms

_ONES = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = (
    "-",
    "-",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
)

_SINGULAR = MappingProxyType({Unit.KG: "kilo", Unit.LB: "pound"})

_SHORTHAND = MappingProxyType(
    {"db": "dumbbell", "kb": "kettlebell", "bb": "barbell", "&": "and", "+": "plus", "w/": "with"}
)

_LIMBS = (
    (re.compile(r"plank|side", re.IGNORECASE), "side"),
    (re.compile(r"\barm|press|row|biceps|triceps", re.IGNORECASE), "arm"),
    (
        re.compile(
            r"leg|squat|lunge|calf|calves|hip|thigh|hamstring|glute|deadlift|step|knee|ankle|toe",
            re.IGNORECASE,
        ),
        "leg",
    ),
)

_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|<[^<>]*>")
_BETWEEN_FIGURES = re.compile(r"(?<=\d)\s*[/:x]\s*(?=\d)")
_UNSAYABLE = re.compile(r"[^\w\s,'\u2019\-]|_")
_FIGURE = re.compile(r"\d+")
_WITH_FIGURE = re.compile(r"\S*\d\S*")
_HEAD_END = re.compile(r",|\s(?:with|without|to|on|onto|from|for|in|into|of|at)\s")


def number_words(number: int) -> str:
    """Return a whole number in words: ``twenty-five``; from 1000 on in figures."""
    if not 0 <= number <= 999:
        return str(number)
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    hundreds, rest = divmod(number, 100)
    return f"{_ONES[hundreds]} hundred" + (f" and {number_words(rest)}" if rest else "")


def amount_words(amount: float) -> str:
    """Return an amount in words: ``seventeen and a half``, ``half a``, ``one point two five``."""
    whole, _, part = f"{amount:.2f}".rstrip("0").rstrip(".").partition(".")
    if part == "5":
        return f"{number_words(int(whole))} and a half" if int(whole) else "half a"
    if not part:
        return number_words(int(whole))
    return f"{number_words(int(whole))} point {' '.join(_ONES[int(digit)] for digit in part)}"


def load_words(load: Load | None) -> str:
    """Return ``twenty-five to thirty-five pounds``; empty for body weight and for no load."""
    if load is None or load.unit is Unit.BODY:
        return ""
    unit = _SINGULAR[load.unit]
    unit = unit if load.high in (0.5, 1) else f"{unit}s"
    low = f"{amount_words(load.low)} to " if load.low < load.high else ""
    return f"{low}{amount_words(load.high)} {unit}"


def reps_words(reps: Reps) -> str:
    """Return ``twelve reps``, ``six to seven reps`` or ``one rep``."""
    low = f"{number_words(reps.low)} to " if reps.low < reps.high else ""
    return f"{low}{number_words(reps.high)} rep" + "s" * (reps.high != 1)


def duration_words(duration: Ms) -> str:
    """Return ``thirty seconds``, ``one minute thirty`` or ``five minutes``, to the second."""
    minutes, seconds = divmod(round(duration / SECOND), MINUTE // SECOND)
    if not minutes:
        return f"{number_words(seconds)} second" + "s" * (seconds != 1)
    if seconds:
        return f"{number_words(minutes)} minute{'s' * (minutes != 1)} {number_words(seconds)}"
    return f"{number_words(minutes)} minute" + "s" * (minutes != 1)


def target_words(step: Step, *, attended: bool = True) -> str:
    """Return what a step of work asks for: ``twelve reps``, ``three rounds for time``.

    Where nobody is there to press a key it is not `attended`, and open work has an end too.
    """
    if step.reps:
        return reps_words(step.reps)
    if step.laps == 0:
        return f"{duration_words(step.planned)}, as many rounds as you can"
    if step.duration is None and not attended:
        return duration_words(step.planned)
    if step.laps:
        return "for time" if step.laps == 1 else f"{number_words(step.laps)} rounds for time"
    return "until you press" if step.duration is None else duration_words(step.planned)


def side_words(side: Side, name: str) -> str:
    """Return ``left leg``, ``left arm`` or ``left side``, as the exercise's name suggests."""
    limb = next((limb for pattern, limb in _LIMBS if pattern.search(name)), "side")
    return f"{side.value} {limb}"


def place_words(place: Place, new_round: bool) -> str:
    """Return ``set two of three`` or ``last set``, and the round where a new one begins.

    The last round is left out: it has a call of its own.
    """
    parts: list[str] = []
    if new_round and place.round < place.rounds:
        parts.append(f"round {number_words(place.round)} of {number_words(place.rounds)}")
    if place.sets > 1:
        last = place.set == place.sets
        of = f"set {number_words(place.set)} of {number_words(place.sets)}"
        parts.append("last set" if last else of)
    return ", ".join(parts)


def name_words(name: str) -> str:
    """Return a name as it is said: no brackets, no strokes, no figures, no shorthand."""
    said = _BETWEEN_FIGURES.sub(" ", _BRACKETED.sub(" ", name))
    words = (_SHORTHAND.get(word.lower(), word) for word in said.split())
    said = _UNSAYABLE.sub(" ", " ".join(words).replace("/", " or ").replace(" - ", ", "))
    said = _FIGURE.sub(lambda figure: number_words(int(figure[0][:9])), said)
    said = re.sub(r"\s+,", ",", " ".join(said.split())).strip(" ,-")
    return said if re.search(r"\w", said) else "exercise"


def head_word(name: str) -> str:
    """Return the one word that tells most: ``squat`` of ``Pistol squat to a bench``.

    It is no figure where there is another: that would sound like a countdown.
    """
    plain = _WITH_FIGURE.sub(" ", name)
    said = name_words(plain if re.search(r"[^\W\d_]", plain) else name)
    return _HEAD_END.split(said, maxsplit=1)[0].split()[-1]
