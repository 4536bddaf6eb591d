"""The walls of the house: no file over 400 lines, no function over 50."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("plans", "directives", "models", "notifications", "desk", "flows", "web", "cli")
LONGEST_FILE, LONGEST_FUNCTION = 400, 50


def files() -> Iterator[Path]:
    """Every module but the migrations, which are as long as the tables they make."""
    for package in PACKAGES:
        yield from (file for file in sorted((ROOT / package).rglob("*.py")) if "migrations" not in file.parts)


def functions() -> Iterator[tuple[str, int]]:
    """Every function by its file and name, with its lines from `def` to its end."""
    for file in files():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{file.relative_to(ROOT)}: {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_file_is_too_long_to_be_read_at_once():
    sizes = {str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines()) for file in files()}
    assert {name: lines for name, lines in sizes.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_too_long_to_be_seen_whole():
    assert {name: lines for name, lines in functions() if lines > LONGEST_FUNCTION} == {}
