"""`doctor`: say what is missing on this machine, or costs something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csogp_docs.cli.boundary import CLEAN, PROBLEMS, exits
from csogp_docs.cli.options import OUTPUT, examples
from csogp_docs.pipeline.examining import examine

if TYPE_CHECKING:
    from pathlib import Path

    from csogp_docs.load.workspace import Workspace

_LOUDLY = {"well": "", "costs": "COSTS TIME: ", "wrong": "WRONG: "}


@click.command(epilog=examples("doctor", "doctor -o /srv/reports"))
@OUTPUT
@click.pass_obj
@exits
def doctor(workspace: Workspace, output: Path) -> int:
    """Say what is missing on this machine, or costs something.

    A line for each thing that documents are made with. Whatever would stop a document,
    or change its bytes, is marked WRONG and ends in exit code 1.
    """
    findings = list(examine(workspace, output))
    for it in findings:
        click.echo(f"{_LOUDLY[it.verdict]}{it.what}: {it.found}")
    wrong = sum(it.verdict == "wrong" for it in findings)
    if not wrong:
        click.echo("All is well: documents can be made here, with the bytes they have.")
        return CLEAN
    things = "thing is" if wrong == 1 else "things are"
    click.echo(f"{wrong} {things} wrong.")
    return PROBLEMS
