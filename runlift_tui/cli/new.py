"""The command that starts a routine file from a template, and opens it in the person's editor.

It never replaces a file, and hides no shipped routine.
"""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from runlift_tui.cli.catalog import check_command
from runlift_tui.cli.say import say, warn
from runlift_tui.files.file_errors import RoutineFileError
from runlift_tui.files.file_names import is_taken
from runlift_tui.files.library import routine_folders
from runlift_tui.files.routine_file import path_for, write_fresh
from runlift_tui.files.template import template
from runlift_tui.places import Places

DATA = 1
"""Exit code: the name is taken, or the file cannot be written, edited or read."""

EDITORS = ("sensible-editor", "nano", "vim", "vi")
"""What is looked for where neither VISUAL nor EDITOR says anything."""


def new_command(places: Places, name: str, edit: bool) -> int:
    """Start the routine `name` in the user's folder, and say where; return the exit code."""
    own, shipped = routine_folders(places)
    if is_taken(shipped, name):
        warn(f"{name} is a shipped routine, which a new one would hide; take another name")
        return DATA
    try:
        path = path_for(own, name)
        write_fresh(path, template(name))
    except RoutineFileError as fault:
        warn(str(fault))
        return DATA
    say(f"{path}: a new routine, ready to be changed; 'runlift train {shlex.quote(name)}' runs it")
    return _edited(path) if edit else 0


def _edited(path: Path) -> int:
    """Open the file in the editor, wait until that is over, and tell the faults of what is left."""
    editor = editor_of(os.environ, sys.platform)
    if not editor:
        warn(f"no editor was found; set EDITOR, or change {path} by hand")
        return DATA
    try:
        code = subprocess.run([*editor, os.fspath(path)], check=False).returncode
    except OSError as error:
        reason = error.strerror or str(error)
        warn(f"the editor {editor[0]} cannot be started: {reason}; mend EDITOR and edit {path}")
        return DATA
    if code:
        warn(f"the editor {editor[0]} ended with code {code}; {path} is as it left it")
    return max(check_command([path], as_json=False), DATA if code else 0)


def editor_of(environment: Mapping[str, str], platform: str) -> list[str]:
    """Return the command of the person's editor with its arguments; nothing if there is none."""
    windows = platform == "win32"
    chosen = environment.get("VISUAL") or environment.get("EDITOR") or ""
    try:
        words = shlex.split(chosen, posix=not windows)
    except ValueError:
        words = [chosen]  # a quote without its end: starting it tells what is wrong
    if words:
        return [word.strip('"') for word in words] if windows else words
    if windows:
        return ["notepad"]
    return next(([found] for name in EDITORS if (found := shutil.which(name))), [])
