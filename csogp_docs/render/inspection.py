"""Look at a finished PDF before it leaves: what a reader depends on must be there."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pikepdf

from csogp_docs.errors import RenderingError
from csogp_docs.render.tagging import document_content, marked_text

if TYPE_CHECKING:
    from collections.abc import Iterator

# The names of the typefaces that are shipped; a PDF may embed no other.
TYPEFACES = ("SourceSans3", "Source-Sans-3")

# How many pages a type of document has, where that is part of what it is.
PAGES = {"leaflet-print": 2, "summary": 1}

# How the metadata names the two standards.
_CLAIMS = {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "A"}


def inspect(pdf: bytes, kind: str, reference: str, heading: str) -> None:
    """Check that a PDF is whole, tagged, titled, and set in the shipped typefaces.

    Args:
        pdf: the finished file.
        kind: the type of document, which may fix the number of its pages.
        reference: names the document in the message.
        heading: the main heading, which must be found in the text.

    Raises:
        RenderingError: naming everything that is not as it must be.
    """
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            faults = list(_faults(opened, PAGES.get(kind), heading))
    except pikepdf.PdfError as error:
        raise RenderingError(f"{reference}: the PDF cannot be read: {error}") from error
    if faults:
        raise RenderingError(f"{reference}: the PDF {', and '.join(faults)}")


def refuse_other_length(pages: int, kind: str, reference: str) -> None:
    """Refuse a layout that has not as many pages as its type of document.

    Raises:
        RenderingError: names the document by its reference.
    """
    if pages != PAGES.get(kind, pages):
        raise RenderingError(f"{reference}: the PDF {_length(pages, PAGES[kind])}")


def _length(found: int, wanted: int | None) -> str:
    return f"has {found} pages where {wanted or 'some'} are wanted"


def _faults(pdf: pikepdf.Pdf, pages: int | None, heading: str) -> Iterator[str]:
    found = len(pdf.pages)
    if found != (pages or found or 1):
        yield _length(found, pages)
    for name, embedded in sorted(embedded_fonts(pdf).items()):
        if not embedded:
            yield f"does not embed the typeface {name}"
        if not name.startswith(TYPEFACES):
            yield f"is set in {name}, which is not shipped"
    unreadable = list(_unreadable(pdf))
    yield from unreadable
    if not unreadable:
        yield from _misread(pdf, heading)


def _unreadable(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Name what a screen reader or an archive would miss."""
    root: Any = pdf.Root
    shows_title = root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")
    wanted = {
        "is not tagged": root.get("/MarkInfo", {}).get("/Marked"),
        "has no structure for a screen reader": "/StructTreeRoot" in root,
        "does not name its language": str(root.get("/Lang", "")),
        "has no title": str(pdf.docinfo.get("/Title", "")),
        "does not show its title": shows_title,
        "has no bookmarks": "/Outlines" in root,
        "has a page on which the tab key does not follow the structure": all(
            page.obj.get("/Tabs") == "/S" for page in pdf.pages
        ),
    }
    yield from (fault for fault, there in wanted.items() if not there)
    metadata = pdf.open_metadata()
    for name, value in _CLAIMS.items():
        if metadata.get(name) != value:
            yield f"does not say {name} {value} in its metadata"


def _misread(pdf: pikepdf.Pdf, heading: str) -> Iterator[str]:
    """Name what is amiss with the text of each page, and with its place."""
    inside = document_content(pdf)
    said = ""
    for number, page in enumerate(pdf.pages, start=1):
        content = inside.get(page.obj.objgen, {})
        texts = list(marked_text(page))
        if any(it.lacks_glyph for it in texts):
            yield f"has no shape for a character on page {number}"
        told = [it for it in texts if it.text and not it.artifact]
        if any(it.number not in content for it in told):
            yield f"has text on page {number} that is in no place of its structure"
        if set(content) - {it.number for it in texts}:
            yield f"has in its structure what is not on page {number}"
        words = "".join(it.text for it in told)
        if not words.strip():
            yield f"has no text on page {number}"
        said += words
    if "".join(heading.split()) not in "".join(said.split()):
        yield "does not say its main heading"


def embedded_fonts(pdf: pikepdf.Pdf) -> dict[str, bool]:
    """Name every typeface a PDF uses, without subset prefix, and if it is embedded."""
    found: dict[str, bool] = {}
    for page in pdf.pages:
        resources: Any = page.obj.get("/Resources", pikepdf.Dictionary())
        for font in resources.get("/Font", pikepdf.Dictionary()).values():
            name = str(font.get("/BaseFont", "/?")).lstrip("/").split("+")[-1]
            descendants = font.get("/DescendantFonts", [font])
            descriptor = descendants[0].get("/FontDescriptor", pikepdf.Dictionary())
            files = ("/FontFile", "/FontFile2", "/FontFile3")
            embedded = any(key in descriptor for key in files)
            found[name] = found.get(name, True) and embedded
    return found
