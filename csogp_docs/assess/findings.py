"""Evaluate tables in turn: each answer is an input to the tables after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from csogp_docs.assess.rules import RESULTS
from csogp_docs.model.assessment import FactFound, Finding
from csogp_docs.model.base import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from csogp_docs.assess.table import ReadTable, Verdict
    from csogp_docs.assess.unary_tests import Bound
    from csogp_docs.model.assessment import Value
    from csogp_docs.model.case import Override, Result
    from csogp_docs.model.rules import DecisionTable, Row


def make_findings(
    tables: Iterable[ReadTable],
    facts: Mapping[str, FactFound],
    overrides: Sequence[Override],
) -> dict[str, Finding]:
    """Evaluate every table, in order; what a finding blocks is not yet said.

    An officer's judgement counts for the tables that come after the one it is about.
    """
    findings: dict[str, Finding] = {}
    for read in tables:
        finding = _evaluate(read, facts, findings)
        findings[finding.rule] = _overridden(finding, overrides)
    return findings


def _evaluate(
    read: ReadTable, facts: Mapping[str, FactFound], earlier: Mapping[str, Finding]
) -> Finding:
    def resolve(name: str) -> Bound | None:
        state = facts[name].state
        return state if isinstance(state, int | float | date) else None

    table = read.table
    values = {
        name: answer
        for name in table.inputs
        if (answer := _answer(name, facts, earlier)) is not None
    }
    verdict = read.verdict(values, resolve)
    rows = verdict.rows
    result = _result(table, verdict)
    outcomes = tuple(dict.fromkeys(it.then for it in rows if it.then in table.outcomes))
    one = outcomes[0] if outcomes and table.hit != "collect" else None
    return Finding(
        rule=table.id,
        result=result,
        effective=result,
        override=None,
        outcome=one,
        collected=outcomes if table.hit == "collect" else (),
        provisional=one is not None and _provisional(table, facts),
        rows=tuple(row.id for row in rows),
        facts=_used(read, verdict, facts, earlier),
        clauses=_clauses(rows if verdict.settled and rows else table.rows),
        missing=_missing(read, verdict, facts, earlier),
        tried=read.tried(values, resolve),
        confirm=next((row.confirm for row in rows if row.confirm), None),
        blocks=False,
    )


def _result(table: DecisionTable, verdict: Verdict) -> Result:
    """The result of what a table says; one of its outcomes counts as met."""
    if not verdict.settled:
        return "cannot say yet"
    if table.hit == "collect":
        return "met" if verdict.rows else "not applicable"
    known: tuple[Result, ...] = (*RESULTS, "cannot say yet")
    return next((it for it in known if it == verdict.rows[0].then), "met")


def _answer(
    name: str, facts: Mapping[str, FactFound], earlier: Mapping[str, Finding]
) -> Value | None:
    if name in earlier:
        answer = earlier[name].answer
        return None if answer == "cannot say yet" else answer
    state = facts[name].state
    return None if isinstance(state, Unknown) else state


def _used(
    read: ReadTable,
    verdict: Verdict,
    facts: Mapping[str, FactFound],
    earlier: Mapping[str, Finding],
) -> tuple[FactFound, ...]:
    """Collect the facts behind the inputs and behind the endpoints compared with."""
    found: dict[str, FactFound] = {}
    for name in read.table.inputs:
        for fact in earlier[name].facts if name in earlier else (facts[name],):
            found[fact.name] = fact
    for row in read.rows:
        if not verdict.settled or row.row in verdict.rows:
            found |= {name: facts[name] for name in row.compared_with}
    return tuple(found.values())


def _missing(
    read: ReadTable,
    verdict: Verdict,
    facts: Mapping[str, FactFound],
    earlier: Mapping[str, Finding],
) -> tuple[str, ...]:
    """Name the facts to find out, through earlier tables and endpoints.

    Where all are recorded and no row takes what they say, all of them are named.
    """
    if verdict.settled and not any(it.then == "cannot say yet" for it in verdict.rows):
        return ()
    names: list[str] = []
    for name in verdict.unsettled:
        if name in earlier:
            names += earlier[name].missing or _rested_on(earlier[name])
        else:
            names += facts[name].blame
    for row in read.rows:
        for name in row.compared_with:
            names += facts[name].blame
    return tuple(dict.fromkeys(names)) or read.table.inputs


def _rested_on(finding: Finding) -> tuple[str, ...]:
    """Name what a finding rests on in the case file; endpoints stand in content."""
    file = finding.facts[0].place.file
    return tuple(it.name for it in finding.facts if it.place.file == file)


def _clauses(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clause for row in rows for clause in row.clauses))


def _provisional(table: DecisionTable, facts: Mapping[str, FactFound]) -> bool:
    if table.provisional_until is None:
        return False
    return facts[table.provisional_until].state is not True


def _overridden(finding: Finding, overrides: Sequence[Override]) -> Finding:
    """Set the officer's judgement above the finding; the finding itself stays."""
    for override in overrides:
        if override.finding == finding.rule:
            return replace(
                finding,
                override=override,
                effective=override.to,
                provisional=finding.provisional and override.to == "met",
            )
    return finding
