"""Every character of a case must have a shape in the typeface of the documents."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from csogp_docs.model.located import MappingNode, Scalar, SequenceNode
from csogp_docs.model.place import Place
from csogp_docs.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csogp_docs.model.located import Node, Source

_LINE_END = re.compile(r"\r\n|\r|\n")
_WHITE_SPACE = frozenset("\n\t")


def shapeless_characters(
    source: Source, printable: frozenset[int]
) -> Iterator[Problem]:
    """Find the characters of values that would be printed as an empty box.

    Each is told once a value, where it is first seen; an escape, where the value is.
    """
    lines = _LINE_END.split(source.text)
    for value in _values(source.root):
        for char in dict.fromkeys(value.text):
            if ord(char) not in printable and char not in _WHITE_SPACE:
                yield _problem(char, _seen(char, value.place, lines))


def _seen(char: str, begin: Place, lines: list[str]) -> Place:
    column = lines[begin.line - 1].find(char, begin.column - 1)
    if column >= 0:
        return Place(begin.file, begin.line, column + 1)
    for number, line in enumerate(lines[begin.line :], start=begin.line + 1):
        if char in line:
            return Place(begin.file, number, line.index(char) + 1)
    return begin


def _values(node: Node | None) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case SequenceNode():
            for item in node.items:
                yield from _values(item)
        case MappingNode():
            for entry in node.entries:
                yield from _values(entry.value)
        case None:
            pass


def _problem(char: str, place: Place) -> Problem:
    name = unicodedata.name(char, "a character without a name")
    return Problem(
        code="CS116",
        place=place,
        message=f"U+{ord(char):04X} ({name.lower()}) has no shape in the typeface of "
        "the documents and could not be printed; write it in another way",
    )
