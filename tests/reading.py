"""Read the finished documents as a person would: their words, lines and cells."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped]
import tinyhtml5

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

LEAVES = frozenset(["caption", "h1", "h2", "h3", "h4", "li", "p", "td", "th"])
BLOCKS = LEAVES | {"div", "footer", "header", "section", "tr"}


def parsed(html: str) -> Element:
    """Parse a page as a browser does."""
    root: Element = tinyhtml5.parse(html, namespace_html_elements=False)
    return root


@cache
def page_of(path: Path) -> Element:
    """Parse a page that was written."""
    return parsed(path.read_text(encoding="utf-8"))


def text_of(element: Element) -> str:
    """Return the text of an element on one line; blocks stand apart."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element, without: frozenset[str] = frozenset()) -> Iterator[str]:
    edge = " " if element.tag in BLOCKS else ""
    yield edge
    yield element.text or ""
    for child in element:
        if child.tag not in without:
            yield from _pieces(child, without)
        yield child.tail or ""
    yield edge


def bases(page: Element) -> list[str]:
    """Return what a page says that its words rest on, each once, in order."""
    told = [it for details in page.iter("details") for it in details.iter()]
    return list(dict.fromkeys(text_of(it) for it in told if it.tag in {"p", "li"}))


def blocks(page: Element) -> list[str]:
    """Return every heading, paragraph, list item and cell exactly as written."""
    return [
        "".join(it.itertext()).strip("\n") for it in page.iter() if it.tag in LEAVES
    ]


def rows(page: Element) -> list[list[str]]:
    """Return every row of every table, cell by cell."""
    return [[text_of(cell) for cell in row] for row in page.iter("tr")]


def body_words(page: Element) -> list[str]:
    """Return the words of a page in order, without the marks above it.

    What the words rest on is left out: paper tells it at the end, and not below each.
    """
    parts = [it for name in ("main", "footer") for it in page.iter(name)]
    return " ".join(
        "".join(_pieces(it, frozenset(["details"]))) for it in parts
    ).split()


# The running lines of large print take two lines at the side.
_RUNNING_ON = re.compile(
    r"^(Your timetable,|Working copy, not for|disclosure)\r\n", re.MULTILINE
)


@cache
def pdf_pages(path: Path) -> tuple[str, ...]:
    """Return the text of each page, the last two lines being its head and its foot.

    A hyphen at the end of a line is a hyphen.
    """
    document = pypdfium2.PdfDocument(path)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    texts = [_RUNNING_ON.sub(r"\1 ", text) for text in texts]
    return tuple(re.sub("[\ufffe\x02]\\s*", "-", text) for text in texts)


APPENDIX = "What each sentence rests on"


def pdf_appendix(path: Path) -> str:
    """Return the list at the end of a PDF, without the spaces at which it is broken."""
    lines = (line for text in pdf_pages(path) for line in text.splitlines()[:-2])
    listed = " ".join(lines).partition(APPENDIX)[2].partition("Made by csogp-docs")[0]
    return "".join(listed.split())


def pdf_body_words(path: Path, page: Element) -> list[str]:
    """Return the words between the running lines, and each table's head once.

    Args:
        path: the PDF.
        page: its HTML twin, which tells the heads that are repeated on a new page.
    """
    heads = [text_of(head).split() for head in page.iter("thead")]
    words: list[str] = []
    in_appendix = False
    for number, text in enumerate(pdf_pages(path)):
        lines = [line.strip() for line in text.splitlines()[:-2]]
        # The marks of a list are drawn, and are no part of the HTML's text.
        kept = [line for line in lines if not re.fullmatch(r"[0-9]+\.", line)]
        # Numbers that lead to what the words rest on, and the list they lead to.
        said = re.sub(r"\s*\[[0-9]+\]", "", " ".join(kept))
        in_appendix = in_appendix or said.startswith(APPENDIX)
        if in_appendix:
            said = "".join(said.partition("Made by csogp-docs")[1:])
        here = [word for word in said.split() if word != "•"]
        if number:
            for head in heads:
                if here[: len(head)] == head:
                    here = here[len(head) :]
        words += here
    return words
