"""Where the user's files live. It only names places; whoever writes there creates them."""

import os
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "RUNLIFT_HOME"
"""Environment variable: one folder that holds everything, instead of the system's places."""


@dataclass(frozen=True, slots=True)
class Places:
    """The user's folders; none of them needs to exist."""

    config: Path
    data: Path
    cache: Path

    @property
    def routines(self) -> Path:
        """The user's own routines; one shadows a shipped routine of the same name."""
        return self.data / "routines"

    @property
    def trash(self) -> Path:
        """Routines that were deleted; each can be put back."""
        return self.data / "trash"

    @property
    def unsaved(self) -> Path:
        """Changes to routines that were not saved yet."""
        return self.data / "unsaved"

    @property
    def sounds(self) -> Path:
        """The user's own sounds; one replaces a shipped sound of the same name."""
        return self.data / "sounds"

    @property
    def journal(self) -> Path:
        """The folder of the journal, its backups and what was kept aside of it."""
        return self.data / "journal"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.toml"

    @property
    def log(self) -> Path:
        """Where the program notes what went wrong, as the screen is taken."""
        return self.cache / "runlift.log"


def find_places() -> Places:
    """Return the folders under `HOME_VARIABLE`, else the system's usual ones."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        root = Path(home).expanduser()
        return Places(root / "config", root / "data", root / "cache")
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("runlift", appauthor=False)
    return Places(dirs.user_config_path, dirs.user_data_path, dirs.user_cache_path)
