"""`verify`: make documents again, and compare them with what there is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from csogp_docs.batch.verifying import verify as verify_files
from csogp_docs.cli.boundary import CLEAN, PROBLEMS, exits
from csogp_docs.cli.options import OUTPUT, examples, paths_or_cases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csogp_docs.batch.verifying import Verified
    from csogp_docs.load.workspace import Workspace

_FIGURES = 12


@click.command(
    epilog=examples(
        "verify",
        "verify output/wm-0131",
        "verify output/wm-0131/court/psr.pdf --cases cases/wm-0131.yaml",
    )
)
@click.argument(
    "paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATHS]..."
)
@OUTPUT
@click.option(
    "--cases",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Case files or folders of them; those of the workspace when left out.",
)
@click.pass_obj
@exits
def verify(
    workspace: Workspace,
    paths: tuple[Path, ...],
    output: Path,
    cases: tuple[Path, ...],
) -> int:
    """Make documents again, and compare them with what there is, byte by byte.

    PATHS are files or folders in the output folder; without any, all of it. Of a file
    that would now be another one, all is named that has changed, before and now; then
    every finding and every sentence that would be another.
    """
    found = list(
        verify_files(paths, output, paths_or_cases(cases, workspace), workspace)
    )
    for it in found:
        if not it.identical:
            click.echo(f"{it.name}: {_said(it)}")
            for line in _effects(it):
                click.echo(f"  {line}")
    good = sum(it.identical for it in found)
    held = sum(not it.remade for it in found)
    others = f" ({held} that are about no case: as they were written)" if held else ""
    click.echo(f"{good} of {len(found)} files in {output} are identical{others}.")
    return CLEAN if good == len(found) else PROBLEMS


def _said(it: Verified) -> str:
    if it.trouble:
        return it.trouble
    if not it.differs:
        return "would be another file, though nothing that it was made from has changed"
    changes = ", ".join(
        f"{one.name} was {one.before[:_FIGURES] or 'not there'} and is "
        f"{one.now[:_FIGURES] or 'not there'}"
        for one in it.differs
    )
    return f"would be another file: {changes}"


def _effects(it: Verified) -> Iterator[str]:
    """Tell what would be found and said otherwise; by ids, without words of a case."""
    if it.effects is None:
        if it.differs:
            yield "what it would say otherwise is not known without its trace"
        return
    for rule, before, now in it.effects.findings:
        yield f"{rule} was {before or 'not asked'} and is {now or 'not asked'}"
    for section, name in it.effects.sentences:
        yield f"in {section}: {name}"
