"""The command line: one small module a command, one place where errors end."""

from __future__ import annotations

import os
from pathlib import Path

import click

from csogp_docs import __version__
from csogp_docs.cli.boundary import errors_end_here
from csogp_docs.cli.lazily import Lazily
from csogp_docs.load.workspace import find_workspace

COMMANDS = (
    "build",
    "bundle",
    "caseload",
    "check",
    "content",
    "doctor",
    "explain",
    "leaflet",
    "rules",
    "timetable",
    "verify",
    "whatif",
    "why",
)


@click.group(
    commands=Lazily(COMMANDS), context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option(
    "-w",
    "--workspace",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="CSOGP_DOCS_WORKSPACE",
    help="A folder with content/ of its own, and perhaps templates/ and cases/.",
)
@click.version_option(__version__, prog_name="csogp-docs")
@click.pass_context
def main(context: click.Context, workspace: Path | None) -> None:
    """Check case files, and make court documents of them.

    Cases are YAML files; `csogp-docs check` says what is wrong with them, `build`
    makes the pre-sentence report, suitability statement and summary, and `why`
    explains every finding.

    Exit codes: 0 clean; 1 problems in the input, or findings that block; 2 the
    command line or the set-up; 130 interrupted.
    """
    if os.environ.get("NO_COLOR"):
        context.color = False
    with errors_end_here():
        context.obj = find_workspace(workspace, Path.cwd())
