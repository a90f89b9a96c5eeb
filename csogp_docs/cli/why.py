"""`why`: explain every finding about one case."""

from __future__ import annotations

import json
import math
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from csogp_docs.cli.boundary import CLEAN, PROBLEMS, exits
from csogp_docs.cli.diagnostics import print_problems
from csogp_docs.cli.options import FORMAT, case_path, examples
from csogp_docs.cli.traced import print_traced
from csogp_docs.model.base import Unknown
from csogp_docs.pipeline.explaining import explain_case, trace_words
from csogp_docs.pipeline.reading import open_workspace, read_cases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csogp_docs.compose.subject import Subject
    from csogp_docs.load.workspace import Workspace
    from csogp_docs.model.assessment import FactFound, Finding


@click.command(
    epilog=examples(
        "why wm-0131",
        "why wm-0132 --rows",
        'why wm-0131 "only exactly 36 months"',
        "why cases/wm-0131.yaml --format json",
    )
)
@click.argument("case")
@click.argument("words", required=False)
@click.option(
    "--rows", is_flag=True, help="Every row tried, and the first cell that failed."
)
@FORMAT
@click.pass_obj
@exits
def why(
    workspace: Workspace, case: str, words: str | None, *, rows: bool, form: str
) -> int:
    """Explain every finding about one case: the reason, the facts, the clauses.

    CASE is a file, or the reference of a case in the workspace. With WORDS from one of
    its documents, say where they stand and what they rest on.
    """
    opened = open_workspace(workspace)
    (read,) = read_cases([case_path(case, workspace)], opened)
    print_problems(read.problems, err=True)
    if read.case is None:
        return PROBLEMS
    about = explain_case(read.case, opened)
    if words is not None:
        return print_traced(trace_words(about, words), form)
    if form == "json":
        click.echo(json.dumps(_json(about, rows=rows), indent=2, ensure_ascii=False))
    else:
        _print(about, rows=rows)
    return PROBLEMS if about.assessment.blocking else CLEAN


def _json(about: Subject, *, rows: bool) -> dict[str, Any]:
    assessment = about.assessment
    return {
        "case": assessment.case,
        "as_of": assessment.as_of.isoformat(),
        "programme": assessment.programme,
        "carries": assessment.carries,
        "blocking": list(assessment.blocking),
        "to_find_out": [asdict(it) for it in assessment.to_find_out],
        "findings": _findings_json(about, assessment.findings, rows=rows),
        "delivery": _findings_json(about, about.delivery, rows=rows),
    }


def _findings_json(
    about: Subject, findings: Iterable[Finding], *, rows: bool
) -> list[dict[str, Any]]:
    return [
        _finding_json(about, it) | ({"tried": _tried_json(it)} if rows else {})
        for it in findings
    ]


def _finding_json(about: Subject, finding: Finding) -> dict[str, Any]:
    override = finding.override
    return {
        "rule": finding.rule,
        "result": finding.result,
        "effective": finding.effective,
        "override": override.model_dump(mode="json") if override else None,
        "outcome": finding.outcome,
        "collected": list(finding.collected),
        "rows": list(finding.rows),
        "anyway": list(finding.anyway),
        "confirm": finding.confirm,
        "provisional": finding.provisional,
        "reason": about.reason(finding),
        "facts": [
            {
                "name": fact.name,
                "value": _value(fact),
                "file": fact.place.file,
                "line": fact.place.line,
            }
            for fact in finding.facts
            if not isinstance(fact.state, Unknown)
        ],
        "clauses": list(finding.clauses),
        "missing": list(finding.missing),
        "blocks": finding.blocks,
    }


def _tried_json(finding: Finding) -> list[dict[str, Any]]:
    return [
        {
            "row": it.row,
            "holds": it.holds,
            "input": it.input,
            "cell": it.cell,
            "value": it.value,
        }
        for it in finding.tried
    ]


def _value(fact: FactFound) -> object:
    state = fact.state
    if isinstance(state, date):
        return state.isoformat()
    if isinstance(state, float) and math.isinf(state):
        return "no limit"
    if isinstance(state, tuple):
        return [
            {
                name: value.isoformat() if isinstance(value, date) else value
                for name, value in it._asdict().items()
            }
            for it in state
        ]
    return state


def _print(about: Subject, *, rows: bool) -> None:
    assessment = about.assessment
    click.echo(f"{assessment.case}, as at {assessment.as_of.isoformat()}")
    click.echo(f"The report carries: {assessment.carries}")
    blocking = ", ".join(assessment.blocking) or "nothing"
    click.echo(f"Stands in the way of a final report: {blocking}")
    _print_findings(about, assessment.findings, rows=rows)
    if about.delivery:
        click.echo()
        click.echo("What follows from the register, which is no finding of a report:")
        _print_findings(about, about.delivery, rows=rows)
    if assessment.to_find_out:
        click.echo()
        click.echo("To find out, what would settle most first:")
    for it in assessment.to_find_out:
        click.echo(f"  {it.name}: {_settling(it.settles)}")


def _print_findings(about: Subject, findings: Iterable[Finding], *, rows: bool) -> None:
    for finding in findings:
        click.echo()
        _print_finding(about, finding)
        if rows:
            _print_rows(finding)


def _settling(findings: float) -> str:
    """Say how many findings a fact would settle, on an average of what it may be."""
    if not findings:
        return "settles nothing by itself"
    about = "" if findings.is_integer() else "about "
    noun = "finding" if findings == 1 else "findings"
    return f"would settle {about}{findings:.2g} {noun}"


def _print_rows(finding: Finding) -> None:
    for it in finding.tried:
        if it.holds:
            click.echo(f"    row {it.row}: applies")
            continue
        said = "does not apply" if it.holds is False else "may apply"
        value = "not known" if it.value is None else _word(it.value)
        told = f"{it.input} is {value}, the row asks for {it.cell}"
        click.echo(f"    row {it.row}: {said}; {told}")


def _word(value: object) -> object:
    return ("no", "yes")[value] if isinstance(value, bool) else value


def _print_finding(about: Subject, finding: Finding) -> None:
    answer = finding.result if finding.outcome is None else finding.outcome
    provisional = " (provisional)" if finding.provisional else ""
    title = click.style(finding.rule, bold=True)
    click.echo(f"{title}: {answer}{provisional}")
    click.echo(f"  {about.table(finding.rule).question}")
    click.echo(f"  {about.reason(finding)}")
    if finding.confirm is not None:
        click.echo(f"  To be confirmed by the {finding.confirm}.")
    if finding.override is not None:
        it = finding.override
        click.echo(
            f"  The officer's judgement stands above this: {it.to} "
            f"({it.role}, {it.date.isoformat()})."
        )
    for fact in finding.facts:
        known = not isinstance(fact.state, Unknown)
        value = _word(_value(fact)) if known else "not known"
        click.echo(f"    {fact.name}: {value}  ({fact.place.file}:{fact.place.line})")
    if finding.missing:
        click.echo(f"  To find out: {', '.join(finding.missing)}")
    click.echo(f"  Clauses: {', '.join(finding.clauses)}")
