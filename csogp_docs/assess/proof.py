"""Prove a decision table before it is used: no gap, no overlap, no idle row or column.

Every combination of values that a cell can tell apart is tried. Endpoints that are
names take the values that the content really gives them, so that a table over the
limits of the law is proved for every route and every version.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING, Literal

from csogp_docs.assess.law_of_route import limits
from csogp_docs.assess.rules import read_rules
from csogp_docs.assess.samples import ANY_OTHER, SOME_DAY, samples
from csogp_docs.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from csogp_docs.assess.table import ReadTable
    from csogp_docs.assess.unary_tests import Bound
    from csogp_docs.model.assessment import Value
    from csogp_docs.model.content import Content
    from csogp_docs.model.programme import Programme
    from csogp_docs.model.rules import RuleSet
    from csogp_docs.model.sourced import KeyPath, Sourced

    Trial = tuple[Value, ...]
    Setting = Mapping[str, Bound]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a table; `row` or `column` is its index, if it has one."""

    kind: Literal["gap", "overlap", "unreachable", "unused"]
    witness: str
    row: int | None = None
    column: int | None = None
    row_to_add: str = ""


def proof_problems(content: Content) -> Iterator[Problem]:
    """Prove every table of every programme; its cells must have been read before."""
    for programme in content.programmes.values():
        rules = programme.rules
        for index, table in enumerate(read_rules(rules, content.facts)):
            settings = settings_of(table, programme.programme.value, content)
            for fault in dict.fromkeys(faults(table, settings)):
                yield _problem(fault, table, ("tables", index), rules)


def _problem(
    fault: Fault, table: ReadTable, path: KeyPath, rules: Sourced[RuleSet]
) -> Problem:
    name = table.table.id
    match fault.kind:
        case "gap":
            code, said = "CS416", f"no row applies when {fault.witness}"
            said += f"; add one: when: [{fault.row_to_add}]"
        case "overlap":
            code, said = "CS417", f"two rows apply and may not: {fault.witness}"
            said += "; narrow one of them"
        case "unreachable":
            row = table.rows[fault.row or 0].row.id
            code, said = "CS418", f"the row {row} can never apply; take it out"
        case _:
            code, said = "CS419", f"no row asks for {fault.witness}; take the input out"
    if fault.row is not None:
        path = (*path, "rows", fault.row)
    elif fault.column is not None:
        path = (*path, "inputs", fault.column)
    return Problem(code=code, place=rules.place(path), message=f"{name}: {said}")


def settings_of(
    table: ReadTable, programme: Programme, content: Content
) -> list[Setting]:
    """Return every combination of values that the names in a table's cells can have.

    The limits of the law and the programme's minimum are those that content gives. Any
    other name may stand anywhere: before, at, between and after all that is compared.
    """
    names = table.compared_with
    least = programme.minimum_months
    needed = -math.inf if least is None else least.value
    given = [
        {**pair, "programme.minimum_months": needed}
        for pair in limits(content.law.value)
    ]
    free = [name for name in names if name not in given[0]]
    found: list[Setting] = []
    anywhere = list(product(*(_anywhere(table, it, free) for it in free)))
    for pair in given:
        for values in anywhere:
            setting: dict[str, Bound] = {it: pair[it] for it in names if it in pair}
            setting |= dict(zip(free, values, strict=True))
            if setting not in found:
                found.append(setting)
    return found


def _anywhere(table: ReadTable, name: str, free: Sequence[str]) -> list[Bound]:
    """Return enough values for one name that all orders of all bounds occur."""
    columns = [
        index
        for index in range(len(table.columns))
        if any(name in read.cells[index].endpoints for read in table.rows)
    ]
    fixed: list[Bound] = [
        it
        for index in columns
        for read in table.rows
        for it in read.cells[index].endpoints
        if not isinstance(it, str)
    ]
    # So far to either side that every name can stand apart from all the others.
    steps = range(-2 * len(free), 2 * len(free) + 1)
    if any(table.columns[index].kind == "date" for index in columns):
        days = [it for it in fixed if isinstance(it, date)] or [SOME_DAY]
        return sorted({day + timedelta(days=it) for day in days for it in steps})
    numbers = [it for it in fixed if not isinstance(it, date)] or [0]
    return sorted({number + it for number in numbers for it in steps})


def faults(table: ReadTable, settings: Sequence[Setting]) -> Iterator[Fault]:
    """Find every fault of a table, each with a witness.

    Args:
        table: the table, with its cells read.
        settings: the values that named endpoints can have together; one at least.
    """
    reached: set[int] = set()
    for setting in settings:
        for trial in product(*_samples(table, setting)):
            rows = _applying(table, trial, setting)
            yield from _gap_or_overlap(table, trial, rows)
            reached |= set(rows[:1] if table.table.hit == "first" else rows)
    for index in range(len(table.rows)):
        if index not in reached:
            yield Fault("unreachable", "another row applies first", row=index)
    for index, column in enumerate(table.columns):
        if not any(read.cells[index].tests for read in table.rows):
            yield Fault("unused", column.name, column=index)


def _gap_or_overlap(
    table: ReadTable, trial: Trial, rows: Sequence[int]
) -> Iterator[Fault]:
    policy = table.table.hit
    if not rows and policy != "collect":
        cells = ", ".join(_cell(table, *it) for it in enumerate(trial))
        yield Fault("gap", _told(table, trial), row_to_add=cells)
    answers = {table.rows[index].row.then for index in rows}
    if (policy == "unique" and len(rows) > 1) or (policy == "any" and len(answers) > 1):
        names = " and ".join(table.rows[index].row.id for index in rows)
        yield Fault("overlap", f"{names}, for {_told(table, trial)}", row=rows[1])


def _applying(table: ReadTable, trial: Trial, setting: Setting) -> list[int]:
    return [
        index for index, read in enumerate(table.rows) if read.holds(trial, setting.get)
    ]


def _samples(table: ReadTable, setting: Setting) -> Iterator[Sequence[Value]]:
    """For each column every value that some cell can tell from another."""
    for index, column in enumerate(table.columns):
        cells = [read.cells[index] for read in table.rows]
        found = samples(column.kind, column.domain, cells, setting.get)
        yield [value for value in found if value is not None]


def _told(table: ReadTable, trial: Iterable[Value]) -> str:
    said = []
    for column, value in zip(table.columns, trial, strict=True):
        said.append(f"{column.name} = {_word(value)}")
    return ", ".join(said)


def _cell(table: ReadTable, index: int, value: Value) -> str:
    """Write the cell that takes just this value, as it would stand in YAML."""
    if value == ANY_OTHER:
        named = [str(it) for read in table.rows for it in read.cells[index].values]
        return f"not({', '.join(dict.fromkeys(named))})" if named else '"-"'
    return f'"{_word(value)}"' if isinstance(value, bool) else _word(value)


def _word(value: Value) -> str:
    return ("no", "yes")[value] if isinstance(value, bool) else f"{value}"
