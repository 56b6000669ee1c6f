"""The doctor's report for a person: a few lines for each part. Never prints."""

import textwrap
from collections.abc import Iterator

from runlift_tui.cli.doctor_report import (
    AwakeReport,
    JournalReport,
    PlaceReport,
    Report,
    SoundReport,
    TerminalReport,
    VoiceReport,
)
from runlift_tui.files.faults import printable
from runlift_tui.journal.checking import Health

WIDEST_REASON = 100
"""Characters of another program's reason."""


def report_text(report: Report) -> str:
    """Return the whole report; a part without anything to say is left out."""
    parts = {
        "Sound": _sound(report.sound),
        "Voice": _voice(report.voice),
        "Terminal": _terminal(report.terminal),
        "Staying awake": _awake(report.awake),
        "Journal": _journal(report.journal),
        "Places": _places(report.places),
        "Versions": (f"{name} {version or '-'}" for name, version in report.versions.items()),
        "Files at fault": iter(report.faults),
        "What to do": iter(report.advice),
    }
    lines: list[str] = []
    for title, part in parts.items():
        rows = [f"  {printable(row)}" for row in part]
        lines += ["", title, *rows] if rows else []
    return "\n".join(lines[1:])


def _sound(sound: SoundReport) -> Iterator[str]:
    through = f" through {sound.system}" if sound.system else ""
    yield f"{sound.state}: {sound.output}{through}"
    yield f"device {sound.device or 'not known'}" + (f", {sound.rate} Hz" if sound.rate else "")
    if sound.latency_ms is not None:
        yield f"latency {sound.latency_ms} ms, which the session makes up for"
    yield f"volume {sound.volume} percent" + (", muted" if sound.muted else "")
    if sound.played:
        yield f"played {len(sound.played)} cues"
    yield from sound.faults


def _voice(voice: VoiceReport) -> Iterator[str]:
    yield f"{voice.engine or 'nothing speaks'} {voice.version or ''}".strip()
    yield "the extra 'voice' is " + ("installed" if voice.extra else "not installed")
    yield f"kept phrases: {voice.cached_phrases}, {voice.cached_bytes / 1e6:.1f} MB"
    yield f"other programs {'can' if voice.lower_others else 'cannot'} be lowered while it speaks"
    yield from voice.faults


def _terminal(terminal: TerminalReport) -> Iterator[str]:
    if terminal.columns:
        yield f"{terminal.columns}x{terminal.rows} cells"
    if not terminal.tty:
        yield "input or output is no terminal here"
    colours = f"{terminal.colours} colours" if terminal.colours else "no colours"
    named = f"TERM={terminal.term}, COLORTERM={terminal.colorterm}"
    yield f"{colours} ({named})" + (", NO_COLOR is set" if terminal.no_color else "")
    has = [
        name
        for name, there in (("blocks", terminal.blocks), ("sextants", terminal.sextants))
        if there
    ]
    yield f"encoding {terminal.encoding}: {' and '.join(has) or 'no blocks'}"


def _awake(awake: AwakeReport) -> Iterator[str]:
    words = {True: "works", False: "does not work", None: "the system did not answer"}
    yield words[awake.works]
    for method in awake.methods:
        said = {True: "works", False: "fails", None: "not tried"}[method.works]
        why = textwrap.shorten(method.why, WIDEST_REASON, placeholder="...")
        yield f"{method.name}: {said}" + (f", {why}" if why else "")


def _journal(journal: JournalReport) -> Iterator[str]:
    size = f"{journal.bytes / 1e6:.1f} MB"
    if journal.health is Health.NONE:
        yield "nothing is recorded yet"
    elif journal.health is Health.INTACT:
        how = "all of it was checked" if journal.checked_whole else "checked without its indexes"
        yield f"intact: {journal.sessions} sessions, {size}; {how}"
    else:
        yield f"{journal.health}: {journal.why}, {size}"
    if not journal.backups:
        yield "no backup yet: one is made before an update of runlift changes the journal"
    for backup in journal.backups:
        what = "backup" if backup.whole else "damaged, kept aside"
        yield f"{what}: {backup.path}, {backup.bytes / 1e6:.1f} MB"


def _places(places: tuple[PlaceReport, ...]) -> Iterator[str]:
    widest = max(len(place.what) for place in places)
    for place in places:
        there = "" if place.exists else "  (not there)"
        yield f"{place.what:{widest}}  {place.path}{there}"
