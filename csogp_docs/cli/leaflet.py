"""`leaflet`: make the leaflet for sentencers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from csogp_docs.cli.boundary import CLEAN, exits
from csogp_docs.cli.options import OUTPUT, examples
from csogp_docs.pipeline import build_leaflet, open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from csogp_docs.load.workspace import Workspace


@click.command(epilog=examples("leaflet", "leaflet west-mercia -o print"))
@click.argument("area", default="west-mercia")
@click.option("--programme", default="csogp", show_default=True, help="The programme.")
@OUTPUT
@click.pass_obj
@exits
def leaflet(workspace: Workspace, area: str, programme: str, output: Path) -> int:
    """Make the leaflet for sentencers, from content alone.

    AREA is a file of content/areas/; west-mercia when left out.
    """
    made = build_leaflet(area, programme, output, open_workspace(workspace))
    for name in made.files:
        click.echo(output / name)
    return CLEAN
