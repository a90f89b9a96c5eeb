"""How long modules and functions are, and what they are called."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).resolve().parent.parent.parent / "csogp_docs"
MODULES = sorted(it for it in PACKAGE.rglob("*.py"))
LONGEST_MODULE = 250
LONGEST_FUNCTION = 40

# What may be longer, and why.
LONGER = {
    "compose/listings.py": "eleven small listings, none of which knows another",
    "model/case.py": "the whole case file, in the order in which it is written",
}
# Names that say that something is done, and not what.
SAYS_NOTHING = {"common", "data", "helpers", "manager", "misc", "process", "utils"}


def functions(module: Path) -> Iterator[tuple[str, int]]:
    """Return every function of a module and its lines, without its docstring."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            said = ast.get_docstring(node, clean=False) or ""
            assert node.end_lineno is not None
            yield node.name, node.end_lineno - node.lineno - said.count("\n")


def test_there_are_modules_to_look_at() -> None:
    """The tests below look at the package, and at functions in it."""
    names = {path.relative_to(PACKAGE).as_posix() for path in MODULES}

    assert len(MODULES) > 60
    assert {"pipeline/publishing.py", "assess/table.py", "render/pdf.py"} <= names
    assert len([it for module in MODULES for it in functions(module)]) > 300


def test_no_module_is_too_long() -> None:
    """Longer ones are listed with a reason, and leave the list when they shrink."""
    lengths = {
        path.relative_to(PACKAGE).as_posix(): len(path.read_bytes().splitlines())
        for path in MODULES
    }
    longer = {name for name, length in lengths.items() if length > LONGEST_MODULE}

    assert longer == set(LONGER)


@pytest.mark.parametrize("module", MODULES, ids=lambda it: str(it.relative_to(PACKAGE)))
def test_no_function_is_too_long(module: Path) -> None:
    """A function of more than a screenful does more than one thing."""
    longer = [it for it in functions(module) if it[1] > LONGEST_FUNCTION]

    assert not longer


def test_every_name_says_what_a_module_is_about() -> None:
    """No module or folder is a drawer for what has no place."""
    names = {
        part
        for path in MODULES
        for part in path.relative_to(PACKAGE).with_suffix("").parts
    }

    assert "suggestion" in names
    assert not names & SAYS_NOTHING
