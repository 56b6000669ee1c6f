"""A fresh journal on disk for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from runlift_tui.journal.store import Journal
from tests.journal.sessions import journal_in


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = journal_in(tmp_path)
    yield opened
    opened.close()
