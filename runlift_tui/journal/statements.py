"""The SQL that writes a session down, as values that can be done again in another journal.

A session is named by its UUID, never by a row's number, which differs from file to file.
"""

from types import MappingProxyType
from typing import Any

from runlift_tui.engine.logbook import Effort
from runlift_tui.engine.routine import Load
from runlift_tui.engine.session import Outcome, Stay, StepResult
from runlift_tui.engine.timeline import Step, StepKind
from runlift_tui.engine.units import Ms
from runlift_tui.journal.store import Statement

SESSION = "(SELECT id FROM session WHERE uuid = :uuid)"

DONE = (Outcome.RAN_OUT, Outcome.DONE)
"""How a step ends that was done to its end."""

NAMES = MappingProxyType(
    {"block": "block_name", "exercise": "exercise_name", "replaces": "replaces_name"}
)
"""The columns of a step that hold a name's number, and the parameters that hold the names."""

LOAD_SET = "load_low = :load_low, load_high = :load_high, load_unit = :load_unit"
EFFORT_SET = "effort = :effort, effort_scale = :effort_scale"


def load_columns(prefix: str, load: Load | None) -> dict[str, Any]:
    """Return the three columns of a load."""
    if load is None:
        return {f"{prefix}_low": None, f"{prefix}_high": None, f"{prefix}_unit": None}
    return {f"{prefix}_low": load.low, f"{prefix}_high": load.high, f"{prefix}_unit": load.unit}


def effort_columns(effort: Effort | None) -> dict[str, Any]:
    """Return the two columns of an effort."""
    if effort is None:
        return {"effort": None, "effort_scale": None}
    return {"effort": effort.value, "effort_scale": effort.scale}


def insert(table: str, columns: dict[str, Any], **sources: str) -> Statement:
    """Return an INSERT of these columns; `sources` gives SQL for columns that are looked up."""
    names = ", ".join([*sources, *columns])
    values = ", ".join([*sources.values(), *(f":{name}" for name in columns)])
    # The names come from this package alone; every value is a parameter.
    return f"INSERT INTO {table} ({names}) VALUES ({values})", columns  # noqa: S608


def know_word(text: str) -> Statement:
    """Return the statement that gives a name its number, if it has none."""
    return "INSERT OR IGNORE INTO word (text) VALUES (:text)", {"text": text}


def word(parameter: str) -> str:
    """Return the SQL that looks up a name's number."""
    return f"(SELECT id FROM word WHERE text = :{parameter})"  # noqa: S608


def step_columns(step: Step) -> dict[str, Any]:
    """Return what a step's row says of the plan."""
    exercise, reps = step.exercise, step.reps
    return {
        "kind": step.kind,
        "block_name": step.place.block,
        "round": step.place.round,
        "rounds": step.place.rounds,
        "bout": step.place.set,
        "bouts": step.place.sets,
        "exercise_name": exercise.name if exercise else None,
        "replaces_name": (exercise.replaces or None) if exercise else None,
        "side": step.side,
        "warm_up": exercise is not None and not exercise.counted,
        "planned": step.planned,
        "shortest": step.planned if step.shortest is None else step.shortest,
        "reps_low": reps.low if reps else None,
        "reps_high": reps.high if reps else None,
        **load_columns("plan", step.load),
    }


def start_step(
    uuid: str, step: Step, turn: int, number: int, started: Ms, load: Load | None
) -> list[Statement]:
    """Return what writes down that a step began, `started` ms after the session's start."""
    columns = step_columns(step)
    columns |= {"turn": turn, "number": number, "started": started}
    columns |= {"goal": step.reps.low if step.reps else 0, **load_columns("load", load)}
    return insert_step(uuid, columns)


def insert_step(uuid: str, columns: dict[str, Any]) -> list[Statement]:
    """Return what writes a whole step; names stand in the parameters of `NAMES`."""
    plain = {k: v for k, v in columns.items() if k not in NAMES.values()}
    sources = {column: word(name) for column, name in NAMES.items()}
    sql, _ = insert("step", plain, session=SESSION, **sources)
    names = [columns[name] for name in NAMES.values() if columns[name] is not None]
    return [*map(know_word, names), (sql, {**columns, "uuid": uuid})]


def end_step(uuid: str, step: Step, result: StepResult, *, assumed: bool) -> list[Statement]:
    """Return what writes down how a step ended; of a set done again only the last counts."""
    counts = step.kind is StepKind.WORK and result.outcome in DONE
    key = {"uuid": uuid, "turn": result.turn}
    ended = (
        f"""
        UPDATE step SET outcome = :outcome, elapsed = :elapsed, paused = :paused, goal = :goal,
            reps = :reps, laps = :laps, assumed = :assumed, counts = :counts
        WHERE session = {SESSION} AND turn = :turn
        """,  # noqa: S608
        {
            **key,
            "outcome": result.outcome,
            "elapsed": result.elapsed,
            "paused": result.paused,
            "goal": result.goal,
            "reps": result.reps,
            "laps": laps_text(result.laps),
            "assumed": assumed,
            "counts": counts,
        },
    )
    if not counts:
        return [ended]
    return [ended, forget_earlier(uuid, result.turn, result.number)]


def forget_earlier(uuid: str, turn: int, number: int) -> Statement:
    """Return what lets an earlier performance of the same step count no more."""
    return (
        f"""
        UPDATE step SET counts = 0
        WHERE session = {SESSION} AND turn < :turn AND number = :number
        """,  # noqa: S608
        {"uuid": uuid, "turn": turn, "number": number},
    )


def stand_at(uuid: str, stay: Stay, elapsed: Ms, paused: Ms) -> Statement:
    """Return what keeps the running step's row up to date, should it be the last word on it."""
    return (
        f"""
        UPDATE step SET elapsed = :elapsed, paused = :paused, goal = :goal,
            laps = :laps, reps = CASE WHEN reps_low IS NULL THEN NULL ELSE :reps END
        WHERE session = {SESSION} AND turn = :turn AND outcome IS NULL
        """,  # noqa: S608
        {
            "uuid": uuid,
            "turn": stay.turn,
            "elapsed": elapsed,
            "paused": paused,
            "goal": stay.goal,
            "reps": stay.reps,
            "laps": laps_text(stay.laps),
        },
    )


def laps_text(laps: tuple[Ms, ...]) -> str:
    """Return how the ends of rounds are kept: milliseconds, apart by spaces."""
    return " ".join(map(str, laps))


def extend_step(uuid: str, turn: int, delta: Ms) -> Statement:
    """Return what writes down that a step got longer."""
    return (
        f"UPDATE step SET added = added + :delta WHERE session = {SESSION} AND turn = :turn",  # noqa: S608
        {"uuid": uuid, "turn": turn, "delta": delta},
    )


def correct_reps(uuid: str, turn: int, reps: int) -> Statement:
    """Return what writes down the repetitions that the athlete gave."""
    return (
        f"UPDATE step SET reps = :reps, assumed = 0 WHERE session = {SESSION} AND turn = :turn",  # noqa: S608
        {"uuid": uuid, "turn": turn, "reps": reps},
    )


def note_change(uuid: str, at: Ms, what: str) -> Statement:
    """Return what writes down a change of the plan, `at` ms after the session's start."""
    columns = {"at": at, "what": what}
    sql, _ = insert("change", columns, session=SESSION)
    return sql, {**columns, "uuid": uuid}


def keep_state(uuid: str, state: str, seen: int, elapsed: Ms, paused: Ms) -> list[Statement]:
    """Return what keeps the session's standing, from which it can be taken up again."""
    return [
        (
            f"""
            INSERT OR REPLACE INTO standing (session, state, seen)
            VALUES ({SESSION}, :state, :seen)
            """,  # noqa: S608
            {"uuid": uuid, "state": state, "seen": seen},
        ),
        (
            "UPDATE session SET elapsed = :elapsed, paused = :paused WHERE uuid = :uuid",
            {"uuid": uuid, "elapsed": elapsed, "paused": paused},
        ),
    ]


def keep_timeline(uuid: str, timeline: str) -> Statement:
    """Return what keeps the plan of a running session, whatever becomes of its file."""
    return (
        f"INSERT OR REPLACE INTO running (session, timeline) VALUES ({SESSION}, :timeline)",  # noqa: S608
        {"uuid": uuid, "timeline": timeline},
    )


def end_session(uuid: str, ending: str) -> list[Statement]:
    """Return what files a session that is over; a step that was cut off counts as abandoned."""
    key = {"uuid": uuid, "ending": ending, "outcome": Outcome.ABANDONED}
    return [
        (
            f"UPDATE step SET outcome = :outcome WHERE session = {SESSION} AND outcome IS NULL",  # noqa: S608
            key,
        ),
        ("UPDATE session SET ending = :ending WHERE uuid = :uuid", key),
        (f"DELETE FROM running WHERE session = {SESSION}", key),  # noqa: S608
        (f"DELETE FROM standing WHERE session = {SESSION}", key),  # noqa: S608
    ]
