"""What to find out next: the facts that would settle most, first."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import product
from statistics import fmean
from typing import TYPE_CHECKING

from csogp_docs.assess.findings import count_open
from csogp_docs.assess.law_of_route import limits
from csogp_docs.assess.samples import samples
from csogp_docs.model.assessment import ToFindOut

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from csogp_docs.assess.table import ReadTable
    from csogp_docs.assess.unary_tests import Bound, Cell
    from csogp_docs.model.assessment import FactFound, Finding
    from csogp_docs.model.case import Override
    from csogp_docs.model.content import Content

    Facts = Mapping[str, FactFound]


def to_find_out(
    findings: Mapping[str, Finding],
    tables: Sequence[ReadTable],
    facts: Facts,
    content: Content,
    overrides: Sequence[Override],
) -> tuple[ToFindOut, ...]:
    """Order what is missing by how many findings each single fact would settle.

    Each fact is supposed to be found out, to be everything it might be, while the
    others stay as they are. Facts that would settle as much as one another keep the
    order in which the findings name them.
    """
    missing = dict.fromkeys(name for it in findings.values() for name in it.missing)
    still_open = sum(it.result == "cannot say yet" for it in findings.values())
    weighed = [
        ToFindOut(
            name,
            fmean(
                still_open - count_open(tables, {**facts, **it}, overrides)
                for it in _worlds(name, tables, facts, content)
            ),
        )
        for name in missing
    ]
    return tuple(sorted(weighed, key=lambda it: -it.settles))


def _worlds(
    name: str, tables: Sequence[ReadTable], facts: Facts, content: Content
) -> Iterator[Facts]:
    """Suppose a fact, and what follows from it, to be everything that matters."""
    catalogue = {it.name: it for it in content.facts.value.facts}
    asked = _asked(tables)
    # What waits for another fact as well is not settled by this one.
    follow = [it for it in asked if it == name or facts[it].blame == (name,)]
    of_law = [it for it in limits(content.law.value) if it.keys() & set(follow)]
    others = [it for it in follow if not any(it in pair for pair in of_law)]
    domains = [
        samples(
            catalogue[it].type,
            catalogue[it].values,
            asked[it],
            partial(_known, facts),
        )
        for it in others
    ]
    pairs: list[dict[str, float]] = of_law or [{}]
    for pair in pairs:
        for values in product(*domains):
            supposed = {**pair, **dict(zip(others, values, strict=True))}
            yield {
                it: replace(facts[it], state=value, blame=())
                for it, value in supposed.items()
                if value is not None
            }


def _known(facts: Facts, name: str) -> Bound:
    """What an endpoint stands for; one that is not known tells nothing apart."""
    state = facts[name].state
    return state if isinstance(state, int | float | date) else math.inf


def _asked(tables: Sequence[ReadTable]) -> dict[str, list[Cell]]:
    """Every fact that a table asks for or compares with, and the cells that try it."""
    answers = {read.table.id for read in tables}
    asked: dict[str, list[Cell]] = {}
    for read in tables:
        for row in read.rows:
            for column, cell in zip(read.columns, row.cells, strict=True):
                asked.setdefault(column.name, []).append(cell)
            for name in row.compared_with:
                asked.setdefault(name, [])
    return {name: cells for name, cells in asked.items() if name not in answers}
