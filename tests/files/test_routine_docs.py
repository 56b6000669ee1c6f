"""What the page on routine files shows is a routine, and names every kind and key there is."""

import re
from pathlib import Path

from runlift_tui.engine.routine import BlockKind
from runlift_tui.files.reader import parse_routine

PAGE = Path(__file__).parents[2] / "docs" / "routine-files.md"


def test_the_example_is_a_routine_with_nearly_every_kind_of_block() -> None:
    (example,) = re.findall("```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    kinds = {block.kind for block in parse_routine(example, "example", PAGE).blocks}
    assert kinds == set(BlockKind) - {BlockKind.SUPERSET}


def test_the_page_names_every_kind_and_every_key() -> None:
    text = PAGE.read_text(encoding="utf-8")
    reader = (PAGE.parents[1] / "runlift_tui" / "files" / "reader.py").read_text(encoding="utf-8")
    keys = set(re.findall(r'table\.(?:get|require)\("(\w+)"', reader)) - {"block", "exercise"}
    assert len(keys) > 25
    for word in (*keys, *BlockKind):
        assert f"`{word}`" in text or f"`{word} = " in text, word
