"""Every sentence, row and item of a document with what it rests on; or none of that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from csogp_docs.model.document import (
    Basis,
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

    from csogp_docs.model.document import Block, Cell, Run, Section


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, row or item: the block it is in, its words, what it rests on."""

    number: str
    kind: str
    text: str
    basis: Basis | None


def pieces(blocks: Iterable[Block]) -> Iterator[Piece]:
    """Walk blocks, and those in boxes, in the order in which they are read."""
    for block in blocks:
        yield from _pieces(block)


def _pieces(block: Block) -> Iterator[Piece]:
    match block:
        case Box():
            yield Piece("", "heading", block.heading, None)
            yield from pieces(block.blocks)
        case Bullets() | Table():
            yield from _listed(block)
        case Subheading():
            yield Piece("", "heading", block.text, None)
        case Words():
            yield Piece(block.number, "words", _joined(block.runs), block.basis)
        case Paragraph() | Details():
            yield from _said(block)


def _said(block: Paragraph | Details) -> Iterator[Piece]:
    match block:
        case Paragraph():
            for it in block.sentences:
                yield Piece(block.number, "sentence", it.text, it.basis)
        case Details():
            for label, it in block.rows:
                yield Piece("", "row", f"{label}: {it.text}", it.basis)


def _listed(block: Bullets | Table) -> Iterator[Piece]:
    if isinstance(block, Bullets):
        kind, texts = "item", [_joined(it) for it in block.items]
    else:
        kind, texts = "row", [_row(it) for it in block.rows]
    for at, text in enumerate(texts):
        yield Piece("", kind, text, block.bases[at] if block.bases else None)


def _joined(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def _row(row: Iterable[Cell]) -> str:
    said = (f"{it.text} ({it.note})" if it.note else it.text for it in row)
    return " | ".join(said)


def numbered(sections: Iterable[Section]) -> dict[Basis, int]:
    """Number what sections rest on, in the order in which it is first rested on."""
    found = dict.fromkeys(
        piece.basis
        for section in sections
        for piece in pieces(section.blocks)
        if piece.basis is not None
    )
    return {basis: at for at, basis in enumerate(found, start=1)}


def without_basis(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Take out of every section what its words rest on."""
    return tuple(replace(it, blocks=tuple(map(_bare, it.blocks))) for it in sections)


def _bare(block: Block) -> Block:
    match block:
        case Box():
            return replace(block, blocks=tuple(map(_bare, block.blocks)))
        case Paragraph():
            bare = tuple(replace(it, basis=None) for it in block.sentences)
            return replace(block, sentences=bare)
        case Details():
            rows = ((label, replace(it, basis=None)) for label, it in block.rows)
            return replace(block, rows=tuple(rows))
        case Words():
            return replace(block, basis=None)
        case Bullets() | Table():
            return replace(block, bases=())
        case Subheading():
            return block
