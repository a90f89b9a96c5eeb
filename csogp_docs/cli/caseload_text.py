"""A caseload as a person reads it at a terminal: as wide as that, and no wider."""

from __future__ import annotations

import textwrap
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csogp_docs.model.document import Cell, Document, Table

_GAP = "  "
# The column that says what is due takes the room that the others leave.
_DUE, _LEAST = 1, 20


def caseload_lines(document: Document, width: int) -> Iterator[str]:
    """Lay out a caseload; of the smaller letters of a page, only what is due."""
    for section in document.sections:
        for block in section.blocks:
            if block.kind == "paragraph":
                said = " ".join(it.text for it in block.sentences)
                yield from (*textwrap.wrap(said, width), "")
            elif block.kind == "table":
                yield from _table(block, width)


def _table(table: Table, width: int) -> Iterator[str]:
    rows = [table.head, *(tuple(_words(row)) for row in table.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    others = sum(widths) - widths[_DUE] + len(_GAP) * (len(widths) - 1)
    widths[_DUE] = min(widths[_DUE], max(_LEAST, width - others))
    for row in rows:
        yield from _row(row, widths)


def _words(row: Sequence[Cell]) -> Iterator[str]:
    for at, it in enumerate(row):
        yield f"{it.text} {it.note}".rstrip() if at == _DUE else it.text


def _row(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    cells = [textwrap.wrap(it, at) for it, at in zip(row, widths, strict=True)]
    for line in zip_longest(*cells, fillvalue=""):
        padded = (it.ljust(at) for it, at in zip(line, widths, strict=True))
        yield _GAP.join(padded).rstrip()
