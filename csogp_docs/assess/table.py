"""Evaluate one decision table, with facts that may not be known.

A table whose unknown facts could not change its outcome is settled all the same: the
domains are small, so that every way in which the unknown facts might turn out is
tried. What could still change it is named.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from csogp_docs.assess.unary_tests import Cell, kleene_all, read_cell
from csogp_docs.model.assessment import RowTried

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from csogp_docs.assess.unary_tests import Resolve
    from csogp_docs.model.assessment import Value
    from csogp_docs.model.rules import DecisionTable, Row


@dataclass(frozen=True, slots=True)
class Column:
    """One input of a table: its name, its kind, and the words it may take."""

    name: str
    kind: str
    domain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row with its cells read."""

    row: Row
    cells: tuple[Cell, ...]

    def holds(self, values: Iterable[Value | None], resolve: Resolve) -> bool | None:
        """Try all cells: True, False, or None when it cannot be said."""
        return kleene_all(
            cell.holds(value, resolve)
            for cell, value in zip(self.cells, values, strict=True)
        )

    @property
    def compared_with(self) -> tuple[str, ...]:
        """The facts that cells name as endpoints."""
        return tuple(
            endpoint
            for cell in self.cells
            for endpoint in cell.endpoints
            if isinstance(endpoint, str)
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """The row that settles a table; or None, and the inputs that could settle it."""

    row: Row | None
    unsettled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A decision table ready to be evaluated."""

    table: DecisionTable
    columns: tuple[Column, ...]
    rows: tuple[ReadRow, ...]

    def verdict(self, values: Mapping[str, Value], resolve: Resolve) -> Verdict:
        """Evaluate the table for the inputs that are known.

        Args:
            values: the known inputs by name; an input that is absent is not known.
            resolve: the number a named endpoint stands for, or None.
        """
        known = tuple(values.get(column.name) for column in self.columns)
        row = self._settling(known, resolve)
        if row is not None:
            return Verdict(row, ())
        trials = {
            trial: self._settling(trial, resolve)
            for trial in product(*self._possible(known, resolve))
        }
        outcomes = {row.then if row else None for row in trials.values()}
        if len(outcomes) == 1 and None not in outcomes:
            return Verdict(next(iter(trials.values())), ())
        return Verdict(None, self._deciding(trials))

    def tried(
        self, values: Mapping[str, Value], resolve: Resolve
    ) -> tuple[RowTried, ...]:
        """Try every row, and name the first cell that fails or cannot be said."""
        return tuple(self._tried(read, values, resolve) for read in self.rows)

    def _tried(
        self, read: ReadRow, values: Mapping[str, Value], resolve: Resolve
    ) -> RowTried:
        doubtful: RowTried | None = None
        cells = zip(self.columns, read.cells, read.row.when, strict=True)
        for column, cell, written in cells:
            value = values.get(column.name)
            holds = cell.holds(value, resolve)
            if holds is False:
                return RowTried(read.row.id, holds, column.name, written, value)
            if holds is None and doubtful is None:
                doubtful = RowTried(read.row.id, None, column.name, written, value)
        return doubtful or RowTried(read.row.id, holds=True)

    def _settling(self, values: Sequence[Value | None], resolve: Resolve) -> Row | None:
        """Return the row that certainly applies; None when that cannot be said."""
        doubtful = False
        for read in self.rows:
            holds = read.holds(values, resolve)
            if holds and not (doubtful and self.table.hit == "first"):
                return read.row
            doubtful = doubtful or holds is None
        return None

    def _possible(
        self, known: Sequence[Value | None], resolve: Resolve
    ) -> Iterable[Sequence[Value | None]]:
        """For each column the known value, or every value that differs for a cell."""
        for index, (column, value) in enumerate(zip(self.columns, known, strict=True)):
            if value is not None:
                yield [value]
            elif column.kind == "number":
                yield self._cut_points(index, resolve)
            else:
                yield column.domain if column.kind == "choice" else [True, False]

    def _cut_points(self, index: int, resolve: Resolve) -> Sequence[Value | None]:
        """Every number at, below and above an endpoint; None if one is not known."""
        numbers: set[float] = set()
        for read in self.rows:
            for endpoint in read.cells[index].endpoints:
                bound = resolve(endpoint) if isinstance(endpoint, str) else endpoint
                if bound is None:
                    return [None]
                if not math.isinf(bound):
                    numbers |= {bound - 1, bound, bound + 1}
        return sorted(numbers) or [0]

    def _deciding(
        self, trials: Mapping[tuple[Value | None, ...], Row | None]
    ) -> tuple[str, ...]:
        """Name the inputs of which one alone can change the outcome."""
        deciding = []
        for index, column in enumerate(self.columns):
            by_rest: dict[tuple[Value | None, ...], set[str | None]] = {}
            for trial, row in trials.items():
                rest = trial[:index] + trial[index + 1 :]
                by_rest.setdefault(rest, set()).add(row.then if row else None)
            unbounded = all(trial[index] is None for trial in trials)
            if unbounded or any(len(outcomes) > 1 for outcomes in by_rest.values()):
                deciding.append(column.name)
        return tuple(deciding)


def read_table(table: DecisionTable, columns: Sequence[Column]) -> ReadTable:
    """Read every cell of a table over its columns.

    Raises:
        CellError: a cell is no unary test over its column.
    """
    rows = tuple(
        ReadRow(
            row,
            tuple(
                read_cell(cell, column.kind, column.domain)
                for cell, column in zip(row.when, columns, strict=True)
            ),
        )
        for row in table.rows
    )
    return ReadTable(table, tuple(columns), rows)
