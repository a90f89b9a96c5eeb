"""`content diff` and `content release`: content over time."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from csogp_docs.cli.boundary import CLEAN, exits
from csogp_docs.cli.options import FORMAT, PATHS, examples, paths_or_cases
from csogp_docs.pipeline.comparing import compare
from csogp_docs.pipeline.releasing import release as release_content

if TYPE_CHECKING:
    from pathlib import Path

    from csogp_docs.load.workspace import Workspace
    from csogp_docs.pipeline.comparing import Compared, Differing


@click.group()
def content() -> None:
    """Compare versions of content, and release one."""


@content.command(
    epilog=examples(
        "content diff HEAD~1 .", "content diff v1.0 content cases/wm-0131.yaml"
    )
)
@click.argument("before")
@click.argument("after")
@PATHS
@FORMAT
@click.pass_obj
@exits
def diff(
    workspace: Workspace, before: str, after: str, paths: tuple[Path, ...], form: str
) -> int:
    """Say what changed between two contents, and which cases it would touch.

    BEFORE and AFTER are folders with content, or revisions of the git repository that
    holds the workspace's. PATHS are case files or folders of them; without any, the
    cases of the workspace. Nothing is written, and no words of a case are shown.
    """
    found = compare(before, after, paths_or_cases(paths, workspace), workspace)
    if form == "json":
        told = {
            "changes": [it._asdict() for it in found.changes],
            "cases": found.cases,
            "differing": [asdict(it) for it in found.differing],
        }
        click.echo(json.dumps(told, indent=2))
    else:
        _print(found)
    return CLEAN


def _print(found: Compared) -> None:
    for change in found.changes:
        fields = f"  ({', '.join(change.fields)})" if change.fields else ""
        click.echo(f"{change.kind:8} {change.item}{fields}")
    click.echo(f"{len(found.changes)} items of content differ.")
    for it in found.differing:
        click.echo()
        _print_case(it)
    click.echo(f"{len(found.differing)} of {found.cases} cases would differ.")


def _print_case(it: Differing) -> None:
    click.echo(f"{click.style(it.case, bold=True)}:")
    if it.broken:
        click.echo(f"  the case file has errors, but only {it.broken} the change")
    for rule, old, new in it.findings:
        click.echo(f"  {rule}: {old}, then {new}")
    for document, section, wording in it.sentences:
        click.echo(f"  {document}, {section}: {wording or 'a table or list'}")


@content.command(epilog=examples("content release"))
@click.pass_obj
@exits
def release(workspace: Workspace) -> int:
    """Release everything in content that has not been released yet.

    From then on `check` refuses to have it edited or taken out. It may still end on a
    day, with to:, and be followed by a new version under the same id, with from:.
    """
    added = release_content(workspace)
    for key in added:
        click.echo(key)
    click.echo(f"{len(added)} items of content released.")
    return CLEAN
