"""Evaluate one decision table, with facts that may not be known.

A table whose unknown facts could not change its outcome is settled all the same: the
domains are small, so that every way in which the unknown facts might turn out is
tried. What could still change it is named.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from csogp_docs.assess.samples import samples
from csogp_docs.assess.unary_tests import Cell, kleene_all, read_cell
from csogp_docs.model.assessment import RowTried

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from csogp_docs.assess.unary_tests import Bound, Resolve
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
    """A row with its cells read, and the facts that they name as endpoints."""

    row: Row
    cells: tuple[Cell, ...]
    compared_with: tuple[str, ...]

    def holds(self, values: Iterable[Value | None], resolve: Resolve) -> bool | None:
        """Try all cells: True, False, or None when it cannot be said."""
        return kleene_all(
            cell.holds(value, resolve)
            for cell, value in zip(self.cells, values, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a table says: the rows that apply, or the inputs that could settle it.

    Under `unique` and `first` one row applies; under `any` every row that applies is
    given, and all of them say the same. Under `collect` there may be any number, and
    those that certainly apply are given even while others are in doubt. `anyway` names
    the unknown inputs by which it turns on one row or on another, all of which say the
    same; it is empty where the rows are certain.
    """

    rows: tuple[Row, ...]
    settled: bool
    unsettled: tuple[str, ...] = ()
    anyway: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class ReadTable:
    """A decision table ready to be evaluated; `compared_with` is that of all rows."""

    table: DecisionTable
    columns: tuple[Column, ...]
    rows: tuple[ReadRow, ...]
    compared_with: tuple[str, ...]

    def verdict(self, values: Mapping[str, Value], resolve: Resolve) -> Verdict:
        """Evaluate the table for the inputs that are known.

        Args:
            values: the known inputs by name; an input that is absent is not known.
            resolve: what a named endpoint stands for, or None.
        """
        known = tuple(values.get(column.name) for column in self.columns)
        bounds = tuple((name, resolve(name)) for name in self.compared_with)
        return _verdict(self, known, bounds)

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


# Cases resemble one another, and so do the trials of what a fact might turn out to be.
@lru_cache(maxsize=65_536)
def _verdict(
    read: ReadTable,
    known: tuple[Value | None, ...],
    bounds: tuple[tuple[str, Bound | None], ...],
) -> Verdict:
    resolve = dict(bounds).get
    found = _applying(read, known, resolve)
    if found.settled:
        return found
    trials = {
        trial: _applying(read, trial, resolve)
        for trial in product(*_possible(read, known, resolve))
    }
    outcomes = {_says(read, it) for it in trials.values()}
    if len(outcomes) == 1 and None not in outcomes:
        rows = {row.id: row for it in trials.values() for row in it.rows}
        columns = zip(read.columns, known, strict=True)
        unknown = tuple(column.name for column, value in columns if value is None)
        anyway = unknown if len(rows) > 1 and read.table.hit != "collect" else ()
        return Verdict(tuple(rows.values()), settled=True, anyway=anyway)
    return replace(found, unsettled=_deciding(read, trials))


def _applying(
    read: ReadTable, values: Sequence[Value | None], resolve: Resolve
) -> Verdict:
    """Find the rows that certainly apply, and whether they settle the table."""
    rows: list[Row] = []
    doubtful = False
    first = read.table.hit == "first"
    for row in read.rows:
        holds = row.holds(values, resolve)
        if holds and not (first and (doubtful or rows)):
            rows.append(row.row)
        doubtful = doubtful or holds is None
    settled = not doubtful if read.table.hit == "collect" else bool(rows)
    return Verdict(tuple(rows), settled)


def _says(read: ReadTable, verdict: Verdict) -> object:
    """Say what follows, in a form to compare; None while that is not settled."""
    if not verdict.settled:
        return None
    if read.table.hit == "collect":
        return tuple(row.id for row in verdict.rows)
    return verdict.rows[0].then


def _possible(
    read: ReadTable, known: Sequence[Value | None], resolve: Resolve
) -> Iterable[Sequence[Value | None]]:
    """For each column the known value, or every value that differs for a cell."""
    for index, (column, value) in enumerate(zip(read.columns, known, strict=True)):
        if value is not None:
            yield [value]
        else:
            cells = (row.cells[index] for row in read.rows)
            yield samples(column.kind, column.domain, cells, resolve)


def _deciding(
    read: ReadTable, trials: Mapping[tuple[Value | None, ...], Verdict]
) -> tuple[str, ...]:
    """Name the inputs of which one alone can change the outcome."""
    deciding = []
    for index, column in enumerate(read.columns):
        by_rest: dict[tuple[Value | None, ...], set[object]] = {}
        for trial, verdict in trials.items():
            rest = trial[:index] + trial[index + 1 :]
            by_rest.setdefault(rest, set()).add(_says(read, verdict))
        unbounded = all(trial[index] is None for trial in trials)
        if unbounded or any(len(outcomes) > 1 for outcomes in by_rest.values()):
            deciding.append(column.name)
    return tuple(deciding)


def read_table(table: DecisionTable, columns: Sequence[Column]) -> ReadTable:
    """Read every cell of a table over its columns.

    Raises:
        CellError: a cell is no unary test over its column.
    """
    rows = tuple(_read_row(row, columns) for row in table.rows)
    compared_with = dict.fromkeys(name for row in rows for name in row.compared_with)
    return ReadTable(table, tuple(columns), rows, tuple(compared_with))


def _read_row(row: Row, columns: Sequence[Column]) -> ReadRow:
    cells = tuple(
        read_cell(cell, column.kind, column.domain)
        for cell, column in zip(row.when, columns, strict=True)
    )
    endpoints = (endpoint for cell in cells for endpoint in cell.endpoints)
    names = dict.fromkeys(it for it in endpoints if isinstance(it, str))
    return ReadRow(row, cells, tuple(names))
