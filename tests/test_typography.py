"""How the pages are set: read from the finished PDFs, line by line.

What is checked of a page is what a reader sees of it: where each line of type stands,
and which paragraph, row or heading it belongs to.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import pytest
from lines_of_type import lines
from reading import blocks, page_of

if TYPE_CHECKING:
    from pathlib import Path

    from lines_of_type import Line

# A quarter of the line on which the report is set, in points, and the size of its text.
QUARTER = 4
TEXT = 11.5
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|"
    "December"
)


@pytest.fixture(scope="module")
def files(built: Path, every_copy: Path, beside: Path) -> dict[str, Path]:
    """Find the PDFs of the example cases, the manual, and the leaflet to be read.

    Of documents that say in a working copy what they rest on, it is the other copies:
    the numbers there are no part of the text.
    """
    return {
        path.relative_to(root).as_posix(): path
        for root in (built, every_copy, beside)
        for path in sorted(root.rglob("*.pdf"))
        if not path.stem.endswith("-print") or path.stem.endswith("large-print")
        if root != built or path.stem in {"summary", "timetable", "missed", "index"}
    }


@pytest.fixture(scope="module")
def pages(files: dict[str, Path]) -> dict[str, tuple[Line, ...]]:
    """Read the lines of each."""
    return {name: lines(path) for name, path in files.items()}


@pytest.fixture(scope="module")
def whole(files: dict[str, Path]) -> dict[str, set[str]]:
    """Return the letters of every paragraph, item and cell of each HTML twin."""
    twins = {
        name: path.with_name(
            re.sub(r"(-reading|-large-print)?\.pdf$", ".html", path.name)
        )
        for name, path in files.items()
    }
    return {
        name: {re.sub(r"\W", "", text) for text in blocks(page_of(twin))}
        for name, twin in twins.items()
    }


def test_there_are_lines_to_look_at(pages: dict[str, tuple[Line, ...]]) -> None:
    """Every kind of document is among what the tests below look at."""
    kinds = {name.rpartition("/")[2] for name in pages}

    assert {"psr.pdf", "statement.pdf", "summary.pdf", "index.pdf"} <= kinds
    assert {"timetable.pdf", "missed.pdf", "progress.pdf", "completion.pdf"} <= kinds
    assert {"csogp.pdf", "west-mercia-large-print.pdf"} <= kinds
    assert len(pages) > 60
    assert all(len(found) > 20 for found in pages.values())


def first_and_last(found: tuple[Line, ...]) -> list[tuple[Line, Line]]:
    """Return the last line of each page with the first line of the next."""
    whole = [list(it) for _, it in groupby(found, key=lambda line: line.page)]
    return [(here[-1], there[0]) for here, there in pairwise(whole)]


def test_no_line_of_a_paragraph_is_alone_on_a_page(
    pages: dict[str, tuple[Line, ...]], whole: dict[str, set[str]]
) -> None:
    """No widow at the head of a page, and no orphan at its foot."""
    alone = []
    torn = 0
    for name, found in pages.items():
        said = {
            key: list(group)
            for key, group in groupby(found, key=lambda it: (it.page, it.element))
        }
        for here, there in first_and_last(found):
            pieces = [said[here.page, here.element], said[there.page, there.element]]
            # A paragraph that goes on is two: neither piece is one of the page's twin.
            if any(text_of_lines(it) in whole[name] for it in pieces):
                continue
            torn += 1
            if min(len(it) for it in pieces) < 2:
                alone.append((name, here.text, there.text))

    assert torn > 5
    assert alone == []


def text_of_lines(piece: list[Line]) -> str:
    """Return the letters of some lines, however they are spaced."""
    text = "".join(it.text for it in piece)
    # The number of an item is drawn, and is no part of the HTML's text.
    unnumbered = re.sub(r"^[0-9]+\. ", "", text) if piece[0].tag == "LI" else text
    return re.sub(r"\W", "", unnumbered)


def test_no_heading_is_at_the_foot_of_a_page(
    pages: dict[str, tuple[Line, ...]],
) -> None:
    """It stays with what follows, and so does the caption of a table."""
    last = [
        (name, here.text)
        for name, found in pages.items()
        for here, _ in first_and_last(found)
        if re.match(r"H[1-6]|Caption", here.tag)
    ]

    assert last == []
    assert sum(len(first_and_last(found)) for found in pages.values()) > 60


def test_no_row_is_torn(
    pages: dict[str, tuple[Line, ...]], whole: dict[str, set[str]]
) -> None:
    """A row ends on the page on which it begins: each of its cells is whole there."""
    torn = []
    looked = 0
    for name, found in pages.items():
        for here, _ in first_and_last(found):
            row = here.inside("TR")
            cells = [it for it in found if row is not None and it.inside("TR") == row]
            for _, cell in groupby(cells, key=lambda line: line.element):
                looked += 1
                said = text_of_lines(list(cell))
                if said not in whole[name]:
                    torn.append((name, said))

    assert looked > 20
    assert torn == []


def test_a_table_that_goes_on_repeats_its_head(
    pages: dict[str, tuple[Line, ...]],
) -> None:
    """And a table with a head never goes on without it."""
    went_on = 0
    headless = []
    for name, found in pages.items():
        headed = {line.inside("Table") for line in found if line.inside("THead")}
        for here, there in first_and_last(found):
            same = (here.inside("Table"), there.inside("Table"))
            if None in same or here.inside("Table") not in headed:
                continue
            if there.inside("Caption") is not None or there.tag == "Caption":
                continue
            went_on += 1
            if there.inside("THead") is None:
                headless.append((name, there.text))

    assert went_on > 0
    assert headless == []


def test_nobody_signs_on_an_empty_page(pages: dict[str, tuple[Line, ...]]) -> None:
    """Words of the report stand above the signature, on the same page."""
    looked = 0
    for name, found in pages.items():
        for at, line in enumerate(found):
            if re.search(r"[Ss]ignature$", line.text) and line.tag == "H2":
                before = [it for it in found[:at] if it.page == line.page]
                looked += 1

                assert [it for it in before if it.tag in {"P", "LI", "TD"}], name
    assert looked >= 22


def test_no_date_is_broken_over_two_lines(
    pages: dict[str, tuple[Line, ...]],
) -> None:
    """Neither before the month, nor before the year."""
    broken = [
        (name, here.text, there.text)
        for name, found in pages.items()
        for here, there in pairwise(found)
        if here.element == there.element
        and (
            (
                re.match(rf"({MONTHS}) [0-9]{{4}}\b", there.text)
                and re.search(r"\b[0-9]{1,2} ?$", here.text)
            )
            or (
                re.match(r"[0-9]{4}\b", there.text)
                and re.search(rf"[0-9] ({MONTHS}) ?$", here.text)
            )
        )
    ]

    assert broken == []


def test_the_text_of_a_report_sits_on_a_grid(
    pages: dict[str, tuple[Line, ...]],
) -> None:
    """On every page of every report, each line of text is quarters of a line apart."""
    off = []
    looked = 0
    for name, found in pages.items():
        text = [it for it in found if it.size == TEXT and it.tag in {"P", "LI"}]
        if not name.endswith("psr.pdf"):
            continue
        looked += len(text)
        start = text[0].baseline
        for line in text:
            beside = (line.baseline - start) % QUARTER
            # A hairline above may move it by less than a tenth of a millimetre.
            if min(beside, QUARTER - beside) > 0.26:
                off.append((name, line.page, round(beside, 2), line.text))

    assert off == []
    assert looked > 500
