"""Prove a decision table before it is used: no gap, no overlap, no idle row or column.

Every combination of values that a cell can tell apart is tried. Endpoints that are
names take the values that the content really gives them, so that a table over the
limits of the law is proved for every route and every version.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Literal

from csogp_docs.assess.rules import read_rules
from csogp_docs.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from csogp_docs.assess.table import ReadTable
    from csogp_docs.model.assessment import Value
    from csogp_docs.model.content import Content, ProgrammeContent
    from csogp_docs.model.rules import RuleSet
    from csogp_docs.model.sourced import KeyPath, Sourced

    Trial = tuple[Value, ...]
    Setting = Mapping[str, float]


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
        for index, table in enumerate(read_rules(rules.value, content.facts.value)):
            settings = _settings(table, programme, content)
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


def _settings(
    table: ReadTable, programme: ProgrammeContent, content: Content
) -> list[Setting]:
    """Every combination of values that the names in a table's cells can have."""
    names = {name for read in table.rows for name in read.compared_with}
    found: list[Setting] = []
    for route in content.law.value.routes:
        for version in route.versions:
            least, most = version.minimum_months, version.maximum_months
            needed = programme.programme.value.minimum_months.value
            values = {
                "programme.minimum_months": needed,
                "law.minimum_months": -math.inf if least is None else least,
                "law.maximum_months": math.inf if most is None else most,
            }
            setting = {name: values[name] for name in sorted(names)}
            if setting not in found:
                found.append(setting)
    return found


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
    if not rows:
        cells = ", ".join(_word(value) for value in trial)
        yield Fault("gap", _told(table, trial), row_to_add=cells)
    policy = table.table.hit
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
        if column.kind == "number":
            yield _numbers(table, index, setting)
        else:
            yield column.domain if column.kind == "choice" else (True, False)


def _numbers(table: ReadTable, index: int, setting: Setting) -> list[Value]:
    points: set[float] = set()
    for read in table.rows:
        for endpoint in read.cells[index].endpoints:
            point = setting[endpoint] if isinstance(endpoint, str) else endpoint
            points |= {point - 1, point, point + 1}
    finite = {point for point in points if not math.isinf(point)}
    return sorted(finite) or [0]


def _told(table: ReadTable, trial: Iterable[Value]) -> str:
    said = []
    for column, value in zip(table.columns, trial, strict=True):
        said.append(f"{column.name} = {_word(value)}")
    return ", ".join(said)


def _word(value: Value) -> str:
    return ("no", "yes")[value] if isinstance(value, bool) else f"{value}"
