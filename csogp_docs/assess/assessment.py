"""Assess one case: every table in turn, then what the report as a whole carries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from csogp_docs.assess.course import Course
from csogp_docs.assess.facts import LATER, find_facts, find_later_facts
from csogp_docs.assess.findings import make_findings
from csogp_docs.assess.inputs import Inputs
from csogp_docs.assess.rules import read_rules
from csogp_docs.assess.to_find_out import to_find_out
from csogp_docs.model.assessment import Assessment
from csogp_docs.model.rules import GATE, About

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csogp_docs.assess.table import ReadTable
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
    # The timetable rests on what these find, and the other tables on the timetable.
    first = _not_resting_on(tables, LATER)
    findings = make_findings(first, facts, overrides)
    course = Course(_inputs(case, content), content, findings, facts)
    facts |= find_later_facts(course, content.facts.value)
    rest = [it for it in tables if it not in first]
    findings = make_findings(rest, facts, overrides, findings)
    carries = _carries(findings[GATE].answer)
    made = {
        about: tuple(
            replace(
                findings[it.table.id],
                blocks=_blocks(findings[it.table.id].effective, it.table, carries),
            )
            for it in tables
            if it.table.about == about
        )
        for about in get_args(About)
    }
    reported = [it for it in tables if it.table.about == "report"]
    return Assessment(
        case=case.value.case,
        as_of=case.value.report.date,
        programme=case.value.programme,
        carries=carries,
        findings=made["report"],
        delivery=made["delivery"],
        begun=course.begun,
        facts=facts,
        to_find_out=to_find_out(
            {it.rule: it for it in made["report"]}, reported, facts, content, overrides
        ),
    )


def facts_of(case: Sourced[Case], content: Content) -> dict[str, FactFound]:
    """Find the facts of a case that rest on no finding."""
    return find_facts(_inputs(case, content), content.facts.value)


def _inputs(case: Sourced[Case], content: Content) -> Inputs:
    programme = content.programmes[case.value.programme]
    area = content.areas[case.value.area]
    return Inputs(case, programme.programme, area, content.law)


def _not_resting_on(
    tables: Iterable[ReadTable], facts: Iterable[str]
) -> list[ReadTable]:
    """Leave out the tables that rest on some facts, or on a table that does."""
    names, found = set(facts), []
    for read in tables:
        if names.isdisjoint((*read.table.inputs, *read.compared_with)):
            found.append(read)
        else:
            names.add(read.table.id)
    return found


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
