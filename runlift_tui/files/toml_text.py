"""Takes text and TOML from a file that may be anything: huge, a device, not text at all.

It never waits for a pipe, and lets out no error but `UnreadableError`.
"""

import errno
import os
import re
import stat
import tomllib
from pathlib import Path

from runlift_tui.files.faults import Fault, UnreadableError
from runlift_tui.files.plain_toml import parse_plain

MOST_BYTES = 1_000_000
"""A longer file is no routine and no settings file."""

MOST_DOTS = 300
"""Dots in one line: `tomllib` takes minutes over a key of a hundred thousand parts."""

_KINDS = (
    (stat.S_ISDIR, "is a folder, not a file"),
    (stat.S_ISFIFO, "is a pipe, not a file"),
    (stat.S_ISSOCK, "is a socket, not a file"),
)

_REASONS = {
    errno.ENOENT: "there is no such file",
    errno.ENOTDIR: "there is no such file",
    errno.ELOOP: "its symbolic links lead in a circle; remove the link",
    errno.EACCES: "you may not read it; change its permissions",
    errno.EPERM: "you may not read it; change its permissions",
    errno.ENAMETOOLONG: "its name is too long",
}

_POSITION = re.compile(r" \((?:at line (\d+), column (\d+)|at end of document)\)$")


def read_text(path: Path) -> str:
    """Return a file's text; a byte order mark is left out and line ends stay as they are.

    Raises:
        UnreadableError: the file is missing, no ordinary file, over `MOST_BYTES`, or not UTF-8.
    """
    return decode_text(read_bytes(path), path)


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """Return what a file holds.

    Raises:
        UnreadableError: the file is missing, no ordinary file, or longer than `most` bytes.
    """
    try:
        return _read(path, most)
    except (OSError, ValueError) as error:
        reason = _REASONS.get(getattr(error, "errno", None) or 0)
        raise _unreadable(path, reason or f"cannot be read: {error}") from None


def decode_text(data: bytes, path: Path) -> str:
    """Return the text of a file's bytes, without a byte order mark; `path` is only named.

    Raises:
        UnreadableError: it is not UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The decoder counts behind the byte order mark.
        start = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        line = data.count(b"\n", 0, start) + 1
        column = start - data.rfind(b"\n", 0, start)
        message = f"byte {column} of this line (0x{data[start]:02x}) is not UTF-8; save as UTF-8"
        raise _unreadable(path, message, line) from None


def parse_toml(text: str, path: Path) -> dict[str, object]:
    """Return the tables of a TOML text.

    Raises:
        UnreadableError: the text is no TOML; `path` is only named.
    """
    plain = parse_plain(text)
    if plain is not None:
        return plain
    for line, content in enumerate(text.split("\n"), start=1):
        if content.count(".") > MOST_DOTS:
            raise _unreadable(path, f"holds over {MOST_DOTS:,} dots; break the line", line)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        found = _POSITION.search(message)
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        place = f"column {found[2]}" if found and found[2] else "at the end of the file"
        said = _POSITION.sub("", message)
        raise _unreadable(path, f"this is not TOML: {said} ({place})", line) from None
    except (ValueError, RecursionError) as error:
        deep = isinstance(error, RecursionError)
        message = "lists are nested too deep" if deep else "a number has too many digits"
        raise _unreadable(path, f"this is not TOML that can be read: {message}") from None


def _read(path: Path, most: int) -> bytes:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        kinds = (text for is_kind, text in _KINDS if is_kind(status.st_mode))
        raise _unreadable(path, next(kinds, "is a device, not a file"))
    if status.st_size > most:
        raise _unreadable(
            path, f"is {status.st_size / 1e6:.1f} MB long; the most is {most / 1e6:.0f} MB"
        )
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise _unreadable(path, f"is over {most / 1e6:.0f} MB long, which is the most")
    return data


def _unreadable(path: Path, message: str, line: int | None = None) -> UnreadableError:
    return UnreadableError(Fault(path, line, "", message))
