"""`whatif`: what would have to change for a finding to be met."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from csogp_docs.cli.boundary import CLEAN, PROBLEMS, exits
from csogp_docs.cli.diagnostics import print_problems
from csogp_docs.cli.options import FORMAT, case_path, examples
from csogp_docs.pipeline.explaining import smallest_changes, suppose
from csogp_docs.pipeline.reading import open_workspace, read_cases

if TYPE_CHECKING:
    from csogp_docs.assess.supposing import WouldBeMet
    from csogp_docs.load.workspace import Workspace
    from csogp_docs.pipeline.explaining import Supposed


@click.command(
    epilog=examples("whatif wm-0132", "whatif wm-0132 --set sentence.months=36")
)
@click.argument("case")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="FACT=VALUE",
    help="Suppose this value instead; may be given more than once.",
)
@FORMAT
@click.pass_obj
@exits
def whatif(
    workspace: Workspace, case: str, settings: tuple[str, ...], form: str
) -> int:
    """Say what would have to change for a finding to be met.

    CASE is a file, or the reference of a case in the workspace. Only what a proposal
    may still change is considered, never a fact about the past and never a person's
    judgement. Nothing is written.
    """
    opened = open_workspace(workspace)
    (read,) = read_cases([case_path(case, workspace)], opened)
    print_problems(read.problems, err=True)
    if read.case is None:
        return PROBLEMS
    if settings:
        _tell_supposed(suppose(read.case, _pairs(settings), opened), form)
    else:
        _tell(read.case.value.case, smallest_changes(read.case, opened), form)
    return CLEAN


def _pairs(settings: tuple[str, ...]) -> list[tuple[str, str]]:
    pairs = []
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise click.BadParameter(
                f'"{setting}" is no FACT=VALUE, such as sentence.months=36',
                param_hint="--set",
            )
        pairs.append((name.strip(), value.strip()))
    return pairs


def _tell(case: str, found: tuple[WouldBeMet, ...], form: str) -> None:
    if form == "json":
        unmet = [
            {"rule": it.rule, "changes": [change._asdict() for change in it.changes]}
            for it in found
        ]
        click.echo(json.dumps({"case": case, "not_met": unmet}, indent=2))
        return
    click.echo(f"{case}: {_count(found)} unmet.")
    for it in found:
        changes = " and ".join(
            f"{change.name} = {change.then} (now {change.now or 'not known'})"
            for change in it.changes
        )
        told = f"would be met with {changes}" if changes else _NOTHING
        click.echo(f"{click.style(it.rule, bold=True)}: not met; {told}")


def _count(found: tuple[WouldBeMet, ...]) -> str:
    if len(found) > 1:
        return f"{len(found)} findings are"
    return "1 finding is" if found else "no finding is"


_NOTHING = "nothing that a proposal may still change would meet it"


def _tell_supposed(supposed: Supposed, form: str) -> None:
    differences: list[dict[str, Any]] = [
        {"rule": rule, "now": now, "then": then}
        for rule, now, then in supposed.findings
    ]
    if form == "json":
        told = {
            "case": supposed.case,
            "supposed": dict(supposed.settings),
            "carries": supposed.carries,
            "blocking": list(supposed.blocking),
            "changed": differences,
        }
        click.echo(json.dumps(told, indent=2))
        return
    settings = ", ".join(f"{name} = {value}" for name, value in supposed.settings)
    click.echo(f"{supposed.case}, supposing {settings}:")
    for it in differences:
        rule = click.style(it["rule"], bold=True)
        click.echo(f"  {rule}: {it['then']} (now {it['now']})")
    if not differences:
        click.echo("  no finding changes")
    click.echo(f"The report would carry: {supposed.carries}")
    blocking = ", ".join(supposed.blocking) or "nothing"
    click.echo(f"Would stand in the way of a final report: {blocking}")
