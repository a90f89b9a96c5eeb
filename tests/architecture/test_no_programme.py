"""No module knows a programme, an area or their figures: all of that is content."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).resolve().parent.parent.parent / "csogp_docs"
MODULES = sorted(PACKAGE.rglob("*.py"))
NAMES = [path.relative_to(PACKAGE).as_posix() for path in MODULES]

# What the content that is shipped speaks of. The program's own name is no programme.
OWN_NAME = re.compile(r"csogp[ _-]?docs", re.IGNORECASE)
WORDS = [
    *("building choices", "csogp", "oasys", "rm2000"),
    *("kidderminster", "shrewsbury", "west mercia", "worcester"),
    *("block week", "deviance", "induction", "long term therapy", "psychometric"),
    *("programmes team", "rehabilitation order", "relapse"),
]
FIGURES = {36, 190, 58.5}

# Where such a word stands all the same, and why. The names of the case format are a
# contract for every programme, and the program reads the fields that they name.
FIELD = "a field of the case format, or a fact under a fixed name"
EXCEPTIONS = {
    ("assess/facts_tested.py", "deviance"): FIELD,
    ("assess/facts_tested.py", "induction"): FIELD,
    ("assess/facts_told.py", "deviance"): FIELD,
    ("model/audience.py", "deviance"): FIELD,
    ("model/audience.py", "induction"): FIELD,
    ("compose/listings_of_tests.py", "psychometric"): FIELD,
    ("model/audience.py", "programmes team"): "whom a copy may be for",
    ("model/case.py", "deviance"): FIELD,
    ("model/case.py", "induction"): FIELD,
    ("model/case.py", "psychometric"): FIELD,
    ("model/codes_consistency.py", "induction"): "explains what is told of that field",
    ("model/codes_consistency.py", "psychometric"): "explains what is told of tests",
    ("model/programme.py", "induction"): "who may do without it, as content states",
    ("validate/case_dates.py", "deviance"): FIELD,
    ("validate/case_dates.py", "induction"): FIELD,
    ("validate/case_judgement.py", "induction"): FIELD,
}


def known(source: str) -> set[str]:
    """Name every word and figure of a programme that a source knows.

    What a reader is shown is no knowledge: docstrings, the command lines at the end of
    a command's help, and the examples of an explanation.
    """
    tree = ast.parse(source)
    shown = {id(it) for node in ast.walk(tree) for it in _shown(node)}
    found = {
        word
        for node in ast.walk(tree)
        if id(node) not in shown
        for text in _texts(node)
        for word in WORDS
        if word in _plain(text)
    }
    return found | {
        str(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and node.value in FIGURES
    }


def _plain(text: str) -> str:
    """Write a text or a name in small letters, with single spaces between words."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", OWN_NAME.sub("", text))
    return " ".join(re.split(r"[\W_]+", apart.lower()))


def _shown(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case (
            ast.Module(body=[ast.Expr(value=ast.Constant() as said), *_])
            | ast.ClassDef(body=[ast.Expr(value=ast.Constant() as said), *_])
            | ast.FunctionDef(body=[ast.Expr(value=ast.Constant() as said), *_])
        ):
            yield said
        case ast.Call(func=ast.Name(id="examples"), args=lines):
            yield from lines
        case ast.keyword(arg="before" | "after", value=example):
            yield from ast.walk(example)
        case _:
            pass


def _texts(node: ast.AST) -> Iterator[str]:
    for _, value in ast.iter_fields(node):
        yield from (it for it in _listed(value) if isinstance(it, str))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("area = 'west-mercia'", {"west mercia"}),
        ("def f(area='West Mercia'): pass", {"west mercia"}),
        ("tool.startswith('RM2000')", {"rm2000"}),
        ("x = f'the {y} block week begins'", {"block week"}),
        ("def _block_week(): pass", {"block week"}),
        ("class BlockWeek: pass", {"block week"}),
        ("relapse_prevention = 1", {"relapse"}),
        ("x.relapse", {"relapse"}),
        ("f(csogp=1)", {"csogp"}),
        ("import csogp", {"csogp"}),
        ("match x:\n    case {'csogp': csogp}: pass", {"csogp"}),
        ("x = months < 36", {"36"}),
        ("x = 'csogp-docs'\nclass CsogpDocsError: pass", set()),
        ("from csogp_docs import errors", set()),
        ('"""About CSOGP."""\ndef f():\n    """About CSOGP."""', set()),
        ("x = examples('leaflet west-mercia')", set()),
        ("Explained(title='Worcester', before='csogp')", {"worcester"}),
        ("x = months < programme.minimum_months", set()),
    ],
)
def test_the_look_at_a_source_finds_them(source: str, found: set[str]) -> None:
    """The test below would see one."""
    assert known(source) == found


def test_no_module_knows_a_programme() -> None:
    """What is excepted has a reason, and leaves the list when it is gone."""
    found = {
        (name, word)
        for name, path in zip(NAMES, MODULES, strict=True)
        for word in known(path.read_text(encoding="utf-8"))
    }

    assert len(MODULES) > 60
    assert found == set(EXCEPTIONS)


def test_no_module_is_named_after_a_programme() -> None:
    """A programme is a folder of content, and never a module."""
    assert "validate/case_programme.py" in NAMES
    assert not [name for name in NAMES for word in WORDS if word in _plain(name)]
