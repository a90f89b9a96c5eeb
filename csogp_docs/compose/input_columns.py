"""The inputs of a decision table as columns of a page, which is only so wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.compose.cell_words import ANYTHING
from csogp_docs.compose.phrasing import capitalised
from csogp_docs.model.document import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csogp_docs.compose.reference import Reference
    from csogp_docs.model.rules import DecisionTable

# More inputs than these are set in smaller type; more than those share one column.
_NARROW, _APART = 3, 6


def width(table: DecisionTable) -> str:
    """Say in the name of what is drawn from a table whether its columns are narrow."""
    return " wide" if _NARROW < len(table.inputs) <= _APART else ""


def input_heads(table: DecisionTable, reference: Reference) -> tuple[str, ...]:
    """Return the heads of the columns of the inputs."""
    if len(table.inputs) > _APART:
        return ("When",)
    return tuple(capitalised(reference.named(name)) for name in table.inputs)


def input_cells(
    said: Sequence[tuple[str, str]], table: DecisionTable, reference: Reference
) -> tuple[Cell, ...]:
    """Return what is said of each input, and how it is written, in its columns.

    In a column that inputs share, those which may be anything are left out.
    """
    if len(table.inputs) <= _APART:
        return tuple(Cell(capitalised(words), note=note) for words, note in said)
    told = [
        f"{reference.named(name)}: {words}"
        for name, (words, _) in zip(table.inputs, said, strict=True)
        if words != ANYTHING
    ]
    notes = (
        f"{name}: {note}"
        for name, (_, note) in zip(table.inputs, said, strict=True)
        if note
    )
    return (Cell(capitalised("; ".join(told) or ANYTHING), note="; ".join(notes)),)
