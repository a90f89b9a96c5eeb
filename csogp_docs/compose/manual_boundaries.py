"""The boundary cases of one rule of the manual, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.compose.cell_words import ANYTHING
from csogp_docs.compose.input_columns import input_cells, input_heads, width
from csogp_docs.compose.phrasing import alternatives, capitalised, period
from csogp_docs.model.document import Cell, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csogp_docs.compose.reference import Reference
    from csogp_docs.model.boundaries import Boundaries, BoundaryCase, Examined
    from csogp_docs.model.document import Block
    from csogp_docs.model.law import Route, RouteVersion
    from csogp_docs.model.rules import DecisionTable, Row

# Two inputs make a grid from so many combinations on, with so many columns at most.
_GRID_FROM, _GRID_ACROSS = 9, 5


def boundary_blocks(examined: Examined, reference: Reference) -> Iterator[Block]:
    """Say how much was tried, and list the cases, a table for each setting."""
    tried = sum(it.tried for it in examined.boundaries)
    listed = sum(len(it.cases) for it in examined.boundaries)
    how = "each" if listed == tried else "alike" if listed else "counted"
    said = reference.say(f"manual.boundaries.{how}", combinations=tried)
    yield Paragraph("", (said,))
    for boundaries in examined.boundaries:
        if boundaries.cases:
            across = _across(examined, boundaries)
            if across:
                yield _grid(examined.table, boundaries, across, reference)
            else:
                yield _list(examined.table, boundaries, reference)


def _across(examined: Examined, boundaries: Boundaries) -> int:
    """Count the columns of a grid; none where the cases are better listed."""
    in_order = {"number", "date"} & {*examined.kinds}
    every = len(boundaries.cases) == boundaries.tried >= _GRID_FROM
    if len(examined.kinds) != 2 or in_order or not every:  # noqa: PLR2004 - down, across
        return 0
    across = len({case.values[1] for case in boundaries.cases})
    return across if across <= _GRID_ACROSS else 0


def _grid(
    table: DecisionTable, boundaries: Boundaries, across: int, reference: Reference
) -> Table:
    down, over = table.inputs
    cases = boundaries.cases
    lines = [cases[at : at + across] for at in range(0, len(cases), across)]
    heads = (
        capitalised(f"{reference.named(over)}: {_said(it, 1, table, reference)}")
        for it in lines[0]
    )
    return Table(
        name="boundaries grid",
        caption=_caption(boundaries, reference),
        head=(capitalised(reference.named(down)), *heads),
        rows=tuple(
            (
                Cell(capitalised(_said(line[0], 0, table, reference))),
                *(Cell(_answer(table, it.rows), note=_names(it.rows)) for it in line),
            )
            for line in lines
        ),
        labelled=True,
    )


def _list(table: DecisionTable, boundaries: Boundaries, reference: Reference) -> Table:
    return Table(
        name=f"boundaries{width(table)}",
        caption=_caption(boundaries, reference),
        head=(*input_heads(table, reference), "What follows", "By row"),
        rows=tuple(
            (
                *_inputs(case, table, reference),
                Cell(_answer(table, case.rows)),
                Cell(_names(case.rows)),
            )
            for case in boundaries.cases
        ),
        labelled=True,
    )


def _inputs(
    case: BoundaryCase, table: DecisionTable, reference: Reference
) -> tuple[Cell, ...]:
    inputs = range(len(table.inputs))
    said = [(_said(case, at, table, reference), "") for at in inputs]
    return input_cells(said, table, reference)


def _said(
    case: BoundaryCase, at: int, table: DecisionTable, reference: Reference
) -> str:
    name = table.inputs[at]
    values = [reference.value(name, value) for value in case.values[at]]
    return alternatives(values) if values else ANYTHING


def _answer(table: DecisionTable, rows: Sequence[Row]) -> str:
    if not rows:
        return "Nothing" if table.hit == "collect" else "No row applies"
    answers = dict.fromkeys(table.outcomes.get(it.then, it.then) for it in rows)
    said = capitalised("; ".join(answers))
    confirm = next((row.confirm for row in rows if row.confirm), None)
    return f"{said}, if the {confirm} confirms" if confirm else said


def _names(rows: Sequence[Row]) -> str:
    return ", ".join(row.id for row in rows) or "no row"


def _caption(boundaries: Boundaries, reference: Reference) -> str:
    """Say what holds for a table of cases: its limits, and the law they come from."""
    limits = (": ".join(reference.measured(*it)) for it in boundaries.setting)
    parts = (
        "; ".join(limits),
        "; ".join(_version(*it) for it in boundaries.law),
    )
    return ". ".join(capitalised(part) for part in parts if part)


def _version(route: Route, version: RouteVersion) -> str:
    verified = "" if version.verified else " (not verified)"
    return f"{route.name} {period(version.from_, version.to)}{verified}"
