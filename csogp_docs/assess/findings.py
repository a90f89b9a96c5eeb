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
    from csogp_docs.assess.unary_tests import Bound, Resolve
    from csogp_docs.model.assessment import Value
    from csogp_docs.model.case import Override, Result
    from csogp_docs.model.rules import DecisionTable, Row


def make_findings(
    tables: Iterable[ReadTable],
    facts: Mapping[str, FactFound],
    overrides: Sequence[Override],
    earlier: Mapping[str, Finding] | None = None,
) -> dict[str, Finding]:
    """Evaluate every table, in order; what a finding blocks is not yet said.

    An officer's judgement counts for the tables that come after the one it is about.
    What `earlier` tables found is an input like what these find.
    """
    findings: dict[str, Finding] = dict(earlier or {})
    for read in tables:
        finding = _evaluate(read, facts, findings)
        findings[finding.rule] = _overridden(finding, overrides)
    return findings


def count_open(
    tables: Iterable[ReadTable],
    facts: Mapping[str, FactFound],
    overrides: Sequence[Override],
) -> int:
    """Count the tables for which it cannot be said yet, making no findings."""
    judged = {it.finding: it.to for it in overrides}
    answers: dict[str, str] = {}
    still_open = 0
    for read in tables:
        verdict = read.verdict(_values(read, facts, answers), _endpoints(facts))
        result = _result(read.table, verdict)
        still_open += result == "cannot say yet"
        effective = judged.get(read.table.id, result)
        outcome = _outcome(read.table, verdict)
        answers[read.table.id] = (
            outcome or effective if effective == "met" else effective
        )
    return still_open


def _evaluate(
    read: ReadTable, facts: Mapping[str, FactFound], earlier: Mapping[str, Finding]
) -> Finding:
    table = read.table
    answers = {rule: finding.answer for rule, finding in earlier.items()}
    values, resolve = _values(read, facts, answers), _endpoints(facts)
    verdict = read.verdict(values, resolve)
    rows = verdict.rows
    result = _result(table, verdict)
    outcome = _outcome(table, verdict)
    collects = table.hit == "collect"
    return Finding(
        rule=table.id,
        result=result,
        effective=result,
        override=None,
        outcome=outcome,
        collected=tuple(dict.fromkeys(row.then for row in rows)) if collects else (),
        provisional=outcome is not None and _provisional(table, facts),
        rows=() if verdict.anyway else tuple(row.id for row in rows),
        anyway=_to_blame(verdict.anyway, facts, earlier),
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


def _outcome(table: DecisionTable, verdict: Verdict) -> str | None:
    """The table's own answer; a list of what it collects is none."""
    if table.hit == "collect" or not verdict.rows:
        return None
    return next((it.then for it in verdict.rows if it.then in table.outcomes), None)


def _values(
    read: ReadTable, facts: Mapping[str, FactFound], answers: Mapping[str, str]
) -> dict[str, Value]:
    """Return the inputs that are known, facts and answers of earlier tables alike."""
    values: dict[str, Value] = {}
    for name in read.table.inputs:
        state = answers[name] if name in answers else facts[name].state
        if not isinstance(state, Unknown) and state != "cannot say yet":
            values[name] = state
    return values


def _endpoints(facts: Mapping[str, FactFound]) -> Resolve:
    """Return what a name in a cell stands for, or None where that is not known."""

    def resolve(name: str) -> Bound | None:
        state = facts[name].state
        return state if isinstance(state, int | float | date) else None

    return resolve


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
    names = (*verdict.unsettled, *read.compared_with)
    return _to_blame(names, facts, earlier) or read.table.inputs


def _to_blame(
    names: Iterable[str], facts: Mapping[str, FactFound], earlier: Mapping[str, Finding]
) -> tuple[str, ...]:
    """Name the facts because of which inputs and endpoints are not known."""
    found: list[str] = []
    for name in names:
        if name in earlier:
            found += earlier[name].missing
        else:
            found += facts[name].blame
    return tuple(dict.fromkeys(found))


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
