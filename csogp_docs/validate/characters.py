"""Every character of a case must have a shape in the typeface of the documents."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from csogp_docs.model.place import Place
from csogp_docs.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csogp_docs.model.located import Source


def shapeless_characters(
    source: Source, printable: frozenset[int]
) -> Iterator[Problem]:
    """Find the characters that would be printed as an empty box, each once a line."""
    for number, line in enumerate(source.text.splitlines(), start=1):
        seen: set[str] = set()
        for column, char in enumerate(line, start=1):
            if char == "\t" or ord(char) in printable or char in seen:
                continue
            seen.add(char)
            name = unicodedata.name(char, "a character without a name")
            yield Problem(
                code="CS116",
                place=Place(source.name, number, column),
                message=f"U+{ord(char):04X} ({name.lower()}) has no shape in the "
                "typeface of the documents and could not be printed; write it in "
                "another way",
            )
