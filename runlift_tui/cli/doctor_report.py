"""What the doctor found, as values; the fields are those of its JSON. Nothing here looks or prints.

A file's fault is what makes the whole not `ok`; whatever the machine lacks is only told.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from runlift_tui.audio.output import SoundState
from runlift_tui.engine.timeline import Cue
from runlift_tui.engine.units import Ms
from runlift_tui.journal.checking import Health


@dataclass(frozen=True, slots=True)
class SoundReport:
    """How the sound does.

    Attributes:
        output: the package that plays, ``silent`` where none does.
        system: what it plays through, such as PulseAudio; None where that is not known.
        device: the default device's name, None where it is not known.
        rate: the device's own frames a second, None where it is not known.
        latency_ms: milliseconds of delay that the output makes up for, None where it does not.
        state: what can be heard now.
        volume, muted: as the settings say.
        played: the cues that were played, in that order.
        faults: why there is no sound, and what to install.
    """

    output: str
    state: SoundState
    volume: int
    muted: bool
    system: str | None = None
    device: str | None = None
    rate: int | None = None
    latency_ms: Ms | None = None
    played: tuple[Cue, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VoiceReport:
    """What speaks.

    Attributes:
        engine: its name, None where nothing does.
        version: the engine's, None where it is not known.
        extra: whether the extra `voice` is installed.
        cached_phrases, cached_bytes: what was spoken before and is kept.
        lower_others: whether other programs can be made to play lower meanwhile.
        faults: why an engine does not speak, and what to install.
    """

    engine: str | None
    version: str | None
    extra: bool
    cached_phrases: int
    cached_bytes: int
    lower_others: bool
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TerminalReport:
    """What the terminal can do.

    Attributes:
        tty: standard input and output both are a terminal.
        columns, rows: its size in cells; None where there is none.
        term, colorterm: the environment's variables, empty where they are not set.
        colours: how many it shows: 0, 16, 256 or 16777216.
        encoding: of standard output.
        blocks, sextants: whether the encoding has these characters; the font still may not.
        no_color: whether ``NO_COLOR`` asks for none.
    """

    tty: bool
    columns: int | None
    rows: int | None
    term: str
    colorterm: str
    colours: int
    encoding: str
    blocks: bool
    sextants: bool
    no_color: bool


@dataclass(frozen=True, slots=True)
class AwakeMethod:
    """A way to keep the display awake; `works` is None where it was not needed."""

    name: str
    works: bool | None
    why: str


@dataclass(frozen=True, slots=True)
class AwakeReport:
    """Whether the machine can be kept awake; `works` is None where the system never answered."""

    works: bool | None
    methods: tuple[AwakeMethod, ...] = ()


@dataclass(frozen=True, slots=True)
class BackupReport:
    """A file beside the journal: a copy from before an update (`whole`), or what was damaged."""

    path: str
    bytes: int
    whole: bool


@dataclass(frozen=True, slots=True)
class JournalReport:
    """How the journal is.

    Attributes:
        path: its file, which need not be there.
        health, why: what the check found, and what is wrong or why there was none.
        bytes: of the file.
        checked_whole: with its indexes too.
        version: of its tables, None where it is not known.
        sessions: how many it holds, None where they cannot be counted.
        backups: what lies beside it, the newest first.
    """

    path: str
    health: Health
    why: str = ""
    bytes: int = 0
    checked_whole: bool = False
    version: int | None = None
    sessions: int | None = None
    backups: tuple[BackupReport, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceReport:
    """Where something lies, and whether it is there yet."""

    what: str
    path: str
    exists: bool


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the doctor found.

    Attributes:
        versions: of the program, Python, the platform and the packages; None is not installed.
        faults: of settings, routines, sound files and the journal, each with its place and mend.
        advice: what to do, a sentence each.
    """

    versions: Mapping[str, str | None]
    sound: SoundReport
    voice: VoiceReport
    terminal: TerminalReport
    awake: AwakeReport
    journal: JournalReport
    places: tuple[PlaceReport, ...]
    faults: tuple[str, ...]
    advice: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether no file is at fault."""
        return not self.faults


def report_json(report: Report) -> str:
    """Return the report as JSON: ``{"ok": ...}`` and the fields of `Report`, in plain ASCII."""
    return json.dumps({"ok": report.ok, **asdict(report)})
