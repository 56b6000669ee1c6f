"""Figures and names come out as a coach would say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.engine.routine import Load, Reps, Unit
from runlift_tui.engine.spoken import (
    amount_words,
    duration_words,
    head_word,
    load_words,
    name_words,
    number_words,
    place_words,
    reps_words,
    side_words,
)
from runlift_tui.engine.timeline import Place, Side


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (12, "twelve"),
        (20, "twenty"),
        (25, "twenty-five"),
        (100, "one hundred"),
        (105, "one hundred and five"),
        (999, "nine hundred and ninety-nine"),
        (1_000, "1000"),
    ],
)
def test_whole_numbers_are_said_in_words_up_to_999(number: int, words: str) -> None:
    assert number_words(number) == words


def test_no_two_numbers_sound_the_same() -> None:
    assert len({number_words(number) for number in range(1_000)}) == 1_000


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (17.5, "seventeen and a half"),
        (0.5, "half a"),
        (1.25, "one point two five"),
        (2.1, "two point one"),
        (80, "eighty"),
        (1_000.5, "1000 and a half"),
    ],
)
def test_amounts_are_said_with_halves_and_points(amount: float, words: str) -> None:
    assert amount_words(amount) == words


@pytest.mark.parametrize(
    ("load", "words"),
    [
        (Load(25, 25, Unit.LB), "twenty-five pounds"),
        (Load(25, 35, Unit.LB), "twenty-five to thirty-five pounds"),
        (Load(17.5, 17.5, Unit.KG), "seventeen and a half kilos"),
        (Load(1, 1, Unit.KG), "one kilo"),
        (Load(0.5, 0.5, Unit.KG), "half a kilo"),
        (Load(0, 0, Unit.BODY), ""),
        (None, ""),
    ],
)
def test_loads_are_said_with_their_unit(load: Load | None, words: str) -> None:
    assert load_words(load) == words


def test_repetitions_are_said_as_written() -> None:
    assert reps_words(Reps(12, 12)) == "twelve reps"
    assert reps_words(Reps(6, 7)) == "six to seven reps"
    assert reps_words(Reps(1, 1)) == "one rep"


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        (1_000, "one second"),
        (30_000, "thirty seconds"),
        (59_600, "one minute"),
        (90_000, "one minute thirty"),
        (300_000, "five minutes"),
    ],
)
def test_durations_are_said_to_the_second(duration: int, words: str) -> None:
    assert duration_words(duration) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Bulgarian split squat", "left leg"),
        ("One-arm kettlebell row", "left arm"),
        ("Side plank, top leg raised", "left side"),
        ("Suspension hamstring curl", "left leg"),
        ("Turkish get-up", "left side"),
    ],
)
def test_a_side_is_named_by_the_limb_that_works(name: str, words: str) -> None:
    assert side_words(Side.LEFT, name) == words


def test_sets_and_rounds_are_counted_and_the_last_set_is_called_so() -> None:
    assert place_words(Place(set=2, sets=3), new_round=False) == "set two of three"
    assert place_words(Place(set=3, sets=3), new_round=False) == "last set"
    assert place_words(Place(round=2, rounds=8), new_round=True) == "round two of eight"
    assert place_words(Place(round=2, rounds=8), new_round=False) == ""
    assert place_words(Place(round=8, rounds=8), new_round=True) == ""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Squat (wide)", "Squat"),
        ("Squat [[x]] / lunge", "Squat or lunge"),
        ("90/90 stretch", "ninety ninety stretch"),
        ("DB row w/ pause & hold", "dumbbell row with pause and hold"),
        ("1-leg bridge", "one-leg bridge"),
        ("Plank - long", "Plank, long"),
        ("((", "exercise"),
        ("Développé couché", "Développé couché"),
    ],
)
def test_names_lose_what_speech_engines_mangle(name: str, said: str) -> None:
    assert name_words(name) == said


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Bulgarian split squat", "squat"),
        ("Pistol squat to a bench", "squat"),
        ("Walking lunge, plate overhead", "lunge"),
        ("Get-up without a weight", "Get-up"),
        ("Squat, rise and reach", "Squat"),
        ("Burpee", "Burpee"),
        ("Sprint 2", "Sprint"),
        ("Row 500m", "Row"),
        ("21s", "twenty-ones"),
    ],
)
def test_the_head_word_is_the_one_that_tells_the_exercise(name: str, word: str) -> None:
    assert head_word(name) == word


@given(st.text(max_size=60))
def test_any_name_can_be_said_and_has_one_head_word(name: str) -> None:
    assert any(letter.isalnum() for letter in name_words(name))
    assert len(head_word(name).split()) == 1
    assert not set("[]<>{}()&/*") & set(name_words(name))
