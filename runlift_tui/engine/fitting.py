"""Makes a routine short enough for the time there is, by rules that are stated, in their order.

First the accessory blocks lose sets and rounds, then rests go toward their lower bound, then the
main blocks lose sets and rounds, always the last first and no more than needed. It never touches
what is not counted, such as a warm-up, nor the first set of a main exercise.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil

from runlift_tui.engine.compiler import compile_routine
from runlift_tui.engine.routine import Block, BlockKind, Exercise, Routine, Span
from runlift_tui.engine.timeline import StepKind
from runlift_tui.engine.units import MINUTE, SECOND, Ms, duration_text

REST_LEVELS = 60
"""Rests are shortened in this many stages at most, of whole seconds."""

_ROUNDED = (BlockKind.CIRCUIT, BlockKind.SUPERSET, BlockKind.EMOM)
"""Kinds that take less time with fewer rounds; the others end by their cap, or by a miss."""

_Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A routine that was made to fit.

    Attributes:
        left_out: in words what it does without, the first cut first; empty where it fitted before.
        planned: what it is planned to take, get-ready included, in milliseconds.
        available: the milliseconds that there are.
    """

    routine: Routine
    left_out: tuple[str, ...]
    planned: Ms
    available: Ms

    @property
    def fits(self) -> bool:
        """Whether the time is enough."""
        return self.planned <= self.available

    @property
    def over(self) -> Ms:
        """Milliseconds by which it is still too long; 0 where it fits."""
        return max(0, self.planned - self.available)

    @property
    def told(self) -> str:
        """One sentence on what was left out, or how much time is missing."""
        there = duration_text(self.available)
        if not self.fits:
            least, over = (
                duration_text(ceil(t / SECOND) * SECOND) for t in (self.planned, self.over)
            )
            return (
                f"{there} is {over} too short for {self.routine.title}: it needs {least} at least"
            )
        if not self.left_out:
            return f"{self.routine.title} fits into {there} as it is"
        return f"Left out to fit {there}: {'; '.join(self.left_out)}"


@dataclass(frozen=True, slots=True)
class _Plan:
    """A stage of the shortening: what is cut away has 0 rounds or 0 sets, rests are `less` long."""

    whole: Routine
    blocks: _Blocks
    less: Ms = 0

    @property
    def routine(self) -> Routine:
        kept = map(_kept, self.blocks)
        blocks = (_rested(block, self.less) for block in kept if block.rounds and block.exercises)
        return replace(self.whole, blocks=tuple(blocks))

    @property
    def planned(self) -> Ms:
        return compile_routine(self.routine).planned


def fit(routine: Routine, available: Ms) -> Fitted:
    """Return the routine shortened by the rules until it takes no more than `available` ms."""
    plan = _Plan(routine, routine.blocks)
    for rule in (_without_accessories, _with_short_rests, _without_later_sets):
        count, stage = rule(plan)
        plan = stage(_first_that_fits(count, stage, available))
    if plan == _Plan(routine, routine.blocks):
        return Fitted(routine, (), plan.planned, available)
    return Fitted(plan.routine, tuple(_words(plan)), plan.planned, available)


_Stages = tuple[int, Callable[[int], _Plan]]
"""How many stages a rule has after the present one, which is stage 0, and what each is."""


def _first_that_fits(count: int, stage: Callable[[int], _Plan], available: Ms) -> int:
    """Return the first stage that is short enough, or the last; no stage is longer than another."""
    return bisect_left(range(count), -available, key=lambda number: -stage(number).planned)


def _without_accessories(plan: _Plan) -> _Stages:
    return _cut(plan, _accessories(plan.whole), whole=True)


def _without_later_sets(plan: _Plan) -> _Stages:
    accessories = _accessories(plan.whole)
    main = [index for index in range(len(plan.blocks)) if index not in accessories]
    return _cut(plan, main, whole=False)


def _with_short_rests(plan: _Plan) -> _Stages:
    spans = [span for block in plan.blocks if _counts(block) for span in _spans(block)]
    most = max((span.high - span.low for span in spans), default=0)
    step = ceil(most / REST_LEVELS / SECOND) * SECOND
    count = ceil(most / step) if step else 0
    return count, lambda number: replace(plan, less=number * step)


def _accessories(routine: Routine) -> tuple[int, ...]:
    """Return the numbers of the accessory blocks; where none is marked, all but the first."""
    counted = [index for index, block in enumerate(routine.blocks) if _counts(block)]
    marked = tuple(index for index in counted if routine.blocks[index].accessory)
    return marked if 0 < len(marked) < len(counted) else tuple(counted[1:])


def _counts(block: Block) -> bool:
    return any(exercise.counted for exercise in block.exercises)


def _cut(plan: _Plan, indices: Iterable[int], *, whole: bool) -> _Stages:
    """Cut these blocks, the last one first; `whole` says whether nothing of them need be left."""
    blocks = plan.blocks
    stages = [plan]
    for index in reversed([*indices]):
        for shorter in _shorter(blocks[index], whole=whole):
            blocks = (*blocks[:index], shorter, *blocks[index + 1 :])
            stages.append(replace(plan, blocks=blocks))
    return len(stages) - 1, stages.__getitem__


def _shorter(block: Block, *, whole: bool) -> Iterator[Block]:
    """Yield the block shorter and shorter, always without its last set or round."""
    counted = all(exercise.counted for exercise in block.exercises)
    if block.kind is BlockKind.STRAIGHT:
        for rounds in range(block.rounds - 1, 0, -1) if counted else ():
            block = replace(block, rounds=rounds)
            yield block
        yield from _fewer_sets(block, whole=whole)
    elif counted:
        for sets in range(block.sets - 1, 0, -1):
            block = replace(block, sets=sets)
            yield block
        in_turn = block.kind is BlockKind.EMOM and not whole
        least = min(block.rounds, len(block.exercises)) if in_turn else 1
        for rounds in range(block.rounds - 1, least - 1, -1) if block.kind in _ROUNDED else ():
            yield replace(block, rounds=rounds)
        if whole:
            yield replace(block, rounds=0)


def _fewer_sets(block: Block, *, whole: bool) -> Iterator[Block]:
    """Yield straight sets with fewer sets: the last of each exercise first, from the last one."""
    most = max(exercise.sets for exercise in block.exercises)
    for sets in range(most - 1, -1 if whole else 0, -1):
        for index in reversed(range(len(block.exercises))):
            exercise = block.exercises[index]
            if exercise.counted and exercise.sets > sets:
                fewer = replace(exercise, sets=sets)
                exercises = (*block.exercises[:index], fewer, *block.exercises[index + 1 :])
                block = replace(block, exercises=exercises)
                yield block


def _kept(block: Block) -> Block:
    kept = tuple(exercise for exercise in block.exercises if exercise.sets)
    return block if kept == block.exercises else replace(block, exercises=kept)


def _spans(block: Block) -> Iterator[Span]:
    own = (exercise.rest for exercise in block.exercises if exercise.counted)
    yield from filter(None, (block.rest, block.round_rest, block.set_rest, *own))


def _rested(block: Block, less: Ms) -> Block:
    """Return the block with rests that are `less` long, none under its lower bound."""
    if not less or not _counts(block):
        return block

    def rested(exercise: Exercise) -> Exercise:
        rest = _less(exercise.rest, less) if exercise.counted else exercise.rest
        return exercise if rest == exercise.rest else replace(exercise, rest=rest)

    return replace(
        block,
        exercises=tuple(map(rested, block.exercises)),
        rest=_less(block.rest, less),
        round_rest=_less(block.round_rest, less),
        set_rest=_less(block.set_rest, less),
    )


def _less(span: Span | None, less: Ms) -> Span | None:
    """Return a rest that is `less` long, and never nothing: it stays a step of its own."""
    if not span or span.low == span.high:
        return span
    high = max(span.low, span.high - less, min(span.high, SECOND))
    return Span(min(span.low, high), high)


def _words(plan: _Plan) -> Iterator[str]:
    """Yield what was cut: accessories, rests, and the rest, each in the routine's order."""
    accessories = _accessories(plan.whole)
    pairs = list(enumerate(zip(plan.whole.blocks, plan.blocks, strict=True)))
    for index, (block, cut) in pairs:
        if index in accessories:
            yield from _block_words(block, cut)
    yield from _rest_words(plan)
    for index, (block, cut) in pairs:
        if index not in accessories:
            yield from _block_words(block, cut)


def _rest_words(plan: _Plan) -> Iterator[str]:
    before = compile_routine(replace(plan, less=0).routine).steps
    steps = zip(before, compile_routine(plan.routine).steps, strict=True)
    pairs = ((old.planned, new.planned) for old, new in steps if old.kind is StepKind.REST)
    for old, new in dict.fromkeys(pairs):
        if new < old:
            yield f"rests of {_length(new)} instead of {_length(old)}"


def _length(duration: Ms) -> str:
    return f"{duration / SECOND:g} s" if duration < MINUTE else duration_text(duration)


def _block_words(block: Block, cut: Block) -> Iterator[str]:
    rounded = block.kind in _ROUNDED
    if not cut.rounds:
        yield _missing(block.title, block.rounds if rounded else 1, 0, "round")
    elif block.kind is BlockKind.STRAIGHT:
        if cut.rounds < block.rounds:
            yield _missing(block.title, block.rounds, cut.rounds, "round")
        yield from _set_words(block, cut)
    else:
        if cut.sets < block.sets:
            yield _missing(block.title, block.sets, cut.sets, "set")
        if cut.rounds < block.rounds:
            yield _missing(block.title, block.rounds, cut.rounds, "round")


def _set_words(block: Block, cut: Block) -> Iterator[str]:
    """Yield which sets are missing; exercises that lack the same are told together."""
    losses: dict[tuple[int, int], list[str]] = {}
    for exercise, short in zip(block.exercises, cut.exercises, strict=True):
        losses.setdefault((exercise.sets, short.sets), []).append(exercise.name)
    for (there, left), names in losses.items():
        if left < there:
            yield _missing(", ".join(names), there, left, "set")


def _missing(name: str, there: int, left: int, what: str) -> str:
    if not left:
        return f"{name}: all {there} {what}s" if there > 1 else name
    return f"{name}: {there - left} of {there} {what}s"
