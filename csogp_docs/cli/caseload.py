"""`caseload`: how many cases stand, one line to each."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from csogp_docs.cli.boundary import CLEAN, PROBLEMS, exits
from csogp_docs.cli.caseload_text import caseload_lines
from csogp_docs.cli.diagnostics import print_problems
from csogp_docs.cli.options import PATHS, examples, paths_or_cases
from csogp_docs.pipeline.caseload import caseload_of, caseload_page, caseload_told
from csogp_docs.pipeline.reading import open_workspace, read_cases
from csogp_docs.publish.files import write_atomically
from csogp_docs.render.spreadsheet import as_csv

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from csogp_docs.load.workspace import Workspace
    from csogp_docs.model.caseload import Standing
    from csogp_docs.pipeline.reading import CaseRead, Opened

HEAD = (
    *("Case", "As at", "To make up", "Before", "Module", "Missed", "Repeat"),
    *("Enforcement", "In time", "Last session", "Order ends", "Next tests", "Tests on"),
    "Due",
)
_NOT_BEGUN, _NOT_KNOWN, _NONE = "not begun", "not known", "nothing"
# The columns of a terminal that a table is set to: those it has, within reason.
_NARROWEST, _WIDEST = 60, 120


@click.command(
    epilog=examples(
        "caseload",
        "caseload cases --format html -o caseload.html",
        "caseload --format csv > caseload.csv",
    )
)
@PATHS
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "html", "csv", "json"]),
    default="table",
    show_default=True,
    help="A table or a page for a person, CSV for a spreadsheet, JSON for a program.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The file to write to; standard output when left out.",
)
@click.pass_obj
@exits
def caseload(
    workspace: Workspace, paths: tuple[Path, ...], form: str, output: Path | None
) -> int:
    """Say of many cases what is due: catch-ups, repeats, enforcement, time, tests.

    PATHS are case files or folders of them; without any, the cases of the workspace.
    Cases are named by their references, never by a person's name. Each stands as at the
    date of its report. A table or a page gives the most urgent first; CSV and JSON give
    every field, in the order of the files.
    """
    opened = open_workspace(workspace)
    reads = read_cases(paths_or_cases(paths, workspace), opened)
    for read in reads:
        print_problems(read.problems, err=True)
    told = _told(form, reads, opened)
    if output is None:
        click.echo(told, nl=False)
    else:
        write_atomically(output, told.encode())
    return PROBLEMS if any(read.case is None for read in reads) else CLEAN


def _told(form: str, reads: Sequence[CaseRead], opened: Opened) -> str:
    match form:
        case "html":
            return caseload_page(caseload_told(reads, opened), opened)
        case "csv":
            return as_csv(HEAD, map(_row, caseload_of(reads, opened)))
        case "json":
            cases = [asdict(it) for it in caseload_of(reads, opened)]
            return json.dumps({"cases": cases}, indent=2, default=str) + "\n"
        case _:
            columns = shutil.get_terminal_size().columns
            width = max(_NARROWEST, min(columns, _WIDEST))
            lines = caseload_lines(caseload_told(reads, opened), width)
            return "".join(f"{it}\n" for it in lines)


def _row(it: Standing) -> tuple[str, ...]:
    """Write one line; what is not known is said so, and never left blank."""
    of_register = it.begun and it.missed is not None
    nothing = _NONE if it.begun else _NOT_BEGUN
    test, on = it.test or (None, None)
    # With a timetable there is none because all of them were taken.
    no_test = _NOT_KNOWN if it.last_session is None else "all taken"
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
        test or no_test,
        on.isoformat() if on else no_test,
        ", ".join(it.due),
    )


def _day(day: date | None) -> str:
    return _NOT_KNOWN if day is None else day.isoformat()
