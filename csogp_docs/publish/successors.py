"""A final is never overwritten: what would replace it is written beside it.

The successor of `psr.pdf` is `psr.v2.pdf`, that of which is `psr.v3.pdf`. A draft gives
way to whatever is newer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from csogp_docs.publish.manifest import FileEntry

_NUMBERED = re.compile(r"^(.*)\.v([0-9]+)(\.[^./]+)$")


def first_name(name: str) -> str:
    """Return the name of what a file is a successor of; of any other file, its own.

    >>> first_name("wm-0131/court/psr.v2.pdf"), first_name("wm-0131/court/psr.pdf")
    ('wm-0131/court/psr.pdf', 'wm-0131/court/psr.pdf')
    """
    found = _NUMBERED.match(name) if ".v" in name else None
    return found[1] + found[3] if found else name


def _number(name: str) -> int:
    found = _NUMBERED.match(name) if ".v" in name else None
    return int(found[2]) if found else 1


def _named(first: str, number: int) -> str:
    stem, _, ending = first.rpartition(".")
    return first if number == 1 else f"{stem}.v{number}.{ending}"


def latest(names: Iterable[str]) -> dict[str, str]:
    """Return the last successor of each file, by the name of the first of them."""
    found: dict[str, str] = {}
    for name in names:
        first = first_name(name)
        if first not in found or _number(name) > _number(found[first]):
            found[first] = name
    return found


def last_of(first: str, names: Container[str]) -> str:
    """Return the last successor of a file; its own name where it has none."""
    number = 1
    while _named(first, number + 1) in names:
        number += 1
    return _named(first, number)


def names_for(
    made: Mapping[str, FileEntry], files: Mapping[str, FileEntry]
) -> dict[str, str]:
    """Say under which name each file that was made is to be written.

    All formats of a document keep step: where one of them has a final to spare, all
    get the same new number.

    Args:
        made: the entries of what was made, by the first name of each.
        files: the entries of what is there.
    """
    numbers: dict[str, int] = {}
    for first, entry in made.items():
        before = last_of(first, files)
        number = _number(before)
        if before in files and _is_spared(files[before], entry):
            number += 1
        stem = first.rpartition(".")[0]
        numbers[stem] = max(number, numbers.get(stem, 1))
    return {first: _named(first, numbers[first.rpartition(".")[0]]) for first in made}


def _is_spared(before: FileEntry, after: FileEntry) -> bool:
    return before.status == "final" and before.sha256 != after.sha256
