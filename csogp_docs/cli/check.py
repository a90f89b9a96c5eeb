"""`check`: say everything that is wrong with case files and content."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from csogp_docs.cli.boundary import CLEAN, PROBLEMS, exits
from csogp_docs.cli.diagnostics import as_json, counted, print_problems
from csogp_docs.cli.options import FORMAT, PATHS, examples, paths_or_cases
from csogp_docs.pipeline.reading import check as check_files

if TYPE_CHECKING:
    from pathlib import Path

    from csogp_docs.load.workspace import Workspace


@click.command(
    epilog=examples("check", "check cases/wm-0131.yaml", "check cases --format json")
)
@PATHS
@FORMAT
@click.pass_obj
@exits
def check(workspace: Workspace, paths: tuple[Path, ...], form: str) -> int:
    """Say everything that is wrong with case files and content.

    PATHS are case files or folders of them; without any, the cases of the workspace.
    """
    found, files = check_files(paths_or_cases(paths, workspace), workspace)
    if form == "json":
        problems = [as_json(it) for it in found]
        click.echo(json.dumps({"files": files, "problems": problems}, indent=2))
    else:
        print_problems(found)
        noun = "case file" if files == 1 else "case files"
        click.echo(f"{files} {noun} checked: {counted(found)}.")
    failed = any(it.problem.severity == "error" for it in found)
    return PROBLEMS if failed else CLEAN
