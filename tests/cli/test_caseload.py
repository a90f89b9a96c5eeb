"""`caseload` tells of many cases at once what is due, and never names anybody."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from csogp_docs.cli.caseload import HEAD, safe_cell

if TYPE_CHECKING:
    from conftest import Run, WriteCase

    from csogp_docs.load.workspace import Workspace

CASES = [f"cases/wm-0{number}.yaml" for number in (145, 149, 150, 151)]


def rows(run: Run, *words: object) -> list[dict[str, str]]:
    """Read the lines of a caseload as a spreadsheet does."""
    result = run("caseload", *words, "--format", "csv")
    assert result.exit_code == 0
    return list(csv.DictReader(io.StringIO(result.stdout, newline="")))


def test_it_tells_who_must_catch_up_before_when(run: Run) -> None:
    """In wm-0149 session 9 before the next, on Tuesday 15 June 2004."""
    planned, due, repeated, _ = rows(run, *CASES)

    assert (due["Case"], due["To make up"], due["Before"]) == (
        *("wm-0149", "induction-09"),
        "2004-06-15",
    )
    assert due["Missed"] == "2 (2 allowed)"
    assert due["Enforcement"] == "warning"
    assert repeated["To make up"] == "nothing"
    assert planned["To make up"] == "not begun"


def test_it_tells_who_repeats_a_module_and_what_is_not_judged_yet(run: Run) -> None:
    """In wm-0150 three sessions of Induction were missed."""
    _, _, repeated, _ = rows(run, *CASES)

    assert repeated["Module"] == "Induction Module"
    assert repeated["Missed"] == "3 (2 allowed)"
    assert repeated["Repeat"] == "repeat"
    assert repeated["Enforcement"] == "cannot say yet"


def test_it_tells_who_can_no_longer_finish_and_which_tests_are_next(run: Run) -> None:
    """In wm-0151 the last session is after the order, and the last tests after it."""
    *_, late = rows(run, *CASES)

    assert late["In time"] == "not met"
    assert (late["Last session"], late["Order ends"]) == ("2005-06-22", "2005-03-14")
    assert (late["Next tests"], late["Tests on"]) == ("on completion", "2005-06-23")


def test_nothing_is_left_blank(run: Run) -> None:
    """What is not known, or has not begun, says so."""
    assert [it for row in rows(run) for it in row.values() if not it] == []


def test_the_table_has_a_line_for_every_case_and_no_names(run: Run) -> None:
    """Cases are known by their references."""
    result = run("caseload", *CASES)
    head, *lines = result.stdout.splitlines()

    assert result.exit_code == 0
    assert all(name in head for name in HEAD)
    assert [it.split()[0] for it in lines] == [
        "wm-0145",
        "wm-0149",
        "wm-0150",
        "wm-0151",
    ]
    for name in ("Paragon", "Facsimile", "Mockup", "Template"):
        assert name not in result.stdout


def test_the_json_tells_the_same(run: Run) -> None:
    """Days as text, and lists as lists."""
    told = json.loads(run("caseload", CASES[1], "--format", "json").stdout)
    (it,) = told["cases"]

    assert (it["case"], it["to_make_up"], it["before"]) == (
        *("wm-0149", ["induction-09"]),
        "2004-06-15",
    )
    assert (it["missed"], it["allowed"], it["repeat"]) == (2, 2, "not applicable")


def test_a_case_with_errors_does_not_stop_the_others(
    run: Run, write_case: WriteCase, workspace: Workspace
) -> None:
    """It is told, and the exit code says so."""
    path = write_case(("months: 36", "months: three"))
    other = workspace.case_path("wm-0149")
    result = run("caseload", path, other, "--format", "csv")

    assert result.exit_code == 1
    assert "CS203" in result.stderr
    assert '"wm-0149"' in result.stdout


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\0"])
def test_no_cell_is_a_formula(first: str) -> None:
    """A spreadsheet would carry it out."""
    assert safe_cell(f"{first}1+1") == f"'{first}1+1"
    assert safe_cell(f"1{first}1") == f"1{first}1"
