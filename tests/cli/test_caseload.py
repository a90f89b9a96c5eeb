"""`caseload` tells of many cases at once what is due, and never names anybody."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from reading import parsed, text_of

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

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
    assert late["Due"] == "too-late"


def test_nothing_is_left_blank(run: Run) -> None:
    """What is not known, or has not begun, says so."""
    assert [it for row in rows(run) for it in row.values() if not it] == []


# What a reader is told of these four cases, typed from their registers: in wm-0149
# session 9 was missed without an acceptable reason, the second to be missed; in wm-0150
# a third one was, of which nothing is judged; in wm-0151 the order is too short.
DUE = [
    (
        "wm-0149",
        (
            "Enforcement: to the supervising officer, who considers a warning. "
            "Before 15 June 2004, make up induction-09."
        ),
        "Two sessions missed, as many as are allowed; one more repeats the module.",
    ),
    (
        "wm-0150",
        "Module repeated: Induction Module.",
        "Not yet known: whether there is to be enforcement.",
    ),
    (
        "wm-0151",
        "Too little time: cannot be completed before the order or licence ends.",
        "",
    ),
    ("wm-0146", "Nothing due.", ""),
]
FOUR = [f"cases/wm-0{number}.yaml" for number in (146, 149, 150, 151)]
COUNTS = (
    "Four cases, each as at the date of its report. Enforcement: one case. Session to "
    "be made up: one case. Module repeated: one case. Too little time: one case. "
    "Something not yet known: one case. As many sessions missed as are allowed: one "
    "case. Nothing due: one case."
)


@pytest.fixture
def html(run: Run) -> Element:
    """The page of the four cases."""
    result = run("caseload", *FOUR, "--format", "html")
    assert result.exit_code == 0
    return parsed(result.stdout)


def test_a_page_gives_the_most_urgent_first_and_marks_it_in_words(
    html: Element,
) -> None:
    """What is urgent is strong besides; the rest stands below it."""
    found = []
    for row in html.iterfind(".//tbody/tr"):
        case, due = row[0], row[1]
        strong = due.find("strong")
        notes = [text_of(it) for it in due.findall("span")]
        said = text_of(due if strong is None else strong)
        found.append((text_of(case).split()[0], said, "".join(notes)))
        assert (strong is not None) == (said != "Nothing due.")

    assert found == DUE


def test_a_page_counts_first_and_says_in_which_order_the_cases_are(
    html: Element,
) -> None:
    """A case in which several things are due is counted for each."""
    counts, order = (text_of(it) for it in html.iterfind(".//section/p"))

    assert counts == COUNTS
    assert order.startswith("The most urgent comes first, in the order of these counts")
    assert order.endswith("is counted for each, and stands at the first.")


def test_a_table_of_a_page_can_be_walked_by_its_heads(html: Element) -> None:
    """A caption, a scope for every head, an address for every case, and labels."""
    (table,) = html.iter("table")
    heads = [text_of(it) for it in table.iterfind("thead/tr/th")]
    rows_ = table.findall("tbody/tr")

    assert text_of(next(table.iter("caption"))) == "What is due in each case"
    assert heads == ["Case", "What is due", "Missed", "In time", "Next tests"]
    assert {it.get("scope") for it in table.iterfind("thead/tr/th")} == {"col"}
    assert [(row[0].tag, row[0].get("scope"), row[0].get("id")) for row in rows_] == [
        ("th", "row", f"case-{case}") for case, *_ in DUE
    ]
    assert {tuple(it.get("data-label") for it in row) for row in rows_} == {
        tuple(heads)
    }


def test_days_are_written_as_an_english_letter_does(html: Element) -> None:
    """In wm-0151 the last session is after the end of the order."""
    late = next(
        row
        for row in html.iterfind(".//tbody/tr")
        if row[0].get("id", "")[-4:] == "0151"
    )

    assert [text_of(it) for it in late][2:] == [
        "0 (2 allowed) Long-term therapy",
        "No Last session 22 June 2005; order or licence ends 14 March 2005",
        "23 June 2005 On completion",
    ]


@pytest.mark.parametrize("columns", [80, 120])
def test_a_table_at_a_terminal_says_the_same_in_its_width(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    """The same columns, in whole words, and days as on the page."""
    monkeypatch.setenv("COLUMNS", str(columns))
    result = run("caseload", *FOUR)
    lines = result.stdout.splitlines()
    start = next(at for at, it in enumerate(lines) if it.startswith("Case "))
    # Where the columns after the second begin, and what is in the second.
    second, third = lines[start].index("What is due"), lines[start].index("Missed")
    rows_ = lines[start + 1 :]
    due = " ".join(" ".join(it[second:third] for it in rows_).split())

    assert result.exit_code == 0
    assert max(map(len, lines)) <= columns
    assert " ".join(" ".join(lines[:start]).split()).startswith(COUNTS)
    assert [it[:7] for it in rows_ if it.startswith("wm-")] == [it for it, *_ in DUE]
    assert due == " ".join(f"{said} {note}".rstrip() for _, said, note in DUE)
    assert [it[third:].split("  ")[0] for it in rows_ if it.startswith("wm-")] == [
        *("2 (2 allowed)", "3 (2 allowed)", "0 (2 allowed)", "1 (2 allowed)")
    ]
    assert rows_[0].endswith("21 July 2004")


@pytest.mark.parametrize("form", ["table", "html", "csv", "json"])
def test_no_format_names_anybody(run: Run, form: str) -> None:
    """Cases are known by their references."""
    result = run("caseload", *CASES, *FOUR[:1], "--format", form)

    assert result.exit_code == 0
    for name in ("Paragon", "Facsimile", "Mockup", "Template"):
        assert name not in result.stdout


@pytest.mark.parametrize("form", ["table", "html", "csv", "json"])
def test_a_file_holds_what_would_be_printed(
    run: Run, tmp_path: Path, form: str
) -> None:
    """Nothing is printed then, and no other file is left."""
    printed = run("caseload", *FOUR, "--format", form).stdout_bytes
    file = tmp_path / "folder" / "caseload"
    result = run("caseload", *FOUR, "--format", form, "-o", file)

    assert (result.exit_code, result.stdout) == (0, "")
    assert file.read_bytes() == printed
    assert list(file.parent.iterdir()) == [file]


def test_a_folder_is_no_file_to_write_to(run: Run, tmp_path: Path) -> None:
    """It is a mistake of usage, and the folder is left as it was."""
    result = run("caseload", *FOUR, "--format", "html", "-o", tmp_path)

    assert result.exit_code == 2
    assert "is a directory" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_page_of_no_cases_has_no_empty_table(run: Run, write_case: WriteCase) -> None:
    """The only file has errors: none of its cases can be told."""
    path = write_case(("months: 36", "months: three"))
    result = run("caseload", path, "--format", "html")
    html = parsed(result.stdout)

    assert result.exit_code == 1
    assert [text_of(it) for it in html.iterfind(".//section/p")] == ["No cases."]
    assert list(html.iter("table")) == []


def test_the_json_tells_the_same(run: Run) -> None:
    """Days as text, and lists as lists."""
    told = json.loads(run("caseload", CASES[1], "--format", "json").stdout)
    (it,) = told["cases"]

    assert (it["case"], it["to_make_up"], it["before"]) == (
        *("wm-0149", ["induction-09"]),
        "2004-06-15",
    )
    assert (it["missed"], it["allowed"], it["repeat"]) == (2, 2, "not applicable")
    assert it["due"] == ["enforcement", "catch-up", "last-miss"]


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
