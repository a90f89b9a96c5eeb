"""The PDF says what the page says, word for word and in the same order.

Read twice, in ways that have nothing in common: by the tags, as a screen reader does,
and by the places on the paper, as somebody does who copies the text.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
from reading import blocks, page_of, text_of
from tag_tree import read_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from conftest import Twins

# On a folded sheet the panels lie in another order than they are read in, and a section
# that runs on has its heading again.
FOLDED = "leaflet-print"
# What a working copy says of its own sentences stands beside each on a screen, and by
# number at the end on paper.
APPENDIX = "Whateachsentencerestson"
COURT_REPORT = ("psr", "court")


def squeezed(text: str) -> str:
    """Leave white space out."""
    return "".join(text.split())


def words_of(page: Element) -> str:
    """Return the text of a page below its marks, without white space.

    What can be opened to see what a sentence rests on is no part of the document.
    """
    parts = [it for name in ("main", "footer") for it in page.iter(name)]
    return squeezed("".join(text for part in parts for text in _said(part)))


def _said(element: Element) -> Iterator[str]:
    if element.tag != "details":
        yield element.text or ""
        for child in element:
            yield from _said(child)
            yield child.tail or ""


def without_basis(text: str, twins: Twins) -> str:
    """Take out of a working copy its reference numbers and the list they lead to."""
    if twins.audience != "file" or APPENDIX not in text:
        return text
    text = re.sub(r"\[[0-9]+\]", "", text)
    before, _, after = text.partition(APPENDIX)
    return before + after[after.index("Madebycsogp-docs") :]


def on_paper(file: Path, html: Path) -> str:
    """Return what stands on the paper, without white space and pagination.

    What is marked as an artifact is taken out first. Left out besides are the marks of
    lists and the head of a table where it is repeated on a new page; a hyphen at the
    end of a line is a hyphen, since no word is ever divided.
    """
    without = io.BytesIO()
    with pikepdf.open(file) as pdf:
        for page in pdf.pages:
            content = page.obj.Contents.read_bytes()
            page.obj.Contents = pdf.make_stream(_without_artifacts(content))
        pdf.save(without)
    document = pypdfium2.PdfDocument(without.getvalue())
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    heads = [text_of(head) for head in page_of(html).iter("thead")]
    return "".join(_plain(text, heads if at else []) for at, text in enumerate(pages))


def _without_artifacts(content: bytes) -> bytes:
    """Take text that is pagination out of the content of a page."""
    return re.sub(
        rb"/Artifact\n<</Type /Pagination>>\nBDC\n.*?\nEMC\n",
        b"",
        content,
        flags=re.DOTALL,
    )


def _plain(text: str, heads: list[str]) -> str:
    text = re.sub("[\ufffe\x02]\\s*", "-", text)
    lines = [
        it for it in text.splitlines() if not re.fullmatch(r"\s*[0-9]{1,2}\.\s*", it)
    ]
    plain = squeezed("\n".join(lines)).replace("•", "")
    for head in map(squeezed, heads):
        plain = plain.removeprefix(head)
    return plain


def differing(pdf: str, page: str) -> str:
    """Return where two texts part, or nothing."""
    if pdf == page:
        return ""
    at = next(
        (
            at
            for at, pair in enumerate(zip(pdf, page, strict=False))
            if len({*pair}) > 1
        ),
        min(len(pdf), len(page)),
    )
    return f"at {at}: {pdf[at - 20 : at + 60]!r} for {page[at - 20 : at + 60]!r}"


def unlike(folded: str, page: Element) -> str:
    """Return what a folded sheet or its page says and the other does not."""
    for heading in page.iter("h2"):
        folded = folded.replace(f"{squeezed(text_of(heading))}(continued)", "")
    for text in sorted(map(squeezed, blocks(page)), key=len, reverse=True):
        if text not in folded:
            return f"lacks {text[:60]!r}"
        folded = folded.replace(text, "|", 1)
    return folded.replace("|", "")


def test_the_tags_are_in_the_order_of_the_page(documents: list[Twins]) -> None:
    """A screen reader says of the PDF what a browser says of the page."""
    found = {
        it.name: differing(
            without_basis(read_in_order(it.pdf), it), words_of(page_of(it.html))
        )
        for it in documents
        if it.kind != FOLDED
    }

    assert {name: it for name, it in found.items() if it} == {}
    assert len(found) > 50


def test_the_paper_says_what_the_page_says(documents: list[Twins]) -> None:
    """Word for word, the running heads and feet left out."""
    found = {
        it.name: differing(
            without_basis(on_paper(it.pdf, it.html), it), words_of(page_of(it.html))
        )
        for it in documents
        if it.kind not in {FOLDED, "manual"}
    }

    assert {name: it for name, it in found.items() if it} == {}
    assert len(found) > 50


def test_a_folded_sheet_says_all_that_its_page_says(documents: list[Twins]) -> None:
    """And nothing more, but that a section runs on."""
    found = {
        it.name: unlike(read_in_order(it.pdf), page_of(it.html))
        for it in documents
        if it.kind == FOLDED
    }

    assert {name: it for name, it in found.items() if it} == {}
    assert found


def test_a_word_that_differs_is_noticed(one_of_each: list[Twins]) -> None:
    """A lost word, a changed one and two that change places, in either reading."""
    twins = next(it for it in one_of_each if (it.kind, it.audience) == COURT_REPORT)
    page = words_of(page_of(twins.html))
    for read in (read_in_order(twins.pdf), on_paper(twins.pdf, twins.html)):
        assert differing(read, page) == ""
        assert differing(read, page.replace("programme", "", 1))
        assert differing(read, page.replace("offence", "offense", 1))
        assert differing(read[100:200] + read[:100] + read[200:], page)


def test_a_panel_that_is_lost_or_added_is_noticed(one_of_each: list[Twins]) -> None:
    """A folded sheet is compared paragraph by paragraph."""
    twins = next(it for it in one_of_each if it.kind == FOLDED)
    read, page = read_in_order(twins.pdf), page_of(twins.html)
    longest = max(map(squeezed, blocks(page)), key=len)

    assert unlike(read, page) == ""
    assert unlike(read.replace(longest, ""), page)
    assert unlike(read + "More", page) == "More"


def test_what_stands_in_the_margins_is_on_the_paper_and_in_no_tag(
    one_of_each: list[Twins],
) -> None:
    """Sighted readers find the page number; a screen reader is not stopped by it."""
    twins = next(it for it in one_of_each if (it.kind, it.audience) == COURT_REPORT)
    with pikepdf.open(twins.pdf) as pdf:
        count = sum(
            page.obj.Contents.read_bytes().count(b"/Type /Pagination")
            for page in pdf.pages
        )
        pages = len(pdf.pages)

    assert count >= 5 * pages
    assert "page1of" not in read_in_order(twins.pdf)
    assert "page1of" not in on_paper(twins.pdf, twins.html)
