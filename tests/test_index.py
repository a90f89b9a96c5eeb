"""An index counts what reports carry, and is there in every order and as a table."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from conftest import build_of
from reading import page_of, rows, text_of

from csogp_docs.publish.order import Order

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from csogp_docs.load.workspace import Workspace

# The date of each report, what it carries, and how many findings stand in its way:
# wm-0131 of 5 March 2004, the proposal; wm-0134 of 3 October 2003, reasons; wm-0136 of
# 11 June 2004, neither yet, five; wm-0137 of 13 February 2004, neither yet, four.
CASES = ("wm-0137", "wm-0136", "wm-0134", "wm-0131")
PAGES = {
    "index.html": ["wm-0131", "wm-0134", "wm-0136", "wm-0137"],
    "index-by-date.html": ["wm-0136", "wm-0131", "wm-0137", "wm-0134"],
    "index-by-carries.html": ["wm-0136", "wm-0137", "wm-0131", "wm-0134"],
    "index-by-blocking.html": ["wm-0136", "wm-0137", "wm-0131", "wm-0134"],
}
# The column by which each is sorted, and how.
SORTED = {
    "index.html": ("Case", "ascending"),
    "index-by-date.html": ("Report of", "descending"),
    "index-by-carries.html": ("The report carries", "ascending"),
    "index-by-blocking.html": ("Stands in the way", "descending"),
}


@pytest.fixture(scope="module")
def folder(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build summaries of four cases as pages."""
    output = tmp_path_factory.mktemp("index")
    order = Order(output=output, documents=["summary"], formats=["html"])
    build_of(workspace, [workspace.case_path(it) for it in CASES], order)
    return output


def table_of(page: Element, name: str) -> Element:
    """Return one of the tables of a page."""
    (found,) = (it for it in page.iter("table") if name in (it.get("class") or ""))
    return found


def test_the_outcomes_are_counted(folder: Path) -> None:
    """In words, and once more by a bar that a screen reader passes over."""
    table = table_of(page_of(folder / "index.html"), "outcomes")
    bars = [it for it in table.iter("span") if it.get("class") == "bar"]

    assert rows(table) == [
        ["The report carries", "Cases"],
        ["Proposal", "1 of 4"],
        ["Reasons", "1 of 4"],
        ["Neither yet", "2 of 4"],
    ]
    assert [it.get("aria-hidden") for it in bars] == ["true"] * 3
    assert [it[0].get("style") for it in bars] == [
        "width: 25.0%",
        "width: 25.0%",
        "width: 50.0%",
    ]


@pytest.mark.parametrize("name", PAGES)
def test_each_order_has_a_page(folder: Path, name: str) -> None:
    """Cases that an order leaves equal stand by their references."""
    table = table_of(page_of(folder / name), "cases")

    assert [row[0] for row in rows(table)[1:]] == PAGES[name]


@pytest.mark.parametrize("name", PAGES)
def test_the_head_says_the_order_and_leads_to_the_others(
    folder: Path, name: str
) -> None:
    """The column by which it is sorted says so, and every other leads there."""
    heads = list(table_of(page_of(folder / name), "cases").iter("th"))[:5]
    told = [(text_of(it), it.get("aria-sort")) for it in heads if it.get("aria-sort")]
    links = {text_of(it): it[0].get("href") for it in heads if len(it)}

    assert told == [SORTED[name]]
    assert links == {
        column: page for page, (column, _) in SORTED.items() if page != name
    }
    assert all((folder / str(it)).is_file() for it in links.values())


def test_each_page_says_its_order_in_its_title(folder: Path) -> None:
    """Four windows are told apart by their names."""
    titles = [text_of(next(page_of(folder / it).iter("title"))) for it in PAGES]

    assert titles == [
        "Index of cases (four cases)",
        "Index of cases, by date (four cases)",
        "Index of cases, by what the report carries (four cases)",
        "Index of cases, by what stands in the way (four cases)",
    ]


def test_the_table_for_a_spreadsheet_has_every_field(folder: Path) -> None:
    """In the order of references; nothing is left blank."""
    text = (folder / "index.csv").read_text(encoding="utf-8")
    head, *lines = csv.reader(text.splitlines())
    told = {line[0]: dict(zip(head, line, strict=True)) for line in lines}

    assert list(told) == PAGES["index.html"]
    assert told["wm-0134"] == {
        "Case": "wm-0134",
        "Report of": "2003-10-03",
        "Programme": "csogp",
        "Area": "west-mercia",
        "The report carries": "reasons",
        "Stands in the way": "nothing",
        "Warnings": "none",
        "Documents": "summary",
        "Addresses": "wm-0134/file/summary.html",
        "Marking": "FICTIONAL - SPECIMEN",
    }
    assert told["wm-0137"]["Stands in the way"] == (
        "SUITABILITY, ORDER-LENGTH, ROUTE-LIMITS, PROPOSAL-OR-REASONS"
    )
    assert all(line and "" not in line for line in lines)


def test_on_paper_nothing_leads_to_another_order(
    workspace: Workspace, tmp_path: Path
) -> None:
    """Without pages there is the PDF and the table, whose addresses are none."""
    order = Order(output=tmp_path, documents=["summary"], formats=["pdf"])
    build_of(workspace, [workspace.case_path(it) for it in CASES[2:]], order)
    names = {it.name for it in tmp_path.glob("index*")}
    _, *lines = csv.reader((tmp_path / "index.csv").read_text("utf-8").splitlines())

    assert names == {"index.pdf", "index.csv"}
    assert b"/URI" not in (tmp_path / "index.pdf").read_bytes()
    assert [(line[0], line[8]) for line in lines] == [
        ("wm-0131", "none"),
        ("wm-0134", "none"),
    ]
