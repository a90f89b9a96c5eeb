"""The tables of a programme, read over the facts and over one another."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from csogp_docs.assess.table import Column, ReadTable, read_table
from csogp_docs.assess.unary_tests import CellError, read_cell
from csogp_docs.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csogp_docs.model.case import Result
    from csogp_docs.model.content import Content
    from csogp_docs.model.rules import DecisionTable, FactCatalogue, RuleSet
    from csogp_docs.model.sourced import Sourced

RESULTS: tuple[Result, ...] = ("met", "not met", "not applicable")


@lru_cache(maxsize=64)
def read_rules(
    rules: Sourced[RuleSet], catalogue: Sourced[FactCatalogue]
) -> tuple[ReadTable, ...]:
    """Read all tables of a programme over the catalogue and over one another.

    They are read once, and kept for the next case.

    Raises:
        KeyError: an input is neither a fact nor an earlier table.
        CellError: a cell is no unary test over its input.
    """
    columns = _fact_columns(catalogue.value)
    read = []
    for table in rules.value.tables:
        read.append(read_table(table, [columns[name] for name in table.inputs]))
        columns[table.id] = _table_column(table)
    return tuple(read)


def rule_problems(content: Content) -> Iterator[Problem]:
    """Find every cell of every programme's tables that cannot be read."""
    for programme in content.programmes.values():
        columns = _fact_columns(content.facts.value)
        for index, table in enumerate(programme.rules.value.tables):
            for row_index, row in enumerate(table.rows):
                for column, (cell, name) in enumerate(
                    zip(row.when, table.inputs, strict=True)
                ):
                    try:
                        read_cell(cell, columns[name].kind, columns[name].domain)
                    except CellError as error:
                        path = ("tables", index, "rows", row_index, "when", column)
                        yield Problem(
                            code="CS412",
                            place=programme.rules.place(path),
                            message=f'the cell "{cell}" cannot be used for {name}: '
                            f"{error}",
                        )
            columns[table.id] = _table_column(table)


def _fact_columns(catalogue: FactCatalogue) -> dict[str, Column]:
    return {
        entry.name: Column(entry.name, entry.type, entry.values)
        for entry in catalogue.facts
    }


def _table_column(table: DecisionTable) -> Column:
    # What a table collects is a list, of which a cell can only ask whether it is empty.
    collects = table.hit == "collect"
    outcomes = () if collects else tuple(table.outcomes)
    return Column(table.id, "choice", (*outcomes, *RESULTS))
