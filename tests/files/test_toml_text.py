"""Whatever a path leads to, it gives text or one clear fault, and never waits."""

import os
from pathlib import Path

import pytest

from runlift_tui.files.faults import UnreadableError
from runlift_tui.files.toml_text import MOST_BYTES, parse_toml, read_text


def told_of(path: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_text(path)
    return str(caught.value)


def test_a_byte_order_mark_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b'\xef\xbb\xbftitle = "A"\r\n')
    assert read_text(path) == 'title = "A"\r\n'


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_that_is_not_utf8_is_named_with_its_line(tmp_path: Path, mark: bytes) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(mark + b'title = "A"\nsource = "caf\xe9"\n')
    assert told_of(path).endswith(
        "a.toml:2: byte 14 of this line (0xe9) is not UTF-8; save as UTF-8"
    )


def test_a_file_over_one_megabyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"")
    os.truncate(path, 5_000_000)
    assert told_of(path) == f"{path}: is 5.0 MB long; the most is 1 MB"


def test_a_file_of_exactly_one_megabyte_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("#" * MOST_BYTES, encoding="utf-8")
    assert len(read_text(path)) == MOST_BYTES


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    assert told_of(tmp_path) == f"{tmp_path}: is a folder, not a file"
    assert told_of(tmp_path / "b.toml").endswith("b.toml: there is no such file")
    (tmp_path / "file").touch()
    assert told_of(tmp_path / "file" / "b.toml").endswith("there is no such file")
    assert told_of(tmp_path / ("n" * 300)).endswith("its name is too long")
    assert "cannot be read" in told_of(tmp_path / "a\0b")


@pytest.mark.skipif(os.name == "nt", reason="Windows has none of these")
def test_pipes_devices_and_link_loops_never_block(tmp_path: Path) -> None:
    pipe, loop = tmp_path / "pipe.toml", tmp_path / "loop.toml"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    assert told_of(pipe).endswith("pipe.toml: is a pipe, not a file")
    assert told_of(loop).endswith("its symbolic links lead in a circle; remove the link")
    assert told_of(Path(os.devnull)).endswith("is a device, not a file")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.touch(mode=0o000)
    assert told_of(path).endswith("you may not read it; change its permissions")


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('title = "A"\nrest 30\n', 2, "(column 6)"),
        ('title = "A', 1, "(at the end of the file)"),
        ("a = 1\na = 2\n", 2, "Cannot overwrite a value"),
        ("a = " + "[" * 100_000, None, "nested too deep"),
        ("a = " + "9" * 5_000, None, "too many digits"),
        ("\n" + ".".join("a" * 200_000) + " = 1", 2, "holds over 300 dots; break the line"),
        ('a = "\x1b"\n', 1, "Illegal character"),
    ],
)
def test_text_that_is_no_toml_says_where(text: str, line: int | None, told: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse_toml(text, Path("a.toml"))
    assert caught.value.fault.line == line
    assert told in str(caught.value)
