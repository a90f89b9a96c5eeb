"""`build`: make the documents of cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csogp_docs.cli.boundary import CLEAN, PROBLEMS, exits
from csogp_docs.cli.diagnostics import print_problems
from csogp_docs.cli.options import (
    FORMATS,
    OUTPUT,
    PATHS,
    Some,
    examples,
    paths_or_cases,
)
from csogp_docs.model.audience import AUDIENCES
from csogp_docs.model.document import CASE_DOCUMENTS
from csogp_docs.pipeline import Order, open_workspace, read_cases
from csogp_docs.pipeline import build as build_cases

if TYPE_CHECKING:
    from pathlib import Path

    from csogp_docs.load.workspace import Workspace
    from csogp_docs.model.audience import Audience
    from csogp_docs.pipeline import Made


@click.command(
    epilog=examples(
        "build",
        "build cases/wm-0131.yaml --only psr --format pdf",
        "build cases/wm-0131.yaml --only psr --section conclusion",
        "build cases/wm-0131.yaml --for court,defence --final",
    )
)
@PATHS
@OUTPUT
@click.option(
    "--only",
    type=Some(CASE_DOCUMENTS),
    help="The documents to make; all that a copy has when left out.",
)
@click.option(
    "--for",
    "audiences",
    type=Some(AUDIENCES),
    default=("file",),
    help="For whom the copies are; the officer's working copy when left out.",
)
@click.option("--section", help="One section of each document, by its id.")
@FORMATS
@click.option(
    "--final",
    is_flag=True,
    help="No DRAFT on the pages; refused while a finding stands in the way.",
)
@click.pass_obj
@exits
def build(  # noqa: PLR0913 - one parameter for each option
    workspace: Workspace,
    paths: tuple[Path, ...],
    *,
    output: Path,
    only: tuple[str, ...] | None,
    audiences: tuple[Audience, ...],
    section: str | None,
    formats: tuple[str, ...],
    final: bool,
) -> int:
    """Make the documents of cases.

    PATHS are case files or folders of them; without any, the cases of the workspace.
    One case that cannot be built does not stop the others; it is named at the end.
    """
    opened = open_workspace(workspace)
    order = Order(
        output=output,
        documents=only,
        audiences=audiences,
        formats=formats,
        section=section,
        final=final,
    )
    reads = read_cases(paths_or_cases(paths, workspace), opened)
    for read in reads:
        print_problems(read.problems, err=True)
    failed: list[Made] = []
    for made in build_cases(reads, order, opened):
        if made.trouble:
            failed.append(made)
        else:
            noun = "file" if len(made.files) == 1 else "files"
            click.echo(f"{made.reference}: {len(made.files)} {noun}")
    for made in failed:
        click.echo(f"{made.reference}: not built: {made.trouble}", err=True)
    click.echo(f"Built {len(reads) - len(failed)} of {len(reads)} cases in {output}.")
    return PROBLEMS if failed else CLEAN
