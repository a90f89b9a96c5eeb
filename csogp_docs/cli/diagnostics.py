"""How a problem is shown: where, what and why on one line, then the line itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from csogp_docs.model.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csogp_docs.pipeline.reading import Shown

_NOUNS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.ADVICE: ("piece of advice", "pieces of advice"),
}
_COLOURS = {"error": "red", "warning": "yellow", "advice": "cyan"}


def print_problems(problems: Sequence[Shown], *, err: bool = False) -> None:
    """Print every problem, to standard output or to standard error."""
    for shown in problems:
        problem = shown.problem
        label = click.style(
            f"{problem.severity}[{problem.code}]",
            fg=_COLOURS[problem.severity],
            bold=True,
        )
        click.echo(f"{problem.place}: {label}: {problem.message}", err=err)
        if shown.excerpt is not None:
            number = str(problem.place.line)
            bar = " " * len(number)
            caret = " " * (shown.excerpt.column - 1)
            click.echo(f"  {number} | {shown.excerpt.text}", err=err)
            click.echo(f"  {bar} | {caret}^", err=err)
        if problem.also is not None:
            place, what = problem.also
            click.echo(f"  see {place}: {what}", err=err)


def counted(problems: Sequence[Shown]) -> str:
    """Count problems for the line at the end.

    >>> counted([])
    'no problems'
    """
    count = Counter(it.problem.severity for it in problems)
    parts = [
        f"{number} {one if number == 1 else many}"
        for severity, (one, many) in _NOUNS.items()
        if (number := count[severity])
    ]
    *first, last = parts or ["no problems"]
    return f"{', '.join(first)} and {last}" if first else last


def as_json(shown: Shown) -> dict[str, Any]:
    """Return a problem as the JSON of `check` states it."""
    problem = shown.problem
    also = None
    if problem.also is not None:
        place, what = problem.also
        also = {
            "file": place.file,
            "line": place.line,
            "column": place.column,
            "message": what,
        }
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": problem.message,
        "excerpt": shown.excerpt.text if shown.excerpt else None,
        "also": also,
    }
