"""The program's own notes: a file only once there is one, and never a fault of their own."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from runlift_tui.cli.logs import log_to


@pytest.fixture(autouse=True)
def root() -> Iterator[logging.Logger]:
    """Give the root logger back as it was."""
    logger = logging.getLogger()
    before, level, raising = list(logger.handlers), logger.level, logging.raiseExceptions
    yield logger
    for one in set(logger.handlers) - set(before):
        one.close()
        logger.removeHandler(one)
    logger.setLevel(level)
    logging.raiseExceptions = raising


def test_nothing_is_made_before_there_is_something_to_note(tmp_path: Path) -> None:
    log = tmp_path / "cache" / "runlift.log"
    log_to(log)
    assert list(tmp_path.iterdir()) == []
    logging.getLogger("runlift").warning("the beep fell off")
    assert "the beep fell off" in log.read_text(encoding="utf-8")


def test_where_it_cannot_be_written_a_note_is_dropped_without_a_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cache").write_text("in the way")
    log_to(tmp_path / "cache" / "runlift.log")
    logging.getLogger("runlift").warning("dropped")
    assert capsys.readouterr().err == ""
