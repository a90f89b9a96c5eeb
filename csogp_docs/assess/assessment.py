"""Assess one case: every table in turn, then what the report as a whole carries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from csogp_docs.assess.facts import find_facts
from csogp_docs.assess.inputs import Inputs
from csogp_docs.assess.rules import RESULTS, read_rules
from csogp_docs.model.assessment import Assessment, FactFound, Finding
from csogp_docs.model.base import Unknown
from csogp_docs.model.rules import GATE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csogp_docs.assess.table import ReadTable, Verdict
    from csogp_docs.model.assessment import Carries, Value
    from csogp_docs.model.case import Case, Result
    from csogp_docs.model.content import Content
    from csogp_docs.model.rules import DecisionTable, Scope
    from csogp_docs.model.sourced import Sourced


def assess(case: Sourced[Case], content: Content) -> Assessment:
    """Evaluate every table of the case's programme, in order.

    The case must be valid against the content: its programme exists, its overrides
    name tables, and every table has been read without a problem.
    """
    programme = content.programmes[case.value.programme]
    area = content.areas[case.value.area]
    inputs = Inputs(case, programme.programme, area, content.law)
    facts = find_facts(inputs, content.facts.value)
    findings: dict[str, Finding] = {}
    for read in read_rules(programme.rules.value, content.facts.value):
        finding = _evaluate(read, facts, findings)
        findings[finding.rule] = _overridden(finding, case.value)
    carries = _carries(findings)
    tables = {table.id: table for table in programme.rules.value.tables}
    return Assessment(
        case=case.value.case,
        as_of=case.value.report.date,
        programme=case.value.programme,
        carries=carries,
        findings=tuple(
            replace(it, blocks=_blocks(it.effective, tables[it.rule], carries))
            for it in findings.values()
        ),
        facts=facts,
    )


def _evaluate(
    read: ReadTable, facts: Mapping[str, FactFound], earlier: Mapping[str, Finding]
) -> Finding:
    table = read.table

    def resolve(name: str) -> float | None:
        state = facts[name].state
        return state if isinstance(state, int | float) else None

    values: dict[str, Value] = {}
    for name in table.inputs:
        answer = _answer(name, facts, earlier)
        if answer is not None:
            values[name] = answer
    verdict = read.verdict(values, resolve)
    used = _used(read, verdict, facts, earlier)
    row = verdict.row
    result: Result = "cannot say yet"
    if row is not None:
        known: tuple[Result, ...] = (*RESULTS, "cannot say yet")
        result = next((it for it in known if it == row.then), "met")
    outcome = row.then if row and row.then in table.outcomes else None
    return Finding(
        rule=table.id,
        result=result,
        effective=result,
        override=None,
        outcome=outcome,
        provisional=outcome is not None and _provisional(table, facts),
        row=row.id if row else None,
        facts=used,
        clauses=row.clauses if row else _all_clauses(table),
        missing=_missing(read, verdict, facts, earlier),
        tried=read.tried(values, resolve),
        confirm=row.confirm if row else None,
        blocks=False,
    )


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
        if verdict.row in (None, row.row):
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
    if verdict.row is not None and verdict.row.then != "cannot say yet":
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


def _all_clauses(table: DecisionTable) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clause for row in table.rows for clause in row.clauses))


def _provisional(table: DecisionTable, facts: Mapping[str, FactFound]) -> bool:
    if table.provisional_until is None:
        return False
    return facts[table.provisional_until].state is not True


def _overridden(finding: Finding, case: Case) -> Finding:
    """Set the officer's judgement above the finding; the finding itself stays."""
    for override in case.overrides:
        if override.finding == finding.rule:
            return replace(
                finding,
                override=override,
                effective=override.to,
                provisional=finding.provisional and override.to == "met",
            )
    return finding


def _carries(findings: Mapping[str, Finding]) -> Carries:
    match findings[GATE].answer:
        case "proposal":
            return "proposal"
        case "reasons":
            return "reasons"
        case _:
            return "neither yet"


def _blocks(effective: Result, table: DecisionTable, carries: Carries) -> bool:
    scope: Scope = "never"
    if effective == "not met":
        scope = table.blocks.not_met
    elif effective == "cannot say yet":
        scope = table.blocks.cannot_say_yet
    return scope == "report" or (scope == "proposal" and carries != "reasons")
