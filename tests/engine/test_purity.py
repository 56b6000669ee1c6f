"""The engine stays pure: it may import itself and a few quiet parts of the standard library."""

import ast
import sys
from pathlib import Path

import pytest

import runlift_tui.engine

ENGINE = Path(runlift_tui.engine.__file__).parent
ALLOWED = {
    "bisect",
    "collections.abc",
    "dataclasses",
    "enum",
    "functools",
    "itertools",
    "math",
    "re",
    "types",
    "typing",
}


def imported(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("path", sorted(ENGINE.glob("*.py")), ids=lambda path: path.stem)
def test_every_module_of_the_engine_imports_only_what_is_allowed(path: Path) -> None:
    outside = {name for name in imported(path) if not name.startswith("runlift_tui.engine")}
    assert outside <= ALLOWED


def test_the_allowed_modules_are_real() -> None:
    assert {name.partition(".")[0] for name in ALLOWED} <= sys.stdlib_module_names
