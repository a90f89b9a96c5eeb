"""`caseload`: how many cases stand, one line to each."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from csogp_docs.cli.boundary import CLEAN, PROBLEMS, exits
from csogp_docs.cli.diagnostics import print_problems
from csogp_docs.cli.options import PATHS, examples, paths_or_cases
from csogp_docs.pipeline import caseload_of, open_workspace, read_cases

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from csogp_docs.load.workspace import Workspace
    from csogp_docs.model.caseload import Standing

HEAD = (
    *("Case", "As at", "To make up", "Before", "Module", "Missed", "Repeat"),
    *("Enforcement", "In time", "Last session", "Order ends", "Next tests", "Tests on"),
)
_NOT_BEGUN, _NOT_KNOWN, _NONE = "not begun", "not known", "nothing"
# A spreadsheet takes a cell that begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")


@click.command(
    epilog=examples(
        "caseload", "caseload cases", "caseload --format csv > caseload.csv"
    )
)
@PATHS
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="A table for a person, CSV for a spreadsheet, or JSON for a program.",
)
@click.pass_obj
@exits
def caseload(workspace: Workspace, paths: tuple[Path, ...], form: str) -> int:
    """Say of many cases what is due: catch-ups, repeats, enforcement, time, tests.

    PATHS are case files or folders of them; without any, the cases of the workspace.
    Cases are named by their references, never by a person's name. Each stands as at the
    date of its report.
    """
    opened = open_workspace(workspace)
    reads = read_cases(paths_or_cases(paths, workspace), opened)
    for read in reads:
        print_problems(read.problems, err=True)
    found = caseload_of(reads, opened)
    match form:
        case "json":
            told = [asdict(it) for it in found]
            click.echo(json.dumps({"cases": told}, indent=2, default=str))
        case "csv":
            click.echo(_csv([_row(it) for it in found]), nl=False)
        case _:
            click.echo(_table([HEAD, *(_row(it) for it in found)]))
    return PROBLEMS if any(read.case is None for read in reads) else CLEAN


def _row(it: Standing) -> tuple[str, ...]:
    """Write one line; what is not known is said so, and never left blank."""
    of_register = it.begun and it.missed is not None
    nothing = _NONE if it.begun else _NOT_BEGUN
    test, on = it.test or (None, None)
    return (
        it.case,
        it.as_of.isoformat(),
        ", ".join(it.to_make_up) or nothing,
        _day(it.before) if it.to_make_up else nothing,
        it.module or _NOT_BEGUN,
        f"{it.missed} ({it.allowed} allowed)" if of_register else _NOT_BEGUN,
        it.repeat or _NOT_BEGUN,
        it.enforcement or _NOT_BEGUN,
        it.in_time or _NOT_KNOWN,
        _day(it.last_session),
        _day(it.ends),
        test or _NOT_KNOWN,
        _day(on),
    )


def _day(day: date | None) -> str:
    return _NOT_KNOWN if day is None else day.isoformat()


def _csv(rows: Sequence[tuple[str, ...]]) -> str:
    written = io.StringIO()
    table = csv.writer(written, quoting=csv.QUOTE_ALL)
    table.writerows([HEAD, *(map(safe_cell, row) for row in rows)])
    return written.getvalue()


def safe_cell(text: str) -> str:
    """Make a cell of which no spreadsheet can make a formula.

    >>> safe_cell("=1+1"), safe_cell("wm-0131")
    ("'=1+1", 'wm-0131')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def _table(rows: Sequence[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)
