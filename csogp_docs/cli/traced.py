"""How words from a document are shown with what they rest on."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from csogp_docs.cli.boundary import CLEAN, PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csogp_docs.compose.tracing import Traced


def print_traced(found: Sequence[Traced], form: str) -> int:
    """Print where words stand; return the exit code."""
    if form == "json":
        told = [_as_json(it) for it in found]
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        for it in found:
            _print(it)
    if not found:
        click.echo("These words stand in none of the documents of this case.", err=True)
        return PROBLEMS
    return CLEAN


def _print(it: Traced) -> None:
    number = f" {it.number}" if it.number else ""
    where = click.style(f"{it.document}, {it.section}{number}", bold=True)
    click.echo(f"{where}: {it.text}")
    if it.basis is None:
        click.echo("  A heading, which rests on nothing but the outline.")
        return
    if it.basis.officer:
        click.echo("  The officer's own words, as the case file has them.")
    if it.basis.wording:
        since = f", {it.basis.edition}" if it.basis.edition else ""
        click.echo(f"  Wording: {it.basis.wording}, version {it.basis.version}{since}")
    for name, parts in (
        ("Rules", it.basis.rules),
        ("Clauses", it.basis.clauses),
        ("Facts", [str(at) for at in it.basis.facts]),
        ("Fields", [str(at) for at in it.basis.fields]),
    ):
        if parts:
            click.echo(f"  {name}: {', '.join(parts)}")


def _as_json(it: Traced) -> dict[str, Any]:
    """Lay out a trace, each fact and field as one text with its place."""
    told = asdict(it)
    if it.basis is not None:
        told["basis"]["facts"] = [str(at) for at in it.basis.facts]
        told["basis"]["fields"] = [str(at) for at in it.basis.fields]
    return told
