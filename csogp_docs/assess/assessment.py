"""Assess one case: every table in turn, then what the report as a whole carries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from csogp_docs.assess.facts import find_facts
from csogp_docs.assess.findings import make_findings
from csogp_docs.assess.inputs import Inputs
from csogp_docs.assess.rules import read_rules
from csogp_docs.assess.to_find_out import to_find_out
from csogp_docs.model.assessment import Assessment
from csogp_docs.model.rules import GATE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csogp_docs.model.assessment import Carries, FactFound
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
    facts = facts_of(case, content)
    tables = read_rules(programme.rules, content.facts)
    overrides = case.value.overrides
    findings = make_findings(tables, facts, overrides)
    carries = _carries(findings[GATE].answer)
    return Assessment(
        case=case.value.case,
        as_of=case.value.report.date,
        programme=case.value.programme,
        carries=carries,
        findings=tuple(
            replace(
                findings[it.table.id],
                blocks=_blocks(findings[it.table.id].effective, it.table, carries),
            )
            for it in tables
        ),
        facts=facts,
        to_find_out=to_find_out(findings, tables, facts, content, overrides),
    )


def facts_of(case: Sourced[Case], content: Content) -> Mapping[str, FactFound]:
    """Find every fact of the catalogue in a case."""
    programme = content.programmes[case.value.programme]
    area = content.areas[case.value.area]
    inputs = Inputs(case, programme.programme, area, content.law)
    return find_facts(inputs, content.facts.value)


def _carries(answer: str) -> Carries:
    match answer:
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
