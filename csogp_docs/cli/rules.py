"""`rules`: what the rules of a programme are, whatever the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csogp_docs.cli.boundary import CLEAN, exits
from csogp_docs.cli.options import FORMATS, OUTPUT, examples
from csogp_docs.pipeline.manual import build_manual
from csogp_docs.pipeline.reading import open_workspace
from csogp_docs.publish.order import Order

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from csogp_docs.load.workspace import Workspace


@click.group(epilog=examples("rules manual"))
def rules() -> None:
    """Show the rules of a programme, whatever the case."""


@rules.command(epilog=examples("rules manual", "rules manual csogp --as-of 2004-03-05"))
@click.argument("programme", required=False)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The rules in force for a report of this date; the newest when left out.",
)
@OUTPUT
@FORMATS
@click.pass_obj
@exits
def manual(
    workspace: Workspace,
    programme: str | None,
    *,
    as_of: datetime | None,
    output: Path,
    formats: tuple[str, ...],
) -> int:
    """Make the manual of a programme's rules, from its tables and clauses alone.

    PROGRAMME is a folder of content/programmes/; it may be left out where there is
    only one. Every rule is set out with its clauses and its boundary cases.
    """
    order = Order(output=output, formats=formats)
    day = as_of.date() if as_of else None
    names = build_manual(programme, day, order, open_workspace(workspace))
    for name in names:
        click.echo(output / name)
    return CLEAN
