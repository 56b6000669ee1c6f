"""Whatever was lowered gets back the volume it had, and nothing else is touched."""

from dataclasses import replace
from pathlib import Path

import pytest

from runlift_tui.audio import lowering
from runlift_tui.audio.lowering import Lowering
from runlift_tui.audio.pactl import Stream, Volumes

MUSIC = Stream(7, "player", (60_000, 50_000), paused=False)
LOW = (18_000, 15_000)
PAUSED = Stream(8, "browser", (40_000,), paused=True)


class Board:
    """A sound server of the test's own; `answers` false: it hangs."""

    def __init__(self, *streams: Stream) -> None:
        self.of = {stream.index: stream for stream in streams}
        self.answers = True

    def streams(self) -> tuple[Stream, ...] | None:
        return tuple(self.of.values()) if self.answers else None

    def set_volumes(self, index: int, volumes: Volumes) -> None:
        self.of[index] = replace(self.of[index], volumes=volumes)

    @property
    def volumes(self) -> list[Volumes]:
        return [stream.volumes for stream in self.of.values()]


def test_what_is_heard_is_lowered_and_gets_its_volumes_back(tmp_path: Path) -> None:
    board = Board(MUSIC, PAUSED)
    low = Lowering(board, tmp_path / "lowered")
    low.lower()
    assert board.volumes == [LOW, PAUSED.volumes]
    assert low.restore()
    assert board.volumes == [MUSIC.volumes, PAUSED.volumes]
    assert not low.is_owing()


def test_nothing_is_written_where_nothing_plays(tmp_path: Path) -> None:
    low = Lowering(Board(PAUSED), tmp_path / "lowered")
    low.lower()
    assert low.restore()
    assert list(tmp_path.iterdir()) == []


def test_a_volume_that_somebody_changed_meanwhile_stays(tmp_path: Path) -> None:
    board = Board(MUSIC)
    low = Lowering(board, tmp_path)
    low.lower()
    board.set_volumes(7, (30_000, 30_000))
    assert low.restore()
    assert board.volumes == [(30_000, 30_000)]


def test_a_volume_that_the_server_rounded_is_still_known(tmp_path: Path) -> None:
    board = Board(MUSIC)
    low = Lowering(board, tmp_path)
    low.lower()
    board.set_volumes(7, (18_300, 14_700))
    assert low.restore()
    assert board.volumes == [MUSIC.volumes]


def test_while_the_server_hangs_it_stays_owed(tmp_path: Path) -> None:
    board = Board(MUSIC)
    low = Lowering(board, tmp_path)
    low.lower()
    board.answers = False
    low.lower()
    assert not low.restore()
    board.answers = True
    assert low.restore()
    assert board.volumes == [MUSIC.volumes]


def test_a_program_that_ended_meanwhile_gets_its_volume_when_it_plays_again(tmp_path: Path) -> None:
    board = Board(MUSIC)
    low = Lowering(board, tmp_path)
    low.lower()
    board.of = {}
    assert low.restore()
    board.of = {9: replace(MUSIC, index=9, volumes=LOW)}
    low.lower()
    assert board.volumes == [LOW]
    assert low.restore()
    assert board.volumes == [MUSIC.volumes]


def test_lowering_twice_lowers_once(tmp_path: Path) -> None:
    board = Board(MUSIC)
    low = Lowering(board, tmp_path)
    low.lower()
    low.lower()
    assert board.volumes == [LOW]
    assert low.restore()
    assert board.volumes == [MUSIC.volumes]


def test_where_nothing_can_be_noted_nothing_is_lowered(tmp_path: Path) -> None:
    (tmp_path / "lowered").write_text("in the way", encoding="utf-8")
    board = Board(MUSIC)
    low = Lowering(board, tmp_path / "lowered")
    low.lower()
    assert board.volumes == [MUSIC.volumes]
    assert low.restore()


def test_what_a_dead_process_owes_is_paid_and_what_a_live_one_owes_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = Board(MUSIC)
    Lowering(board, tmp_path).lower()
    (own,) = tmp_path.iterdir()
    earlier = own.rename(tmp_path / "99999999.json")
    monkeypatch.setattr(lowering, "_is_alive", lambda _: True)
    second = Lowering(board, tmp_path)
    assert second.is_owing()
    second.inherit()
    assert second.restore()
    assert board.volumes == [LOW]
    monkeypatch.setattr(lowering, "_is_alive", lambda _: False)
    second.inherit()
    assert second.restore()
    assert board.volumes == [MUSIC.volumes]
    assert not earlier.exists()


@pytest.mark.parametrize("text", ["", "{", "[[1]]", "[3]", '[["x", "y", [], []]]', "\x00"])
def test_a_spoilt_file_is_removed_and_owes_nothing(text: str, tmp_path: Path) -> None:
    (tmp_path / "99999999.json").write_text(text, encoding="utf-8")
    low = Lowering(Board(MUSIC), tmp_path)
    low.inherit()
    assert low.restore()
    assert not low.is_owing()
