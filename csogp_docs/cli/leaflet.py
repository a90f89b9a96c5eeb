"""`leaflet`: make the leaflet for sentencers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csogp_docs.cli.boundary import CLEAN, exits
from csogp_docs.cli.options import OUTPUT, Some, examples
from csogp_docs.model.document import EDITIONS
from csogp_docs.pipeline.leaflet import build_leaflet
from csogp_docs.pipeline.reading import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from csogp_docs.load.workspace import Workspace
    from csogp_docs.model.document import Edition


@click.command(
    epilog=examples(
        "leaflet",
        "leaflet west-mercia --edition print,large-print -o for-print",
    )
)
@click.argument("area", required=False)
@click.option(
    "--programme",
    help="The programme; may be left out where just one has a leaflet.",
)
@click.option(
    "--edition",
    "editions",
    type=Some(tuple(EDITIONS)),
    default=tuple(EDITIONS),
    help="web, a page; print, a sheet to be folded, for a print shop; reading, in "
    "one column; large-print. All of them when left out.",
)
@OUTPUT
@click.pass_obj
@exits
def leaflet(
    workspace: Workspace,
    area: str | None,
    programme: str | None,
    *,
    editions: tuple[Edition, ...],
    output: Path,
) -> int:
    """Make the leaflet for sentencers, from content alone.

    AREA is a file of content/areas/; it may be left out where there is just one.
    """
    names = build_leaflet(area, programme, output, open_workspace(workspace), editions)
    for name in names:
        click.echo(output / name)
    return CLEAN
