"""Files that belong together: all appear, or none."""

import sys
from pathlib import Path

import pytest

from runlift_tui.files.drafts import drafts


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_all_files_take_their_places_when_the_block_ends(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"old")
    with drafts(tmp_path / "a", tmp_path / "b") as (first, second):
        first.write(b"one")
        second.write(b"two")
        assert not (tmp_path / "a").exists()
        assert (tmp_path / "b").read_bytes() == b"old"
    assert names(tmp_path) == ["a", "b"]
    assert (tmp_path / "a").read_bytes() + (tmp_path / "b").read_bytes() == b"onetwo"


@pytest.mark.parametrize("fault", [OSError("full"), KeyboardInterrupt()])
def test_a_block_that_fails_leaves_the_old_files_and_no_other(
    tmp_path: Path, fault: BaseException
) -> None:
    (tmp_path / "b").write_bytes(b"old")

    def fail() -> None:
        with drafts(tmp_path / "a", tmp_path / "b") as (first, _):
            first.write(b"half")
            raise fault

    with pytest.raises(type(fault)):
        fail()
    assert names(tmp_path) == ["b"]
    assert (tmp_path / "b").read_bytes() == b"old"


def test_a_folder_that_is_not_there_leaves_nothing_in_the_other(tmp_path: Path) -> None:
    with (
        pytest.raises(FileNotFoundError),
        drafts(tmp_path / "a", tmp_path / "missing" / "b"),
    ):
        pass
    assert names(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few people make links")
def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    with drafts(tmp_path / "link") as (file,):
        file.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"
