"""Nothing depends on when or where it is run: no module asks."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).resolve().parent.parent.parent / "csogp_docs"
MODULES = sorted(PACKAGE.rglob("*.py"))

# What tells the time wherever it stands, and what does so when it is called.
CLOCKS = {"fromtimestamp", "getmtime", "st_mtime", "st_ctime", "utcnow"}
CALLED = {"now", "today"}
OF_CHANCE = {"getpass", "locale", "platform", "random", "secrets", "socket"}
OF_CHANCE |= {"time", "urllib", "uuid", "zoneinfo"}


def asks(source: str) -> Iterator[str]:
    """Name everything in a source that would ask for the time, chance or place."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(attr=name) if name in CLOCKS:
                yield name
            case ast.Call(func=ast.Attribute(attr=name)) if name in CALLED:
                yield name
            case ast.Import(names=names):
                yield from _of_chance(alias.name for alias in names)
            case ast.ImportFrom(module=str(name)):
                yield from _of_chance([name])
            case _:
                pass


def _of_chance(names: Iterator[str] | list[str]) -> Iterator[str]:
    yield from (it for it in names if it.partition(".")[0] in OF_CHANCE)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from datetime import date\nday = date.today()", ["today"]),
        ("import datetime\nx = datetime.datetime.now()", ["now"]),
        ("import time", ["time"]),
        ("from time import perf_counter", ["time"]),
        ("import random as r", ["random"]),
        ("from urllib.request import urlopen", ["urllib.request"]),
        ("path.stat().st_mtime", ["st_mtime"]),
        ("from datetime import date\nday = date(2004, 3, 5)", []),
    ],
)
def test_the_look_at_a_source_finds_them(source: str, found: list[str]) -> None:
    """The test below would see one."""
    assert sorted(asks(source)) == sorted(found)


@pytest.mark.parametrize("module", MODULES, ids=lambda it: str(it.relative_to(PACKAGE)))
def test_no_module_asks_what_time_it_is(module: Path) -> None:
    """Nor for chance, nor for the machine it runs on."""
    assert len(MODULES) > 60
    assert not list(asks(module.read_text(encoding="utf-8")))
