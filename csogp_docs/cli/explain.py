"""`explain`: say what a problem code means and what to do."""

from __future__ import annotations

import click

from csogp_docs.cli.boundary import CLEAN, exits
from csogp_docs.cli.options import examples
from csogp_docs.errors import WorkspaceError
from csogp_docs.model.codes import CODES


@click.command(epilog=examples("explain CS203"))
@click.argument("code")
@exits
def explain(code: str) -> int:
    """Say what a problem code means, why it matters and what to write instead."""
    wanted = code.upper()
    if wanted not in CODES:
        known = ", ".join(CODES)
        raise WorkspaceError(f'there is no code "{code}"; there is: {known}')
    explained = CODES[wanted]
    click.echo(click.style(f"{wanted}: {explained.title}", bold=True))
    click.echo()
    click.echo(explained.why)
    click.echo()
    click.echo(f"Instead of:\n\n{explained.before}\n\nwrite:\n\n{explained.after}")
    return CLEAN
