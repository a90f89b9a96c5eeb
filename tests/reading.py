"""Read the finished documents as a person would: their words, lines and cells."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped]
import tinyhtml5  # type: ignore[import-untyped]

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


def _pieces(element: Element) -> Iterator[str]:
    edge = " " if element.tag in BLOCKS else ""
    yield edge
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield edge


def blocks(page: Element) -> list[str]:
    """Return every heading, paragraph, list item and cell exactly as written."""
    return [
        "".join(it.itertext()).strip("\n") for it in page.iter() if it.tag in LEAVES
    ]


def rows(page: Element) -> list[list[str]]:
    """Return every row of every table, cell by cell."""
    return [[text_of(cell) for cell in row] for row in page.iter("tr")]


def body_words(page: Element) -> list[str]:
    """Return the words of a page in order, without the marks above it."""
    parts = [it for name in ("main", "footer") for it in page.iter(name)]
    return " ".join(text_of(part) for part in parts).split()


@cache
def pdf_pages(path: Path) -> tuple[str, ...]:
    """Return the text of each page; a hyphen at the end of a line is a hyphen."""
    document = pypdfium2.PdfDocument(path)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return tuple(re.sub("[\ufffe\x02]\\s*", "-", text) for text in texts)


def pdf_body_words(path: Path, page: Element) -> list[str]:
    """Return the words between the running lines, and each table's head once.

    Args:
        path: the PDF.
        page: its HTML twin, which tells the heads that are repeated on a new page.
    """
    heads = [text_of(head).split() for head in page.iter("thead")]
    words: list[str] = []
    for number, text in enumerate(pdf_pages(path)):
        lines = [line.strip() for line in text.splitlines()[:-2]]
        # The marks of a list are drawn, and are no part of the HTML's text.
        kept = [line for line in lines if not re.fullmatch(r"[0-9]+\.", line)]
        here = [word for word in " ".join(kept).split() if word != "•"]
        if number:
            for head in heads:
                if here[: len(head)] == head:
                    here = here[len(head) :]
        words += here
    return words
