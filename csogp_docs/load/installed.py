"""What the installed package says of itself: what it asks for, and its extras."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, requires, version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = "csogp-docs"
_PINNED = re.compile(r"^([\w.-]+)==([^\s;]+)$")
_OF_EXTRA = re.compile(r"^([\w.-]+)[^;]*; *extra *== *[\"\']([\w-]+)[\"\']$")


def pins() -> dict[str, str]:
    """Return the one version of each package that the installed package allows.

    Empty where it is not installed, but run from a folder.
    """
    found = (_PINNED.match(it) for it in _asked_for())
    return {it[1].lower(): it[2] for it in found if it}


def extras() -> dict[str, list[str]]:
    """Return the extras of the installed package, with what is missing for each."""
    found: dict[str, list[str]] = {}
    for asked in _asked_for():
        it = _OF_EXTRA.match(asked)
        if it:
            missing = found.setdefault(it[2], [])
            if not _is_there(it[1]):
                missing.append(it[1])
    return found


def _asked_for() -> Iterator[str]:
    try:
        yield from requires(_NAME) or ()
    except PackageNotFoundError:
        return


def _is_there(package: str) -> bool:
    try:
        version(package)
    except PackageNotFoundError:
        return False
    return True
