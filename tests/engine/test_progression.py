"""How targets rise and ease: only as the log earned it, and always within the rule."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from runlift_tui.engine.loads import to_kg
from runlift_tui.engine.logbook import Performance, SetLog
from runlift_tui.engine.progression import Target, easier, harder, next_target, with_target
from runlift_tui.engine.routine import Exercise, Load, Progress, Reps, Unit
from runlift_tui.engine.timeline import Side

DAY = 739_000


def pounds(figure: float) -> Load:
    return Load(figure, figure, Unit.LB)


RULE = Progress(2, 3, Reps(8, 12), pounds(5))
BASE = pounds(25)


def did(
    target: Target, reps: list[int], day: int = DAY, side: Side | None = None, **changes: bool
) -> Performance:
    sets = [
        SetLog(n, target.sets, target.reps, count, target.load, target.load, side, **changes)  # type: ignore[arg-type]
        for n, count in enumerate(reps, start=1)
    ]
    return Performance(f"s{day}", day, tuple(sets))


def after(*log: Performance, days: int = 3) -> Target:
    return next_target(RULE, BASE, log, log[-1].day + days)


def figures(target: Target) -> tuple[int, int, Load | None]:
    return target.sets, target.reps, target.load


def test_the_first_time_is_the_rules_start_at_the_lower_end_of_the_load() -> None:
    target = next_target(RULE, Load(25, 35, Unit.LB), (), DAY)
    assert figures(target) == (2, 8, pounds(25))
    assert target.why


def test_repetitions_rise_to_one_above_the_weakest_set() -> None:
    assert figures(after(did(Target(2, 8, BASE), [12, 9]))) == (2, 10, BASE)


def test_at_the_top_a_set_is_added_back_at_the_lower_repetitions() -> None:
    assert figures(after(did(Target(2, 12, BASE), [12, 12]))) == (3, 8, BASE)


def test_at_the_top_of_the_last_set_the_load_rises_and_repetitions_start_again() -> None:
    target = after(did(Target(3, 12, BASE), [13, 12, 12]))
    assert figures(target) == (3, 8, pounds(30))
    assert "5 lb more" in target.why


def test_one_session_that_falls_short_asks_for_the_same_again() -> None:
    target = after(did(Target(2, 10, BASE), [10, 9]))
    assert figures(target) == (2, 10, BASE)
    assert "9 of 10" in target.why


def test_two_sessions_that_fall_short_ease_the_target_by_one_step() -> None:
    target = Target(2, 10, BASE)
    eased = after(did(target, [10, 9], DAY), did(target, [9, 9], DAY + 3))
    assert figures(eased) == (2, 9, BASE)


def test_shortfalls_before_an_eased_target_are_not_counted_twice() -> None:
    hard, eased = Target(2, 10, BASE), Target(2, 9, BASE)
    log = [did(hard, [8, 8], DAY), did(hard, [8, 8], DAY + 3), did(eased, [8, 8], DAY + 6)]
    assert figures(after(*log)) == (2, 9, BASE)


def test_a_set_left_out_is_a_shortfall() -> None:
    target = after(did(Target(3, 8, BASE), [12, 12]))
    assert figures(target) == (3, 8, BASE)
    assert "2 of 3 sets" in target.why


def test_both_sides_must_reach_the_target() -> None:
    left = did(Target(2, 8, BASE), [8, 8], side=Side.LEFT)
    right = did(Target(2, 8, BASE), [8, 7], side=Side.RIGHT)
    both = replace(left, sets=left.sets + right.sets)
    assert figures(after(both)) == (2, 8, BASE)


def test_fourteen_days_are_no_long_break_and_fifteen_are() -> None:
    log = did(Target(2, 10, BASE), [10, 10])
    assert figures(after(log, days=14)) == (2, 11, BASE)
    assert figures(after(log, days=15)) == (2, 9, BASE)


def test_the_load_that_was_lifted_is_remembered_instead_of_the_planned_one() -> None:
    heavier = tuple(replace(s, load=pounds(40)) for s in did(Target(2, 8, BASE), [8, 8]).sets)
    assert figures(after(Performance("s", DAY, heavier))) == (2, 9, pounds(40))


def test_a_load_lifted_in_another_unit_rises_in_the_steps_of_the_equipment() -> None:
    kilograms = Load(20, 20, Unit.KG)
    assert harder(RULE, Target(3, 12, kilograms)).load == pounds(50)


def test_weight_added_to_body_weight_goes_away_again() -> None:
    body = Load(0, 0, Unit.BODY)
    added = harder(RULE, Target(3, 12, body))
    assert added.load == pounds(5)
    assert easier(RULE, body, added).load == body


def test_with_nothing_to_add_the_top_of_the_plan_is_kept() -> None:
    rule = replace(RULE, add=None)
    log = did(Target(3, 12, BASE), [12, 12, 12])
    target = next_target(rule, BASE, [log], DAY + 1)
    assert figures(target) == (3, 12, BASE)
    assert "keep" in target.why


def test_a_target_takes_the_place_of_the_exercises_own_figures() -> None:
    exercise = with_target(Exercise("Row", reps=Reps(6, 7), sets=1), Target(3, 9, BASE))
    assert (exercise.sets, exercise.reps, exercise.load) == (3, Reps(9, 9), BASE)


rules = st.builds(
    lambda sets, more, low, span, add: Progress(
        sets, sets + more, Reps(low, low + span), pounds(add) if add else None
    ),
    st.integers(1, 3),
    st.integers(0, 2),
    st.integers(1, 10),
    st.integers(0, 5),
    st.sampled_from([0, 2.5, 5]),
)


@st.composite
def logs(draw: st.DrawFn) -> tuple[Progress, list[Performance]]:
    rule, log, day = draw(rules), list[Performance](), DAY
    for _ in range(draw(st.integers(0, 6))):
        target = next_target(rule, BASE, log, day)
        reps = draw(st.lists(st.integers(0, 15), min_size=1, max_size=target.sets))
        log.append(did(target, reps, day))
        day += draw(st.integers(1, 20))
    return rule, log


def size(target: Target) -> tuple[float, int, int]:
    return to_kg(target.load), target.sets, target.reps


@given(logs(), st.integers(1, 40))
def test_a_target_never_leaves_the_rule_and_always_says_why(
    drawn: tuple[Progress, list[Performance]], days: int
) -> None:
    rule, log = drawn
    target = next_target(rule, BASE, log, (log[-1].day if log else DAY) + days)
    assert rule.sets <= target.sets <= rule.top_sets
    assert rule.reps.low <= target.reps <= rule.reps.high
    assert to_kg(target.load) >= to_kg(BASE)
    assert target.why


@given(logs(), st.integers(1, 40))
def test_nothing_rises_unless_the_last_session_reached_its_target(
    drawn: tuple[Progress, list[Performance]], days: int
) -> None:
    rule, log = drawn
    if not log:
        return
    asked = next_target(rule, BASE, log[:-1], log[-1].day)
    target = next_target(rule, BASE, log, log[-1].day + days)
    reps = [s.reps or 0 for s in log[-1].sets]
    reached = len(reps) >= asked.sets and min(reps) >= asked.reps
    if size(target) > size(asked):
        assert reached
        assert days <= 14
    if reached and days <= 14:
        assert size(target) >= size(asked)


@given(logs(), st.integers(0, 30))
def test_warm_ups_change_no_target(drawn: tuple[Progress, list[Performance]], reps: int) -> None:
    rule, log = drawn
    warm_up = did(Target(1, 5, BASE), [reps], log[-1].day if log else DAY, warm_up=True)
    today = warm_up.day + 1
    assert next_target(rule, BASE, [*log, warm_up], today) == next_target(rule, BASE, log, today)


@given(rules, st.integers(0, 30))
def test_the_step_down_undoes_the_step_up(rule: Progress, rungs: int) -> None:
    target = Target(rule.sets, rule.reps.low, BASE)
    for _ in range(rungs):
        target = harder(rule, target)
    above = harder(rule, target)
    if above != target:
        assert easier(rule, BASE, above) == target
