"""Where the shipped sounds and routines lie: inside the package, or beside it in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def bundled_folder(name: str) -> Path:
    """Return the folder of shipped files called `name` (``sounds`` or ``routines``)."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
