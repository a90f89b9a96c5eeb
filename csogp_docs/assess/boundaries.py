"""Boundary cases: what a table says at, just below and just above each limit.

They are worked out by evaluating the table as for a case, so that what is printed of
a rule is what the rule does.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, product
from typing import TYPE_CHECKING

from csogp_docs.assess.law_of_route import limits_of
from csogp_docs.assess.proof import settings_of
from csogp_docs.assess.rules import read_rules
from csogp_docs.assess.samples import samples
from csogp_docs.assess.unary_tests import Equals
from csogp_docs.model.boundaries import (
    Boundaries,
    BoundaryCase,
    Comparison,
    Examined,
    PlainCell,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from csogp_docs.assess.proof import Setting
    from csogp_docs.assess.table import ReadTable
    from csogp_docs.assess.unary_tests import Cell
    from csogp_docs.model.assessment import Value
    from csogp_docs.model.content import Content, ProgrammeContent
    from csogp_docs.model.law import Law
    from csogp_docs.model.programme import Programme
    from csogp_docs.model.rules import Row

    Group = tuple[Value, ...]
    Trials = Mapping[tuple[Value, ...], tuple[Row, ...]]

# Up to so many combinations of words, each is a case; of more, those alike are one.
EACH = 24
# More cases than these nobody reads.
MOST = 60


def examine(programme: ProgrammeContent, content: Content) -> tuple[Examined, ...]:
    """Try every table of a programme; each must have been proved before."""
    return tuple(
        examine_table(read, programme.programme.value, content)
        for read in read_rules(programme.rules, content.facts)
    )


def examine_table(read: ReadTable, programme: Programme, content: Content) -> Examined:
    """Try one table, with every pair of limits of the law."""
    return Examined(
        table=read.table,
        kinds=tuple(column.kind for column in read.columns),
        compared_with=read.compared_with,
        cells=tuple(
            tuple(_plain(*it) for it in zip(row.row.when, row.cells, strict=True))
            for row in read.rows
        ),
        boundaries=tuple(
            _boundaries(read, setting, content.law.value)
            for setting in _telling(settings_of(read, programme, content))
        ),
    )


def _plain(written: str, cell: Cell) -> PlainCell:
    tests = tuple(
        tuple(
            Comparison("is", it.value)
            if isinstance(it, Equals)
            else Comparison(it.order, it.endpoint)
            for it in test
        )
        for test in cell.tests
    )
    return PlainCell(written.strip(), tests, cell.negated)


def _telling(settings: Sequence[Setting]) -> Iterator[Setting]:
    """Yield a setting for each pair of limits.

    Other names may stand anywhere; that they stand in the middle shows as much.
    """
    for _, alike in groupby(settings, key=_given):
        found = list(alike)
        yield found[len(found) // 2]


def _given(setting: Setting) -> list[tuple[str, object]]:
    return [it for it in setting.items() if it[0].startswith(("law.", "programme."))]


def _boundaries(read: ReadTable, setting: Setting, law: Law) -> Boundaries:
    values = [_samples(read, index, setting) for index in range(len(read.columns))]
    trials = {trial: _rows(read, trial, setting) for trial in product(*values)}
    return Boundaries(
        setting=tuple(setting.items()),
        law=tuple(
            (route, version)
            for route in law.routes
            for version in route.versions
            if {*setting} & {*limits_of(version)}
            and all(
                setting.get(it, end) == end for it, end in limits_of(version).items()
            )
        ),
        cases=_cases(read, values, trials),
        tried=len(trials),
    )


def _samples(read: ReadTable, index: int, setting: Setting) -> list[Value]:
    column = read.columns[index]
    cells = [row.cells[index] for row in read.rows]
    found = samples(column.kind, column.domain, cells, setting.get)
    return [value for value in found if value is not None]


def _rows(
    read: ReadTable, trial: tuple[Value, ...], setting: Setting
) -> tuple[Row, ...]:
    names = (column.name for column in read.columns)
    return read.verdict(dict(zip(names, trial, strict=True)), setting.get).rows


def _cases(
    read: ReadTable, values: Sequence[Sequence[Value]], trials: Trials
) -> tuple[BoundaryCase, ...]:
    ordered = [column.kind in {"number", "date"} for column in read.columns]
    if not any(ordered) and len(trials) <= EACH:
        return tuple(
            BoundaryCase(tuple((value,) for value in trial), rows)
            for trial, rows in trials.items()
        )
    groups = [
        [(value,) for value in values[index]]
        if in_order
        else _alike(values[index], index, trials)
        for index, in_order in enumerate(ordered)
    ]
    found = _branches(groups, (), trials)
    return tuple(found) if len(found) <= (MOST if any(ordered) else EACH) else ()


def _alike(values: Sequence[Value], index: int, trials: Trials) -> list[Group]:
    """Group the values of an input that make no difference to one another."""
    groups: dict[tuple[tuple[Row, ...], ...], list[Value]] = {}
    for value in values:
        effect = tuple(rows for it, rows in trials.items() if it[index] == value)
        groups.setdefault(effect, []).append(value)
    return [tuple(group) for group in groups.values()]


def _branches(
    groups: Sequence[Sequence[Group]], chosen: tuple[Group, ...], trials: Trials
) -> list[BoundaryCase]:
    """Choose for one input after another; one that makes no difference has no value."""
    at = len(chosen)
    if at == len(groups):
        return [BoundaryCase(chosen, trials[tuple(group[0] for group in chosen)])]
    branches = [_branches(groups, (*chosen, group), trials) for group in groups[at]]
    after = [[(it.values[at + 1 :], it.rows) for it in branch] for branch in branches]
    if all(it == after[0] for it in after):
        return [
            replace(it, values=(*chosen, (), *it.values[at + 1 :]))
            for it in branches[0]
        ]
    return [it for branch in branches for it in branch]
