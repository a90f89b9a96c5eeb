"""`build`: make the documents of cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csogp_docs.cli.boundary import CLEAN, PROBLEMS, exits
from csogp_docs.cli.diagnostics import print_problems
from csogp_docs.cli.options import OUTPUT, PATHS, examples, paths_or_cases
from csogp_docs.model.document import CASE_DOCUMENTS
from csogp_docs.pipeline import (
    FORMATS,
    Order,
    open_workspace,
    read_cases,
)
from csogp_docs.pipeline import build as build_cases

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from csogp_docs.load.workspace import Workspace
    from csogp_docs.pipeline import Made


class _Some(click.ParamType[tuple[str, ...]]):
    """Some of a list of names, separated by commas."""

    def __init__(self, known: Sequence[str]) -> None:
        self.name = ",".join(known)
        self._known = known

    def convert(
        self,
        value: object,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, ...]:
        """Split at commas; anything not on the list is a mistake of usage."""
        if isinstance(value, tuple):
            return value
        named = [name.strip() for name in str(value).split(",")]
        for name in named:
            if name not in self._known:
                known = ", ".join(self._known)
                self.fail(f'"{name}" is not one of: {known}', param, ctx)
        return tuple(name for name in self._known if name in named)


@click.command(
    epilog=examples(
        "build",
        "build cases/wm-0131.yaml --only psr --format pdf",
        "build cases/wm-0131.yaml --only psr --section conclusion",
        "build cases/wm-0131.yaml --final -o for-court",
    )
)
@PATHS
@OUTPUT
@click.option(
    "--only",
    type=_Some(CASE_DOCUMENTS),
    default=CASE_DOCUMENTS,
    help="The documents to make; all of them when left out.",
)
@click.option("--section", help="One section of each document, by its id.")
@click.option(
    "--format",
    "formats",
    type=_Some(FORMATS),
    default=FORMATS,
    help="The formats to make; both when left out.",
)
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
    only: tuple[str, ...],
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
        output=output, documents=only, formats=formats, section=section, final=final
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
