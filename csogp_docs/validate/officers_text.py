"""The texts of a case file that are an officer's own, sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csogp_docs.model.located import MappingNode, Scalar, SequenceNode
from csogp_docs.model.place import Place
from csogp_docs.model.sourced import dotted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csogp_docs.model.located import Node, Source
    from csogp_docs.model.sourced import KeyPath

# Besides the narrative: reasons for the outcome, for an override, for an absence.
_REASONS = [["reason"], ["reasons"]]
_LINE_END = re.compile(r"\r\n|\r|\n")
# An empty line or the mark of an item ends what stands before it; so does a full stop
# that no initial or title has.
_END = re.compile(
    r"\n\s*\n|\n(?=\s*(?:[-*+]|[0-9]+[.)])\s)"
    r"|(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|No)\.)(?<!\bMrs\.)[\"\u201d\u2019)*_]*\s+(?=[\"\u201c\u2018(*_]*[A-Z0-9])"
)
_MARK = re.compile(r"\s*(?:[-*+]|[0-9]+[.)])\s+")
_WORD = re.compile(r"\w[\w'\u2019.-]*")


@dataclass(frozen=True, slots=True)
class Written:
    """One text of an officer: the field it stands in, and the value as written."""

    source: Source
    field: str
    scalar: Scalar

    def place(self, index: int) -> Place:
        """Where a character stands; if lines were joined, where the text begins."""
        text, written = self.scalar.text, self.scalar
        line = text.count("\n", 0, index)
        said = text.split("\n")[line].strip()
        lines = _LINE_END.split(self.source.text)
        number = written.first_line + line
        found = lines[number - 1].find(said) if said and number <= len(lines) else -1
        if found < 0:
            return written.place
        begins = text.rfind("\n", 0, index) + 1
        indent = len(text[begins:]) - len(text[begins:].lstrip())
        return Place(self.source.name, number, found + 1 + index - begins - indent)

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Yield where each sentence begins and ends in the text."""
        begin = 0
        text = self.scalar.text
        for end in [*(it.span() for it in _END.finditer(text)), (len(text),) * 2]:
            mark = _MARK.match(text, begin)
            begin = mark.end() if mark and mark.end() < end[0] else begin
            while begin < end[0] and text[begin].isspace():
                begin += 1
            if begin < end[0]:
                yield begin, end[0]
            begin = end[1]


def words(text: str) -> list[str]:
    """Return the words of a text.

    >>> words("He said: **yes** (twice).")
    ['He', 'said', 'yes', 'twice']
    """
    return [it.rstrip(".'\u2019-") for it in _WORD.findall(text)]


def officers_texts(source: Source) -> Iterator[Written]:
    """Yield every text of a case file that is written in an officer's own words."""
    for path, scalar in _scalars(source.root, ()):
        keys = [it for it in path if isinstance(it, str)]
        if keys[:1] == ["narrative"] or keys[-1:] in _REASONS:
            yield Written(source, dotted(path), scalar)


def names_given(source: Source) -> frozenset[str]:
    """Return the words of all other texts: whom and what the case names openly."""
    own = {it.scalar.place for it in officers_texts(source)}
    return frozenset(
        word
        for path, scalar in _scalars(source.root, ())
        if scalar.place not in own and "victims" not in path
        for word in words(scalar.text)
    )


def _scalars(node: Node | None, path: KeyPath) -> Iterator[tuple[KeyPath, Scalar]]:
    match node:
        case Scalar():
            yield path, node
        case SequenceNode():
            for index, item in enumerate(node.items):
                yield from _scalars(item, (*path, index))
        case MappingNode():
            for entry in node.entries:
                yield from _scalars(entry.value, (*path, entry.key.text))
        case None:
            pass
