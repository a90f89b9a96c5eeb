"""`build`: make the documents of cases."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

import click

from csogp_docs.batch.batch import Batch
from csogp_docs.batch.dry_run import would_build
from csogp_docs.batch.running import build as build_batch
from csogp_docs.cli.boundary import CLEAN, PROBLEMS, exits
from csogp_docs.cli.options import (
    FORMATS,
    OUTPUT,
    PATHS,
    Some,
    examples,
    paths_or_cases,
    scheduler_address,
)
from csogp_docs.cli.progress import teller
from csogp_docs.model.audience import AUDIENCES
from csogp_docs.model.document import CASE_DOCUMENTS
from csogp_docs.publish.order import INDEX, Order
from csogp_docs.render.versions import SUBSET, WITHOUT_SUBSET, versions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from csogp_docs.batch.batch import Outcome
    from csogp_docs.cli.progress import Teller
    from csogp_docs.load.workspace import Workspace
    from csogp_docs.model.audience import Audience


@click.command(
    epilog=examples(
        "build",
        "build cases/wm-0131.yaml --only psr --format pdf",
        "build cases/wm-0131.yaml --only psr --section conclusion",
        "build cases/wm-0131.yaml --for court,defence --final",
        "build --dry-run",
        "build --cluster tcp://10.0.0.7:8786",
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
@click.option("--force", is_flag=True, help="Make also what has not changed.")
@click.option(
    "--dry-run", is_flag=True, help="Say what would be made and why, and make nothing."
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="How many processes make documents; with 1, this one does. Left out, it "
    "depends on how much there is to do.",
)
@click.option(
    "--cluster",
    callback=scheduler_address,
    metavar="ADDRESS",
    help="The scheduler of a Dask cluster whose workers make documents, such as "
    "tcp://10.0.0.7:8786. Only on a network you trust: cases cross it, and whoever "
    "reaches the scheduler can run programs on every machine.",
)
@click.option(
    "--messages",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Words for a person, or a line of JSON for each case.",
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
    force: bool,
    dry_run: bool,
    jobs: int | None,
    cluster: str | None,
    messages: str,
) -> int:
    """Make the documents of cases.

    PATHS are case files or folders of them; without any, the cases of the workspace.
    Only what has changed is made again. One case that cannot be built does not stop
    the others; it is named at the end.
    """
    if jobs and cluster:
        raise click.UsageError("--jobs is about this computer; --cluster uses others")
    told = teller(messages)
    batch = Batch(
        paths=paths_or_cases(paths, workspace),
        order=Order(
            output=output,
            documents=only,
            audiences=audiences,
            formats=formats,
            section=section,
            final=final,
        ),
        workspace=workspace,
        force=force,
        jobs=jobs,
        cluster=cluster,
        begins=partial(_begin, told, formats),
        waits=partial(_wait, output),
    )
    if dry_run:
        return _foretell(batch)
    return _build(batch, told, in_words=messages == "text")


def _begin(told: Teller, formats: Sequence[str], cases: int) -> None:
    """Say once, before every case says it, that a library is not there."""
    if cases and "pdf" in formats and versions()[SUBSET] == "none":
        click.echo(
            f"{SUBSET} is not there, so that {WITHOUT_SUBSET}. csogp-docs doctor says "
            "what to install.",
            err=True,
        )
    told.begin(cases)


def _wait(output: Path) -> None:
    click.echo(
        f"Another build is writing to {output}; waiting for it to finish.", err=True
    )


def _foretell(batch: Batch) -> int:
    stale = list(would_build(batch))
    for it in stale:
        documents = ", ".join(f"{whom}/{kind}" for whom, kind in it.documents)
        click.echo(f"{it.reference}: {documents}: {it.why}")
    if not stale:
        click.echo(f"Nothing has changed; {batch.order.output} is up to date.")
    return CLEAN


def _build(batch: Batch, told: Teller, *, in_words: bool) -> int:
    outcomes = []
    with told, closing(build_batch(batch)) as running:
        for outcome in running:
            outcomes.append(outcome)
            told.tell(outcome)
    failed = [it for it in outcomes if it.trouble]
    if in_words:
        for it in failed:
            click.echo(f"{it.reference}: not built: {it.trouble}", err=True)
        cases = [it for it in outcomes if not it.orphaned and it.reference != INDEX]
        click.echo(_summary(cases, batch.order.output))
    return PROBLEMS if failed else CLEAN


def _summary(cases: list[Outcome], output: Path) -> str:
    built = sum(bool(it.made) for it in cases)
    kept = sum(not it.made and not it.trouble for it in cases)
    if cases and kept == len(cases):
        are = "case in {} is" if kept == 1 else "cases in {} are"
        return f"Nothing has changed; the {kept} {are.format(output)} up to date."
    others = f"; {kept} had not changed" if kept else ""
    return f"Built {built} of {len(cases)} cases in {output}{others}."
