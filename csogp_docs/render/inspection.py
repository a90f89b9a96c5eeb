"""Look at a finished PDF before it leaves: what a reader depends on must be there."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pikepdf

from csogp_docs.errors import RenderingError

if TYPE_CHECKING:
    from collections.abc import Iterator

# The names of the typefaces that are shipped; a PDF may embed no other.
TYPEFACES = ("SourceSans3", "Source-Sans-3")

# How many pages a type of document has, where that is part of what it is.
PAGES = {"leaflet-print": 2, "summary": 1}


def inspect(pdf: bytes, kind: str, reference: str) -> None:
    """Check that a PDF is whole, tagged, titled, and set in the shipped typefaces.

    Args:
        pdf: the finished file.
        kind: the type of document, which may fix the number of its pages.
        reference: names the document in the message.

    Raises:
        RenderingError: naming everything that is not as it must be.
    """
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            faults = list(_faults(opened, PAGES.get(kind)))
    except pikepdf.PdfError as error:
        raise RenderingError(f"{reference}: the PDF cannot be read: {error}") from error
    if faults:
        raise RenderingError(f"{reference}: the PDF {', and '.join(faults)}")


def _faults(pdf: pikepdf.Pdf, pages: int | None) -> Iterator[str]:
    found = len(pdf.pages)
    if found != (pages or found or 1):
        yield f"has {found} pages where {pages or 'some'} are wanted"
    yield from _unreadable(pdf)
    for name, embedded in sorted(embedded_fonts(pdf).items()):
        if not embedded:
            yield f"does not embed the typeface {name}"
        if not name.startswith(TYPEFACES):
            yield f"is set in {name}, which is not shipped"


def _unreadable(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Name what a screen reader would miss."""
    root: Any = pdf.Root
    if "/MarkInfo" not in root or not root.MarkInfo.get("/Marked"):
        yield "is not tagged"
    if "/StructTreeRoot" not in root:
        yield "has no structure for a screen reader"
    if "/Lang" not in root:
        yield "does not name its language"
    if not str(pdf.docinfo.get("/Title", "")):
        yield "has no title"


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
