"""`timetable`: every session of a case's programme, with its day."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from csogp_docs.cli.boundary import CLEAN, PROBLEMS, exits
from csogp_docs.cli.diagnostics import print_problems
from csogp_docs.cli.options import case_path, examples
from csogp_docs.cli.timetable_text import lacking_lines, timetable_lines
from csogp_docs.model.timetable import NotYet
from csogp_docs.pipeline.reading import open_workspace, read_cases
from csogp_docs.pipeline.timetabling import as_calendar, make_timetable

if TYPE_CHECKING:
    from csogp_docs.load.workspace import Workspace
    from csogp_docs.model.timetable import (
        CatchUp,
        Completion,
        PathTimetable,
        Timetable,
    )


@click.command(
    epilog=examples(
        "timetable wm-0145",
        "timetable wm-0145 --path full",
        "timetable wm-0146 --format ics",
    )
)
@click.argument("case")
@click.option("--path", metavar="ID", help="Only this path, of those that are open.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "ics"]),
    default="text",
    show_default=True,
    help="Words for a person, JSON for a program, or a file for a calendar.",
)
@click.pass_obj
@exits
def timetable(workspace: Workspace, case: str, path: str | None, form: str) -> int:
    """Give every session of a case's programme its day.

    CASE is a file, or the reference of a case in the workspace. The first day, the
    pattern and the weekday are those of its delivery. Every path is told until it is
    settled which is taken. What the register tells is shown as it happened, with what
    is to be made up and until when. No session is held on a bank holiday or on a day
    on which the area is closed.
    """
    opened = open_workspace(workspace)
    (read,) = read_cases([case_path(case, workspace)], opened)
    print_problems(read.problems, err=True)
    if read.case is None:
        return PROBLEMS
    made = make_timetable(read.case, opened, path)
    if isinstance(made, NotYet):
        if form == "json":
            click.echo(json.dumps(_lacking_json(made), indent=2, ensure_ascii=False))
        else:
            # No calendar is better than a file that is none.
            click.echo("\n".join(lacking_lines(made)), err=form == "ics")
        return PROBLEMS
    match form:
        case "json":
            click.echo(json.dumps(_json(made), indent=2, ensure_ascii=False))
        case "ics":
            click.echo(as_calendar(made), nl=False)
        case _:
            click.echo("\n".join(timetable_lines(made)))
    return CLEAN


def _lacking_json(not_yet: NotYet) -> dict[str, Any]:
    lacking = [{"record": list(it.record), "why": it.why} for it in not_yet.lacking]
    return {"case": not_yet.case, "lacking": lacking}


def _json(made: Timetable) -> dict[str, Any]:
    return {
        "case": made.case,
        "as_of": made.as_of.isoformat(),
        "programme": made.programme,
        "venue": made.venue,
        "starts": made.starts.isoformat(),
        "pattern": made.pattern,
        "weekday": made.weekday,
        "settled": made.settled,
        "indicated": made.indicated,
        "confirm": made.confirm,
        "begun": made.begun,
        "catch_ups": [_catch_up_json(it) for it in made.catch_ups],
        "set_aside_weeks": made.set_aside,
        "paths": [_path_json(it, made.certain) for it in made.paths],
    }


def _catch_up_json(it: CatchUp) -> dict[str, Any]:
    return {
        "id": it.id,
        "module": it.module,
        "number": it.number,
        "missed": it.missed.isoformat(),
        "made_up": it.made_up.isoformat() if it.made_up else None,
        "closes": it.closes.isoformat() if it.closes else None,
        "next": list(it.next),
    }


def _completion_json(found: Completion | None) -> dict[str, Any] | None:
    if found is None:
        return None
    last = found.last_start
    return {
        "ends": found.ends.isoformat(),
        "margin_days": found.margin,
        "last_start": last.isoformat() if last else None,
        "again": found.again,
        "shortest_months": found.shortest_months,
    }


def _path_json(path: PathTimetable, certain: frozenset[str]) -> dict[str, Any]:
    return {
        "id": path.id,
        "modules": list(path.modules),
        "indicated": path.indicated,
        "weeks": path.weeks,
        "hours": path.hours,
        "last": path.last.isoformat(),
        "completion": _completion_json(path.completion),
        "sessions": [
            {
                "id": it.id,
                "module": it.module,
                "number": it.number,
                "round": it.round,
                "state": it.state,
                "date": it.date.isoformat(),
                "certain": it.id in certain,
                "length": it.length,
                "hours": it.hours,
                "hours_so_far": it.hours_so_far,
                "passed_over": [
                    {"date": day.isoformat(), "why": why} for day, why in it.passed_over
                ],
            }
            for it in path.sessions
        ],
        "tests": [
            {
                "id": it.id,
                "point": it.point,
                "name": it.name,
                "date": it.date.isoformat(),
                "certain": it.id in certain,
                "taken": it.taken,
            }
            for it in path.tests
        ],
    }
