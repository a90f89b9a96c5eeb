"""The one place where errors become words on the terminal and an exit code."""

from __future__ import annotations

import functools
import sys
from typing import TYPE_CHECKING, ParamSpec

import click

from csogp_docs.cli.diagnostics import print_problems
from csogp_docs.errors import CsogpDocsError, ProblemsFound
from csogp_docs.pipeline import Shown

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")

CLEAN, PROBLEMS, USAGE = 0, 1, 2


def exits(run: Callable[P, int]) -> Callable[P, None]:
    """Run a command that returns its exit code, and end every error of ours here."""

    @functools.wraps(run)
    def command(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = run(*args, **kwargs)
        except ProblemsFound as found:
            print_problems(
                [it for it in found.problems if isinstance(it, Shown)], err=True
            )
            code = PROBLEMS
        except CsogpDocsError as error:
            click.echo(f"csogp-docs: {error}", err=True)
            code = USAGE
        sys.exit(code)

    return command
