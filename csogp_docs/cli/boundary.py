"""The one place where errors become words on the terminal and an exit code."""

from __future__ import annotations

import functools
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, ParamSpec

import click

from csogp_docs.cli.diagnostics import print_problems
from csogp_docs.errors import CsogpDocsError, ProblemsFound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

P = ParamSpec("P")

CLEAN, PROBLEMS, USAGE, INTERRUPTED = 0, 1, 2, 130


@contextmanager
def errors_end_here() -> Iterator[None]:
    """Turn every error of ours, and an interruption, into words and an exit code."""
    try:
        yield
    except ProblemsFound as found:
        # Whoever raises it has imported this; nobody else need wait for it.
        from csogp_docs.pipeline.reading import Shown  # noqa: PLC0415

        print_problems([it for it in found.problems if isinstance(it, Shown)], err=True)
        sys.exit(PROBLEMS)
    except CsogpDocsError as error:
        click.echo(f"csogp-docs: {error}", err=True)
        sys.exit(USAGE)
    except KeyboardInterrupt:
        click.echo("csogp-docs: interrupted", err=True)
        sys.exit(INTERRUPTED)


def exits(run: Callable[P, int]) -> Callable[P, None]:
    """Run a command that returns its exit code, and end every error of ours here."""

    @functools.wraps(run)
    def command(*args: P.args, **kwargs: P.kwargs) -> None:
        with errors_end_here():
            sys.exit(run(*args, **kwargs))

    return command
