"""The settings file: reads what is right in it, and changes it without spoiling a person's layout.

It never decides what a setting does.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from runlift_tui.engine.hearing import QUIET, CallKind, Hear
from runlift_tui.engine.loads import ShownUnit
from runlift_tui.engine.quick import TABATA
from runlift_tui.files import fields
from runlift_tui.files.atomic import write_text
from runlift_tui.files.editing import Changes, edit_toml
from runlift_tui.files.faults import Fault, UnreadableError
from runlift_tui.files.lines import index_lines
from runlift_tui.files.table import FaultSheet, Table
from runlift_tui.files.toml_text import parse_toml, read_text

LOUDEST = 100

TABLES = ("keys", "swaps")
"""The settings that are tables of texts."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the athlete chose.

    Attributes:
        volume: percent, 0 to 100.
        hear: which sounds are heard, while they are not muted.
        lower_others: other programs play lower while the voice speaks.
        quiet: the calls that no routine makes.
        whole_keyboard: every key that is not needed otherwise means done.
        units: in which unit loads are shown and spoken.
        calm: no movement on the screen.
        ascii_digits: digits for terminals with bad block glyphs.
        interval: the interval timer that was used last, in its short form.
        keys: binding id to the keys that trigger it, separated by commas.
        swaps: routine and exercise, as ``total-body/Calf raise``, to the version that is always
            done instead.
    """

    theme: str = "runlift-dark"
    volume: int = LOUDEST
    muted: bool = False
    hear: Hear = Hear.BOTH
    lower_others: bool = False
    quiet: frozenset[CallKind] = QUIET
    whole_keyboard: bool = False
    units: ShownUnit = ShownUnit.AS_ENTERED
    calm: bool = False
    ascii_digits: bool = False
    interval: str = TABATA
    keys: Mapping[str, str] = field(default_factory=dict)
    swaps: Mapping[str, str] = field(default_factory=dict)


class SettingsError(Exception):
    """The settings could not be kept; the message says why, and what to do."""


def load_settings(path: Path) -> tuple[Settings, tuple[Fault, ...]]:
    """Read the settings; what is missing or wrong has its usual value, and faults say what is."""
    if not path.exists() and not path.is_symlink():
        return Settings(), ()
    try:
        return _parse(read_text(path), path)
    except UnreadableError as error:
        return Settings(), (error.fault,)


def key_places(path: Path) -> Mapping[str, int]:
    """Return the line, from 1, of each entry of `keys` in the file; none where it is unreadable."""
    try:
        text = read_text(path)
        parse_toml(text, path)
    except UnreadableError:
        return {}
    lines = index_lines(text)
    return {str(at[1]): line for at, line in lines.items() if len(at) == 2 and at[0] == "keys"}


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings; comments and layout of a file that is there survive.

    Raises:
        SettingsError: the file cannot be written, or not without spoiling it.
    """
    try:
        fresh = not path.exists()
        write_text(path, _new(settings) if fresh else _changed(path, settings))
    except UnreadableError as error:
        raise SettingsError(f"not saved: {error}; mend the file or remove it") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise SettingsError(f"not saved: {path}: {reason}; make room or allow writing") from None


def _parse(text: str, path: Path) -> tuple[Settings, tuple[Fault, ...]]:
    sheet = FaultSheet(path, text)
    table, usual = Table(sheet, parse_toml(text, path)), Settings()
    settings = Settings(
        theme=table.get("theme", fields.text, usual.theme),
        volume=table.get("volume", fields.whole(0, LOUDEST), usual.volume),
        muted=table.get("muted", fields.flag, usual.muted),
        hear=table.get("hear", fields.choice(Hear), usual.hear),
        lower_others=table.get("lower_others", fields.flag, usual.lower_others),
        quiet=frozenset(table.get("quiet", fields.choices(CallKind), tuple(usual.quiet))),
        whole_keyboard=table.get("whole_keyboard", fields.flag, usual.whole_keyboard),
        units=table.get("units", fields.choice(ShownUnit), usual.units),
        calm=table.get("calm", fields.flag, usual.calm),
        ascii_digits=table.get("ascii_digits", fields.flag, usual.ascii_digits),
        interval=table.get("interval", fields.text, usual.interval),
        keys=_texts(table, "keys"),
        swaps=_texts(table, "swaps"),
    )
    table.close()
    return settings, sheet.faults


def swaps_in(settings: Settings, routine: str) -> dict[str, str]:
    """Return which version is always done instead of each exercise of the routine of this name."""
    names = (name.partition("/") for name in settings.swaps)
    return {
        exercise: settings.swaps[f"{of}/{exercise}"] for of, _, exercise in names if of == routine
    }


def with_swap(settings: Settings, routine: str, exercise: str, version: str) -> Settings:
    """Return the settings with `version` always done instead; the exercise itself ends that."""
    name = f"{routine}/{exercise}"
    kept = {key: value for key, value in settings.swaps.items() if key != name}
    new = {} if version == exercise else {name: version}
    return replace(settings, swaps=kept | new)


def with_name(settings: Settings, old: str, new: str) -> Settings:
    """Return the settings with the versions of routine `old` kept, now that it is called `new`."""
    owned = f"{old}/"
    swaps = {
        f"{new}/{name.removeprefix(owned)}" if name.startswith(owned) else name: version
        for name, version in settings.swaps.items()
    }
    return replace(settings, swaps=swaps)


def _texts(table: Table, key: str) -> dict[str, str]:
    none: dict[str, object] = {}
    data = table.get(key, fields.table, none)
    texts = table.child(data, (key,), key)
    found = {name: texts.get(name, fields.text, "") for name in data}
    return {name: value for name, value in found.items() if value}


def _new(settings: Settings) -> str:
    import tomli_w

    return tomli_w.dumps(_table(settings))


def _table(settings: Settings) -> dict[str, object]:
    """Return the settings as TOML has them."""
    quiet = sorted(str(kind) for kind in settings.quiet)
    named = {name: dict(getattr(settings, name)) for name in TABLES}
    hear, units = str(settings.hear), str(settings.units)
    return {**asdict(settings), "hear": hear, "units": units, "quiet": quiet, **named}


def _changed(path: Path, settings: Settings) -> str:
    text = read_text(path)
    before, _ = _parse(text, path)
    try:
        changed = edit_toml(text, _changes(before, settings))
        if _parse(changed, path)[0] != settings:
            raise ValueError("the change would not be read back")
    except ValueError as error:
        raise SettingsError(f"not saved: {path}: {error}; change it by hand") from None
    return changed


def _changes(before: Settings, after: Settings) -> Changes:
    """Return what differs. Values that were wrong in the file stay for the person to mend."""
    old, new = _table(before), _table(after)
    changes: dict[tuple[str, ...], object] = {
        (key,): value for key, value in new.items() if value != old[key] and key not in TABLES
    }
    for table in TABLES:
        was, now = getattr(before, table), getattr(after, table)
        for name in sorted({*was, *now}):
            if was.get(name) != now.get(name):
                changes[table, name] = now.get(name)
    return changes
