"""Set what stands in the margins of pages apart from the text of a document.

Why:
    A running head is no part of the text, and a screen reader is not to read it on
    every page. WeasyPrint marks it as it marks text, and hangs it nowhere in the
    structure (its issue 1836). It is put right before the file is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


def set_apart(pdf: pydyf.PDF) -> None:
    """Turn what is in no place of the structure into artifacts of its page.

    Args:
        pdf: a tagged file of WeasyPrint, not yet written.
    """
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    hung = set(_below(pdf, root))
    parents = _object(pdf, root["ParentTree"])["Nums"]
    arrays = dict(zip(parents[::2], parents[1::2], strict=True))
    for reference in pdf.page_references:
        page = _object(pdf, reference)
        array = arrays[page["StructParents"]]
        kept = {number for number, it in enumerate(array) if it in hung}
        _mark(_object(pdf, page["Contents"]).stream, kept)
        _forget(array, kept)


def _object(pdf: pydyf.PDF, reference: bytes) -> Any:  # noqa: ANN401 - of any type
    return pdf.objects[int(reference.split()[0])]


def _below(pdf: pydyf.PDF, element: dict[str, Any]) -> Iterator[bytes]:
    """Name every element below one; what is no reference is content of a page."""
    for kid in element["K"]:
        if isinstance(kid, bytes):
            below = _object(pdf, kid)
            if below["Type"] == "/StructElem":
                yield kid
                yield from _below(pdf, below)


def _mark(content: list[Any], kept: Collection[int]) -> None:
    """Write the marks of what is not kept again, as those of pagination."""
    for at, it in enumerate(content):
        marks = isinstance(it, pydyf.Dictionary) and "MCID" in it
        if marks and it["MCID"] not in kept:
            content[at - 1] = "/Artifact"
            content[at] = pydyf.Dictionary({"Type": "/Pagination"})


def _forget(array: list[Any], kept: Collection[int]) -> None:
    """Leave in the list of a page's parents only those of content that is kept."""
    array[:] = [it if at in kept else "null" for at, it in enumerate(array)]
    while array and array[-1] == "null":
        array.pop()
