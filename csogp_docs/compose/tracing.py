"""From words on a page back to what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csogp_docs.compose.document import sections
from csogp_docs.model.document import (
    Box,
    Bullets,
    Details,
    Paragraph,
    Subheading,
    Table,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from csogp_docs.compose.subject import Subject
    from csogp_docs.model.document import Basis, Block, Cell, Run


@dataclass(frozen=True, slots=True)
class Traced:
    """Where some words stand, and their basis; None for words the officer wrote.

    `number` is that of the paragraph, or empty where it carries none.
    """

    document: str
    section: str
    number: str
    text: str
    basis: Basis | None


def trace(subject: Subject, words: str) -> tuple[Traced, ...]:
    """Find every sentence of a case's documents that contains some words.

    Letter case and the width of spaces do not matter. A sentence that stands in more
    than one document is found in each.
    """
    wanted = _plain(words)
    return tuple(it for it in _sentences(subject) if wanted in _plain(it.text))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _sentences(subject: Subject) -> Iterator[Traced]:
    for name, outline in subject.programme.outlines.items():
        if any(section.panel for section in outline.value.sections):
            continue  # A leaflet is about no case.
        for section in sections(outline.value, subject.speaker, subject):
            for number, text, basis in _texts(section.blocks):
                yield Traced(name, section.id, number, text, basis)


def _texts(blocks: Iterable[Block]) -> Iterator[tuple[str, str, Basis | None]]:
    for block in blocks:
        match block:
            case Box():
                yield from _texts(block.blocks)
            case Paragraph():
                yield from ((block.number, it.text, it.basis) for it in block.sentences)
            case Details():
                yield from (("", it.text, it.basis) for _, it in block.rows)
            case Words():
                yield block.number, _joined(block.runs), None
            case Bullets() | Table() | Subheading():
                yield from (("", text, None) for text in _lines(block))


def _lines(block: Bullets | Table | Subheading) -> list[str]:
    match block:
        case Bullets():
            return [_joined(item) for item in block.items]
        case Table():
            return [_row(row) for row in block.rows]
        case Subheading():
            return [block.text]


def _joined(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def _row(row: Iterable[Cell]) -> str:
    return " | ".join(cell.text for cell in row)
