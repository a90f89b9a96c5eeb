"""`bundle`: one PDF with a document of each of many cases."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csogp_docs.cli.boundary import CLEAN, PROBLEMS, exits
from csogp_docs.cli.diagnostics import print_problems
from csogp_docs.cli.options import PATHS, examples, paths_or_cases
from csogp_docs.model.audience import AUDIENCES
from csogp_docs.model.document import CASE_DOCUMENTS
from csogp_docs.pipeline.bundling import Bundle
from csogp_docs.pipeline.reading import open_workspace, read_cases
from csogp_docs.publish.files import write_atomically

if TYPE_CHECKING:
    from csogp_docs.load.workspace import Workspace
    from csogp_docs.model.audience import Audience


@click.command(
    epilog=examples(
        "bundle -o summaries.pdf",
        "bundle cases --only psr --for court -o reports.pdf",
    )
)
@PATHS
@click.option(
    "--only",
    "kind",
    type=click.Choice(CASE_DOCUMENTS),
    default="summary",
    show_default=True,
    help="The document of each case that is bundled.",
)
@click.option(
    "--for",
    "audience",
    type=click.Choice(AUDIENCES),
    default="file",
    show_default=True,
    help="For whom the copies are.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="FILE",
    help="The PDF to write.",
)
@click.pass_obj
@exits
def bundle(
    workspace: Workspace,
    paths: tuple[Path, ...],
    *,
    kind: str,
    audience: Audience,
    output: Path,
) -> int:
    """Put one document of each case into one PDF, behind a page of contents.

    PATHS are case files or folders of them; without any, the cases of the workspace.
    Cases are named by their references, never by a person's name, and each has a
    bookmark. They are drafts, as `build` makes them; pages are numbered within each
    case, and the contents give the page of the whole file. A case that cannot be in it
    is named, and the others are bundled. Until it is written, each page takes some
    three megabytes of memory.
    """
    opened = open_workspace(workspace)
    reads = read_cases(paths_or_cases(paths, workspace), opened)
    made = Bundle(kind, audience, opened)
    hidden = not sys.stderr.isatty()
    with click.progressbar(reads, file=sys.stderr, hidden=hidden) as shown:
        troubles = [made.add(read) for read in shown]
    for read, trouble in zip(reads, troubles, strict=True):
        print_problems(read.problems, err=True)
        if trouble:
            named = read.name if read.case is None else read.case.value.case
            click.echo(f"{named}: not bundled: {trouble}", err=True)
    if made:
        write_atomically(output, made.bound(output.name))
        click.echo(f"Bundled {len(made)} of {len(reads)} cases in {output}.")
    else:
        click.echo(f"No case can be bundled; {output} is not written.", err=True)
    return PROBLEMS if any(troubles) else CLEAN
